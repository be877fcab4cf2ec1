"""A sentence as the numbers that the tone of news prose is told from: what its words say, and where they point to.

What words say stands on seven lists: data/words/tone-words.txt, VADER's lexicon, the two together, and four of
`tone_lexicon`. A word after a turner of data/words/tone-turners.txt counts half, and reversed. Where they point to is
the mean of the words' vectors, each weighed by how rare the word is (Arora, Liang and Ma 2017).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from analysis.extraction.inflections import lemma
from analysis.extraction.tone_lexicon import lexicon
from analysis.extraction.vader import compound, vader
from analysis.resources import words

Numbers = npt.NDArray[np.float64]

LISTS = 7
REACH = 3  # words after a turner
TURNED = -0.5
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_LEVELS = (-3, -2, -1, 1, 2, 3)


def words_of(sentence: str) -> list[str]:
    """The words of a sentence in lower case; figures and marks are left out."""
    return _WORD.findall(sentence.lower().replace("’", "'"))


def features(sentences: Sequence[str], said: Sequence[Sequence[str]]) -> Numbers:
    """One row a sentence; `said` are the words of each."""
    sizes = np.array([len(one) for one in said])
    place = np.repeat(np.arange(len(said)), sizes)
    flat = [word for one in said for word in one]
    values = np.array([_values(word) for word in flat]).reshape(-1, LISTS)
    turned = _turned(flat, place)
    root = np.sqrt(np.maximum(sizes, 1))[:, None]
    weighed = np.where(turned[:, None], TURNED * values, values)
    columns = [
        np.array([[compound(sentence)] for sentence in sentences]).reshape(-1, 1),
        _sums(weighed, place, len(said), root),
        _levels(values[:, 0], turned, place, len(said)) / root,
        _levels(np.clip(np.round(values[:, 1]), -3, 3), turned, place, len(said)) / root,
        np.array([_shape(*pair) for pair in zip(sentences, said, strict=True)], dtype=float).reshape(-1, 6),
        _direction(flat, place, len(said)),
    ]
    return np.hstack(columns)


def _direction(flat: Sequence[str], place: npt.NDArray[np.int64], size: int) -> Numbers:
    """The mean vector of each sentence's words, of length 1; of words without vectors 0."""
    held = lexicon()
    rows = np.array([held.places.get(word, -1) for word in flat], dtype=np.int64)
    known = rows >= 0
    total = np.zeros((size, held.vectors.shape[1]))
    if known.any():
        within, starts = np.unique(place[known], return_index=True)
        total[within] = np.add.reduceat(held.vectors[rows[known]], starts)
    direction: Numbers = total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9)
    return direction


def _sums(values: Numbers, place: npt.NDArray[np.int64], size: int, root: Numbers) -> Numbers:
    """Of each list: the sum, the kind and the harsh words apart, the harshest and the kindest, and the sum squeezed."""
    sums, kind, harsh, least, most = (np.zeros((size, values.shape[1])) for _ in range(5))
    if len(place):
        held, starts = np.unique(place, return_index=True)
        sums[held] = np.add.reduceat(values, starts)
        kind[held] = np.add.reduceat(np.maximum(values, 0), starts)
        harsh[held] = np.add.reduceat(np.minimum(values, 0), starts)
        least[held] = np.minimum(np.minimum.reduceat(values, starts), 0)
        most[held] = np.maximum(np.maximum.reduceat(values, starts), 0)
    return np.hstack([sums / root, kind / root, harsh / root, least, most, sums / np.sqrt(sums**2 + 15)])


def _levels(values: Numbers, turned: npt.NDArray[np.bool_], place: npt.NDArray[np.int64], size: int) -> Numbers:
    """How many words of each strength, and how many kind and harsh ones after a turner."""
    groups = [(values == level) & ~turned for level in _LEVELS] + [(values > 0) & turned, (values < 0) & turned]
    return np.stack([np.bincount(place[group], minlength=size) for group in groups], axis=1).astype(float)


def _turned(flat: Sequence[str], place: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    turners = _turners()
    turner = np.array([word in turners for word in flat], dtype=bool)
    found = np.zeros(len(flat), dtype=bool)
    for step in range(1, REACH + 1):
        found[step:] |= turner[:-step] & (place[step:] == place[:-step])
    return found


def _shape(sentence: str, said: Sequence[str]) -> tuple[float, ...]:
    held = set(said)
    return (
        float(np.log1p(len(said))),
        said.count("not") + said.count("no"),
        "?" in sentence,
        "but" in held,
        bool(held & {"should", "must"}),
        '"' in sentence or "“" in sentence,
    )


@lru_cache(maxsize=100_000)
def _values(word: str) -> tuple[float, ...]:
    """What a word says on each list; 0 where a list does not know it."""
    own, known = tone_words().get(lemma(word)), vader().lexicon.get(word)
    both = [value for value in (own, known) if value is not None]
    return own or 0.0, known or 0.0, sum(both) / len(both) if both else 0.0, *lexicon().valences(word)


@cache
def tone_words() -> dict[str, float]:
    """The valences of data/words/tone-words.txt by the form under which words are counted; the first entry holds."""
    found: dict[str, float] = {}
    for entry in words("tone-words"):
        valence, *listed = entry.split()
        for word in listed:
            found.setdefault(lemma(word), float(valence))
    return found


@cache
def _turners() -> frozenset[str]:
    return frozenset(words("tone-turners"))
