"""When the words of a statement were said."""

from analysis.model import Article, DateMention, Sentence, Statement, Talk


def date_statements(
    article: Article,
    sentences: tuple[Sentence, ...],
    statements: tuple[Statement, ...],
    dates: tuple[DateMention, ...],
    talks: tuple[Talk, ...],
) -> tuple[Statement, ...]:
    """Statements with `date` and `date_basis`: from the sentence, else the talk they belong to, else the dateline."""
    return statements
