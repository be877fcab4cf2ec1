"""Tone of sentences."""

from analysis.model import Article, Sentence


def with_tone(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences with their scores on both scales of tone."""
    return sentences
