"""`extract` and `merge` as their users meet them: what is printed where, and how the run ends."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from awesome_tools import __version__
from awesome_tools.cli import COMMANDS, main
from awesome_tools.errors import ExitStatus
from awesome_tools.source import MAX_BYTES

Run = Callable[..., tuple[int, str, str]]

LIST = """# Awesome segmentation

## 2020

- [[CVPR](https://arxiv.org/abs/2004.04581)] SEAM: Self-supervised Equivariant Attention Mechanism. \
[[pytorch](https://github.com/YudeWang/SEAM)] [img]
- [Another Work on Weak Labels](https://arxiv.org/abs/2004.00001) - Notes.

See the [guide](https://example.com/guide) before you add anything to this list, please.
"""
OTHER = """| Name | Title | Venue | Paper |
| --- | --- | --- | --- |
| SEAM | Self-supervised Equivariant Attention Mechanism | CVPR2020 | https://arxiv.org/abs/2004.04581 |
| SEC | Seed, expand and constrain | ECCV2016 | https://arxiv.org/abs/1603.06098 |
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two lists, in which the command runs."""
    (tmp_path / "one.md").write_text(LIST, encoding="utf-8")
    (tmp_path / "two.md").write_text(OTHER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line: exit status, standard output, standard error."""

    def command(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return int(status), captured.out, captured.err

    return command


def process(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The same in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "awesome_tools", *arguments],
        input=stdin, capture_output=True, timeout=60, check=False, env={**os.environ, **environment},
    )  # fmt: skip


def titles(jsonl: str) -> list[str]:
    return [json.loads(line)["title"] for line in jsonl.splitlines()]


# ---------------------------------------------------------------- what extract prints


def test_extract_prints_records_in_order(run: Run) -> None:
    status, out, err = run("extract", "one.md", "two.md", "--format", "jsonl")
    records = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (ExitStatus.CLEAN, "")
    assert [(record["source"]["path"], record["source"]["line"]) for record in records] == [
        ("one.md", 5), ("one.md", 6), ("two.md", 3), ("two.md", 4),
    ]  # fmt: skip
    assert list(records[0]) == [
        *("title", "name", "kind", "year", "date", "venue", "authors", "links", "identifiers", "tags", "checked"),
        *("description", "fields", "section", "source"),
    ]
    assert records[0]["identifiers"] == ["arxiv:2004.04581", "gh:yudewang/seam"]


def test_extract_for_people(run: Run) -> None:
    status, out, err = run("extract", "one.md")
    assert status == ExitStatus.CLEAN
    assert out.startswith("one.md:5: SEAM: Self-supervised Equivariant Attention Mechanism")
    assert "\n    code   https://github.com/YudeWang/SEAM\n" in out
    assert "\x1b" not in out
    assert err == "one.md: 2 entries\n"


def test_extract_unclaimed(run: Run) -> None:
    assert run("extract", "one.md", "two.md", "--unclaimed")[1] == "one.md:8:9: prose: https://example.com/guide\n"
    (line,) = run("extract", "one.md", "--unclaimed", "--format", "jsonl")[1].splitlines()
    shown = json.loads(line)
    assert (shown["path"], shown["line"], shown["column"], shown["reason"]) == ("one.md", 8, 9, "prose")


def test_a_folder_is_searched_for_lists(run: Run, folder: Path) -> None:
    for name in ("sub/three.MD", "sub/four.markdown", ".hidden/five.md", "node_modules/six.md", "sub/seven.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("- [A name](https://example.com/x) - Text.\n", encoding="utf-8")
    paths = [json.loads(line)["source"]["path"] for line in run("extract", ".", "--format", "jsonl")[1].splitlines()]
    assert sorted(set(paths)) == ["./one.md", "./sub/four.markdown", "./sub/three.MD", "./two.md"]
    assert run("extract", ".", "./one.md", "--format", "jsonl")[1].count('"./one.md"') == 2


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(LIST.encode())))
    records = [json.loads(line) for line in run("extract", "-", "--format", "jsonl")[1].splitlines()]
    assert [record["source"]["path"] for record in records] == ["-", "-"]


def test_an_empty_file_has_no_entries(run: Run, folder: Path) -> None:
    (folder / "empty.md").write_bytes(b"")
    assert run("extract", "empty.md", "--format", "jsonl") == (ExitStatus.CLEAN, "", "")
    assert run("merge", "empty.md", "--format", "jsonl")[:2] == (ExitStatus.CLEAN, "")


# ---------------------------------------------------------------- what merge prints


def test_merge_to_standard_output(run: Run) -> None:
    status, out, err = run("merge", "one.md", "two.md")
    assert status == ExitStatus.CLEAN
    assert out.count("https://arxiv.org/abs/2004.04581") == 1
    assert "4 entries of 2 lists -> 3 works, 1 of them named more than once" in err


def test_merge_as_records(run: Run) -> None:
    works = [json.loads(line) for line in run("merge", "one.md", "two.md", "--format", "jsonl")[1].splitlines()]
    (both,) = [work for work in works if len(work["sources"]) == 2]
    assert [(place["path"], place["line"]) for place in both["sources"]] == [("one.md", 5), ("two.md", 3)]
    assert {"provenance", "conflicts", "evidence"} <= both.keys()


def test_merge_to_a_file_and_check(run: Run, folder: Path) -> None:
    status, out, err = run("merge", "one.md", "two.md", "-o", "out.md", "--report", "report.md")
    assert (status, err) == (ExitStatus.CLEAN, "wrote out.md\n")
    assert "3 works" in out
    assert "https://example.com/guide" in (folder / "report.md").read_text("utf-8")
    before = (folder / "out.md").stat().st_mtime_ns
    assert run("merge", "one.md", "two.md", "-o", "out.md")[2] == "unchanged: out.md\n"
    assert run("merge", "two.md", "one.md", "-o", "out.md", "--check")[0] == ExitStatus.CLEAN
    assert (folder / "out.md").stat().st_mtime_ns == before
    (folder / "out.md").write_text("changed\n", encoding="utf-8")
    status, _, err = run("merge", "one.md", "two.md", "-o", "out.md", "--check")
    assert status == ExitStatus.FINDINGS
    assert "out.md: stale" in err
    assert (folder / "out.md").read_text("utf-8") == "changed\n"


def test_merge_explains(run: Run) -> None:
    assert "one.md:5" in run("merge", "one.md", "two.md", "--explain", "SEAM")[1]
    status, out, err = run("merge", "one.md", "two.md", "--explain", "Nothing of this name")
    assert (status, out) == (ExitStatus.FINDINGS, "")
    assert "Nothing of this name" in err


def test_merge_of_a_list_yaml(run: Run, folder: Path) -> None:
    (folder / "list.yaml").write_text(
        "title: Kept\nsources:\n  - path: one.md\n    title: One\n  - {path: two.md, title: Two}\n", encoding="utf-8"
    )
    assert run("merge", "list.yaml")[0] == ExitStatus.CLEAN
    text = (folder / "README.md").read_text("utf-8")
    assert text.startswith("# Kept\n")
    assert run("merge", "list.yaml", "--check")[0] == ExitStatus.CLEAN
    (folder / "two.md").unlink()
    status, _, err = run("merge", "list.yaml")
    assert status == ExitStatus.FAILED
    assert "two.md: no such file" in err
    assert (folder / "README.md").read_text("utf-8") == text


# ---------------------------------------------------------------- what cannot be read


def utf_16(path: Path) -> None:
    path.write_text("- [a](http://b.c)\n", encoding="utf-16")


def binary(path: Path) -> None:
    path.write_bytes(b"# Title\n\x89PNG\r\n\x1a\n\0\0\0\rIHDR")


def invalid(path: Path) -> None:
    path.write_bytes("# Titel\n\nfünf\n".encode("latin-1"))


def huge(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)


def directory_without_lists(path: Path) -> None:
    path.mkdir()
    (path / "notes.txt").write_text("- [a](http://b.c)\n", encoding="utf-8")


def dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def loop(path: Path) -> None:
    path.symlink_to(path.name)


UNREADABLE: dict[Callable[[Path], object], str] = {
    utf_16: "bad.md: the file is UTF-16 text, expected UTF-8",
    binary: "bad.md:4: the file is binary, expected text",
    invalid: "bad.md:3: invalid UTF-8: byte 0xfc at offset 10",
    huge: f"bad.md: the file is too large, expected at most {MAX_BYTES // 2**20} MiB",
    directory_without_lists: "bad.md: no Markdown files in this folder",
    dangling: "bad.md: no such file",
    loop: "bad.md: cannot be read: Too many levels of symbolic links",
}


@pytest.mark.parametrize("make", UNREADABLE, ids=lambda make: make.__name__)
def test_one_bad_file_does_not_stop_the_others(run: Run, folder: Path, make: Callable[[Path], object]) -> None:
    make(folder / "bad.md")
    status, out, err = run("extract", "one.md", "bad.md", "two.md", "--format", "jsonl")
    assert status == ExitStatus.FAILED
    assert len(titles(out)) == 4
    assert err.startswith(f"awesome-tools: {UNREADABLE[make]}")
    assert err.count("\n") == 1
    status, out, err = run("merge", "bad.md", "one.md", "two.md", "--format", "jsonl")
    assert status == ExitStatus.FAILED
    assert len(titles(out)) == 3
    assert UNREADABLE[make] in err
    assert run("merge", "bad.md")[:2] == (ExitStatus.FAILED, "")


def test_missing_file(run: Run) -> None:
    status, out, err = run("extract", "none.md")
    assert (status, out) == (ExitStatus.FAILED, "")
    assert err == "awesome-tools: none.md: no such file (check the spelling)\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(run: Run, folder: Path) -> None:
    (folder / "one.md").chmod(0)
    assert run("extract", "one.md") == (
        ExitStatus.FAILED,
        "",
        "awesome-tools: one.md: cannot be read: Permission denied\n",
    )


def test_an_error_of_the_system_is_told(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also for root, who may read everything."""

    def refuse(path: str, *_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("awesome_tools.source.open", refuse, raising=False)
    assert run("extract", "one.md") == (
        ExitStatus.FAILED,
        "",
        "awesome-tools: one.md: cannot be read: Permission denied\n",
    )


def test_output_that_cannot_be_written(run: Run, folder: Path) -> None:
    status, _, err = run("merge", "one.md", "-o", "no/such/folder/out.md")
    assert status == ExitStatus.FAILED
    assert "no/such/folder/out.md: cannot be written: No such file or directory" in err
    (folder / "out").mkdir()
    status, _, err = run("merge", "one.md", "-o", "out")
    assert status == ExitStatus.FAILED
    assert "out: cannot be written: Is a directory" in err
    assert run("merge", "one.md", "-o", "gone.md", "--check")[0] == ExitStatus.FAILED


def test_a_written_file_keeps_its_mode_and_what_links_to_it(run: Run, folder: Path) -> None:
    (folder / "real.md").write_text("old\n", encoding="utf-8")
    (folder / "real.md").chmod(0o640)
    (folder / "link.md").symlink_to("real.md")
    assert run("merge", "one.md", "-o", "link.md")[0] == ExitStatus.CLEAN
    assert (folder / "link.md").is_symlink()
    assert stat.S_IMODE((folder / "real.md").stat().st_mode) == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["link.md", "one.md", "real.md", "two.md"]


# ---------------------------------------------------------------- a list.yaml that is wrong

YAML: dict[str, str] = {
    "title: [\nsources: x\n": "list.yaml:3: not YAML: ",
    "title: a\n\tsources: b\n": "list.yaml:2: not YAML: ",
    "title: a\n": "no sources, expected at least one",
    "": "expected a mapping",
    "- a\n- b\n": "expected a mapping",
    "title: a\nsources:\n  - path: one.md\n    titel: b\n": "list.yaml:4: ",
    "title: a\nsorces:\n  - path: one.md\n": "list.yaml:2: ",
    "title: a\nsources:\n  - path: one.md\n    title: One\ngroup_by: moon\n": "list.yaml:5: ",
    "title: a\nsources: one.md\n": "list.yaml:2: ",
    "title: !!python/object/apply:os.system [echo]\nsources: []\n": "list.yaml:1: not YAML: ",
}


@pytest.mark.parametrize("text", YAML)
def test_a_bad_list_yaml(run: Run, folder: Path, text: str) -> None:
    (folder / "list.yaml").write_text(text, encoding="utf-8")
    status, out, err = run("merge", "list.yaml")
    assert (status, out) == (ExitStatus.FAILED, "")
    assert err.startswith("awesome-tools: list.yaml")
    assert YAML[text] in err
    assert not (folder / "README.md").exists()


def test_bad_decisions(run: Run, folder: Path) -> None:
    (folder / "list.yaml").write_text("title: a\nsources: [{path: one.md, title: One}]\n", encoding="utf-8")
    (folder / "decisions.yaml").write_text("same: [\n", encoding="utf-8")
    status, _, err = run("merge", "list.yaml")
    assert status == ExitStatus.FAILED
    assert err.startswith("awesome-tools: decisions.yaml:2: not YAML")


# ---------------------------------------------------------------- options, help


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Usage: awesome-tools"),
        (["extrakt", "one.md"], "No such command 'extrakt'"),
        (["extract"], "Missing argument 'PATH...'"),
        (["extract", "one.md", "--format", "xml"], "'xml' is not one of 'text', 'jsonl'"),
        (["extract", "one.md", "--nothing"], "No such option"),
        (["extract", "one.md", "--unclaimed", "--profile"], "exclude each other"),
        (["merge"], "Missing argument"),
        (["merge", "one.md", "--check"], "--check needs an output"),
        (["merge", "list.yaml", "one.md"], "list.yaml names its sources itself"),
    ],
)
def test_wrong_options(run: Run, arguments: list[str], message: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (ExitStatus.FAILED, "")
    assert message in err


def test_version(run: Run) -> None:
    assert run("--version") == (ExitStatus.CLEAN, f"awesome-tools, version {__version__}\n", "")


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help(run: Run, name: str) -> None:
    status, out, err = run(*name.split(), "--help")
    assert (status, err) == (ExitStatus.CLEAN, "")
    assert out.startswith(f"Usage: awesome-tools {name}".rstrip())
    assert max(map(len, out.splitlines())) <= 110
    assert run(*name.split(), "-h")[1] == out
    if not name:
        assert all(f"  {command} " in out for command in COMMANDS)


# ---------------------------------------------------------------- as processes


def test_a_process_reads_standard_input() -> None:
    done = process("extract", "-", "--format", "jsonl", stdin=LIST.encode(), PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.splitlines()) == 2


def test_a_process_ends_with_the_status(folder: Path) -> None:
    for arguments, status in (
        (["extract", "one.md"], 0),
        (["extract", "none.md"], 2),
        (["merge", "one.md", "--explain", "?"], 1),
    ):
        done = process(*arguments)
        assert done.returncode == status, done.stderr
        assert b"Traceback" not in done.stderr


def test_text_goes_out_whole_where_the_locale_is_plain(folder: Path) -> None:
    (folder / "one.md").write_text("- [深度学习](https://example.com/x) - 说明。\n", encoding="utf-8")
    done = process("extract", "one.md", "--format", "jsonl", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="")
    assert done.returncode == 0, done.stderr
    assert titles(done.stdout.decode("utf-8")) == ["深度学习"]


def test_a_reader_that_goes_away(folder: Path) -> None:
    """`awesome-tools extract … | head -1` ends quietly."""
    (folder / "long.md").write_text("- [A name](https://example.com/x) - Text.\n" * 5000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "awesome_tools", "extract", "long.md", "--format", "jsonl"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        assert running.stderr is not None
        assert titles(running.stdout.readline().decode()) == ["A name"]
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 0


def terminal(*arguments: str, **environment: str) -> bytes:
    """What a terminal shows."""
    pty = pytest.importorskip("pty")
    own, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "awesome_tools", *arguments], stdin=theirs, stdout=theirs, stderr=theirs,
        env={**{key: value for key, value in os.environ.items() if key != "NO_COLOR"}, "TERM": "xterm", **environment},
    ) as running:  # fmt: skip
        os.close(theirs)
        shown = b""
        try:
            while chunk := os.read(own, 65536):
                shown += chunk
        except OSError:  # Linux says so at the end
            pass
        running.wait(60)
    os.close(own)
    return shown


def test_colour_only_where_it_is_wanted(folder: Path) -> None:
    assert b"\x1b[1m" in terminal("extract", "one.md")
    assert b"\x1b" not in terminal("extract", "one.md", NO_COLOR="1")
    assert b"\x1b" not in process("extract", "one.md").stdout
