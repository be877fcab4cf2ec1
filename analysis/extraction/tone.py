"""Tone of sentences: VADER's, and Readout's own scale of news prose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from analysis.extraction.vader import vader
from analysis.model import Article, Sentence


def with_tone(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences with their scores on both scales of tone."""
    score = vader().compound
    return tuple(replace(one, tone=score(article.text[one.span.start : one.span.end])) for one in sentences)


def score_sentences(sentences: Sequence[str]) -> npt.NDArray[np.float64]:
    """The field's tone of each sentence, -1 to 1."""
    return np.array([vader().compound(one) for one in sentences])
