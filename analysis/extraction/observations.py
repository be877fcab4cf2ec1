"""What reporters say about the language itself."""

from analysis.extraction.cast import Cast
from analysis.model import Article, Observation, Sentence, Statement


def find_observations(
    article: Article, sentences: tuple[Sentence, ...], cast: Cast, statements: tuple[Statement, ...]
) -> tuple[Observation, ...]:
    """First uses, omissions, repetitions, softenings and hardenings that the article itself points out."""
    return ()
