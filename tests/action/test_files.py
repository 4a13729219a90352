"""The files of the action: pinned, described, published as shipped, and fine by the tools that look for holes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.action.runner import ROOT

ACTIONS = [ROOT / "action.yml", *sorted(ROOT.glob("action/*/action.yml"))]
WORKFLOWS = sorted((ROOT / "awesome_tools" / "starter").glob("*.yml"))
SCRIPTS = sorted(ROOT.glob("action/**/*.sh"))
OURS = re.compile(r"AWESOME_TOOLS_OWNER/awesome-tools(?:/[\w/]+)?@COMMIT")


def program(name: str) -> str:
    """A program of the environment or the machine; skips the test without it."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name}: pip install '.[dev]'")
    return found


def loaded(path: Path) -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return made


@pytest.mark.parametrize("path", [*ACTIONS, *WORKFLOWS], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_action_of_others_is_pinned_by_commit(path: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", path.read_text(encoding="utf-8"))
    for name, version in used:
        assert OURS.fullmatch(name) or re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", name), name
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", version), name
    assert len({name for name, _ in used}) == len(set(used)), "one commit with two versions"


@pytest.mark.parametrize("path", ACTIONS, ids=lambda path: path.parent.name)
def test_scripts_are_files_and_hold_no_expression(path: Path) -> None:
    for step in loaded(path)["runs"]["steps"]:
        if "run" in step:
            assert re.fullmatch(r'bash "\$GITHUB_ACTION_PATH/[\w/]+\.sh"( [a-z]+)?', step["run"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_give_each_job_the_least(path: Path) -> None:
    workflow = loaded(path)
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in workflow[True]  # YAML reads `on` as true
    for job in workflow["jobs"].values():
        assert not [step for step in job["steps"] if "run" in step]
        asked = {
            step["uses"].partition("@")[0].removeprefix("AWESOME_TOOLS_OWNER/awesome-tools") for step in job["steps"]
        }
        writes = [name for name, right in job["permissions"].items() if right == "write"]
        assert not (writes and "" in asked), "the job that asks strangers may write"
        for step in job["steps"]:
            if step["uses"].startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_name_inputs_and_outputs_that_exist(path: Path) -> None:
    for job in loaded(path)["jobs"].values():
        outputs: set[str] = set()
        for step in job["steps"]:
            if OURS.fullmatch(step["uses"]):
                folder = step["uses"].partition("@")[0].removeprefix("AWESOME_TOOLS_OWNER/awesome-tools").lstrip("/")
                action = loaded(ROOT / folder / "action.yml")
                assert step.get("with", {}).keys() <= action["inputs"].keys()
                needed = {name for name, one in action["inputs"].items() if one.get("required")}
                assert needed <= step.get("with", {}).keys()
                outputs |= action["outputs"].keys()
        assert set(re.findall(r"steps\.\w+\.outputs\.([\w-]+)", str(job))) <= outputs


def test_the_weekly_workflow_keeps_the_memory_that_the_action_writes() -> None:
    """GitHub drops what was not used for 7 days: a second day restores the same paths by the same key."""
    workflow = loaded(ROOT / "awesome_tools" / "starter" / "link-rot.yml")
    (kept,) = workflow["jobs"]["remember"]["steps"]
    (saved,) = (step for step in loaded(ROOT / "action.yml")["runs"]["steps"] if "cache/save@" in step.get("uses", ""))
    assert kept["uses"] == saved["uses"].replace("/save@", "/restore@")
    assert saved["with"]["key"].startswith(kept["with"]["restore-keys"])
    prepare = (ROOT / "action" / "prepare.sh").read_text(encoding="utf-8")
    assert "home=$RUNNER_TEMP/awesome-tools\n" in prepare
    assert 'output links-cache "$home/links"\n' in prepare
    assert kept["with"]["path"] == "${{ runner.temp }}/awesome-tools/links"
    days = [one["cron"] for one in workflow[True]["schedule"]]
    assert f"'{days[1]}'" in workflow["jobs"]["remember"]["if"]
    assert f"!= '{days[1]}'" in workflow["jobs"]["check"]["if"]


def test_the_published_workflows_are_those_that_init_writes() -> None:
    published = ROOT / "docs" / "workflows"
    assert [path.name for path in WORKFLOWS] == sorted(path.name for path in published.iterdir())
    for path in WORKFLOWS:
        assert path.read_bytes() == (published / path.name).read_bytes(), f"cp {path.relative_to(ROOT)} docs/workflows/"


def test_the_page_describes_every_input_and_output() -> None:
    page = (ROOT / "docs" / "github-action.md").read_text(encoding="utf-8")
    for kind in ("inputs", "outputs"):
        made = loaded(ROOT / "action.yml")[kind]
        assert [name for name in made if f"`{name}`" not in page] == []
        assert all(one["description"].strip().endswith(".") for one in made.values())


def test_scripts_are_fine_by_shellcheck() -> None:
    command = [program("shellcheck"), "--external-sources", "--source-path=SCRIPTDIR", *map(str, SCRIPTS)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_actions_and_workflows_are_fine_by_zizmor(tmp_path: Path) -> None:
    for path in WORKFLOWS:
        text = OURS.sub(lambda found: found[0].replace("COMMIT", "0" * 40), path.read_text(encoding="utf-8"))
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    files = [*ACTIONS, *tmp_path.glob("*.yml")]
    command = [program("zizmor"), "--offline", "--no-config", "--persona=auditor", "--no-progress", *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
