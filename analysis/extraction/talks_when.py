"""When a talk was, or will be: the expression of time that governs it, else the day that the article tells of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import NamedTuple

from analysis.extraction.dates_words import number_words
from analysis.extraction.name_words import calendar_words, word_set
from analysis.extraction.talks_sentence import Reader
from analysis.extraction.talks_words import verbs
from analysis.model import Article, DateMention, Precision, Span

_BEFORE_TIME = frozenset({"on", "in", "late", "early", "reporters", "the", "that", "here", "lawmakers", "senators"})
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_FRONT = 4  # words at the front of a sentence in which a date governs all of it
_RECENT = timedelta(days=9)  # days before an article that are still its news
_OLD = timedelta(days=62)
_SHORT = frozenset({"minute", "day", "week"})
_SINCE = 8  # words from "since" to its day: "their first meeting since Lind was appointed in August"
_LEAD = 2  # paragraphs, a deck among them
_LABEL = 20  # characters of the longest paragraph that only labels: "ABSTRACT."
_BEFORE_NAMED = 3  # words
_CLAIMED = 5  # words before a talk in which a date is its own, though another talk stands before it
_RELATIVES = frozenset({"which", "who", "whose", "whom"})
_BREAKS = frozenset({"to", "how", "whether", "who", "which", "what", "why"})
_HELD = frozenset({"is", "was", "were", "held", "took", "place", "scheduled", "set", "planned"})
_MOST_BETWEEN = 16  # words between "two days before" and the talk


class Days(NamedTuple):
    """The days of a talk, both included."""

    first: date
    last: date
    precision: Precision


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
    one, comes first; one right after a verb of saying tells when it was said, and one before "that" belongs to what
    stands there.
    """
    dates = _told_in(reader, calendar)
    if not dates:
        return None
    found = reader.found
    after_next = min((word for word in others if word > last), default=reader.stop)
    since_last = max((word for word in others if word < first), default=reader.begin - 1)
    placed = [(found.word_at(one.span.start), one) for one in dates]
    placed = [pair for pair in placed if not (pair[0] == first - 1 and "-" in pair[1].text and pair[1].text.islower())]
    near = range(first - _BEFORE_NAMED, first)
    placed = [
        pair
        for pair in placed
        if pair[0] not in near or pair[0] in {first - 1, reader.begin + 1} or pair[1].precision in {"day", "minute"}
    ]
    placed = [pair for pair in placed if not (_of_saying(reader, pair[0], first) or _apart(reader, pair[0], first))]
    after = [
        one
        for word, one in placed
        if last < word < after_next
        and not _begins_clause(reader, last + 1, word)
        and not (any(reader.lower(at) in _RELATIVES for at in range(last + 1, word)) and not took_place(reader, last))
    ]
    before = [
        one
        for word, one in placed
        if since_last < word < first
        and not _begins_clause(reader, word, first)
        and not any(reader.lower(at) in _BREAKS for at in range(word, first))
        and (since_last < reader.begin or first - word <= _CLAIMED)
    ]
    if after:
        return after[0]
    if before:
        return before[-1]
    front = [one for word, one in placed if word <= reader.begin + _FRONT and not _begins_clause(reader, word, first)]
    return front[0] if front else None


def took_place(reader: Reader, last: int) -> bool:
    """True for what follows "the talks, which took place on Monday", "a summit that was held in May"."""
    at = last + 2 if reader.lower(last + 1) == "," else last + 1
    held = (reader.lower(at + 1), reader.lower(at + 2))
    return reader.lower(at) in {"which", "that"} and (held[0] in _HELD or held[1] in _HELD)


def described(reader: Reader, calendar: Calendar, start: int, first: int) -> DateMention | None:
    """The last expression with a number or a name inside a talk's group of nouns: "the minister’s Nov. 5 meeting"."""
    inside = [one for one in _told_in(reader, calendar) if start <= reader.found.word_at(one.span.start) < first]
    named = [one for one in inside if any(sign.isupper() or sign.isdecimal() for sign in one.text)]
    return named[-1] if named else None


def beside(reader: Reader, when: DateMention | None, last: int) -> bool:
    """True for an expression that follows the word `last` with no verb between but that of being held."""
    word = reader.found.word_at(when.span.start) if when else last
    between = [at for at in range(last + 1, word) if reader.lower(at) not in _HELD]
    return word > last and not any(reader.is_verb(at) or reader.lower(at).endswith("ed") for at in between)


def _told_in(reader: Reader, calendar: Calendar) -> list[DateMention]:
    """The expressions of a sentence, without that of its dateline."""
    begin = reader.found.starts[reader.begin] if reader.begin < reader.stop else reader.sentence.span.start
    return calendar.within(Span(begin, reader.sentence.span.end))


def counted(reader: Reader, calendar: Calendar, first: int, anchor: date | None) -> DateMention | None:
    """The day of a talk that another is counted from: "spoke on Friday, two days before they meet"."""
    for word in range(first - 1, max(reader.begin, first - _MOST_BETWEEN), -1):
        lower = reader.lower(word)
        if lower in {",", ";", ":"} or (lower == "that" and word < first - 1):
            return None
        if reader.is_verb(word) and lower not in word_set("contact-holding") and lower not in verbs():
            return None
        if lower in {"after", "before", "since"}:
            return _counted_from(reader, calendar, word, anchor)
    return None


def _counted_from(reader: Reader, calendar: Calendar, word: int, anchor: date | None) -> DateMention | None:
    length = _UNITS.get(reader.lower(word - 1))
    number = reader.lower(word - 2)
    count = 1 if number == "the" else int(number) if number.isdecimal() else number_words().get(number)
    if length is None or count is None or reader.lower(word) == "since":
        return None
    span = reader.found.span(word - 2, word - 1)
    days = [one for one in _told_in(reader, calendar) if one.span.end <= span.start and one.date_from == one.date_to]
    base = days[-1].date_from if days else anchor
    if base is None:
        return None
    day = base + timedelta(days=count * length * (1 if reader.lower(word) == "before" else -1))
    if length == 1:
        return DateMention(span, reader.found.words(word - 2, word), day, day, "day")
    monday = day - timedelta(days=day.weekday())
    return DateMention(span, reader.found.words(word - 2, word), monday, monday + timedelta(days=6), "week")


def said_on(reader: Reader, calendar: Calendar, first: int) -> DateMention | None:
    """The day on which a sentence's words were said: that of a talk at which they were."""
    for one in _told_in(reader, calendar):
        word = reader.found.word_at(one.span.start)
        clause = _begins_clause(reader, min(word, first), max(word, first))
        if one.precision in {"day", "minute"} and not clause and _of_saying(reader, word, first):
            return one
    return None


def of_old(reader: Reader, calendar: Calendar, anchor: date | None) -> bool:
    """True for a sentence that tells of a month or a year long before the article: "They met in July 2008"."""
    told = [one for one in _told_in(reader, calendar) if one.precision in {"month", "year"}]
    return anchor is not None and any(anchor - one.date_to > _OLD for one in told)


def news_days(article: Article, calendar: Calendar, anchor: date | None, offset: int) -> Days | None:
    """The days that the sentence at an offset tells of where it names none: those told before in its paragraph, else
    the first day of the article's opening, else the dateline's.
    """
    if anchor is None:
        return None
    starts = [part.span.start for part in article.parts]
    own = article.parts[max(0, bisect_right(starts, offset) - 1)].span
    told = calendar.within(Span(own.start, offset))
    before = [one for one in told if one.precision == "week" or (one.precision in _SHORT and _is_one_day(one))]
    if before and _is_recent(before[-1], anchor):
        return Days(before[-1].date_from, before[-1].date_to, before[-1].precision)
    opening = (part.span for part in article.parts if part.kind == "paragraph")
    lead = [span for span in opening if span.end - span.start > _LABEL][:_LEAD]
    told = [one for span in lead for one in calendar.within(span)]
    first = [one for one in told if one.precision in {"day", "minute"} and _is_recent(one, anchor)]
    return Days(first[0].date_from, first[0].date_to, first[0].precision) if first else Days(anchor, anchor, "day")


def _is_one_day(one: DateMention) -> bool:
    return one.date_from == one.date_to


def _is_recent(one: DateMention, anchor: date) -> bool:
    return one.date_from <= anchor and anchor - one.date_to <= _RECENT


def _begins_clause(reader: Reader, first: int, stop: int) -> bool:
    """True if "that" begins a clause between two words: "said on Monday that they would meet"."""
    return any(
        reader.lower(word) == "that"
        and not (word == first and reader.lower(word + 1) in {"was", "were"})
        and reader.shown(word + 1) not in calendar_words()
        and reader.lower(word + 1) not in {"day", "morning", "evening", "night", "same", "afternoon"}
        for word in range(first, stop)
    )


def _apart(reader: Reader, word: int, contact: int) -> bool:
    """True for a day that is another's: "his first visit since June", "spoke on Monday, before the meeting in Oslo"."""
    since = {word - 1, *range(max(contact, word - _SINCE), word)}
    if any(reader.lower(at) == "since" for at in since):
        return True
    ahead = reader.lower(contact - 1) == "before" or (
        reader.lower(contact - 2) == "before" and reader.lower(contact - 1) in {"the", "a", "an", "their"}
    )
    return ahead and word < contact


def _of_saying(reader: Reader, word: int, contact: int) -> bool:
    """True for "said on Tuesday", "told reporters Monday"."""
    for at in range(word - 1, max(reader.begin, word - 5) - 1, -1):
        if reader.lower(at) in word_set("speech-verbs"):
            return at != contact
        if reader.lower(at) not in _BEFORE_TIME:
            return False
    return False
