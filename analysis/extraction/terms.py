"""Counts of phrases, made once at import."""

from analysis.extraction.cast import Cast
from analysis.model import Article, Sentence, Statement, Term


def count_terms(
    article: Article, sentences: tuple[Sentence, ...], statements: tuple[Statement, ...], cast: Cast
) -> tuple[Term, ...]:
    """The phrases of one to five words of each statement, and of the whole article, with their counts."""
    return ()
