"""The end of the action: counts what the checks found, writes summary, SARIF file and outputs, and judges.

Usage: report.py FOLDER, where check.sh left `NAME.status` and `NAME.json`, `.md` and `.sarif` for each check that ran.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from awesome_tools.report.inert import code
from awesome_tools.report.links_issue import page
from awesome_tools.report.workflow import annotation

CHECKS = {"lint": "Lint", "duplicates": "Duplicates", "links": "Links"}
COUNTS = (
    ("lint", "found", "lint-findings"),
    ("duplicates", "found", "duplicates"),
    ("links", "checked", "links-checked"),
    ("links", "error", "links-failing"),
    ("links", "moved", "links-moved"),
)
# A link to a line of a list, which leads nowhere from the page of a job.
LINE = re.compile(r"\]\((?:\./)?([\w./%~-]+#L\d+)\)")
# GitHub takes a summary of 1 MiB for each step, and then none of it.
SUMMARY = 900_000


def main(folder: Path) -> int:
    """Write everything; the exit status of the job: 0 fine, 1 findings that count, 2 a check could not be done."""
    ran = [name for name in CHECKS if (folder / f"{name}.status").is_file()]
    failed = [name for name in ran if not done(folder, name)]
    counts = {name: counted(folder, name) for name in ran}
    total = sum(counts.values(), Counter[str]())
    judged = os.environ["FAIL_ON"]
    wrong = total["error"] + (total["warning"] if judged != "error" else 0)
    status = "failed" if failed else "findings" if wrong else "clean"

    sarif = folder / "awesome-tools.sarif"
    sarif.write_text(json.dumps(merged(folder, ran), ensure_ascii=False, indent=2), encoding="utf-8")
    if (folder / "links.json").is_file():
        (folder / "issue.md").write_text(page(loaded(folder / "links.json"), os.environ), encoding="utf-8")
    with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as stream:
        stream.write(summary(folder, counts, failed))
    put({"status": status, "errors": total["error"], "warnings": total["warning"], "sarif": sarif, "reports": folder})
    put({output: counts[name][what] for name, what, output in COUNTS if name in counts})
    for name in failed:
        print(annotation("error", {}, "awesome-tools", f"{name} could not be done: {reason(folder, name)}"))
    return 2 if failed else 1 if wrong and judged != "never" else 0


def done(folder: Path, name: str) -> bool:
    """Whether a check came to an end: a crash has the exit status of findings, but leaves no report."""
    return (folder / f"{name}.status").read_text().strip() in ("0", "1") and (folder / f"{name}.json").is_file()


def counted(folder: Path, name: str) -> Counter[str]:
    """How many errors, warnings and notes a check found; for links also how many were looked at, and have moved."""
    report = loaded(folder / f"{name}.json")
    if name != "links":
        return Counter([one["severity"] for one in report or []], found=len(report or []))
    if report is None:
        return Counter()
    moved = report["counts"].get("moved", 0)
    return Counter(error=len(report["failing"]), info=moved, moved=moved, checked=len(report["results"]))


def loaded(path: Path) -> Any:
    """The JSON value of a file, None if the check came to no report."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def summary(folder: Path, counts: dict[str, Counter[str]], failed: list[str]) -> str:
    """The job's summary: a table, then the pages that the checks wrote, as much as GitHub takes."""
    lines = ["# awesome-tools", ""]
    if since := os.environ["DIFF_FROM"]:
        lines += [f"Only lines added since {'the base' if since == 'auto' else code(since)}.", ""]
    lines += ["| Check | Errors | Warnings | Notes |", "| --- | ---: | ---: | ---: |"]
    for name, count in counts.items():
        told = "could not be done | |" if name in failed else f"{count['error']} | {count['warning']} | {count['info']}"
        lines.append(f"| {CHECKS[name]} | {told} |")
    text = "\n".join([*lines, "", ""])
    blob = "{GITHUB_SERVER_URL}/{GITHUB_REPOSITORY}/blob/{GITHUB_SHA}".format_map(os.environ)
    for name in counts:
        if (folder / f"{name}.md").is_file():
            text += LINE.sub(rf"]({blob}/\1)", (folder / f"{name}.md").read_text(encoding="utf-8")) + "\n"
        if name in failed:
            text += f"{CHECKS[name]}: {code(reason(folder, name))}\n\n"
    data = text.encode()
    if len(data) <= SUMMARY:
        return text
    kept = data[:SUMMARY].decode(errors="ignore").rpartition("\n")[0]
    return f"{kept}\n\n… and more: the reports hold everything.\n"


def reason(folder: Path, name: str) -> str:
    """The last words of a check that failed."""
    lines = (folder / f"{name}.err").read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line for line in reversed(lines) if line.strip()), "the log of its step tells why")


def merged(folder: Path, names: list[str]) -> dict[str, Any]:
    """One SARIF log with one run: code scanning takes no two runs of one tool in a file."""
    logs = [log for name in names if (log := loaded(folder / f"{name}.sarif")) is not None]
    if not logs:
        return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": []}
    runs = [run for log in logs for run in log["runs"]]
    rules = {rule["id"]: rule for run in runs for rule in run["tool"]["driver"]["rules"]}
    order = {name: at for at, name in enumerate(sorted(rules))}
    driver = runs[0]["tool"]["driver"] | {"rules": [rules[name] for name in order]}
    results = [one | {"ruleIndex": order[one["ruleId"]]} for run in runs for one in run["results"]]
    return logs[0] | {"runs": [runs[0] | {"tool": {"driver": driver}, "results": results}]}


def put(values: Mapping[str, object]) -> None:
    """Outputs of the step; no value can end itself, for the delimiter is random."""
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as stream:
        for name, value in values.items():
            delimiter = secrets.token_hex(16)
            stream.write(f"{name}<<{delimiter}\n{value}\n{delimiter}\n")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
