"""Contacts between officials."""

from analysis.extraction.cast import Cast
from analysis.model import Article, DateMention, Sentence, Talk


def find_talks(
    article: Article, sentences: tuple[Sentence, ...], cast: Cast, dates: tuple[DateMention, ...]
) -> tuple[Talk, ...]:
    """The talks an article reports, each once, in order of their evidence."""
    return ()
