"""When a talk was, or will be: the expression of time that governs it."""

from __future__ import annotations

from bisect import bisect_left

from analysis.extraction.name_words import word_set
from analysis.extraction.talks_sentence import Reader
from analysis.model import DateMention, Span


class Calendar:
    """The expressions of time of an article, by where they stand."""

    def __init__(self, dates: tuple[DateMention, ...]) -> None:
        self.dates = sorted(dates, key=lambda one: one.span)
        self.starts = [one.span.start for one in self.dates]

    def within(self, span: Span) -> list[DateMention]:
        """The expressions that begin in a span."""
        return self.dates[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]


def governing(reader: Reader, calendar: Calendar, first: int, last: int, others: list[int]) -> DateMention | None:
    """The expression nearest to the contact from `first` to `last`, of those that belong to no other.

    `others` are the first words of the sentence's other contacts; an expression after the contact, and before the next
    one, comes first; one right after a verb of saying tells when it was said.
    """
    dates = calendar.within(reader.sentence.span)
    if not dates:
        return None
    found = reader.found
    after_next = min((word for word in others if word > last), default=reader.stop)
    since_last = max((word for word in others if word < first), default=reader.begin - 1)
    placed = [(found.word_at(one.span.start), one) for one in dates]
    placed = [pair for pair in placed if not first - 3 <= pair[0] < first or pair[1].precision in {"day", "minute"}]
    after = [(word, one) for word, one in placed if last < word < after_next and not _of_saying(reader, word, first)]
    before = [(word, one) for word, one in placed if since_last < word < first and not _of_saying(reader, word, first)]
    if after:
        return after[0][1]
    if before:
        return before[-1][1]
    front = [(word, one) for word, one in placed if word <= reader.begin + 4]
    return front[0][1] if front else None


def _of_saying(reader: Reader, word: int, contact: int) -> bool:
    """True for "said on Tuesday", "told reporters Monday"."""
    for at in range(word - 1, max(reader.begin, word - 5) - 1, -1):
        if reader.lower(at) in word_set("speech-verbs"):
            return at != contact
        if reader.lower(at) not in {"on", "in", "late", "early", "reporters", "the"}:
            return False
    return False
