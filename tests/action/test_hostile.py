"""Pull requests of people who mean harm: nothing of one is run, and none marks lines or pages as it likes.

The event, names of branches and files, the list's text and modules for Python to find are all theirs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.action.conftest import git
from tests.action.runner import ROOT, Outcome, Runner
from tests.ducks import GOOD, LIST
from tests.links.server import FaultServer

# What a shell, the runner, a page or a SARIF reader might take for more than text.
SHELL = "$(touch PWNED) `touch PWNED` ; touch PWNED ; \" ' && touch PWNED | tee PWNED #"
FORGED = "::error file=README.md,line=1,title=forged::forged"
LINES = "\n".join(
    ["x", FORGED, f"\r{FORGED}\r", "##[error]forged", "::stop-commands::forged", f"%0A{FORGED}", "##[set-env name=A]b"]
)
PAGE = "<img src=x onerror=forged> @octocat [forged](https://127.0.0.11/forged) `` ` `` | forged | <!-- -->"
BRANCH = "$(touch${IFS}PWNED)`touch${IFS}PWNED`;touch${IFS}PWNED"
# As git allows file names: all but NUL and slash.
FILES = (
    "a b ÄÖ ☃.md",
    f"list\n{FORGED}.md",
    "##[error]forged.md",
    "$(touch PWNED).md",
    "`touch PWNED`;touch PWNED.md",
    "--fix.md",
    "-rf.md",
    "x` <img src=x onerror=forged> @octocat `x.md",
    "a,line=1,b:c::d%0A.md",
)
MODULES = (
    "yaml.py",
    "json.py",
    "click.py",
    "pip.py",
    "venv.py",
    "sitecustomize.py",
    "awesome_tools/__init__.py",
    "git.py",
)


def entries(server: FaultServer) -> str:
    """Entries that are found fault with, whose text is quoted in messages."""
    wild = [SHELL, PAGE, "##[error]forged", "::error::forged", "%0A::error::forged", "\u202e\x1b[2J"]
    lines = [
        f"- [{text}]({server.url('/not-found/x')}?{number}) - A Github duck. {text}" for number, text in enumerate(wild)
    ]
    lines += [f"- [Eider]({server.url('/not-found/')}<b>@octocat`x`$(touch%20PWNED)) - A duck."]
    lines += [
        FORGED,
        "::stop-commands::forged",
        "##[error]forged",
        f"- [x](<{server.url('/not-found/y')} {FORGED}>) - Forged.",
    ]
    # Quoted in the message about the one below it.
    lines += [f"- [x\\` &lt;img src=x onerror=forged&gt; \\@octocat]({server.url('/plain/twice')}) - A duck."]
    lines += [f"- [y]({server.url('/plain/twice')}) - A duck."]
    return "\n".join(lines) + "\n"


@pytest.fixture
def harmful(pull_request: Callable[..., Runner], repository: Path, faults: FaultServer) -> Runner:
    """A pull request with all of it."""
    trap = "import pathlib\npathlib.Path('PWNED').touch()\nraise SystemExit('PWNED')\n"
    files = dict.fromkeys(FILES, entries(faults)) | dict.fromkeys(MODULES, trap)
    files |= {".gitattributes": "*.md diff=evil filter=evil\n", "README.md": LIST + entries(faults)}
    head = {"ref": BRANCH, "sha": "0" * 40, "label": f"x:{BRANCH}", "repo": {"full_name": SHELL}}
    runner = pull_request(files, title=f"{SHELL}\n{LINES}\n{PAGE}", body=LINES, head=head, user={"login": SHELL})
    runner.variables |= {"GITHUB_HEAD_REF": BRANCH, "GITHUB_ACTOR": SHELL, "GITHUB_REF_NAME": BRANCH}
    return runner


@pytest.fixture
def outcome(harmful: Runner, loopback: str) -> Outcome:
    return harmful.run(links="true", links_fix="true", links_args=loopback)


def test_nothing_of_a_pull_request_takes_effect(outcome: Outcome, harmful: Runner) -> None:
    assert outcome.outputs["status"] == "findings", outcome.log
    assert int(outcome.outputs["lint-findings"]) > len(FILES)
    assert int(outcome.outputs["links-failing"]) > 3
    # Nothing ran, here or where scripts change to.
    for folder in (harmful.workspace, harmful.home, ROOT):
        assert [path for path in folder.rglob("PWNED*") if ".venv" not in path.parts] == []
    assert git(harmful.workspace, "status", "--porcelain") == ""
    check_log(outcome, harmful)
    check_page(outcome.summary)
    check_files(outcome)


def check_log(outcome: Outcome, harmful: Runner) -> None:
    """Every annotation is ours and stands on a line of a file of the list."""
    known = {f"./{name}" for name in (*FILES, "README.md")} | {*FILES, "README.md"}
    for command in outcome.commands:
        assert command.name in ("error", "warning", "notice"), command
        assert command.properties["file"] in known, command
        assert (
            int(command.properties["line"])
            <= (harmful.workspace / command.properties["file"]).read_text().count("\n") + 1
        )
        assert re.match(r"(AW\d{3} [a-z-]+|link [a-z_]+)$", command.properties["title"]), command
    assert "\x1b" not in outcome.log
    assert "\u202e" not in outcome.log


def check_page(summary: str) -> None:
    """The summary shows their words, and no tag, image, link or mention of theirs."""
    cmarkgfm = pytest.importorskip("cmarkgfm")
    page = cmarkgfm.github_flavored_markdown_to_html(summary, cmarkgfm.Options.CMARK_OPT_UNSAFE)
    tags = set(re.findall(r"<(\w+)", page))
    assert tags <= {"a", "code", "h1", "h2", "input", "li", "p", "table", "tbody", "td", "th", "thead", "tr", "ul"}, (
        tags
    )
    leads = set(re.findall(r'href="(.*?)"', page))
    ours = re.compile(r"https://github\.com/o/list/blob/0{40}/[\w.~%/-]+(?:\?plain=1)?#L\d+")
    assert [url for url in leads if not ours.fullmatch(url)] == []
    assert leads, "links to the lines"
    assert not re.search(r"(?<!`)@octocat", re.sub(r"<code>.*?</code>", "", page, flags=re.DOTALL))
    assert "forged" in page


def check_files(outcome: Outcome) -> None:
    """Outputs are numbers, words and paths of ours; the SARIF file is whole."""
    for name, value in outcome.outputs.items():
        assert re.fullmatch(r"\d*|findings|/[\w./-]+", value), (name, value)
    log = json.loads(Path(outcome.outputs["sarif"]).read_text(encoding="utf-8"))
    uris = {
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for run in log["runs"]
        for one in run["results"]
    }
    assert all(re.fullmatch(r"[A-Za-z0-9._~%/-]+", uri) for uri in uris), uris


def test_a_hostile_file_name_that_cannot_be_read_forges_nothing(
    pull_request: Callable[..., Runner], repository: Path
) -> None:
    runner = pull_request({"README.md": LIST + GOOD})
    (repository / f"bad\n{FORGED}\n##[error]forged.md").write_bytes(b"\xff")
    outcome = runner.run()

    assert outcome.outputs["status"] == "failed"
    assert {(one.name, one.properties["title"]) for one in outcome.commands} == {("error", "awesome-tools")}
    assert all(one.properties.keys() == {"title"} for one in outcome.commands)
