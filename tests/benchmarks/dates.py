"""Dates of TimeBank (as TempEval-3 has it) found and resolved, beside dateparser's search on the same articles.

The articles are parted by a hash of their names: rules are developed on one part, and the other is left untouched.
dateparser is measured where it is installed; it is not needed otherwise.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.extraction.dates import find_dates
from analysis.extraction.sentences import split_sentences
from analysis.model import Article, Sentence
from analysis.reading import Metadata, read
from tests.benchmarks.harness import Row, timed

TIMEBANK = Path(__file__).resolve().parents[3] / "shared" / "eval" / "timebank"
_YEAR = re.compile(r"\d{4}")


class Found(NamedTuple):
    """An expression with its span and the first and last day it means."""

    start: int
    end: int
    first: str
    last: str
    text: str = ""


class Score(NamedTuple):
    """F1 of expressions with the right days, and the share right of the days that need the dateline, in per cent."""

    f1: float
    days: float


def part_of(name: str) -> str:
    """The part an article belongs to, by a hash of its name: "develop" 60 %, "untouched" 40 %."""
    return "develop" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10 < 6 else "untouched"


def rows() -> Iterator[Row]:
    """The measured rows, or none where the articles are not beside the repository."""
    if not TIMEBANK.is_dir():
        return
    for part in ("develop", "untouched"):
        read_in = list(_articles(part))
        ours = score((gold, ours_in(article, sentences)) for article, sentences, gold in read_in)
        theirs = _with_dateparser()
        other = score((gold, theirs(article)) for article, _, gold in read_in) if theirs else None
        size = f"{len(read_in)} articles, {part}"
        yield Row("dates with the right days, F1", size, f"{ours.f1:.1f}", f"{other.f1:.1f}" if other else "")
        yield Row("days that need the dateline", size, f"{ours.days:.1f} %", f"{other.days:.1f} %" if other else "")
    words = sum(len(article.text.split()) for article, *_ in read_in)
    seconds = timed(lambda: [ours_in(article, sentences) for article, sentences, _ in read_in], 3)
    yield Row("finding dates", "an article of 750 words", f"{750_000 * seconds / words:.1f} ms")


def ours_in(article: Article, sentences: tuple[Sentence, ...]) -> list[Found]:
    """What Readout finds in an article."""
    return [Found(*one.span, str(one.date_from), str(one.date_to)) for one in find_dates(article, sentences)]


def score(pairs: Iterator[tuple[list[Found], list[Found]]]) -> Score:
    """The scores over pairs of what is marked and what was found; finds that touch no mark do not count."""
    marked = right = guessed = guessed_right = short = short_right = 0
    for gold, found in pairs:
        touched: dict[Found, bool] = {}
        for mark in gold:
            over = [one for one in found if one.start < mark.end and mark.start < one.end]
            hits = [one for one in over if (one.first, one.last) == (mark.first, mark.last)]
            for one in over:
                touched[one] = touched.get(one, False) or one in hits
            marked, right = marked + 1, right + bool(hits)
            if mark.first == mark.last and not _YEAR.search(mark.text):
                short, short_right = short + 1, short_right + bool(hits)
        guessed, guessed_right = guessed + len(touched), guessed_right + sum(touched.values())
    precision, recall = guessed_right / max(guessed, 1), right / max(marked, 1)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(100 * f1, 100 * short_right / max(short, 1))


def _articles(part: str) -> Iterator[tuple[Article, tuple[Sentence, ...], list[Found]]]:
    metadata = Metadata.load(TIMEBANK / "metadata.tsv")
    for line in (TIMEBANK / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if part_of(row["file"]) == part:
            gold = [Found(*one["span"], one["from"], one["to"], one["text"]) for one in row["dates"]]
            for article in read(TIMEBANK / "text" / row["file"], metadata):
                if isinstance(article, Article):
                    yield article, split_sentences(article), gold


def _with_dateparser() -> Callable[[Article], list[Found]] | None:
    """dateparser's search with the day of publication, or None where it is not installed."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None

    def found_in(article: Article) -> list[Found]:
        settings = {"RELATIVE_BASE": article.published, "PREFER_DATES_FROM": "past"}
        found, at = [], 0
        for words, moment in search_dates(article.text, languages=["en"], settings=settings) or ():
            start = article.text.find(words, at)
            if start >= 0:
                at = start + len(words)
                found.append(Found(start, at, str(moment.date()), str(moment.date())))
        return found

    return found_in
