"""Added lines by git: what counts as added, from where, and what must not change the answer."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from awesome_tools.changed import EVERYTHING, NOTHING, Added, added_since
from awesome_tools.errors import GitError
from tests.conftest import Repository


def added(path: str, revision: str = "HEAD") -> tuple[tuple[int, int], ...]:
    return added_since([path], revision)[path].ranges


def test_ranges_are_asked_for_lines() -> None:
    lines = Added(((2, 3), (7, 7)))

    assert [line for line in range(1, 10) if lines.touches(line, line)] == [2, 3, 7]
    assert lines.touches(4, 9)
    assert not lines.touches(4, 6)
    assert EVERYTHING.touches(5, 5)
    assert not NOTHING.touches(1, 10**9)


def test_committed_staged_and_unstaged_lines_count(repository: Repository) -> None:
    repository.write("a.md", "one", "two", "three")
    repository.commit()
    repository.git("tag", "base")
    repository.write("a.md", "one", "committed", "two", "three")
    repository.commit()
    repository.write("a.md", "one", "committed", "two", "staged", "three")
    repository.git("add", "a.md")
    repository.write("a.md", "one", "committed", "two", "staged", "three", "unstaged")

    assert added("a.md", "base") == ((2, 2), (4, 4), (6, 6))
    assert added("a.md", "HEAD") == ((4, 4), (6, 6))


def test_removed_lines_add_nothing(repository: Repository) -> None:
    repository.write("a.md", "one", "two", "three")
    repository.commit()
    repository.write("a.md", "one", "three")

    assert added("a.md") == ()


def test_other_line_ends_are_no_change(repository: Repository) -> None:
    path = Path(repository.write("a.md", "one", "two", "three"))
    repository.commit()
    path.write_bytes(b"one\r\ntwo more\r\nthree\r\n")

    assert added("a.md") == ((2, 2),)


def test_untracked_ignored_and_new_files_are_new_as_a_whole(repository: Repository) -> None:
    repository.write(".gitignore", "b.md")
    repository.commit()
    paths = [repository.write(name, "one") for name in ("a.md", "b.md", "c.md")]
    repository.git("add", "c.md")

    assert added_since(paths, "HEAD") == dict.fromkeys(paths, EVERYTHING)


def test_a_branch_is_compared_with_where_it_was_left(repository: Repository) -> None:
    repository.write("a.md", "one", "two", "three", "four", "five")
    repository.commit()
    repository.git("branch", "-M", "main")
    repository.git("checkout", "-q", "-b", "topic")
    repository.write("a.md", "one", "two", "three", "four", "five", "topic")
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.write("a.md", "two", "three", "four", "five")
    repository.commit()
    repository.git("checkout", "-q", "topic")

    assert added("a.md", "main") == ((6, 6),)


def test_moved_files_are_compared_with_what_they_were(repository: Repository) -> None:
    lines = [f"line {number}" for number in range(20)]
    repository.write("a.md", *lines)
    repository.write("b.md", *map(str.upper, lines))
    repository.commit()
    (repository.path / "docs").mkdir()
    repository.git("mv", "a.md", "docs/a.md")
    repository.git("mv", "b.md", "c.md")
    moved = repository.write("docs/a.md", *lines[:5], "new", *lines[5:])

    assert added(moved) == ((6, 6),)
    assert added("c.md") == ()


@pytest.mark.parametrize(
    "name",
    ["a b.md", 'say "hi".md', "tab\there.md", "line\nbreak.md", "ünïcode 列表.md", "-option.md", "[a]*?.md", ":x"],
)
def test_file_names_of_all_kinds(repository: Repository, name: str) -> None:
    path = f"in here/{name}"
    try:
        repository.write(path, "one")
    except OSError:
        pytest.skip("the file system does not take this name")
    repository.write("a.md", "one")
    repository.commit()
    repository.write(path, "one", "two")

    assert added(path) == ((2, 2),)
    assert added("a.md") == ()


def test_content_that_looks_like_a_patch(repository: Repository) -> None:
    repository.write("a.md", "-- a/a.md", "one")
    repository.commit()
    repository.write("a.md", "++ b/a.md", "@@ -1,0 +90,9 @@", "one", "diff --git a/x b/x", "@@ -1 +40 @@")

    assert added("a.md") == ((1, 2), (4, 5))


def test_configuration_attributes_and_environment_change_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("a.md", *"abcdefghijkl")
    repository.commit()
    repository.write(".gitattributes", "*.md -diff diff=odd")
    repository.write("a.md", *"abcXdefYghijkl")
    for name, value in {
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "diff.external": "false",
        "diff.odd.command": "false",
        "diff.odd.textconv": "false",
        "diff.context": "9",
        "diff.interHunkContext": "9",
        "diff.algorithm": "minimal",
        "diff.renames": "false",
        "diff.relative": "true",
        "diff.wordRegex": ".",
        "diff.colorMoved": "zebra",
        "color.ui": "always",
        "color.diff": "always",
        "core.pager": "false",
        "core.quotePath": "true",
        "pager.diff-index": "true",
    }.items():
        repository.git("config", name, value)
    for name, value in {
        "GIT_DIFF_OPTS": "--unified=9",
        "GIT_EXTERNAL_DIFF": "false",
        "GIT_DIR": str(repository.path / "elsewhere"),
        "GIT_INDEX_FILE": str(repository.path / "no-index"),
        "GIT_WORK_TREE": str(repository.path.parent),
        "GIT_PREFIX": "docs/",
    }.items():
        monkeypatch.setenv(name, value)

    assert added("a.md") == ((4, 4), (8, 8))


def test_a_first_commit_has_everything_new(repository: Repository) -> None:
    path = repository.write("a.md", "one")
    repository.git("add", "a.md")

    assert added_since([path], "HEAD") == {path: EVERYTHING}


def test_sub_folders_links_worktrees_and_other_repositories(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("docs/a.md", "one")
    (repository.path / "link.md").symlink_to("docs/a.md")
    repository.commit()
    repository.git("worktree", "add", "-q", "../side")
    repository.write("../side/docs/a.md", "zero", "one")
    repository.write("docs/a.md", "one", "two")
    inner = repository.path / "inner"
    repository.git("init", "-q", str(inner))
    repository.git("commit", "-q", "--allow-empty", "-m", "x", folder=inner)
    repository.write("inner/b.md", "one")
    monkeypatch.chdir(repository.path / "docs")

    paths = ["a.md", "../link.md", "../../side/docs/a.md", "../inner/b.md"]
    found = added_since(paths, "HEAD")

    assert [found[path] for path in paths] == [Added(((2, 2),)), Added(((2, 2),)), Added(((1, 1),)), EVERYTHING]


def test_files_in_conflict_have_the_other_side_and_the_marks_added(repository: Repository) -> None:
    repository.write("a.md", "one")
    repository.commit()
    repository.git("checkout", "-q", "-b", "side")
    repository.write("a.md", "two")
    repository.commit()
    repository.git("checkout", "-q", "-")
    repository.write("a.md", "three")
    repository.commit()
    subprocess.run(["git", "merge", "-q", "side"], cwd=repository.path, check=False, capture_output=True)

    assert added("a.md") == ((1, 1), (3, 5))


@pytest.mark.parametrize("revision", ["nowhere", "--help", "--output=x", "", "HEAD:a.md", "HEAD..HEAD", "a\nb"])
def test_revisions_that_are_none_are_told(repository: Repository, revision: str) -> None:
    path = repository.write("a.md", "one")
    repository.commit()

    with pytest.raises(GitError, match="unexpected revision"):
        added_since([path], revision)
    assert {path.name for path in repository.path.iterdir()} == {".git", "a.md"}


def test_shallow_clones_tell_what_to_fetch(repository: Repository, tmp_path: Path) -> None:
    repository.write("a.md", "one")
    old = repository.commit()
    repository.write("a.md", "one", "two")
    repository.commit()
    repository.git("clone", "-q", "--depth", "1", repository.path.as_uri(), str(tmp_path / "clone"))

    with pytest.raises(GitError, match="fetch-depth: 0"):
        added_since([str(tmp_path / "clone" / "a.md")], old)


def test_histories_without_a_common_commit_are_told(repository: Repository) -> None:
    path = repository.write("a.md", "one")
    repository.commit()
    repository.git("branch", "-M", "main")
    repository.git("checkout", "-q", "--orphan", "other")
    repository.write("a.md", "other")
    repository.commit()

    with pytest.raises(GitError, match="no commit in common"):
        added_since([path], "main")


def test_outside_of_a_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    path = str(tmp_path / "a.md")
    Path(path).write_text("one\n", encoding="utf-8")

    with pytest.raises(GitError, match="not in a git repository"):
        added_since([path], "HEAD")


def test_without_git_that_is_told(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    path = repository.write("a.md", "one")
    repository.commit()
    monkeypatch.setenv("PATH", str(repository.path))

    with pytest.raises(GitError, match="git cannot be found"):
        added_since([path], "HEAD")


def test_a_link_out_of_the_repository_is_known_as_a_link(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text("one\ntwo\n")
    (repository.path / "old.md").symlink_to(tmp_path / "outside.md")
    repository.commit()
    (repository.path / "new.md").symlink_to(tmp_path / "outside.md")

    assert (added("old.md"), added("new.md")) == ((), EVERYTHING.ranges)
