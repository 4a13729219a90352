"""Every command once from end to end, as the installed script on files: each has a test here that bears its name."""

from __future__ import annotations

import csv
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

import awesome_tools
from awesome_tools.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(sys.executable).with_name("awesome-tools")

README = """# Awesome weak labels

## Contents

- [Papers](#papers)
- [Tools](#tools)

## Papers

- [Self-supervised Equivariant Attention Mechanism](https://arxiv.org/abs/2004.04581) - **SEAM**. *CVPR 2020*.
- [Seed, Expand and Constrain](https://arxiv.org/abs/1603.06098) - **SEC**. *ECCV 2016*.

## Tools

- [Alpha](https://github.com/example/alpha) - Draws masks.
- [Beta](https://github.com/example/beta?utm_source=list) - Counts cows.
- [Gamma](https://github.com/example/gamma) - Finds weak labels.
- [Gamma again](https://github.com/example/gamma/) - Finds labels.
"""
OTHER = """| Name | Title | Venue | Paper |
| --- | --- | --- | --- |
| SEAM | Self-supervised Equivariant Attention Mechanism | CVPR2020 | https://arxiv.org/abs/2004.04581 |
| IRN | Weakly Supervised Learning of Instance Segmentation | CVPR2019 | https://arxiv.org/abs/1904.05044 |
"""
IRN = "https://arxiv.org/abs/1904.05044"

Run = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a kept list and another, in which the script runs."""
    (tmp_path / "README.md").write_text(README, encoding="utf-8")
    (tmp_path / "other.md").write_text(OTHER, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Runs the script; what it printed on standard output, after a look at the exit status."""

    def command(*arguments: str | Path, status: int = 0, **environment: str) -> str:
        done = subprocess.run(
            [SCRIPT, *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
            env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), **environment},
        )  # fmt: skip
        assert done.returncode == status, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout

    return command


def test_every_command_is_tested_here() -> None:
    named = {name.removeprefix("test_").partition("__")[0] for name in globals() if name.startswith("test_")}
    assert set(COMMANDS) <= named, "write a test in this file, named test_COMMAND, that runs the new command on a file"


@pytest.mark.skipif("PYTHONSAFEPATH" not in os.environ, reason="only where the wheel is tested, see .ci/run")
def test_what_runs_is_the_installed_package() -> None:
    assert not Path(awesome_tools.__file__).resolve().is_relative_to(ROOT)


# ---------------------------------------------------------------- the commands


def test_extract(run: Run) -> None:
    records = [json.loads(line) for line in run("extract", "README.md", "--format", "jsonl").splitlines()]
    assert [record["title"].split()[0] for record in records] == [
        "Self-supervised",
        "Seed,",
        "Alpha",
        "Beta",
        "Gamma",
        "Gamma",
    ]
    assert records[0]["identifiers"] == ["arxiv:2004.04581"]


def test_init(run: Run, folder: Path) -> None:
    subprocess.run(["git", "init", "--quiet", folder], check=True)
    assert "wrote awesome-tools.yaml: preset" in run("init", "--source", "https://github.com/a/b", "--rev", "a" * 40)
    run("lint", ".")
    workflow = yaml.safe_load((folder / ".github" / "workflows" / "lists.yml").read_text("utf-8"))
    assert any(str(step.get("uses")).startswith("a/b@aaaa") for step in workflow["jobs"]["lists"]["steps"])


def test_config(run: Run, folder: Path) -> None:
    (folder / "awesome-tools.yaml").write_text("lint:\n  ignore: [AW4]\n", encoding="utf-8")
    shown = json.loads(run("config", "--format", "json", "README.md"))
    assert (shown["values"]["lint"]["ignore"], shown["origins"]["lint.ignore"]) == (["AW4"], "awesome-tools.yaml:2")
    assert yaml.safe_load(run("config")) == shown["values"]
    assert json.loads(run("config", "--schema"))["properties"].keys() == shown["values"].keys()


def test_merge(run: Run, folder: Path) -> None:
    run("merge", "README.md", "other.md", "-o", "merged.md", "--report", "report.md")
    merged = (folder / "merged.md").read_text("utf-8")
    assert merged.count("https://arxiv.org/abs/2004.04581") == merged.count(IRN) == 1
    assert "arxiv:2004.04581" in run("merge", "README.md", "other.md", "--explain", "SEAM")
    run("merge", "README.md", "other.md", "-o", "merged.md", "--check")
    run("merge", "--into", "README.md", "other.md")
    assert (folder / "README.md").read_text("utf-8").replace(IRN, "").count("\n") == README.count("\n") + 1
    run("merge", "--into", "README.md", "other.md", "--check")


def test_diff(run: Run, folder: Path) -> None:
    (folder / "new.md").write_text(README.replace("Counts cows", "Counts sheep"), encoding="utf-8")
    assert "Beta" in run("diff", "README.md", "new.md", status=1)
    assert run("diff", "README.md", "README.md", "--format", "jsonl") == ""


def test_lint(run: Run, folder: Path) -> None:
    path = folder / "README.md"
    path.write_text(README.replace("masks.\n", "masks. \n"), encoding="utf-8")
    arguments = ("lint", "--select", "trailing-space", "README.md")
    found = json.loads(run(*arguments, "--format", "sarif", status=1))["runs"][0]["results"]
    assert {one["ruleId"] for one in found} == {"AW303", "AW401", "AW602"}
    assert "README.md:18:" in run(*arguments, "--fix", status=1)
    assert path.read_text("utf-8") == README
    run(*arguments, "--fix", "--unsafe-fixes", "--ignore", "AW401")
    assert path.read_text("utf-8") == README.replace("?utm_source=list", "")


def test_lint__baseline(run: Run, folder: Path) -> None:
    arguments = ("lint", "--baseline", "known.json", "README.md")
    run(*arguments, "--update-baseline")
    run(*arguments)
    path = folder / "README.md"
    path.write_text(f"Words above.\n\n{README}- [Gamma!](https://github.com/Example/Gamma.git) - Finds.\n", "utf-8")
    assert "README.md:21:" in run(*arguments, status=1)


def test_duplicates(run: Run, folder: Path) -> None:
    assert "README.md:18:" in run("duplicates", "README.md", status=1)
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@b.org", "commit", "-qm", "All"],
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)
    run("duplicates", "--diff-from", "HEAD", ".")
    (folder / "new.md").write_text("- [Alpha](https://github.com/example/alpha#readme) - Masks.\n", encoding="utf-8")
    found = run("duplicates", "--diff-from", "HEAD", ".", status=1)
    assert "new.md:1:" in found
    assert "README.md:15" in found


def test_rule(run: Run) -> None:
    codes = [line.split()[0] for line in run("rule").splitlines()]
    assert len(codes) > 70
    assert all(f"## {code} " in run("rule", code) for code in (codes[0], codes[-1]))


class _Site(http.server.BaseHTTPRequestHandler):
    """`/gone` is missing, all else is there."""

    def do_GET(self) -> None:
        gone = self.path == "/gone"
        body = b"<!doctype html><title>A page</title><p>Words that fill a page of its own, here for a test."
        self.send_response(404 if gone else 200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a web server on this machine."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}"
        site.shutdown()


def test_links(run: Run, folder: Path, server: str) -> None:
    (folder / "linked.md").write_text(f"- [Here]({server}/here)\n- [Gone]({server}/gone)\n", encoding="utf-8")
    arguments = ("links", "linked.md", "--cache", "memory.sqlite", "--allow-private", "127.0.0.1", "--format", "json")
    assert "excluded" in run("links", "linked.md", "--no-cache", "--format", "jsonl")
    told = run(*arguments, status=1)
    assert f"{server}/gone" in told
    assert "broken" in told
    (folder / "linked.md").write_text(f"- [Here]({server}/here)\n", encoding="utf-8")
    run(*arguments, "--offline")


FORMATS = {"jsonl": "jsonl", "json": "json", "yaml": "yaml", "csv": "csv", "bibtex": "bib"}


def test_export(run: Run, folder: Path) -> None:
    for name, ending in FORMATS.items():
        (folder / f"list.{ending}").write_text(run("export", "README.md", "--to", name), encoding="utf-8", newline="")
    assert len(json.loads((folder / "list.json").read_text("utf-8"))) == 6
    assert len(yaml.safe_load((folder / "list.yaml").read_text("utf-8"))) == 6
    assert len(list(csv.DictReader((folder / "list.csv").read_text("utf-8").splitlines()))) == 6
    assert len(json.loads(run("export", "README.md", "--to", "csl-json"))) == 6
    for name, start in (("opml", "<?xml"), ("bookmarks", "<!DOCTYPE NETSCAPE-Bookmark-file-1>")):
        assert run("export", "README.md", "--to", name).startswith(start)
    assert "<feed" in run("export", "README.md", "--to", "atom", "--updated", "2024-05-06T07:08:09Z")


def test_import(run: Run, folder: Path) -> None:
    for ending in FORMATS.values():
        run("export", "README.md", "-o", f"list.{ending}")
        assert run("import", f"list.{ending}") == (folder / "list.jsonl").read_text("utf-8")


def test_site(run: Run, folder: Path) -> None:
    run("site", "README.md", "-o", "page", "--title", "Mine")
    page = (folder / "page" / "index.html").read_text("utf-8")
    assert "<title>Mine</title>" in page
    assert "MiniSearch" in page
    assert "<script src=" not in page


# ---------------------------------------------------------------- what is installed beside the code


def test_schemas_are_installed() -> None:
    schemas = {path.name: path for path in Path(str(files("awesome_tools"))).rglob("*.schema.json")}
    assert {"record.schema.json", "awesome-tools.schema.json"} <= schemas.keys()
    for path in schemas.values():
        assert json.loads(path.read_text("utf-8"))["$schema"]


def test_licences_are_installed() -> None:
    shipped = {str(path) for path in distribution("awesome-tools").files or []}
    if not any(name.endswith("/cli/lint.py") for name in shipped):
        pytest.skip("an editable install lists no files; .ci/run tests the wheel")
    assert any(name.endswith("licenses/LICENSE") for name in shipped)
    assert any(name.endswith("licenses/awesome_tools/site/vendor/minisearch.LICENSE.txt") for name in shipped)
    assert "awesome_tools/py.typed" in shipped


# ---------------------------------------------------------------- python -m awesome_tools


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["--help"], ["lint", "--help"], ["lint"], ["lnit"], ["lint", "README.md"]],
    ids=" ".join,
)
def test_the_module_runs_as_the_script(folder: Path, arguments: list[str]) -> None:
    """Also the program's name in usage texts and errors."""
    runs = [
        subprocess.run([*program, *arguments], cwd=folder, capture_output=True, timeout=60, check=False)
        for program in ([SCRIPT], [sys.executable, "-m", "awesome_tools"])
    ]
    assert runs[0].stdout + runs[0].stderr != b""
    assert (runs[0].returncode, runs[0].stdout, runs[0].stderr) == (
        runs[1].returncode, runs[1].stdout, runs[1].stderr,
    )  # fmt: skip


# ---------------------------------------------------------------- completion


def completed(run: Run, *words: str) -> set[str]:
    """What bash is told of the last word; click asks for it by these variables."""
    told = run(COMP_WORDS="\n".join(words), COMP_CWORD=str(len(words) - 1), _AWESOME_TOOLS_COMPLETE="bash_complete")
    return set(told.split())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_each_shell(run: Run, shell: str) -> None:
    if shell == "bash" and not any(Path(folder, "bash").exists() for folder in os.environ["PATH"].split(":")):
        pytest.skip("click asks bash for its version, and there is none")
    script = run(_AWESOME_TOOLS_COMPLETE=f"{shell}_source")
    assert f"_AWESOME_TOOLS_COMPLETE={shell}_complete" in script


def test_commands_and_options_are_completed(run: Run) -> None:
    assert completed(run, "awesome-tools", "ex") == {"plain,extract", "plain,export"}
    assert {f"plain,{name}" for name in COMMANDS} == completed(run, "awesome-tools", "")
    assert completed(run, "awesome-tools", "lint", "--stat") == {"plain,--statistics"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("rule AW121", {"plain,AW121"}),
        ("rule aw121", {"plain,AW121"}),
        ("rule unsorted-e", {"plain,unsorted-entries"}),
        ("lint --ignore AW121", {"plain,AW121"}),
        ("lint --preset p", {"plain,papers"}),
        ("lint --format s", {"plain,sarif"}),
        ("export --to b", {"plain,bibtex", "plain,bookmarks"}),
        ("links --fail-on bro", {"plain,broken"}),
        ("lint REA", {"file,REA"}),
        ("merge a.md -o out", {"file,out"}),
        ("site README.md -o pa", {"dir,pa"}),
    ],
)
def test_values_are_completed(run: Run, words: str, expected: set[str]) -> None:
    assert completed(run, "awesome-tools", *words.split()) == expected


def test_completing_in_bash(run: Run, folder: Path) -> None:
    """The script of click in a real bash, up to the words that it offers."""
    script = run(_AWESOME_TOOLS_COMPLETE="bash_source")
    asked = (
        'COMP_WORDS=(awesome-tools rule AW121); COMP_CWORD=2; _awesome_tools_completion "$0"; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", f"complete() {{ :; }}\n{script}\n{asked}", SCRIPT],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("AW121\n", "")


def test_completing_in_fish(run: Run, folder: Path) -> None:
    if not shutil.which("fish"):
        pytest.skip("needs the shell fish")
    (folder / "awesome-tools.fish").write_text(run(_AWESOME_TOOLS_COMPLETE="fish_source"), encoding="utf-8")
    environment = {"PATH": f"{SCRIPT.parent}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder)}
    done = subprocess.run(
        ["fish", "--no-config", "-c", "source awesome-tools.fish; complete -C 'awesome-tools rule AW121'"],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False, env=environment,
    )  # fmt: skip
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == ["AW121"], done.stderr
