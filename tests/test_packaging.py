"""What is shipped: one version everywhere, types, scripts, hooks and licence as declared."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
import yaml

import awesome_tools

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_one_version() -> None:
    assert distribution("awesome-tools").version == awesome_tools.__version__
    assert re.fullmatch(r"\d+\.\d+\.\d+((a|b|rc)\d+)?", awesome_tools.__version__)


def test_one_oldest_python() -> None:
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    listed = [line.rpartition(" :: ")[2] for line in PROJECT["project"]["classifiers"] if " :: 3." in line]
    assert listed[0] == oldest
    assert PROJECT["tool"]["ruff"]["target-version"] == "py" + oldest.replace(".", "")
    assert f"v < ({oldest.replace('.', ', ')})" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_changelog_tells_of_this_version_or_of_what_comes() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## \[([^]]+)\][^\n]*\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE))
    told = sections.get(awesome_tools.__version__) or sections.get("Unreleased", "")
    assert "\n- " in told


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "awesome_tools").rglob("*.py")}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_script_is_declared_and_loads() -> None:
    (script,) = distribution("awesome-tools").entry_points.select(group="console_scripts")
    assert PROJECT["project"]["scripts"] == {script.name: script.value}
    assert callable(script.load())


def test_licence_is_declared_and_there() -> None:
    name = PROJECT["project"]["license-files"][0]
    text = (ROOT / name).read_text(encoding="utf-8")
    assert PROJECT["project"]["license"] == "MIT"
    assert text.startswith("MIT License\n\nCopyright (c) ")
    assert 'THE SOFTWARE IS PROVIDED "AS IS"' in text


def test_everything_imported_is_declared() -> None:
    groups = [PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"].values()]
    declared = {re.split(r"[^\w-]", line)[0].lower().replace("-", "_") for group in groups for line in group}
    modules = {"markdown_it_py": "markdown_it", "pyyaml": "yaml"}
    imported = {
        name.partition(".")[0]
        for path in (ROOT / "awesome_tools").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in imported_names(node)
    }
    missing = imported - sys.stdlib_module_names - {"awesome_tools"} - {modules.get(name, name) for name in declared}
    assert missing == set()


def imported_names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_hooks_name_commands_that_exist(hook: dict[str, Any]) -> None:
    script, *arguments = hook["entry"].split()
    program = Path(sys.executable).with_name(script)
    run = subprocess.run([program, *arguments, "--help"], capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 0, run.stderr
    assert hook["language"] == "python"
    assert all(argument in run.stdout for argument in arguments if argument.startswith("-"))
    re.compile(hook["files"])


def test_the_release_workflow_uploads_only_the_version_of_its_tag() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))
    job = workflow["jobs"]["upload"]
    assert (workflow["permissions"], job["permissions"]) == ({}, {"contents": "read", "id-token": "write"})
    assert not [step for step in job["steps"] if "uses" in step]
    (compare,) = [step["run"] for step in job["steps"] if step["name"] == "Compare tag and version"]
    for tag, status in ((f"v{awesome_tools.__version__}", 0), (awesome_tools.__version__, 1), ("v0.0.0; true", 1)):
        environment = {"PATH": os.environ["PATH"], "GITHUB_REF_NAME": tag}
        assert subprocess.run(["sh", "-c", compare], cwd=ROOT, env=environment, check=False).returncode == status
    assert all((ROOT / script).stat().st_mode & 0o100 for script in (".ci/build", ".ci/run"))
