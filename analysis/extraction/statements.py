"""Who said what."""

from analysis.extraction.cast import Cast
from analysis.model import Article, Sentence, Statement


def find_statements(article: Article, sentences: tuple[Sentence, ...], cast: Cast) -> tuple[Statement, ...]:
    """The statements of an article, in order of their spans, not yet dated."""
    return ()
