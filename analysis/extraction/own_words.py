"""Texts that are one official's own words from end to end."""

from analysis.extraction.cast import Cast
from analysis.model import Article, Statement


def own_words(article: Article, cast: Cast) -> tuple[Statement, ...]:
    """The paragraphs of a speech or an official statement, each a statement of its issuer."""
    return ()
