"""Known findings: written, hidden, told again when they change, and a file that git can merge."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from awesome_tools.cli import duplicates, lint
from awesome_tools.errors import ConfigError
from awesome_tools.lint.baseline import Baseline, load
from tests.conftest import Repository

FAULT = "- [One](https://one.org) - A Github tool."
OTHER = "- [Two](https://two.org) - A Github thing."


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(lint.command, ["--no-cache", *arguments], input=stdin, standalone_mode=False)


def told(*arguments: str) -> list[tuple[str, int, str]]:
    output = run("--baseline", "known.json", *arguments, "--format", "jsonl").stdout
    return [(one["path"], one["line"], one["code"]) for one in map(json.loads, output.splitlines())]


def update(*arguments: str) -> Result:
    return run("--baseline", "known.json", "--update-baseline", *arguments)


@pytest.fixture(autouse=True)
def _no_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def test_known_findings_do_not_fail_and_new_ones_do(repository: Repository) -> None:
    repository.write("a.md", FAULT)

    written = update("a.md")
    assert (written.return_value, written.stderr) == (0, "known.json: 1 known finding\n")
    assert Path("known.json").read_text(encoding="utf-8") == (
        '[{"awesome-tools baseline": 1}\n'
        ',{"path": "a.md", "code": "AW501", "count": 1, "text": "- [One](https://one.org) - A Github tool."}\n'
        "]\n"
    )

    known = run("a.md", "--baseline", "known.json")
    assert (known.return_value, known.output) == (
        0,
        "nothing found in 1 file; 1 known finding hidden by the baseline\n",
    )

    repository.write("a.md", OTHER, "", f"  {FAULT} ")
    new = run("a.md", "--baseline", "known.json")
    assert new.return_value == 1
    assert new.output.splitlines()[0].startswith("a.md:1:30: AW501")
    assert new.output.splitlines()[-1].endswith("; 1 known finding hidden by the baseline")
    assert told("a.md", "--no-baseline") == []


def test_an_equal_fault_more_is_new(repository: Repository) -> None:
    repository.write("a.md", FAULT, "- [Sep](https://sep.org)", FAULT)
    update("a.md", "--only", "AW501")
    repository.write("a.md", FAULT, FAULT, "- [Sep](https://sep.org)", FAULT)

    assert told("a.md", "--only", "AW501") == [("a.md", 4, "AW501")]


def test_of_equal_faults_the_added_one_is_new(repository: Repository) -> None:
    repository.write("a.md", "# A", "", FAULT)
    update("a.md", "--only", "AW501")
    repository.commit()
    repository.write("a.md", FAULT, "", "# A", "", FAULT)

    assert told("a.md", "--only", "AW501", "--diff-from", "HEAD") == [("a.md", 1, "AW501")]


def test_a_line_that_changes_has_to_be_clean(repository: Repository) -> None:
    repository.write("a.md", FAULT)
    update("a.md")
    repository.write("a.md", FAULT.replace("tool", "thing"))

    assert told("a.md") == [("a.md", 1, "AW501")]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_duplicates_are_known_whichever_comes_first(repository: Repository, order: tuple[int, ...]) -> None:
    entries = ["- [One](https://one.org)", "- [Uno](http://www.one.org/)", "- [Einer](https://one.org) again"]
    repository.write("a.md", *entries)
    update("a.md", "--only", "AW401")
    repository.write("a.md", *(entries[index] for index in order))
    assert told("a.md", "--only", "AW401") == []

    repository.write("a.md", *entries, "- [Een](https://one.org)")
    assert told("a.md", "--only", "AW401") == [("a.md", 4, "AW401")]


def test_conflicting_titles_are_known_whichever_comes_first(repository: Repository) -> None:
    entries = [
        "- [Deep Learning of Sleeping Cats](https://arxiv.org/abs/2004.04581)",
        "- [Transformers for Long Weather Forecasts](https://arxiv.org/pdf/2004.04581v2)",
    ]
    repository.write("a.md", *entries)
    update("a.md", "--only", "AW402")
    repository.write("a.md", *reversed(entries))

    assert load("known.json").files == {"a.md": {("AW402", "arxiv:2004.04581"): 1}}
    assert told("a.md", "--only", "AW402") == []


def test_findings_about_the_document_are_known_wherever_it_begins(repository: Repository) -> None:
    repository.write("a_Bad Name.md", "Text.")
    update(".", "--select", "AW8")
    repository.write("a_Bad Name.md", "Something else.", "", "Text.")

    result = run(".", "--select", "AW8", "--baseline", "known.json")

    assert result.return_value == 0
    assert "known findings hidden" in result.output


def test_only_what_is_told_is_fixed(repository: Repository) -> None:
    path = repository.write("a.md", FAULT)
    update("a.md")
    repository.write("a.md", FAULT, OTHER)

    result = run("a.md", "--fix", "--baseline", "known.json")

    assert result.output == "1 finding fixed, nothing left in 1 file; 1 known finding hidden by the baseline\n"
    assert Path(path).read_text(encoding="utf-8").splitlines() == [FAULT, OTHER.replace("Github", "GitHub")]


def test_what_no_longer_occurs_is_told_and_removed(repository: Repository) -> None:
    repository.write("a.md", FAULT, OTHER)
    repository.write("b.md", FAULT)
    repository.write("c.md", FAULT)
    update(".")
    repository.write("a.md", OTHER)
    Path("c.md").unlink()

    result = run("a.md", "--baseline", "known.json")
    assert result.return_value == 0
    assert result.stderr == (
        "known.json: 2 known findings no longer occur (--update-baseline removes what can be removed)\n"
    )
    # What did not run cannot tell that something is gone.
    assert "1 known finding " in run("a.md", "--only", "AW401", "--baseline", "known.json").stderr

    update("a.md", "--only", "AW401")
    assert load("known.json").files.keys() == {"a.md", "b.md"}
    assert len(load("known.json").files["a.md"]) == 2
    update("a.md")
    assert len(load("known.json").files["a.md"]) == 1
    assert load("known.json").files.keys() == {"a.md", "b.md"}


def test_paths_are_relative_to_the_baseline(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("docs/a b.md", FAULT)
    repository.write("lists/ü.md", FAULT)
    (repository.path / ".github").mkdir()
    run(".", "--baseline", ".github/known.json", "--update-baseline")
    monkeypatch.chdir(repository.path / "docs")

    result = run("a b.md", str(repository.path / "lists"), "--baseline", "../.github/known.json")

    assert result.output == "nothing found in 2 files; 2 known findings hidden by the baseline\n"
    assert set(load("../.github/known.json").files) == {"../docs/a b.md", "../lists/ü.md"}


def test_standard_input_goes_by_its_name(repository: Repository) -> None:
    repository.write("a.md", FAULT)
    update("a.md")

    result = run("-", "--stdin-filename", "a.md", "--baseline", "known.json", stdin=f"{FAULT}\n")

    assert result.output == "nothing found in 1 file; 1 known finding hidden by the baseline\n"


def test_remembered_results_are_those_before_the_baseline(repository: Repository, tmp_path: Path) -> None:
    repository.write("a.md", FAULT)
    update("a.md")
    arguments = ["a.md", "--cache-dir", str(tmp_path / "cache")]

    for options, status in ([], 1), (["--baseline", "known.json"], 0), ([], 1), (["--baseline", "known.json"], 0):
        result = CliRunner().invoke(lint.command, [*arguments, *options], standalone_mode=False)
        assert result.return_value == status


def test_the_configuration_names_it(repository: Repository) -> None:
    repository.write("awesome-tools.yaml", "lint:", "  baseline: known.json")
    repository.write("a.md", FAULT, "- [Uno](https://one.org) - A thing.")

    assert "`lint --baseline FILE --update-baseline` writes it" in str(run("a.md").exception)
    assert run("a.md", "--update-baseline").return_value == 0
    assert run("a.md").return_value == 0
    assert run("a.md", "--no-baseline").return_value == 1
    found = CliRunner().invoke(duplicates.command, ["a.md", "--no-cache"], standalone_mode=False)
    assert (found.return_value, "1 known finding hidden" in found.output) == (0, True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected a baseline as JSON"),
        ("{}", "not a baseline"),
        ("[]", "not a baseline"),
        ("[1]", "not a baseline"),
        ('[{"awesome-tools baseline": "x"}]', "not a baseline"),
        ('[{"awesome-tools baseline": 2}]', "unexpected version 2, expected 1"),
        ('[{"awesome-tools baseline": 1}\n,{"path": "a.md"}\n]', "unexpected entry 1"),
        ('[{"awesome-tools baseline": 1}\n,3\n]', "unexpected entry 1"),
        ('[{"awesome-tools baseline": 1}\n<<<<<<< HEAD\n]', "known.json:2: unexpected marks of a conflict"),
        ('[{"awesome-tools baseline": 1}\n,{"path": "a.md",\n]', "known.json:3: unexpected text"),
        ("\udcff", "invalid UTF-8"),
    ],
)
def test_a_damaged_baseline_is_told(repository: Repository, text: str, message: str) -> None:
    Path("known.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    repository.write("a.md", "Text.")

    error = run("a.md", "--baseline", "known.json").exception

    assert isinstance(error, ConfigError)
    assert message in str(error)
    assert error.hint is not None


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.md", "--update-baseline"],
        ["a.md", "--baseline", "known.json", "--no-baseline"],
        ["a.md", "--baseline", "known.json", "--update-baseline", "--fix"],
        ["a.md", "--baseline", "known.json", "--update-baseline", "--diff-from", "HEAD"],
        ["-", "--baseline", "known.json", "--update-baseline"],
    ],
)
def test_options_that_do_not_fit_are_told(repository: Repository, arguments: list[str]) -> None:
    repository.write("a.md", "Text.")

    assert "baseline" in str(run(*arguments, stdin="").exception)
    assert not Path("known.json").exists()


def test_both_sides_of_a_merge_are_kept(repository: Repository) -> None:
    faults = [FAULT.replace("One", name) for name in "ABCDEF"]
    repository.write("a.md", *faults[2:4])
    repository.write("b.md", faults[0])
    update(".", "--only", "AW501")
    repository.commit()
    repository.git("checkout", "-q", "-b", "side")
    repository.write("a.md", faults[1], *faults[2:4])
    update(".", "--only", "AW501")
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.write("a.md", *faults[2:4], faults[5])
    update(".", "--only", "AW501")
    repository.commit()

    merged = subprocess.run(["git", "merge", "-q", "side"], cwd=repository.path, check=False, capture_output=True)

    assert merged.returncode == 0, merged.stdout
    assert sorted(text for _, text in load("known.json").files["a.md"]) == sorted([faults[1], *faults[2:4], faults[5]])


def test_an_entry_that_is_there_twice_counts_once(repository: Repository) -> None:
    row = ',{"path": "a.md", "code": "AW501", "count": 2, "text": "x"}\n'
    Path("known.json").write_text(f'[{{"awesome-tools baseline": 1}}\n{row}{row}]\n', encoding="utf-8")

    assert load("known.json").files == {"a.md": {("AW501", "x"): 2}}


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    known = {("AW1", 'a "b" \\ ü\u2028'): 3, ("AW1", "c"): 1}
    baseline = Baseline(str(tmp_path / "known.json"), {"ü.md": known, "a.md": {("AW2", "x"): 1}})
    (tmp_path / "known.json").write_text(baseline.text(), encoding="utf-8")

    assert load(baseline.path) == baseline
    assert baseline.text().splitlines()[1].startswith(',{"path": "a.md"')
