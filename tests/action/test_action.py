"""The action: its steps run as written, on a real repository with a base and a head commit."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from awesome_tools import __version__
from tests.action.conftest import git
from tests.action.runner import ROOT, Outcome, Runner, values
from tests.ducks import GOOD, LIST, MISPLACED, NEXT, TWICE
from tests.links.server import FaultServer

jsonschema = pytest.importorskip("jsonschema")

BETTER = LIST + GOOD
WORSE = LIST + TWICE + MISPLACED


def told(outcome: Outcome, *names: str) -> dict[str, str]:
    return {name: outcome.outputs[name] for name in names}


def test_a_good_pull_request_passes(pull_request: Callable[..., Runner]) -> None:
    outcome = pull_request({"README.md": BETTER}).run()

    assert (outcome.status, outcome.outputs["status"]) == (0, "clean"), outcome.log
    assert outcome.annotations == []
    assert told(outcome, "errors", "warnings", "duplicates") == {"errors": "0", "warnings": "0", "duplicates": "0"}
    assert outcome.outputs["links-checked"] == ""
    assert "| Lint | 0 | 0 | 0 |" in outcome.summary


def test_a_bad_pull_request_fails_and_marks_its_lines(pull_request: Callable[..., Runner]) -> None:
    outcome = pull_request({"README.md": WORSE}).run()

    assert (outcome.status, outcome.outputs["status"]) == (1, "findings"), outcome.log
    assert outcome.annotations == [
        ("warning", "README.md", NEXT, "AW401 duplicate-link"),
        ("warning", "README.md", NEXT + 1, "AW121 unsorted-entries"),
    ]
    assert told(outcome, "errors", "warnings", "lint-findings", "duplicates") == {
        "errors": "0",
        "warnings": "2",
        "lint-findings": "1",
        "duplicates": "1",
    }
    assert "AW121" in outcome.summary


def test_what_was_wrong_before_is_not_the_pull_requests_fault(
    pull_request: Callable[..., Runner], repository: Path
) -> None:
    (repository / "README.md").write_text(WORSE, encoding="utf-8")
    git(repository, "commit", "--quiet", "--all", "-m", "Old sins")
    runner = pull_request(
        {
            "README.md": WORSE.replace(
                "[Teal](https://teal.example) - A duck that swims.", "[Teal](https://teal.example) - A duck that dives."
            )
        }
    )

    assert (one := runner.run()).outputs["status"] == "clean", one.log
    assert runner.run(diff_from="all").outputs["status"] == "findings"
    assert runner.run(diff_from="HEAD~2").outputs["status"] == "findings"


def test_a_push_is_asked_for_what_it_adds_and_other_runs_for_everything(repository: Path, tmp_path: Path) -> None:
    (repository / "README.md").write_text(WORSE, encoding="utf-8")
    git(repository, "commit", "--quiet", "--all", "-m", "Old sins")
    before = git(repository, "rev-parse", "HEAD")
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "Pushed")
    runner = Runner(repository, tmp_path / "machine", {"before": before}, "push")

    assert runner.run().outputs["status"] == "clean"
    runner.event_name, runner.event = "schedule", {}
    assert runner.run().outputs["status"] == "findings"


def test_sarif_holds_the_findings_of_all_checks_in_one_run(
    pull_request: Callable[..., Runner], faults: FaultServer, loopback: str
) -> None:
    lost = f"- [Wigeon]({faults.url('/not-found/x')}) - It whistles.\n"
    outcome = pull_request({"README.md": WORSE + lost}).run(links="true", links_args=loopback)
    log = json.loads(Path(outcome.outputs["sarif"]).read_text(encoding="utf-8"))

    jsonschema.Draft4Validator(
        json.loads((ROOT / "tests/data/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    ).validate(log)
    (run,) = log["runs"]
    found = {one["ruleId"] for one in run["results"]}
    assert {"AW121", "link-broken"} <= found
    assert all(run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    places = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]}
    assert places == {"README.md"}


def test_only_the_links_of_the_pull_request_are_asked(
    pull_request: Callable[..., Runner], repository: Path, faults: FaultServer, loopback: str
) -> None:
    old = LIST + f"- [Teal]({faults.url('/not-found/old')}) - Gone since long.\n"
    (repository / "README.md").write_text(old, encoding="utf-8")
    git(repository, "commit", "--quiet", "--all", "-m", "Old sins")
    new = old + f"- [Wigeon]({faults.url('/not-found/new')}) - It whistles.\n"
    runner = pull_request({"README.md": new})

    outcome = runner.run(links="true", lint="false", duplicates="false", links_args=loopback)

    assert {visit.path for visit in faults.visits} == {"/not-found/new"}
    assert outcome.annotations == [("error", "README.md", NEXT + 1, "link broken")]
    assert told(outcome, "links-checked", "links-failing", "lint-findings") == {
        "links-checked": "1",
        "links-failing": "1",
        "lint-findings": "",
    }
    assert outcome.status == 1


def test_the_second_run_has_the_same_outputs_and_uses_the_link_cache(
    pull_request: Callable[..., Runner], faults: FaultServer, loopback: str
) -> None:
    links = "".join(
        f"- [{name}]({faults.url(f'/{name}/1')}) - A duck.\n" for name in ("moved-permanently", "not-found", "plain")
    )
    runner = pull_request({"README.md": WORSE + links})

    first = runner.run(links="true", links_args=loopback)
    asked = len(faults.visits)
    second = runner.run(links="true", links_args=loopback)

    assert asked > 0
    assert len(faults.visits) == asked, "the second run asked again"
    assert second.outputs == first.outputs
    assert (second.status, second.annotations, second.summary) == (first.status, first.annotations, first.summary)
    assert first.outputs["links-failing"] == "1"
    assert len(runner.caches) == 2  # entries cannot change: one for each run


@pytest.mark.parametrize(
    ("fail_on", "text", "status"),
    [
        ("warning", WORSE, 1),
        ("never", WORSE, 0),
        ("error", LIST + "- [Teal](https://teal.example) - A Github duck.\n", 0),
    ],
)
def test_what_fails_is_chosen(pull_request: Callable[..., Runner], fail_on: str, text: str, status: int) -> None:
    assert pull_request({"README.md": text}).run(fail_on=fail_on).status == status


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"fail_on": "oops"}, "unexpected fail-on `oops`, expected one of: error warning never"),
        ({"lint": "yes"}, "unexpected lint `yes`"),
        ({"links_fix": "true"}, "links-fix needs links: true"),
        ({"paths": " \n"}, "unexpected empty paths"),
    ],
)
def test_wrong_inputs_are_told(repository: Path, tmp_path: Path, inputs: dict[str, str], message: str) -> None:
    outcome = Runner(repository, tmp_path / "machine").run(**inputs)

    assert outcome.status == 2
    assert message in next(one.data for one in outcome.commands if one.name == "error")


def test_a_check_that_cannot_be_done_fails_even_if_findings_do_not(repository: Path, tmp_path: Path) -> None:
    (repository / "bad.md").write_bytes(b"\xff\xfe")
    outcome = Runner(repository, tmp_path / "machine").run(fail_on="never")

    assert (outcome.status, outcome.outputs["status"]) == (2, "failed")
    assert "bad.md: the file is UTF-16 text" in outcome.log


def test_a_crash_is_no_clean_list(tmp_path: Path) -> None:
    """Python's exit status of a crash is that of findings."""
    (tmp_path / "lint.status").write_text("1\n", encoding="utf-8")
    (tmp_path / "lint.err").write_text(
        "Traceback (most recent call last):\nOSError: ::error::no space\n", encoding="utf-8"
    )
    files = {name: str(tmp_path / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    told = {"FAIL_ON": "never", "DIFF_FROM": "", "GITHUB_SERVER_URL": "", "GITHUB_REPOSITORY": "", "GITHUB_SHA": ""}
    command = [sys.executable, "-I", str(ROOT / "action" / "report.py"), str(tmp_path)]
    run = subprocess.run(command, env=files | told, capture_output=True, text=True, check=False)

    assert (run.returncode, run.stderr) == (2, "")
    assert run.stdout == "::error title=awesome-tools::lint could not be done: OSError: ::error::no space\n"
    assert dict(values((tmp_path / "GITHUB_OUTPUT").read_text(encoding="utf-8")))["status"] == "failed"


def test_an_unknown_base_is_told(pull_request: Callable[..., Runner]) -> None:
    outcome = pull_request({"README.md": BETTER}).run(diff_from="origin/nowhere")

    assert (outcome.status, outcome.outputs["status"]) == (2, "failed")
    assert "unexpected revision `origin/nowhere`" in next(one.data for one in outcome.commands)
    assert "Lint: `" in outcome.summary


def test_paths_and_arguments_are_one_a_line(repository: Path, tmp_path: Path) -> None:
    (repository / "a list").mkdir()
    (repository / "a list" / "öne.md").write_text("- [One](https://one.org) - A Github tool.\n", encoding="utf-8")
    runner = Runner(repository, tmp_path / "machine")

    outcome = runner.run(paths="README.md\na list/öne.md\n", lint_args="--ignore\nAW107", duplicates="false")
    assert outcome.annotations == [("warning", "a list/öne.md", 1, "AW501 misspelled-name")]
    assert runner.run(paths="README.md", duplicates="false").outputs["status"] == "clean"


def test_the_tool_is_installed_from_the_actions_own_checkout(repository: Path, tmp_path: Path) -> None:
    """For real; the modules that lie in the checkout are not believed."""
    for name in ("pip.py", "venv.py", "hatchling.py", "sitecustomize.py"):
        (repository / name).write_text("raise SystemExit('taken from the checkout')\n", encoding="utf-8")
    own = {"PIP_RETRIES": "1"}
    runner = Runner(repository, tmp_path / "machine", variables=own, installed=False)
    outcome = runner.run(lint="false", duplicates="false", paths="README.md")
    if outcome.status and any(words in outcome.log for words in ("No matching distribution", "ConnectionError")):
        pytest.skip("needs an index that pip can reach: its requirements come from there")

    assert outcome.status == 0, outcome.log
    assert f"awesome-tools, version {__version__}" in outcome.log
    assert (tmp_path / "machine" / "temp" / "awesome-tools" / "venv" / "pyvenv.cfg").is_file()
