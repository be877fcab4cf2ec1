"""Extraction on one core: news articles a second of processor, beside nltk's VADER alone on the same sentences."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from threadpoolctl import threadpool_limits

from analysis.extraction import extract
from analysis.extraction.sentences import split_sentences
from analysis.extraction.vader import vader
from analysis.model import Article
from analysis.reading import read_files
from tests.benchmarks.harness import Row

POLNEAR = Path(__file__).resolve().parents[3] / "shared" / "eval" / "polnear"
EVERY = 4  # of the articles in their order
WORDS = 750  # of the article by which the speed is asked


def rows() -> Iterator[Row]:
    """The measured row."""
    if not POLNEAR.is_dir():
        print("the 840 articles in ../shared/eval/polnear are not here", file=sys.stderr)
        return
    articles = [one for one in read_files(sorted(POLNEAR.rglob("*.txt"))[::EVERY]) if isinstance(one, Article)]
    sentences = [one.text[each.span.start : each.span.end] for one in articles for each in split_sentences(one)]
    extract(articles[0])
    with threadpool_limits(1):
        ours = _busy(lambda: [extract(one) for one in articles])
        theirs = _busy(lambda: [vader().polarity_scores(one) for one in sentences])
    whole = sum(len(one.text.split()) for one in articles) / WORDS
    told = f"{whole / ours:.1f} articles of {WORDS} words a second of one core"
    size = f"{len(articles)} articles"
    yield Row("extraction", size, told, f"nltk's VADER alone {whole / theirs:.0f}", f"{ours / theirs:.1f} times")


def _busy(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
