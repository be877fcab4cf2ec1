"""Tone of sentences: VADER's, and Readout's own scale of news prose.

The second is the mean of two regressions on human ratings of editorials: ridge regression on words and pairs of words
(TF-IDF), and support vector regression on what the words say (`tone_features`). Weights: data/models/tone.json,
written by `python -m tests.benchmarks.train_tone`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import log, sqrt

import numpy as np
import numpy.typing as npt

from analysis.extraction.inflections import lemma
from analysis.extraction.tone_features import features, words_of
from analysis.extraction.vader import compound
from analysis.model import Article, Sentence
from analysis.resources import DATA

Numbers = npt.NDArray[np.float64]
BATCH = 512  # sentences weighed together


def with_tone(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences with their scores on both scales of tone."""
    texts = [article.text[one.span.start : one.span.end] for one in sentences]
    return tuple(
        replace(one, tone=compound(text), field_tone=float(field))
        for one, text, field in zip(sentences, texts, score_sentences(texts), strict=True)
    )


def score_sentences(sentences: Sequence[str]) -> Numbers:
    """The tone of each sentence on the scale of news prose, -1 (harsh) to 1 (kind); one value a sentence."""
    listed = list(sentences)
    parts = [_score(listed[start : start + BATCH]) for start in range(0, len(listed), BATCH)]
    return np.concatenate(parts) if parts else np.zeros(0)


def contributions(sentence: str) -> list[tuple[str, float]]:
    """What each word adds to the score of a sentence: the score, less the score without the word."""
    return _added(sentence, score_sentences)


def vader_contributions(sentence: str) -> list[tuple[str, float]]:
    """The same for VADER's score."""
    return _added(sentence, lambda sentences: np.array([compound(one) for one in sentences]))


def _added(sentence: str, score: Callable[[Sequence[str]], Numbers]) -> list[tuple[str, float]]:
    words = sentence.split()
    without = [" ".join(words[:place] + words[place + 1 :]) for place in range(len(words))]
    scores = score([" ".join(words), *without])
    return [(word, float(scores[0] - one)) for word, one in zip(words, scores[1:], strict=True)]


def terms_of(said: Sequence[str]) -> list[str]:
    """The words in the form they are counted under, and each two that stand together."""
    forms = [lemma(word) for word in said]
    return [*forms, *(f"{one} {other}" for one, other in pairwise(forms))]


def _score(sentences: list[str]) -> Numbers:
    model = _model()
    said = [words_of(one) for one in sentences]
    place = (features(sentences, said) - model.middle) / model.spread
    near = place.astype(np.float32)
    away = (near**2).sum(axis=1)[:, None] - 2 * near @ model.vectors.T + model.lengths
    support = np.exp(-model.gamma * np.maximum(away, 0)) @ model.duals + model.support_intercept
    words = np.array([model.word_score(terms_of(one)) for one in said]) + place @ model.beside
    scores: Numbers = np.clip((support + words + model.words_intercept) / 2, -1, 1)
    return scores


class _Model:
    """The weights of data/models/tone.json."""

    def __init__(self, weights: dict[str, list[float]], terms: dict[str, list[float]]) -> None:
        self.middle, self.spread = np.array(weights["middle"]), np.array(weights["spread"])
        self.vectors = np.array(weights["vectors"], dtype=np.float32)
        self.duals = np.array(weights["duals"], dtype=np.float32)
        self.lengths = (self.vectors**2).sum(axis=1)
        self.beside = np.array(weights["beside"])
        self.gamma, self.support_intercept, self.words_intercept = weights["constants"]
        self.terms = terms

    def word_score(self, found: Sequence[str]) -> float:
        """Ridge regression on the TF-IDF of words and pairs, as scikit-learn weighs them (sublinear, l2)."""
        total = squares = 0.0
        for term, count in Counter(found).items():
            if known := self.terms.get(term):
                weight = (1 + log(count)) * known[0]
                total += weight * known[1]
                squares += weight * weight
        return total / sqrt(squares) if squares else 0.0


@cache
def _model() -> _Model:
    read = json.loads((DATA / "models" / "tone.json").read_text("utf-8"))
    return _Model(read["weights"], read["terms"])
