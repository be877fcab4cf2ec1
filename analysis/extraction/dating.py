"""When the words of a statement were said."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from analysis.extraction.dateline import anchor_day, dateline_span
from analysis.extraction.dates_tense import verb_between
from analysis.extraction.dates_words import plain
from analysis.model import Article, DateMention, Sentence, Span, Statement, Talk

LONGEST_SPELL = timedelta(days=7)  # before the article's day that one may still be quoted at length from
LONGEST_NEWS = timedelta(days=3)  # before the article's day that its opening may tell of
LONGEST_AGO = timedelta(days=10 * 365)
_ASIDE = re.compile(r"\b(?:who|whom|whose|which|that|where|when|while|but)\b")
_THING = re.compile(r"\b(?:the|an?|this|that|its|their)\s+$", re.IGNORECASE)
_WORD = re.compile(r"\s[a-z]")


def date_statements(
    article: Article,
    sentences: tuple[Sentence, ...],
    statements: tuple[Statement, ...],
    dates: tuple[DateMention, ...],
    talks: tuple[Talk, ...],
) -> tuple[Statement, ...]:
    """Statements with `date` and `date_basis`: of the sentence, else of the talk they belong to, else of the dateline.

    A date of the sentence counts if it belongs to the saying: outside of all that is said, not to come, and with no
    other verb between it and the cue. Of a month or a year it is the first day. A talk is a statement's where its
    speaker took part and the sentence, or the one before, reports it, in the article's words and not in a speaker's. A
    speaker whose statement has no day of its own goes on with what they said before, if that was of the last days. The
    day that the opening sentence tells of stands for the dateline's.
    """
    day = anchor_day(article)
    starts = [sentence.span.start for sentence in sentences]
    free = _of_the_telling(article, statements, dates, day)
    low = plain(article.text)
    talks = tuple(talk for talk in talks if not _said(talk, statements))
    dated: list[Statement] = []
    before: dict[str, Statement] = {}
    default = _day_of_the_lead(article.text, low, sentences, free, day)
    for statement in statements:
        at = statement.cue_span or statement.content_span
        place = bisect_right(starts, at.start) - 1
        near = tuple(sentence.span for sentence in sentences[max(0, place - 1) : place + 1])
        told = _told_beside(article.text, low, statement, near[-1:], free)
        talk = None if told else _talk_of(statement, near, talks, day)
        speaker = statement.official or statement.body or ""
        if told:
            one = replace(statement, date=told.date_from, date_basis="sentence")
        elif talk:
            setting = statement.setting or talk.kind
            one = replace(statement, date=talk.date_from, date_basis="talk", setting=setting)
        elif _goes_on(before.get(speaker), day):
            one = replace(statement, date=before[speaker].date, date_basis=before[speaker].date_basis)
        else:
            one = replace(statement, date=default, date_basis="dateline" if default else "unknown")
        if speaker:
            before[speaker] = one
        dated.append(one)
    return tuple(dated)


def _day_of_the_lead(
    text: str, low: str, sentences: tuple[Sentence, ...], dates: list[DateMention], day: date | None
) -> date | None:
    """The day that the opening sentence tells of, if it is one of the last: what follows is mostly of the same."""
    lead = next((sentence.span for sentence in sentences if sentence.part == "paragraph"), None)
    if day is None or lead is None:
        return day
    told = {
        one.date_from
        for one in dates
        if lead.start <= one.span.start < lead.end
        and one.precision in {"day", "minute"}
        and one.date_from == one.date_to
        and day - LONGEST_NEWS <= one.date_from
        and not _of_an_aside(text, low, one.span, Span(lead.end, lead.end), lead)
    }
    return told.pop() if len(told) == 1 else day


def _goes_on(before: Statement | None, day: date | None) -> bool:
    """True where a speaker who has no day of their own goes on with what they said on the day told before."""
    return (
        before is not None
        and before.date is not None
        and day is not None
        and before.date_basis in {"sentence", "talk"}
        and day - LONGEST_SPELL <= before.date <= day
    )


def _of_the_telling(
    article: Article, statements: tuple[Statement, ...], dates: tuple[DateMention, ...], day: date | None
) -> list[DateMention]:
    """The dates that stand outside of the dateline and of all that is said, not after the article's day.

    Nor long before it: what is told of 1953 dates no statement that an analyst follows.
    """
    said = [statement.content_span for statement in statements]
    line = dateline_span(article)
    said += [line] if line else []
    return [
        one
        for one in dates
        if not _of_a_thing(article.text, one.span)
        and not (day and not day - LONGEST_AGO <= one.date_from <= day)
        and not any(span.start <= one.span.start < span.end for span in said)
    ]


def _of_a_thing(text: str, when: Span) -> bool:
    """True for the date that a noun carries: "the 2015 agreement", "the June 12 summit", "Monday's meeting"."""
    after = text[when.end : when.end + 2]
    return after in {"'s", "’s"} or bool(_THING.search(text, max(0, when.start - 6), when.start) and _WORD.match(after))


def _said(talk: Talk, statements: tuple[Statement, ...]) -> bool:
    """True for a talk that a speaker tells of: "I met her on Monday", said on Wednesday."""
    told = talk.evidence_span
    return any(one.content_span.start <= told.start and told.end <= one.content_span.end for one in statements)


def _told_beside(
    text: str, low: str, statement: Statement, within: tuple[Span, ...], dates: Iterable[DateMention]
) -> DateMention | None:
    """The date nearest to the cue in its sentence that belongs to the saying."""
    cue = statement.cue_span
    if cue is None or not within:
        return None
    beside = [
        one
        for one in dates
        if within[0].start <= one.span.start < within[0].end
        and not _parted(text, low, one.span, cue, statement)
        and not _of_an_aside(text, low, one.span, cue, within[0])
    ]
    return min(beside, key=lambda one: abs(one.span.start - cue.start), default=None)


def _parted(text: str, low: str, when: Span, cue: Span, statement: Statement) -> bool:
    """True if another verb, or the words that were said, stand between a date and the cue."""
    first, last = (when.end, cue.start) if when.start < cue.start else (cue.end, when.start)
    content = statement.content_span
    if content.start < last and first < content.end:
        outside = [(first, min(last, content.start)), (max(first, content.end), last)]
    else:
        outside = [(first, last)]
    return any(start < end and verb_between(text, low, start, end) for start, end in outside)


def _of_an_aside(text: str, low: str, when: Span, cue: Span, within: Span) -> bool:
    """True if a date before the cue ends a clause about something else ("who arrived on Monday, said")."""
    if when.start > cue.start:
        return False
    opening = max((match.end() for match in _ASIDE.finditer(low, within.start, when.start)), default=None)
    return opening is not None and verb_between(text, low, opening, when.start)


def _talk_of(statement: Statement, near: tuple[Span, ...], talks: tuple[Talk, ...], day: date | None) -> Talk | None:
    """The latest held talk that the speaker took part in and that the sentences near the cue report."""
    speaker = statement.official or statement.speaker
    for span in reversed(near):
        for talk in reversed(talks):
            if (
                talk.status == "held"
                and talk.date_from
                and not (day and talk.date_from > day)
                and speaker in talk.participants
                and span.start <= talk.evidence_span.start < span.end
            ):
                return talk
    return None
