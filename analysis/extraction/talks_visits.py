"""Visits: where they go, and who is at home there."""

from __future__ import annotations

from analysis.extraction.cast import Cast
from analysis.extraction.name_words import country_at, word_set
from analysis.extraction.talks_events import Found
from analysis.extraction.talks_sentence import Reader
from analysis.extraction.talks_when import Calendar
from analysis.extraction.talks_where import destination_of, is_abroad, is_meeting_place
from analysis.model import DateMention, Span

_GOING_TO = frozenset({"to", "in"})
_LEAVING = frozenset({"leave", "leaves", "left", "leaving", "depart", "departs", "departed", "departing"})
_TOURING = frozenset({"visit", "visits", "visited", "visiting", "tour", "tours", "toured", "touring"})
_COMING = frozenset({"arrive", "arrives", "arrived", "stay", "stays", "stayed"})
_STAYING = frozenset({"remain", "remains", "remained", "stay", "stays", "stayed"})
_REACH = 12  # words from a visit's noun to the place: "a visit of Foreign Minister Ada Lind to Oslo"


def destination(reader: Reader, one: Found) -> tuple[str, int]:
    """Where a visit goes, as printed, and the word after it; "" where the sentence does not tell."""
    if one.noun and (left := _place_left(reader, one)):
        return left, one.last + 1
    touring = not one.noun and reader.lower(one.first) in _TOURING
    for word in range(one.last + 1, min(reader.stop, one.last + (_REACH if one.noun else 5))):
        if touring and word == one.last + 1:
            at = word
        elif reader.lower(one.first) in _LEAVING:
            if reader.lower(word) != "for":
                continue
            at = word + 1
        elif not touring and reader.lower(word) in _GOING_TO:
            at = word + 1
        else:
            if reader.lower(word) in {",", ";"} or reader.is_verb(word):
                break
            continue
        if is_abroad(reader, at) or is_meeting_place(reader, at):
            place, last = destination_of(reader, at)
            if place:
                return place, last + 1
    return "", one.last + 1


def _place_left(reader: Reader, one: Found) -> str:
    """The place of a visit in "left Oslo on Friday after a visit of three days"."""
    if reader.lower(one.start - 1) not in {"after", "following"}:
        return ""
    for word in range(one.start - 2, max(reader.begin, one.start - 9), -1):
        if reader.lower(word) in {"left", "leaves", "leaving"} and is_abroad(reader, word + 1):
            return destination_of(reader, word + 1)[0]
    return ""


def arrives(reader: Reader, one: Found, calendar: Calendar) -> bool:
    """True for an arrival or a stay that tells its day or its purpose and not its place: "arrived on Sunday", "arrived
    for a four-day visit", "stays until Tuesday".
    """
    if reader.lower(one.first) not in _COMING:
        return False
    if reader.lower(one.last + 1) == "for":
        return any(reader.lower(word) in {"visit", "talks", "summit"} for word in range(one.last + 2, one.last + 6))
    after = Span(reader.found.starts[one.last], reader.sentence.span.end)
    day = next((day for day in calendar.within(after) if day.precision in {"day", "minute"}), None)
    return day is not None and reader.found.word_at(day.span.start) <= one.last + 2


def is_leaving(reader: Reader, one: Found) -> bool:
    """True for "leaves for Oslo on Friday": news in the present tense of a journey to come."""
    return not one.noun and reader.lower(one.first) in {"leave", "leaves", "depart", "departs"}


def at_home(cast: Cast, who: tuple[str, ...], place: str) -> bool:
    """True for somebody who goes to the country they come from."""
    hit = country_at(place.split(), 0, len(place.split())) if place else None
    countries = {official.country for one in who if (official := cast.official(one))}
    return hit is not None and hit[1] in countries


def is_private(reader: Reader, one: Found) -> bool:
    """True for a journey "on their long-awaited vacation", on which nobody acts for anybody."""
    inside = {reader.lower(word) for word in range(one.start, one.last + 1)}
    if one.noun and inside & word_set("private-journeys"):
        return True
    return any(
        reader.lower(word) in word_set("private-journeys")
        and any(reader.lower(at) in {"on", "for"} for at in range(word - 4, word))
        for word in range(one.last + 1, reader.stop)
    )


def may_stay(reader: Reader, one: Found) -> bool:
    """True for "to remain", which tells of no visit."""
    return reader.lower(one.first) in _STAYING and reader.lower(one.first - 1) == "to"


def is_until(reader: Reader, when: DateMention) -> bool:
    """True for the last day of a visit: "stayed until Friday"."""
    at = reader.found.word_at(when.span.start)
    return any(reader.lower(word) == "until" for word in range(at - 4, at + 2))
