"""When the words of a statement were said."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from analysis.extraction.dateline import anchor_day
from analysis.model import Article, DateMention, Sentence, Statement, Talk


def date_statements(
    article: Article,
    sentences: tuple[Sentence, ...],
    statements: tuple[Statement, ...],
    dates: tuple[DateMention, ...],
    talks: tuple[Talk, ...],  # noqa: ARG001 - until talks are found
) -> tuple[Statement, ...]:
    """Statements with `date` and `date_basis`: from the sentence, else the talk they belong to, else the dateline."""
    day = anchor_day(article)
    starts = [sentence.span.start for sentence in sentences]
    dated = []
    for statement in statements:
        told = _told_beside(statement, sentences, starts, dates)
        if told:
            dated.append(replace(statement, date=told.date_from, date_basis="sentence"))
        elif day:
            dated.append(replace(statement, date=day, date_basis="dateline"))
        else:
            dated.append(statement)
    return tuple(dated)


def _told_beside(
    statement: Statement, sentences: tuple[Sentence, ...], starts: list[int], dates: tuple[DateMention, ...]
) -> DateMention | None:
    """The day nearest to the cue in its sentence, outside of what was said."""
    if statement.cue_span is None or not sentences:
        return None
    within = sentences[max(0, bisect_right(starts, statement.cue_span.start) - 1)].span
    first, last = statement.content_span
    beside = [
        one
        for one in dates
        if one.precision in {"day", "minute"}
        and within.start <= one.span.start < within.end
        and not first <= one.span.start < last
        and one.date_from == one.date_to
    ]
    cue = statement.cue_span.start
    return min(beside, key=lambda one: abs(one.span.start - cue), default=None)
