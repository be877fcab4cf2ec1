"""Sentences a second on both scales, beside nltk; and server time of the measures behind the Tone page."""

import sys
import tempfile
from collections.abc import Iterator

from nltk.sentiment.vader import SentimentIntensityAnalyzer

from analysis.extraction.tone import score_sentences
from analysis.extraction.vader import vader
from analysis.library import Filters, Library, import_paths
from analysis.measures.changes import changes
from analysis.measures.tone import tone_over_time
from analysis.reading import Metadata
from tests.benchmarks.conciliation import agreement
from tests.benchmarks.harness import Row, timed
from tests.benchmarks.importing import POLNEAR


def rows() -> Iterator[Row]:
    """Speed of the scales, then of the page."""
    if not POLNEAR.is_dir():
        print("the articles in ../shared/eval/polnear are not here", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        library = Library(f"{folder}/library")
        report = import_paths(library, [POLNEAR / "train" / "text"], Metadata.load(POLNEAR / "metadata.tsv"))
        sentences = library.query("SELECT text FROM sentences ORDER BY hash(text) LIMIT 5000")["text"].tolist()
        yield from scales(sentences)
        yield from agreement()
        for measure in (tone_over_time, changes):
            measure(library, Filters())
            seconds = timed(lambda measure=measure: measure(library, Filters()), 5)
            yield Row(f"{measure.__name__}, everything", f"{report.added} articles", f"{seconds:.3f} s")


def scales(sentences: list[str]) -> Iterator[Row]:
    """Sentences a second, in batches of 40 as an import has them."""
    score_sentences(sentences[:40])
    size = f"{len(sentences):,} sentences"
    theirs = timed(lambda: [SentimentIntensityAnalyzer.polarity_scores(vader(), one) for one in sentences])
    ours = timed(lambda: [vader().compound(one) for one in sentences])
    speeds = f"{len(sentences) / ours:,.0f} a second", f"nltk {len(sentences) / theirs:,.0f} a second"
    yield Row("VADER", size, *speeds, f"{theirs / ours:.1f} times")
    field = timed(lambda: [score_sentences(sentences[at : at + 40]) for at in range(0, len(sentences), 40)])
    yield Row("tone of news prose", size, f"{len(sentences) / field:,.0f} a second")
