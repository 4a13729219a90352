"""The weekly look at all links: one issue that is kept up to date, one branch with the links that have moved."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from awesome_tools.report.links_issue import page
from tests.action.conftest import git
from tests.action.runner import ROOT, Outcome, Runner
from tests.ducks import LIST
from tests.links.server import FaultServer

ISSUE = ROOT / "action" / "issue"
BRANCH = ROOT / "action" / "branch"
MOVED = "awesome-tools/moved-links"


class Hub:
    """A repository on a server, and what the stand-in for `gh` knows of it."""

    def __init__(self, checkout: Path, folder: Path, faults: FaultServer):
        self.checkout, self.faults, self.folder = checkout, faults, folder
        self.remote = folder / "remote.git"
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.remote))
        git(checkout, "remote", "add", "origin", str(self.remote))
        git(checkout, "push", "--quiet", "origin", "main")
        variables = {"GH_STATE": str(folder / "gh.json"), "GH_CALLS": str(folder / "gh.calls")}
        self.runner = Runner(checkout, folder / "machine", variables=variables, path=(folder / "bin",))
        (folder / "bin").mkdir()
        (folder / "bin" / "gh").symlink_to(ROOT / "tests" / "action" / "gh")

    def commit(self, text: str) -> None:
        """Change the list on the main branch."""
        (self.checkout / "README.md").write_text(text, encoding="utf-8")
        git(self.checkout, "commit", "--quiet", "--all", "--allow-empty", "-m", "Change the list")
        git(self.checkout, "push", "--quiet", "origin", "main")

    def reports(self, failing: Sequence[str] = (), patch: str = "") -> Path:
        """A folder as the first job hands it on: links that fail, and a patch."""
        folder = self.folder / f"reports-{self.runner.jobs}"
        folder.mkdir()
        results = [
            {
                "url": url,
                "outcome": "broken",
                "detail": "not found",
                "moved_to": None,
                "suggestion": None,
                "mentions": [{"path": "README.md", "line": 3}],
            }
            for url in failing
        ]
        report = {"counts": {}, "failing": list(failing), "results": results}
        (folder / "issue.md").write_text(page(report, {}), encoding="utf-8")
        (folder / "moved.patch").write_text(patch, encoding="utf-8")
        return folder

    def patch(self, old: str, new: str) -> str:
        """The patch that changes the list so."""
        file = self.checkout / "README.md"
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        told = git(self.checkout, "diff")
        git(self.checkout, "checkout", "--quiet", ".")
        return f"{told}\n"

    def issue(self, *failing: str) -> Outcome:
        """The job that keeps the issue."""
        outcome = self.runner.run(ISSUE, reports=str(self.reports(failing)), failing=str(len(failing)))
        assert outcome.status == 0, outcome.log
        return outcome

    def branch(self, patch: str = "") -> Outcome:
        """The job that keeps the branch."""
        outcome = self.runner.run(BRANCH, reports=str(self.reports(patch=patch)))
        assert outcome.status == 0, outcome.log
        assert git(self.checkout, "status", "--porcelain", "--branch") == "## main"
        return outcome

    @property
    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = json.loads((self.folder / "gh.json").read_text(encoding="utf-8"))
        return state

    def calls(self) -> list[str]:
        """What was asked of `gh` since the last time: `label`, or method and path below the repository's."""
        file = self.folder / "gh.calls"
        lines = file.read_text(encoding="utf-8").splitlines()
        file.write_text("", encoding="utf-8")
        asked = [" ".join(json.loads(line)) for line in lines]
        return [
            re.sub(r"^api (?:--silent )?--method (\w+) repos/o/list/(\S+).*|^label .*", r"\1 \2", one, flags=re.DOTALL)
            for one in asked
        ]


@pytest.fixture
def hub(repository: Path, tmp_path: Path, faults: FaultServer) -> Hub:
    return Hub(repository, tmp_path, faults)


def test_one_issue_is_made_updated_closed_and_opened_again(hub: Hub) -> None:
    first = hub.issue("https://one.example")
    assert hub.calls() == ["GET issues", " ", "POST issues"]
    second = hub.issue("https://one.example", "https://two.example")
    assert hub.calls() == ["GET issues", "PATCH issues/1"]
    (issue,) = hub.state["issues"]
    assert first.outputs["number"] == second.outputs["number"] == str(issue["number"])
    assert issue["state"] == "open"
    assert "two.example" in issue["body"]

    hub.issue()
    assert hub.calls() == ["GET issues", "PATCH issues/1", "POST issues/1/comments"]
    assert "one.example" not in hub.state["issues"][0]["body"]
    hub.issue()
    assert hub.calls() == ["GET issues"]

    hub.issue("https://one.example")
    assert hub.calls() == ["GET issues", "PATCH issues/1", "POST issues/1/comments"]
    (issue,) = hub.state["issues"]
    assert issue["state"] == "open"


def test_no_issue_is_made_when_all_is_well(hub: Hub) -> None:
    assert hub.issue().outputs["number"] == ""
    assert hub.calls() == ["GET issues"]


def test_only_an_issue_of_ours_is_touched(hub: Hub) -> None:
    theirs = {"number": 3, "state": "open", "title": "x", "body": "Links!", "labels": ["link rot"], "comments": []}
    unlabelled = theirs | {"number": 4, "labels": [], "body": "<!-- awesome-tools: link rot -->\r\n"}
    known = {"issues": [theirs, unlabelled], "labels": ["link rot"]}
    (hub.folder / "gh.json").write_text(json.dumps(known), encoding="utf-8")
    hub.issue("https://one.example")

    assert [one["number"] for one in hub.state["issues"]] == [3, 4, 5]
    assert hub.state["issues"][:2] == [theirs, unlabelled]


def test_moved_links_are_proposed_once(hub: Hub) -> None:
    patch = hub.patch("https://smew", "https://new-smew")
    number = hub.branch(patch).outputs["number"]
    (pull,) = hub.state["issues"]
    assert pull["pull_request"] == {"head": f"o:{MOVED}", "base": "main"}
    assert number == str(pull["number"])
    diff = git(hub.remote, "diff", "--unified=0", "main", MOVED).splitlines()
    assert diff[-2:] == [
        "-- [Smew](https://smew.example) - A duck that swims.",
        "+- [Smew](https://new-smew.example) - A duck that swims.",
    ]

    tip = git(hub.remote, "rev-parse", MOVED)
    assert hub.branch(patch).outputs["number"] == number
    assert git(hub.remote, "rev-parse", MOVED) == tip, "the same proposal was pushed again"

    hub.commit(LIST.replace("Awesome Ducks", "Awesome Birds"))
    hub.branch(hub.patch("https://smew", "https://new-smew"))
    assert git(hub.remote, "rev-parse", f"{MOVED}^") == git(hub.checkout, "rev-parse", "main")
    assert len(hub.state["issues"]) == 1

    hub.branch()
    assert hub.state["issues"][0]["state"] == "closed"
    assert hub.branch(hub.patch("https://smew", "https://new-smew")).outputs["number"] not in ("", number)


def test_a_shallow_checkout_is_enough(hub: Hub) -> None:
    patch = hub.patch("https://smew", "https://new-smew")
    hub.branch(patch)
    hub.commit(LIST.replace("Awesome Ducks", "Awesome Birds"))
    git(hub.folder, "clone", "--quiet", "--depth=1", f"file://{hub.remote}", "shallow")
    hub.runner.workspace = hub.folder / "shallow"
    outcome = hub.runner.run(BRANCH, reports=str(hub.reports(patch=patch)))

    assert outcome.status == 0, outcome.log
    assert git(hub.remote, "rev-parse", f"{MOVED}^") == git(hub.remote, "rev-parse", "main")


def test_commits_of_others_are_never_overwritten(hub: Hub) -> None:
    hub.branch(hub.patch("https://smew", "https://new-smew"))
    git(hub.folder, "clone", "--quiet", "--branch", MOVED, str(hub.remote), "theirs")
    (hub.folder / "theirs" / "README.md").write_text(LIST, encoding="utf-8")
    git(hub.folder / "theirs", "commit", "--quiet", "--all", "-m", "A person's work")
    git(hub.folder / "theirs", "push", "--quiet")
    tip = git(hub.remote, "rev-parse", MOVED)

    patch = hub.patch("https://eider", "https://new-eider")
    outcome = hub.runner.run(BRANCH, reports=str(hub.reports(patch=patch)))
    assert outcome.status == 2
    assert "has a commit of somebody else" in outcome.commands[-1].data
    assert git(hub.remote, "rev-parse", MOVED) == tip


def test_reports_of_another_kind_are_told(hub: Hub, tmp_path: Path) -> None:
    for action, inputs in ((ISSUE, {"failing": "1"}), (ISSUE, {"failing": "$(id)"}), (BRANCH, {})):
        outcome = hub.runner.run(action, reports=str(tmp_path / "none"), **inputs)
        assert outcome.status == 2
        assert "error" in [one.name for one in outcome.commands]
    assert not (hub.folder / "gh.calls").exists()


def test_a_week_from_check_to_issue_and_branch(hub: Hub) -> None:
    moved, lost = hub.faults.url("/moved-permanently/1"), hub.faults.url("/not-found/1")
    hub.commit(f"# Ducks\n\n- [Eider]({moved}) - A duck.\n- [Smew]({lost}) - A duck.\n")
    arguments = "--allow-private\n127.0.0.0/24\n--interval\n0\n--timeout\n2"
    logs = ""
    for _ in range(2):
        check = hub.runner.run(
            links="true", lint="false", duplicates="false", links_fix="true", fail_on="never", links_args=arguments
        )
        assert (check.status, check.outputs["status"]) == (0, "findings"), check.log
        assert git(hub.checkout, "status", "--porcelain") == ""
        reports = hub.folder / f"artifact-{hub.runner.jobs}"
        Path(check.outputs["reports"]).rename(reports)
        issue = hub.runner.run(ISSUE, reports=str(reports), failing=check.outputs["links-failing"])
        branch = hub.runner.run(BRANCH, reports=str(reports))
        logs += check.log + issue.log + branch.log

    issue_made, pull = hub.state["issues"]
    assert (issue.outputs["number"], branch.outputs["number"]) == (str(issue_made["number"]), str(pull["number"]))
    assert f"`{lost}`" in issue_made["body"]
    assert f"https://github.com/o/list/blob/{'0' * 40}/README.md#L4)" in issue_made["body"]
    assert "1 link moved for good" in issue_made["body"]
    diff = git(hub.remote, "diff", "--unified=0", "main", MOVED).splitlines()
    assert diff[-1] == f"+- [Eider]({hub.faults.url('/new/page')}) - A duck."
    seen = logs + (hub.checkout / ".git" / "config").read_text() + (hub.folder / "gh.calls").read_text()
    assert "no-token" not in seen, "the token stands in a log, a file or on a command line"


def test_a_page_of_thousands_of_links_fits_into_an_issue() -> None:
    hostile = "http://x.example/`](http://evil.example) @octocat <b> o/r#1 \n- [ ] x"
    one = {
        "url": hostile,
        "outcome": "broken",
        "detail": "`` @octocat\n#1",
        "moved_to": None,
        "suggestion": None,
        "mentions": [{"path": "a`b@c\n<i>.md", "line": 1}] * 9,
    }
    report = {"counts": {"broken": 3000}, "failing": [hostile], "results": [one] * 3000}
    told = page(report, {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "o/list"})

    assert len(told) <= 65_536
    assert "lines are left out here" in told
    cmarkgfm = pytest.importorskip("cmarkgfm")
    shown = cmarkgfm.github_flavored_markdown_to_html(told)
    assert "evil.example" in shown
    assert 'href="http://' not in shown
    assert "<b>" not in shown
    assert "<i>" not in shown
