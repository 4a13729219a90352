"""`init`: what fits a list, what is written, and that nothing is overwritten."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from awesome_tools.cli import init, lint
from awesome_tools.cli.origin import Origin, origin
from awesome_tools.cli.starter import WORKFLOWS, configuration, hook_entry, workflow
from awesome_tools.config.find import load
from awesome_tools.errors import SourceError
from awesome_tools.lint.fit import EVIDENCE, fit
from awesome_tools.rules.catalogue import all_rules
from awesome_tools.source import Source

_TOOLS = "# Ducks\n\n## Tools\n\n" + "".join(
    f"- [Tool {number:02}](https://tool{number:02}.org) - Does the work of {number} people.\n" for number in range(40)
)
_PAPERS = "# Ducks\n\n" + "".join(
    f"- [On the life of ducks, part {number}](https://arxiv.org/abs/2001.{number:05}) CVPR 2020\n"
    for number in range(10)
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.parent / "cache"))
    subprocess.run(["git", "init", "-q", "."], check=True)
    (tmp_path / "README.md").write_text(_TOOLS, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    source = ("--source", "https://github.com/ducks/awesome-tools", "--rev", "a" * 40)
    return CliRunner().invoke(init.command, [*arguments, *source], standalone_mode=False, catch_exceptions=False)


def names(folder: Path) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in files}


WRITTEN = {"awesome-tools.yaml", ".pre-commit-config.yaml", *WORKFLOWS}
_FAULT = "- [Zuletzt](https://zuletzt.org) - A Github page.\n"

# ---------------------------------------------------------------- what fits


def test_a_list_of_papers_has_their_preset() -> None:
    assert fit([Source("README.md", _PAPERS)]).preset == "papers"
    assert fit([Source("README.md", _TOOLS)]).preset == "recommended"
    assert fit([Source("README.md", _TOOLS), Source("p.md", _PAPERS * 4)]).preset == "papers"


def test_rules_are_met_by_much_without_a_fault() -> None:
    found = {one.name: one.count for one in fit([Source("README.md", _TOOLS)]).met}

    assert found["odd-shape"] == found["mixed-bullets"] == found["long-description"] == 40
    assert found.keys().isdisjoint({"table-padding", "code-fence", "skipped-level", "quote-style"})


def test_a_fault_or_little_evidence_is_no_habit() -> None:
    def met(*texts: str) -> set[str]:
        return {one.name for one in fit([Source(f"{number}.md", text) for number, text in enumerate(texts)]).met}

    assert "bare-url" in met(_TOOLS)
    assert "bare-url" not in met(_TOOLS + "\nSee also https://more.org for more.\n")
    assert "bare-url" not in met(_TOOLS, "See https://more.org for more.\n")
    assert "bare-url" not in met(_TOOLS[:900])


def test_rules_that_are_measured_exist_and_are_in_no_preset_for_all_lists() -> None:
    assert EVIDENCE.keys() <= {rule.name for rule in all_rules() if "recommended" not in rule.presets}


# ---------------------------------------------------------------- what is written


def test_it_writes_what_its_reader_takes(folder: Path) -> None:
    shown = run()

    assert shown.return_value == 0
    assert names(folder) == WRITTEN | {"README.md"}
    config = load("awesome-tools.yaml")
    assert config.lint.preset == ("recommended",)
    assert {"odd-shape", "mixed-bullets"} <= set(config.lint.select)
    hooks = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text())
    assert (hooks["repos"][0]["repo"], hooks["repos"][0]["rev"]) == (
        "https://github.com/ducks/awesome-tools",
        "a" * 40,
    )
    for name in WORKFLOWS:
        text = (folder / name).read_text()
        assert f"uses: ducks/awesome-tools@{'a' * 40} # v" in text
        assert "AWESOME_TOOLS_OWNER" not in text
        assert "@COMMIT" not in text
    assert shown.output.splitlines()[-3:] == [
        f"  git add awesome-tools.yaml .pre-commit-config.yaml {' '.join(WORKFLOWS)}",
        "  pip install pre-commit && pre-commit install",
        "  pre-commit run --all-files",
    ]


def test_a_second_run_changes_nothing(folder: Path) -> None:
    run()
    before = {name: (folder / name).stat() for name in names(folder)}
    shown = run()

    assert shown.return_value == 0
    assert shown.output.splitlines() == [
        "kept awesome-tools.yaml",
        "kept .pre-commit-config.yaml",
        "kept .github/workflows/lists.yml",
        "kept .github/workflows/link-rot.yml",
    ]
    assert {name: (folder / name).stat() for name in names(folder)} == before


def test_nothing_is_overwritten(folder: Path) -> None:
    mine = {"pyproject.toml": "[tool.awesome-tools]\n", ".pre-commit-config.yaml": "repos:\n"}
    for name, text in (mine | dict.fromkeys(WORKFLOWS, "mine\n")).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    before = {name: (folder / name).read_bytes() for name in names(folder)}
    shown = run()

    assert {name: (folder / name).read_bytes() for name in names(folder)} == before
    assert shown.return_value == 1
    assert "To do: add to `repos:` in .pre-commit-config.yaml:\n\n  - repo: https://github.com/ducks" in shown.output


def test_what_is_not_known_is_left_to_do(folder: Path) -> None:
    for _ in range(2):
        shown = CliRunner().invoke(init.command, ["--source", "/srv/tools", "--rev", "v9"], standalone_mode=False)
        assert shown.return_value == 1
        assert "the full commit of a release in the place of COMMIT in .github/workflows/lists.yml" in shown.output


def test_what_is_wrong_now_goes_into_a_baseline(folder: Path) -> None:
    (folder / "README.md").write_text(_TOOLS + _FAULT, encoding="utf-8")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "more.md").write_text(_FAULT, encoding="utf-8")
    shown = run()

    assert "wrote .awesome-tools-baseline.json: 2 findings that are known from now on" in shown.output.splitlines()
    assert load("awesome-tools.yaml").lint.baseline == ".awesome-tools-baseline.json"
    check = CliRunner().invoke(lint.command, ["README.md", ".hidden/more.md"], standalone_mode=False)
    assert check.return_value == 0, check.output
    (folder / "README.md").write_text(_TOOLS + _FAULT + _FAULT.replace("uletzt", "ugabe"), encoding="utf-8")
    assert CliRunner().invoke(lint.command, ["README.md"], standalone_mode=False).return_value == 1


def test_a_lost_baseline_is_written_again_but_none_is_written_anew(folder: Path) -> None:
    (folder / "README.md").write_text(_TOOLS + _FAULT, encoding="utf-8")
    run()
    before = (folder / ".awesome-tools-baseline.json").read_bytes()
    (folder / "README.md").write_text(_TOOLS + _FAULT * 2, encoding="utf-8")
    assert "kept .awesome-tools-baseline.json" in run().output.splitlines()
    assert (folder / ".awesome-tools-baseline.json").read_bytes() == before

    (folder / "README.md").write_text(_TOOLS + _FAULT, encoding="utf-8")
    (folder / ".awesome-tools-baseline.json").unlink()
    run()
    assert (folder / ".awesome-tools-baseline.json").read_bytes() == before


def test_parts_can_be_left_out(folder: Path) -> None:
    (folder / "README.md").write_text(_TOOLS + _FAULT, encoding="utf-8")
    run("--without", "hooks", "--without", "workflows", "--without", "baseline")

    assert names(folder) == {"README.md", "awesome-tools.yaml"}
    assert load("awesome-tools.yaml").lint.baseline is None


def test_it_works_from_elsewhere_and_below_the_top(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "lists").mkdir()
    (folder / "README.md").rename(folder / "lists" / "ducks.md")
    monkeypatch.chdir(folder.parent)
    run(f"{folder.name}/lists")

    assert names(folder) == {"lists/ducks.md", "lists/awesome-tools.yaml", *(WRITTEN - {"awesome-tools.yaml"})}


def test_without_git_there_are_settings_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "README.md").write_text(_TOOLS, encoding="utf-8")
    shown = run()

    assert shown.stderr == "not in a git repository: no hooks and no workflows\n"
    assert names(tmp_path) == {"README.md", "awesome-tools.yaml"}


def test_files_that_cannot_be_read_are_left_out_by_name(folder: Path) -> None:
    (folder / "it's [old].md").write_bytes(b"\xff\n")
    run()

    assert load("awesome-tools.yaml").lint.exclude == ("it's [[]old].md",)


def test_a_folder_without_a_list_is_an_error(folder: Path) -> None:
    (folder / "README.md").write_text("# Nothing here\n", encoding="utf-8")

    with pytest.raises(SourceError, match="no entries in this folder, expected a list"):
        run()
    assert names(folder) == {"README.md"}


def test_a_link_leads_no_file_out_of_the_repository(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (folder / ".github").symlink_to(outside)

    with pytest.raises(SourceError, match="leads out of the repository"):
        run()
    assert list(outside.iterdir()) == []


def test_on_a_terminal_it_asks_and_takes_no_for_an_answer(folder: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "awesome_tools", "init", "--without", "workflows", "--without", "baseline"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.write(ours, b"y\nn\n")
        process.wait(timeout=60)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)

    assert "Write awesome-tools.yaml (preset recommended" in shown
    assert names(folder) == {"README.md", "awesome-tools.yaml"}


# ---------------------------------------------------------------- where it is from


@pytest.mark.parametrize(
    "url",
    ["https://github.com/a/b", "https://github.com/a/b.git", "git@github.com:a/b.git", "ssh://git@github.com/a/b/"],
)
def test_addresses_on_github_are_one(url: str) -> None:
    assert origin(url, None) == Origin("https://github.com/a/b", None)
    assert origin(url, None).github == "a/b"


def test_only_a_full_commit_pins_a_workflow() -> None:
    text = workflow("pull-request.yml", Origin("https://github.com/a/b", "v1"))

    assert "a/b@COMMIT" in text


def test_the_entry_names_hooks_that_there_are(root: Path) -> None:
    offered = {one["id"] for one in yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    named = yaml.safe_load(hook_entry(Origin(None, None)))[0]["hooks"]

    assert {one["id"] for one in named} == {"awesome-lint", "awesome-duplicates", "awesome-links"} <= offered


def test_no_placeholder_goes_unnoticed() -> None:
    for name in WORKFLOWS.values():
        text = workflow(name, Origin(None, None))
        assert "AWESOME_TOOLS_OWNER/" in text
        assert "@COMMIT" in text


def test_the_configuration_names_why(folder: Path) -> None:
    text = configuration(fit([Source("README.md", _TOOLS)]), [], baseline=True)

    assert "  preset: recommended  # 0 of 40 entries are papers\n" in text
    assert "# AW603, at 40 bullets\n" in text
    assert text.endswith("  baseline: .awesome-tools-baseline.json\n")
