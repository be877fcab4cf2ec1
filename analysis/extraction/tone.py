"""Tone of sentences: VADER's, and Readout's own scale of news prose."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.vader import vader
from analysis.model import Article, Sentence


def with_tone(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences with their scores on both scales of tone."""
    score = vader().compound
    return tuple(replace(one, tone=score(article.text[one.span.start : one.span.end])) for one in sentences)
