"""The hooks under the real pre-commit, on repositories of lists with good and with bad commits."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from tests.action.conftest import git
from tests.ducks import EIDER, GOOD, LIST, NEXT, TWICE
from tests.hooks.conftest import ROOT, ListRepository, PreCommit
from tests.links.server import FaultServer

MISSPELT = "# Ducks\n\n- [Eider](https://eider.example) - A Github duck.\n"
LONG = "ein Name mit Blanks/Ärzte ☃ 列表.md"


def test_try_repo_of_good_and_bad(pre_commit: PreCommit, lists: ListRepository) -> None:
    lists.write("README.md", LIST + TWICE)
    lists.write(LONG, MISSPELT)
    tried = pre_commit.try_repo(lists.folder, "--verbose")

    assert tried.status == 1, tried.output
    assert [tried.result(hook) for hook in ("awesome-lint", "awesome-duplicates")] == ["Failed", "Failed"]
    assert f"{LONG}:3:38: AW501 misspelled-name" in tried.output
    assert f"README.md:{NEXT}:3: AW401 duplicate-link" in tried.output
    assert f"line {EIDER} as `Eider`" in tried.output
    assert "hook id: awesome-links" not in tried.output, "links are for pushes"
    assert "GitHub duck" in (lists.folder / LONG).read_text(encoding="utf-8")


@pytest.mark.parametrize("hook", ["awesome-lint", "awesome-lint-fix", "awesome-duplicates"])
def test_a_good_commit_passes(lists: ListRepository, hook: str) -> None:
    lists.write("README.md", LIST + GOOD)
    lists.write(LONG, LIST.replace(".example", ".example.org"))
    lists.write("empty.md", "")

    run = lists.run(hook)
    assert (run.status, run.result(hook)) == (0, "Passed"), run.output


def test_only_lists_are_looked_at(lists: ListRepository) -> None:
    lists.write("notes.txt", MISSPELT)
    assert lists.run("awesome-lint").result("awesome-lint") == "Skipped"


def test_files_that_a_commit_takes_away_are_no_fault(lists: ListRepository) -> None:
    lists.write("other.md", LIST.replace(".example", ".example.org"))
    lists.commit()
    (lists.folder / "README.md").unlink()
    git(lists.folder, "mv", "other.md", LONG.rpartition("/")[2])
    git(lists.folder, "add", "--all")

    for hook in ("awesome-lint", "awesome-duplicates"):
        assert lists.run(hook).status == 0


def test_new_lines_alone_if_asked(lists: ListRepository) -> None:
    lists.write("README.md", LIST + TWICE)
    lists.commit()
    lists.write("README.md", LIST.replace("swims", "dives", 1) + TWICE)

    assert lists.run("awesome-lint").status == 1
    assert lists.run("awesome-lint", args=["--diff-from", "auto"]).status == 0


def test_fixes_are_written_by_several_processes_at_once(lists: ListRepository) -> None:
    names = [f"{number} {LONG.rpartition('/')[2]}" for number in range(23)]
    for number, name in enumerate(names):
        lists.write(name, MISSPELT.replace("eider", f"eider-{number}"))

    first = lists.run("awesome-lint-fix")
    assert first.status == 1
    assert "files were modified by this hook" in first.output
    batches = [line for line in first.output.splitlines() if "fixed, nothing left" in line]
    assert len(batches) > 1 or os.cpu_count() == 1, first.output
    for name in names:
        assert "A GitHub duck." in (lists.folder / name).read_text(encoding="utf-8")
    git(lists.folder, "add", "--all")
    assert lists.run("awesome-lint-fix").status == 0


def test_the_linter_sees_all_files_of_a_commit_at_once(lists: ListRepository) -> None:
    for number in range(23):
        lists.write(f"{number:02}.md", f"# Ducks\n\n- [Duck {number}](https://duck.example/{number}) - A duck.\n")
    lists.write("22.md", "# Ducks\n\n- [Duck 22](https://duck.example/0) - A duck.\n")

    run = lists.run("awesome-duplicates")
    assert run.status == 1
    assert "22.md:3:3" in run.output or "00.md:3:3" in run.output


def test_duplicates_are_told_with_line_reason_and_the_earlier_entry(lists: ListRepository) -> None:
    lists.write("README.md", LIST + TWICE)
    run = lists.run("awesome-duplicates")

    assert run.status == 1
    assert f"README.md:{NEXT}:3: AW401 duplicate-link: unexpected second entry" in run.output
    assert f"first at line {EIDER} as `Eider`" in run.output


def test_old_duplicates_do_not_stop_a_commit(lists: ListRepository) -> None:
    lists.write("README.md", LIST + TWICE)
    lists.commit()
    lists.write("README.md", LIST + TWICE + GOOD)

    assert lists.run("awesome-duplicates").status == 0


def test_links_are_asked_on_pushes_for_what_they_add(lists: ListRepository, faults: FaultServer) -> None:
    faults.forget()
    old, lost, fine = (faults.url(f"/{path}") for path in ("not-found/old", "not-found/new", "plain/new"))
    lists.write("README.md", f"# Ducks\n\n- [Old]({old}) - A duck.\n")
    lists.commit()
    base = git(lists.folder, "rev-parse", "HEAD")
    lists.write("README.md", f"# Ducks\n\n- [Old]({old}) - A duck.\n- [Fine]({fine}) - A duck.\n")
    lists.write(LONG, f"# Ducks\n\n- [Lost]({lost}) - A duck.\n")
    args = ["--diff-from", "auto", "--allow-private", "127.0.0.0/24", "--interval", "0", "--timeout", "2"]

    assert "No hook with id" in (skipped := lists.run("awesome-links", args=args)).output or "Skipped" in skipped.output
    assert not faults.visits, "a commit asked somebody"
    by_hand = lists.run("awesome-links", "--hook-stage", "manual", args=args)
    lists.commit()
    pushed = lists.run(
        "awesome-links", "--hook-stage", "pre-push", "--from-ref", base, "--to-ref", "HEAD",
        "--remote-branch", "refs/heads/main", "--local-branch", "refs/heads/main", args=args,
    )  # fmt: skip

    for run in (by_hand, pushed):
        assert run.status == 1, run.output
        assert f"{LONG}:3:3: broken {lost}" in run.output
    assert {visit.path for visit in faults.visits} == {"/not-found/new", "/plain/new"}


def test_each_hook_is_described_on_the_page(root: Path) -> None:
    page = (root / "docs" / "pre-commit.md").read_text(encoding="utf-8")
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        asked = " ".join([hook["entry"], *hook.get("args", [])])
        assert f"| `{hook['id']}` | `{asked}` |" in page
