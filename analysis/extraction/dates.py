"""Expressions of time, resolved to days against the dateline."""

from analysis.model import Article, DateMention, Sentence


def find_dates(article: Article, sentences: tuple[Sentence, ...]) -> tuple[DateMention, ...]:
    """Every expression of time in the sentences that can be resolved to an interval of days."""
    return ()
