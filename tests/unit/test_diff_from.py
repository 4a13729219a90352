"""`--diff-from`: lint, its fixes and links keep to added lines; what `auto` means."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from awesome_tools.cli import links, lint
from tests.conftest import Repository

NAMES = [chr(ord("a") + number) * 3 for number in range(14)]


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(lint.command, ["--no-cache", *arguments], input=stdin, standalone_mode=False)


def told(*arguments: str) -> list[tuple[str, int, str]]:
    """Path, line and code of what is told since HEAD, unless other options say otherwise."""
    arguments = arguments if "--diff-from" in arguments else (*arguments, "--diff-from", "HEAD")
    output = run(*arguments, "--format", "jsonl").output
    return [(one["path"], one["line"], one["code"]) for one in map(json.loads, output.splitlines())]


def entry(name: str) -> str:
    return f"- [{name}](https://{name}.org) - Text."


@pytest.fixture(autouse=True)
def _no_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def test_old_faults_are_left_alone(repository: Repository) -> None:
    repository.write("a.md", "# List", "A Github tool.", "", "Text.")
    repository.commit()
    repository.write("a.md", "# List", "A Github tool.", "", "Another Github tool.", "", "Text.")

    assert told("a.md") == [("a.md", 4, "AW501")]
    assert run("a.md").output.count("AW501") == 2


def test_clean_changes_pass(repository: Repository) -> None:
    repository.write("a.md", "Text.", "", "A Github tool.")
    repository.commit()
    repository.write("a.md", "Text.", "", "A Github tool.", "", "Text.")

    result = run("a.md", "--diff-from", "HEAD")

    assert (result.return_value, result.output) == (0, "nothing found in 1 file\n")


def test_a_duplicate_is_told_at_the_new_line_wherever_it_stands(repository: Repository) -> None:
    repository.write("a.md", *map(entry, NAMES))
    repository.commit()
    again = "- [Again](http://www.fff.org/) - Text."
    repository.write("a.md", again, *map(entry, NAMES))

    output = run("a.md", "--only", "AW4", "--diff-from", "HEAD", "--format", "jsonl").output
    (found,) = map(json.loads, output.splitlines())

    assert (found["line"], found["code"]) == (1, "AW401")
    assert found["message"] == "unexpected second entry for `fff.org`, first at line 7 as `fff`"
    assert [(one["path"], one["line"]) for one in found["related"]] == [("a.md", 7)]


def test_a_duplicate_in_another_file_is_told_at_the_new_line(repository: Repository) -> None:
    repository.write("a.md", entry("one"))
    repository.write("b.md", "# B", "", entry("two"))
    repository.commit()
    repository.write("a.md", entry("one"), "- [Two](https://two.org/) - Text.")

    output = run(".", "--only", "AW403", "--diff-from", "HEAD", "--format", "jsonl").output
    (found,) = map(json.loads, output.splitlines())

    assert (found["path"], found["line"]) == ("./a.md", 2)
    assert found["message"] == "unexpected entry for `two.org`, which ./b.md:3 has as `two`"
    assert [(one["path"], one["line"]) for one in found["related"]] == [("./b.md", 3)]


@pytest.mark.parametrize("at", [0, 5, 14])
@pytest.mark.parametrize("name", NAMES[::4])
def test_an_entry_out_of_order_is_told_at_the_new_line(repository: Repository, name: str, at: int) -> None:
    repository.write("a.md", *map(entry, NAMES))
    repository.commit()
    names = [*NAMES[:at], f"{name}x", *NAMES[at:]]
    repository.write("a.md", *map(entry, names))

    expected = [] if names == sorted(names) else [("a.md", at + 1, "AW121")]

    assert told("a.md", "--only", "AW121") == expected


def test_a_year_out_of_order_is_told_at_the_new_line(repository: Repository) -> None:
    years = [*range(2024, 2010, -1)]
    old = [f"- [Paper {year}](https://a.org/{year}) {year}" for year in years]
    repository.write("a.md", *old)
    repository.commit()
    new = "- [Other](https://a.org/x) 2022"
    repository.write("a.md", *old[:4], new, *old[4:])

    assert told("a.md", "--only", "AW122") == [("a.md", 5, "AW122")]


def test_a_contents_line_out_of_order_is_told_at_the_new_line(repository: Repository) -> None:
    sections = ["", "## One", "", "## Two", "", "## Three"]
    repository.write("a.md", "- [One](#one)", "- [Three](#three)", *sections)
    repository.commit()
    path = repository.write("a.md", "- [One](#one)", "- [Three](#three)", "- [Two](#two)", *sections)

    assert told("a.md", "--only", "AW203") == [("a.md", 3, "AW203")]
    run("a.md", "--only", "AW203", "--fix", "--diff-from", "HEAD")
    assert Path(path).read_text(encoding="utf-8").splitlines()[:3] == [
        "- [One](#one)",
        "- [Two](#two)",
        "- [Three](#three)",
    ]


def test_an_entry_among_those_of_another_venue_is_told_and_moved_alone(repository: Repository) -> None:
    def paper(number: int, venue: str) -> str:
        return f"- [Paper {number}](https://a.org/{number}), {venue}"

    venues = [*["CVPR 2020"] * 8, *["ICCV 2021"] * 8, *["ECCV 2022"] * 8]
    old = [paper(number, venue) for number, venue in enumerate(venues)]
    old.insert(20, paper(50, "CVPR 2020"))
    repository.write("a.md", *old)
    repository.commit()
    new = paper(60, "ICCV 2021")
    path = repository.write("a.md", *old[:3], new, *old[3:])

    assert told("a.md", "--only", "AW123") == [("a.md", 4, "AW123")]
    run("a.md", "--only", "AW123", "--fix", "--diff-from", "HEAD")
    assert Path(path).read_text(encoding="utf-8").splitlines() == [*old[:16], new, *old[16:]]


def test_only_what_is_told_is_fixed(repository: Repository) -> None:
    swapped = [*NAMES[:3], NAMES[4], NAMES[3], *NAMES[5:]]
    old = ["# List", "A Github tool.", "", *map(entry, swapped)]
    repository.write("a.md", *old)
    repository.commit()
    path = repository.write("a.md", *old[:5], entry("mmx"), *old[5:], "", "A new Github tool.")

    result = run("a.md", "--fix", "--set", "AW121.share=0.8", "--diff-from", "HEAD")

    assert result.return_value == 0
    assert result.output == "2 findings fixed, nothing left in 1 file\n"
    expected = [*old[:-1], entry("mmx"), old[-1], "", "A new GitHub tool."]
    assert Path(path).read_text(encoding="utf-8").splitlines() == expected


def test_fixes_of_several_rounds_keep_to_added_lines(repository: Repository) -> None:
    old = [f"- [{name}](https://{name}.org) - A Github tool.  " for name in NAMES]
    repository.write("a.md", *old)
    repository.commit()
    path = repository.write("a.md", *old[:2], "- [mmx](https://mmx.org) - A Github tool. ", *old[2:])

    result = run("a.md", "--fix", "--select", "AW6", "--diff-from", "HEAD")

    assert "nothing left" in result.output
    expected = [*old[:13], "- [mmx](https://mmx.org) - A GitHub tool.", *old[13:]]
    assert Path(path).read_text(encoding="utf-8").splitlines() == expected


def test_remembered_results_do_not_mix_with_others(repository: Repository, tmp_path: Path) -> None:
    repository.write("a.md", *map(entry, NAMES))
    repository.commit()
    repository.write("a.md", entry("ccc"), *map(entry, NAMES))
    options = ("a.md", "--only", "AW401", "--cache-dir", str(tmp_path / "cache"), "--format", "jsonl")

    def lines(*more: str) -> list[int]:
        result = CliRunner().invoke(lint.command, [*options, *more], standalone_mode=False)
        return [json.loads(line)["line"] for line in result.output.splitlines()]

    for _ in range(2):
        assert lines() == [4]
        assert lines("--diff-from", "HEAD") == [1]


def test_links_of_added_lines_only(repository: Repository) -> None:
    old = ["[a](https://a.example)", "[b][b] and [c](./gone.md)", "", "[b]: https://b.example", ""]
    repository.write("a.md", *old)
    repository.commit()
    repository.write("a.md", *old[:3], "[b]: https://new.example", "", "[d](https://d.example) [e](lost.md)")

    arguments = ["a.md", "--offline", "--no-cache", "--format", "jsonl", "--diff-from", "HEAD"]
    result = CliRunner().invoke(links.command, arguments, standalone_mode=False)

    found = {one["url"]: one["outcome"] for one in map(json.loads, result.stdout.splitlines())}
    assert found.keys() == {"https://new.example", "https://d.example", "lost.md"}
    assert found["lost.md"] == "broken"


def test_standard_input_has_no_history(repository: Repository) -> None:
    result = run("-", "--diff-from", "HEAD", stdin="x")

    assert result.exit_code == 2 or "standard input has no history" in str(result.exception)


def test_auto_is_what_pre_commit_names(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("a.md", "Text.")
    base = repository.commit()
    repository.write("a.md", "Text.", "", "A Github tool.")
    repository.commit()

    assert told("a.md", "--diff-from", "auto") == []
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", base)
    assert told("a.md", "--diff-from", "auto") == [("a.md", 3, "AW501")]


def event(repository: Repository, monkeypatch: pytest.MonkeyPatch, content: object) -> None:
    path = repository.path.parent / "event.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(path))


def test_auto_is_the_target_of_a_pull_request(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("a.md", "Text.")
    repository.write("b.md", "Text.")
    base = repository.commit()
    repository.git("checkout", "-q", "-b", "topic")
    repository.write("a.md", "Text.", "", "A Github tool.")
    head = repository.commit()
    event(repository, monkeypatch, {"pull_request": {"base": {"sha": base}, "head": {"sha": head}}})
    assert told(".", "--diff-from", "auto") == [("./a.md", 3, "AW501")]

    # The target has moved on since the event, and the merge is what the checkout has, in a clone of two commits.
    repository.git("checkout", "-q", "main")
    repository.write("b.md", "Text.", "", "Their Github tool.")
    repository.commit()
    repository.git("merge", "-q", "--no-ff", "-m", "merge", "topic")
    clone = repository.path.parent / "clone"
    repository.git("clone", "-q", "--depth", "2", repository.path.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    assert told(".", "--diff-from", "auto") == [("./a.md", 3, "AW501")]


def test_auto_is_the_commit_before_a_push(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("a.md", "Text.")
    base = repository.commit()
    repository.git("update-ref", "refs/remotes/origin/main", base)
    repository.write("a.md", "Text.", "", "A Github tool.")
    before = repository.commit()
    repository.write("a.md", "Text.", "", "A Github tool.", "", "Another Github tool.")
    repository.commit()
    pushed = {"repository": {"default_branch": "main"}}

    event(repository, monkeypatch, {**pushed, "before": before})
    assert told("a.md", "--diff-from", "auto") == [("a.md", 5, "AW501")]
    for gone in ("0" * 40, "1" * 40):
        event(repository, monkeypatch, {**pushed, "before": gone})
        assert told("a.md", "--diff-from", "auto") == [("a.md", 3, "AW501"), ("a.md", 5, "AW501")]


@pytest.mark.parametrize("content", [{}, [], {"pull_request": None}, {"schedule": "0 0 * * 0"}, {"before": "--help"}])
def test_auto_without_a_base_is_what_is_not_committed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, content: object
) -> None:
    repository.write("a.md", "Text.", "", "A Github tool.")
    repository.commit()
    repository.write("a.md", "Text.", "", "A Github tool.", "", "Another Github tool.")
    event(repository, monkeypatch, content)

    assert told("a.md", "--diff-from", "auto") == [("a.md", 5, "AW501")]
