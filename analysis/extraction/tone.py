"""Tone of sentences: VADER's, Readout's own scale of news prose, and the one from confrontational to conciliatory.

The second is one kernel ridge regression on human ratings of editorials, whose kernel is the sum of two: of what the
words say and where they point to (`tone_features`: a Gaussian of the distance, and a slope), and of the words and pairs
of words themselves (TF-IDF, linear, and so a weight a term). Weights: data/models/tone.npz and tone-terms.csv, which
`python -m tests.benchmarks.train_tone` writes.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from math import log, sqrt

import numpy as np
import numpy.typing as npt

from analysis.extraction.conciliation import score_conciliation
from analysis.extraction.inflections import lemma
from analysis.extraction.tone_features import features, words_of
from analysis.extraction.vader import compound
from analysis.model import Article, Sentence
from analysis.resources import DATA

Numbers = npt.NDArray[np.float64]
BATCH = 512  # sentences weighed together
FARTHEST = 4.0  # standard deviations of a feature
ORDERS = 6  # in which words come, each also reversed, to tell what a word adds


def with_tone(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences with their scores on every scale of tone."""
    texts = [article.text[one.span.start : one.span.end] for one in sentences]
    return tuple(
        replace(one, tone=compound(text), field_tone=float(field), conciliation=float(conciliation))
        for one, text, field, conciliation in zip(
            sentences, texts, score_sentences(texts), score_conciliation(texts), strict=True
        )
    )


def score_sentences(sentences: Sequence[str]) -> Numbers:
    """The tone of each sentence on the scale of news prose, -1 (harsh) to 1 (kind); one value a sentence."""
    listed = list(sentences)
    parts = [_score(listed[start : start + BATCH]) for start in range(0, len(listed), BATCH)]
    return np.concatenate(parts) if parts else np.zeros(0)


def contributions(sentence: str) -> list[tuple[str, float]]:
    """What each word adds to the score of a sentence: the change in score as it joins those that are there already, on
    average over random orders (Shapley's value by sampling: Strumbelj and Kononenko 2010). They add up to the score,
    less that of no words.
    """
    return _added(sentence, score_sentences)


def vader_contributions(sentence: str) -> list[tuple[str, float]]:
    """The same for VADER's score."""
    return _added(sentence, lambda sentences: np.array([compound(one) for one in sentences]))


def conciliation_contributions(sentence: str) -> list[tuple[str, float]]:
    """The same for the scale from confrontational to conciliatory."""
    return _added(sentence, score_conciliation)


def _added(sentence: str, score: Callable[[Sequence[str]], Numbers]) -> list[tuple[str, float]]:
    words = sentence.split()
    if not words:
        return []
    kept = _ways(len(words))
    texts = [" ".join(word for word, there in zip(words, row, strict=True) if there) for row in kept]
    scores = score(texts).reshape(2 * ORDERS, -1)
    steps = np.diff(scores, axis=1)
    came = np.diff(kept.reshape(2 * ORDERS, -1, len(words)).astype(int), axis=1).argmax(axis=2)
    added = np.zeros(len(words))
    np.add.at(added, came.ravel(), steps.ravel() / (2 * ORDERS))
    return list(zip(words, added.tolist(), strict=True))


@lru_cache(maxsize=64)
def _ways(size: int) -> npt.NDArray[np.bool_]:
    """Which words are there as they come one by one, in random orders and the same reversed."""
    dice = np.random.default_rng(size)
    orders = [order for _ in range(ORDERS) for one in (dice.permutation(size),) for order in (one, one[::-1])]
    steps = np.arange(size + 1)[:, None]
    return np.concatenate([np.argsort(order)[None, :] < steps for order in orders])


def terms_of(said: Sequence[str]) -> list[str]:
    """The words in the form they are counted under, and each two that stand together."""
    forms = [lemma(word) for word in said]
    return [*forms, *(f"{one} {other}" for one, other in pairwise(forms))]


def _score(sentences: list[str]) -> Numbers:
    model = _model()
    said = [words_of(one) for one in sentences]
    place = model.placed(features(sentences, said))
    away = (place**2).sum(axis=1)[:, None] - 2 * place @ model.vectors.T + model.lengths
    near = np.exp(-model.gamma * np.maximum(away, 0)) @ model.duals + place @ model.slope
    scores: Numbers = np.clip(model.mean + near + [model.word_score(terms_of(one)) for one in said], -1, 1)
    return scores


class _Model:
    """The weights of data/models/tone.npz and tone-terms.csv."""

    def __init__(self, held: Mapping[str, npt.NDArray[np.floating]], terms: dict[str, tuple[float, float]]) -> None:
        self.middle, self.spread = held["middle"], held["spread"]
        self.vectors, self.duals = held["vectors"].astype(np.float32), held["duals"].astype(np.float32)
        self.lengths = (self.vectors**2).sum(axis=1)
        self.gamma, self.mean = np.float32(held["constants"][0]), float(held["constants"][1])
        self.slope = held["slope"]
        self.terms = terms

    def placed(self, numbers: Numbers) -> npt.NDArray[np.float32]:
        """Features in standard deviations, none too far out to be like anything."""
        place: npt.NDArray[np.float32] = np.clip((numbers - self.middle) / self.spread, -FARTHEST, FARTHEST).astype(
            "f4"
        )
        return place

    def word_score(self, found: Sequence[str]) -> float:
        """What words and pairs add, their TF-IDF being as scikit-learn weighs it (sublinear, l2)."""
        total = squares = 0.0
        for term, count in Counter(found).items():
            if known := self.terms.get(term):
                weight = (1 + log(count)) * known[0]
                total += weight * known[1]
                squares += weight * weight
        return total / sqrt(squares) if squares else 0.0


@cache
def _model() -> _Model:
    with open(DATA / "models" / "tone-terms.csv", encoding="utf-8", newline="") as file:
        rows = csv.reader(line for line in file if not line.startswith("#"))
        next(rows)
        terms = {term: (float(idf), float(weight)) for term, idf, weight in rows}
    with np.load(DATA / "models" / "tone.npz", allow_pickle=False) as held:
        return _Model({name: held[name] for name in held.files}, terms)
