"""Statements beside what annotators marked: the three rows of ../shared/eval/score_statements.py, computed anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import regex

from analysis.model import Span
from tests.benchmarks.polnear import Attribution

ROWS = ("direct", "attributed", "all")
_QUOTED = regex.compile(r"[“\"]([^”\"]*)[”\"]")


class Guess(NamedTuple):
    """A content and its speaker, as found."""

    content: Span
    speaker: Span | None


@dataclass
class Tally:
    """Right and all of what was found, right and all of what was marked."""

    counts: list[int] = field(default_factory=lambda: [0, 0, 0, 0])

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent."""
        precision, recall = self.precision, self.recall
        return 2 * precision * recall / max(precision + recall, 1e-9)

    @property
    def precision(self) -> float:
        """Percent of what was found."""
        return 100 * self.counts[0] / max(1, self.counts[1])

    @property
    def recall(self) -> float:
        """Percent of what was marked."""
        return 100 * self.counts[2] / max(1, self.counts[3])


class Scored(NamedTuple):
    """Sets of characters of a content and its source, and whether it is mostly in quotation marks."""

    content: frozenset[int]
    source: frozenset[int]
    direct: bool


def scored(text: str, gold: list[Attribution], guesses: Iterable[Guess]) -> tuple[list[Scored], list[Scored]]:
    """What was marked and what was found, ready to compare."""
    quoted = _chars(Span(*match.span()) for match in _QUOTED.finditer(text))
    marked = [_scored(_chars(one.content), _chars(one.source), quoted) for one in gold]
    return marked, [_scored(_chars([c]), _chars([s] if s else []), quoted) for c, s in guesses]


def tallies(articles: Iterable[tuple[list[Scored], list[Scored]]]) -> dict[str, Tally]:
    """The three rows over many articles."""
    result = {row: Tally() for row in ROWS}
    for gold, guesses in articles:
        for row, tally in result.items():
            for place, count in enumerate(_counts(row, gold, guesses)):
                tally.counts[place] += count
    return result


def _counts(row: str, gold: list[Scored], guesses: list[Scored]) -> Iterator[int]:
    golds = [one for one in gold if _counted(row, one)]
    found = [one for one in guesses if _counted(row, one)]
    yield sum(any(right(row, one, guess) for one in golds) for guess in found)
    yield len(found)
    yield sum(any(right(row, one, guess) for guess in found) for one in golds)
    yield len(golds)


def _counted(row: str, one: Scored) -> bool:
    return (row == "all" or one.direct) and (row == "direct" or bool(one.source))


def right(row: str, gold: Scored, guess: Scored) -> bool:
    """True if half of the shorter content is shared, and the sources overlap where the row asks for it."""
    if len(gold.content & guess.content) * 2 < max(1, min(len(gold.content), len(guess.content))):
        return False
    return row == "direct" or bool(gold.source & guess.source)


def _scored(content: frozenset[int], source: frozenset[int], quoted: frozenset[int]) -> Scored:
    return Scored(content, source, len(content & quoted) * 2 > len(content))


def _chars(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end))
