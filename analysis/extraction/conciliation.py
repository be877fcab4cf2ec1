"""From conciliatory (1) to confrontational (-1): what a sentence offers, asks, refuses, threatens or does.

Words and weights are those of data/conciliation.toml, in classes of CAMEO (Schrodt and Yilmaz 2007) with weights after
Goldstein (1992). A word that is denied or refused turns, what is said of a condition counts less, and the sum is
squeezed: a sentence scores tanh(sum of its weights).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import tanh
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.extraction.inflections import lemma
from analysis.resources import settings

Numbers = npt.NDArray[np.float64]
Words = tuple[str, ...]

_TOKEN = re.compile(r"[a-z]+(?:['-][a-z]+)*|[,;:.?!—–()]")
_MARKS = frozenset(",;:.?!—–()")


class Cue(NamedTuple):
    """A word or phrase of the list where it stands: its first token, the one after it, its class and weight there."""

    start: int
    end: int
    name: str
    weight: float


def score_conciliation(sentences: Sequence[str]) -> Numbers:
    """The score of each sentence, -1 (confrontational) to 1 (conciliatory); 0 where none of the words stands."""
    return np.array([tanh(sum(cue.weight for cue in cues(one))) for one in sentences], dtype=float)


def cues(sentence: str) -> list[Cue]:
    """The words and phrases that count, with the weight that each has in this sentence."""
    said = _said(sentence)
    found = list(_found(said, _listed()))
    turners = sorted(_turners(said, found))
    conditions, possible = _conditions(said), {place for place, word in enumerate(said) if word in _possible()}
    weighed = [_weighed(cue, said, turners, conditions, possible) for cue in found]
    return [cue for cue in weighed if not _only_turns(cue, found, turners)]


def _weighed(cue: Cue, said: Words, turners: list[tuple[int, int]], conditions: set[int], possible: set[int]) -> Cue:
    """A cue with its weight among the words before it."""
    how = settings("conciliation")["settings"]
    near = _before(cue.start, said, int(how["reach"]))
    weight = cue.weight
    if sum(start in near and end <= cue.start for start, end in turners) % 2:
        weight *= how["negated_kind"] if weight > 0 else how["negated_harsh"]
    if cue.start in conditions:
        weight *= how["conditional"]
    if possible & near:
        weight *= how["possible"]
    return cue._replace(weight=weight)


def _before(place: int, said: Words, reach: int) -> set[int]:
    """The words just before a place, as far as a mark or a word that begins another clause."""
    near: set[int] = set()
    for at in range(place - 1, max(-1, place - 1 - reach), -1):
        if said[at] in _MARKS or said[at] in _breaks():
            break
        near.add(at)
    return near


def _turners(said: Words, found: list[Cue]) -> set[tuple[int, int]]:
    """Where denials and refusals stand: first token and the one after; not those that are a part of a longer cue."""
    inside = {(cue.start, cue.end) for cue in found if cue.end - cue.start > 1}
    plain = {(place, place + 1) for place, word in enumerate(said) if word in _denials()}
    refused = {(cue.start, cue.end) for cue in _found(said, _refusals())}
    return {
        (start, end)
        for start, end in plain | refused
        if not any(first <= start and end <= after and (first, after) != (start, end) for first, after in inside)
    }


def _only_turns(cue: Cue, found: list[Cue], turners: list[tuple[int, int]]) -> bool:
    """Whether a refusal turns a harsh word that follows, "reject violence", and so confronts nobody itself."""
    if (cue.start, cue.end) not in turners:
        return False
    reach = int(settings("conciliation")["settings"]["reach"])
    return any(cue.end <= other.start <= cue.end + reach - 1 and other.weight < 0 for other in found)


def _conditions(said: Words) -> set[int]:
    """The tokens that stand in a condition: from its first word to the next mark."""
    within: set[int] = set()
    for cue in _found(said, _conditional()):
        for place in range(cue.end, len(said)):
            if said[place] in _MARKS:
                break
            within.add(place)
    return within


def _found(said: Words, listed: dict[str, list[tuple[Words, str, float]]]) -> Iterator[Cue]:
    """The entries of a list that stand in a sentence, the longest first, none within another."""
    place = 0
    while place < len(said):
        for words, name, weight in listed.get(said[place], ()):
            if said[place : place + len(words)] == words:
                yield Cue(place, place + len(words), name, weight)
                place += len(words) - 1
                break
        place += 1


def _said(text: str) -> Words:
    """The words of a text in the form under which they are counted, and its marks."""
    return tuple(lemma(token) for token in _TOKEN.findall(text.lower().replace("’", "'")))


@cache
def _listed() -> dict[str, list[tuple[Words, str, float]]]:
    entries = [
        (words, group["name"], float(group["weight"]))
        for group in settings("conciliation")["class"]
        for words in group["words"]
    ]
    return _by_first(entries)


@cache
def _refusals() -> dict[str, list[tuple[Words, str, float]]]:
    return _by_first([(words, "refusal", 0.0) for words in settings("conciliation")["refusals"]["words"]])


@cache
def _conditional() -> dict[str, list[tuple[Words, str, float]]]:
    return _by_first([(words, "condition", 0.0) for words in settings("conciliation")["conditions"]["words"]])


@cache
def _denials() -> frozenset[str]:
    return frozenset(settings("conciliation")["turners"]["words"])


@cache
def _breaks() -> frozenset[str]:
    return frozenset(settings("conciliation")["settings"]["breaks"])


@cache
def _possible() -> frozenset[str]:
    return frozenset(settings("conciliation")["possibilities"]["words"])


def _by_first(entries: list[tuple[str, str, float]]) -> dict[str, list[tuple[Words, str, float]]]:
    """Entries by their first word, the longest first; of two of the same words the first entry holds."""
    found: dict[str, list[tuple[Words, str, float]]] = {}
    for text, name, weight in entries:
        words = _said(text)
        found.setdefault(words[0], []).append((words, name, weight))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}
