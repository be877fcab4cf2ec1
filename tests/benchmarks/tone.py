"""Sentences a second on each scale, beside nltk; how the scales agree with labels; and server time of the Tone page."""

import sys
from collections.abc import Iterator
from functools import partial

from nltk.sentiment.vader import SentimentIntensityAnalyzer

from analysis.extraction.conciliation import score_conciliation
from analysis.extraction.tone import score_sentences
from analysis.extraction.vader import vader
from analysis.measures.changes import changes
from analysis.measures.once import know_repeats
from analysis.measures.tone import tone_over_time, unscored
from tests.benchmarks.conciliation import agreement
from tests.benchmarks.filtered import Page, libraries, views
from tests.benchmarks.harness import Row, timed
from tests.benchmarks.importing import POLNEAR

PAGE: Page = {"scored": partial(unscored, scale="field"), "tone": tone_over_time, "changes": changes}


def rows() -> Iterator[Row]:
    """Speed and agreement of the scales, then the page's filters, each asked once."""
    if POLNEAR.is_dir():
        yield from agreement()
    else:
        print("the articles in ../shared/eval/polnear are not here", file=sys.stderr)
    for library, size in libraries():
        if "840" in size:
            found = library.query("SELECT text FROM sentences ORDER BY hash(text) LIMIT 5000")
            yield from scales(found["text"].tolist())
        know_repeats(library)
        yield from views("tone", PAGE, library, size)
        by_conciliation: Page = {name: partial(one, scale="conciliation") for name, one in PAGE.items()}
        yield from views("tone, conciliation", by_conciliation, library, size)


def scales(sentences: list[str]) -> Iterator[Row]:
    """Sentences a second, in batches of 40 as an import has them."""
    score_sentences(sentences[:40])
    size = f"{len(sentences):,} sentences"
    theirs = timed(lambda: [SentimentIntensityAnalyzer.polarity_scores(vader(), one) for one in sentences])
    ours = timed(lambda: [vader().compound(one) for one in sentences])
    speeds = f"{len(sentences) / ours:,.0f} a second", f"nltk {len(sentences) / theirs:,.0f} a second"
    yield Row("VADER", size, *speeds, f"{theirs / ours:.1f} times")
    for name, score in (("tone of news prose", score_sentences), ("conciliation", score_conciliation)):
        took = timed(lambda score=score: [score(sentences[at : at + 40]) for at in range(0, len(sentences), 40)])
        yield Row(
            name, size, f"{len(sentences) / took:,.0f} a second", "3,000 asked" if score is score_sentences else ""
        )
