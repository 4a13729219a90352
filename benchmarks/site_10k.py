"""The web page with 10 000 entries in headless Chromium: time to the first interaction and per keystroke.

    python benchmarks/site_10k.py [RUNS]

Needs the Python package playwright and /usr/bin/chromium. Prints one line per figure: name, median and worst in
milliseconds. "first search" is from the start of navigation to the first result of a query that is typed as soon as
there is a box to type in; "next frame" of a keystroke ends behind the frame that shows the new list, and "processor" is
what all that it sets off takes of the page's thread, which other work on the machine hardly changes. "Early" is while
the page is still making its index.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, sync_playwright

from awesome_tools.model import Kind, Link, Place, Record, Role
from awesome_tools.site import build

COUNT = 10_000
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
WORDS = (
    "weakly supervised semantic segmentation image level labels learning attention network deep object localization "
    "class activation maps affinity pixel propagation consistency contrastive transformer diffusion graph neural model "
    "robust efficient adaptive training data video point cloud medical detection generation self prompt vision source"
).split()
VENUES = ("CVPR", "ICCV", "ECCV", "NeurIPS", "AAAI", "TPAMI", "arXiv", "ICLR", "ICML", "BMVC", "MICCAI", "WACV")
FIGURES = (
    "first card",
    "first search",
    "early keystroke: next frame",
    "early keystroke: processor",
    "keystroke: next frame",
    "keystroke: processor",
)
QUERIES = ("weakly supervised", "segmantation trans", "w", "2019 cvpr", "graph neural network")
# Time from the event to behind the frame in which the list is drawn.
KEYSTROKE = """async (text) => {
  const box = document.getElementById("query");
  const start = performance.now();
  box.value = text;
  box.dispatchEvent(new Event("input"));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""
# The page's policy forbids the eval by which playwright would wait for an expression.
SEARCHED = """() => new Promise((done) => {
  const look = () => (CSS.highlights.get("hit")?.size ? done(performance.now()) : setTimeout(look, 5));
  look();
})"""


def invented(count: int) -> tuple[Record, ...]:
    """Records with titles of 4 to 12 words from a vocabulary that also has rare ones."""
    dice = random.Random(7)
    rare = ["".join(dice.choice("aeioubcdfglmnprst") for _ in range(dice.randint(4, 10))) for _ in range(count)]

    def text(low: int, high: int) -> str:
        return " ".join(dice.choice(WORDS if dice.random() < 0.75 else rare) for _ in range(dice.randint(low, high)))

    return tuple(
        Record(
            title=text(4, 12).capitalize(),
            source=Place("x.md", number, number),
            kind=Kind.PAPER,
            year=dice.randint(2010, 2025),
            venue=dice.choice(VENUES),
            authors=tuple(text(2, 2).title() for _ in range(dice.randint(1, 5))),
            links=(
                Link(Role.PAPER, "", f"https://arxiv.org/abs/{number}"),
                *((Link(Role.CODE, "", f"https://github.com/a/{number}"),) if dice.random() < 0.6 else ()),
            ),
            tags=tuple({dice.choice(WORDS) for _ in range(dice.randint(0, 4))}),
            description=text(5, 30) if dice.random() < 0.5 else None,
        )
        for number in range(1, count + 1)
    )


def measure(browser: Browser, page_url: str, figures: dict[str, list[float]]) -> None:
    """One load and one session of typing."""
    page = browser.new_page()
    page.goto(page_url, wait_until="commit")
    page.locator(".card").first.wait_for()
    figures["first card"].append(page.evaluate("performance.now()"))
    page.fill("#query", "weakly")
    figures["first search"].append(page.evaluate(SEARCHED))
    meter = page.context.new_cdp_session(page)
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})
    for name in "early keystroke", "keystroke":
        for query in QUERIES:
            for end in range(1, len(query) + 1):
                before = _worked(meter)
                figures[f"{name}: next frame"].append(page.evaluate(KEYSTROKE, query[:end]))
                figures[f"{name}: processor"].append(_worked(meter) - before)
        page.wait_for_selector("html[data-ready]", state="attached")
    page.close()


def _worked(meter: CDPSession) -> float:
    """What the page's thread has worked so far, in milliseconds of processor time."""
    metrics = meter.send("Performance.getMetrics")["metrics"]
    return next(1000 * float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")


def main() -> None:
    """Build the page once, load it RUNS times."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    start = time.perf_counter()
    files = build(invented(COUNT), title="Ten thousand", description="")
    print(f"build {time.perf_counter() - start:.2f} s, index.html {len(files['index.html']) / 1e6:.1f} MB")
    figures: dict[str, list[float]] = {name: [] for name in FIGURES}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "index.html")
        path.write_bytes(files["index.html"])
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        for _ in range(runs):
            measure(browser, path.as_uri(), figures)
        browser.close()
    for name, times in figures.items():
        high = sorted(times)[int(len(times) * 0.95) - 1] if len(times) > 20 else max(times)
        print(f"{name:28} median {statistics.median(times):6.0f} ms   p95 {high:6.0f} ms   worst {max(times):6.0f} ms")


if __name__ == "__main__":
    main()
