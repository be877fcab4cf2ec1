"""Dates that somebody has set."""

from analysis.extraction.cast import Cast
from analysis.model import Article, DateMention, Deadline, Sentence


def find_deadlines(
    article: Article, sentences: tuple[Sentence, ...], cast: Cast, dates: tuple[DateMention, ...]
) -> tuple[Deadline, ...]:
    """The deadlines an article reports, with who set them, for what, and who denies them."""
    return ()
