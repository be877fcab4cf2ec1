"""What a person waits for in Chromium, on a warm server: the first page, and a chart after a change of the filter."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from analysis.library import import_paths, open_library
from analysis.reading import Metadata
from analysis.resources import sample_paths
from tests.benchmarks.harness import Row
from tests.benchmarks.importing import POLNEAR
from tests.browser.conftest import Visit, launch, served

TIMES = 5
SAMPLE_WORDS = ["summit", "sanctions", "envoy", "nuclear", "Seoul"]
CHARTS = {
    "Briefing": ("/", "briefing-activity"),
    "Talks": ("/talks", "timeline"),
    "Phrasing": ("/phrasing?tab=Phrase+tracker&phrase=talks", "tracker"),
    "Keywords": ("/keywords", "keyword-squares"),
    "Tone": ("/tone", "tone-panels"),
    "Officials": ("/officials", "official-activity"),
}
# When Enter was pressed, and when the chart, or anything on the page, last changed, in milliseconds.
WATCH = """card => {
    document.addEventListener("keydown", event => { if (event.key === "Enter") window.asked = performance.now() }, true)
    window.drawn = window.changed = performance.now()
    new MutationObserver(changes => {
        window.changed = performance.now()
        const within = ({ target }) => (target.closest ? target : target.parentElement)?.closest(card)
        if (changes.some(within)) window.drawn = window.changed
    }).observe(document.querySelector("[data-testid=stMain]"),
        { subtree: true, childList: true, attributes: true, characterData: true })
}"""
NEWS_WORDS = ["president", "senate", "police", "campaign", "court"]


def rows() -> Iterator[Row]:
    """The sample library, then 840 articles; each beside the bound that the dashboard is held to."""
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample" / "library"
        import_paths(open_library(str(sample)), sample_paths(), sample=True)
        yield from _of(sample, "sample library", SAMPLE_WORDS, 0.5)
        if not POLNEAR.is_dir():
            print("the 840 articles in ../shared/eval/polnear are not here", file=sys.stderr)
            return
        news = Path(folder) / "news" / "library"
        metadata = Metadata.load(POLNEAR / "metadata.tsv")
        import_paths(open_library(str(news)), [POLNEAR / "train" / "text"], metadata)
        yield from _of(news, "840 articles", NEWS_WORDS, 1.0)


def _of(library: Path, size: str, words: list[str], bound: float) -> Iterator[Row]:
    with served(library) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        visit = Visit(context, address)
        visit.open()
        first = _median([_timed(visit.open) for _ in range(TIMES)])
        yield Row("first page drawn", size, f"{first:.2f} s", "2.00 s", f"{first / 2:.2f}")
        for name, (path, card) in CHARTS.items():
            page = visit.open(path)
            page.locator(f".st-key-card-{card} .js-plotly-plot .main-svg").first.wait_for(state="attached")
            page.evaluate(WATCH, f".st-key-card-{card} .js-plotly-plot")
            seconds = [_narrow(page, word) for word in words]
            chart, whole = _median([one for one, _ in seconds]), _median([one for _, one in seconds])
            yield Row(
                f"filter to finished chart, {name}",
                size,
                f"{chart:.2f} s (whole page {whole:.2f} s)",
                f"{bound:.2f} s",
                f"{chart / bound:.2f}",
            )
        browser.close()


def _narrow(page: Page, word: str) -> tuple[float, float]:
    """Type a word into the filter bar; the seconds until the chart, and anything on the page, last changed."""
    field = page.locator(".st-key-text input")
    field.fill(word)
    field.press("Enter")
    page.wait_for_function(
        "word => document.querySelector('.st-key-filter-sentence')?.innerText.includes(word)"
        " && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
        " && performance.now() - window.changed > 300",
        arg=word,
    )
    chart, whole = page.evaluate("[window.drawn - window.asked, window.changed - window.asked]")
    return chart / 1000, whole / 1000


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _median(seconds: list[float]) -> float:
    return sorted(seconds)[len(seconds) // 2]
