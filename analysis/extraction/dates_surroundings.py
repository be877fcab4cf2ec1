"""What stands around a date and belongs to it: "the morning of", "the week of", "two days before", "at 3 p.m."."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from analysis.extraction import dates_calendar as calendar
from analysis.extraction.dates_calendar import Interval
from analysis.extraction.dates_patterns import CLOCK, NUMBER, PART_OF_DAY, pattern
from analysis.extraction.dates_words import listed, month_numbers, number, one_of, weekday_numbers
from analysis.model import Span

_REACH = 48


def surrounded(low: str, span: Span, within: Span, found: Interval) -> tuple[Span, Interval]:
    """The span with the words around it that belong to the date, and the interval they make of it."""
    start, end = span
    floor = max(within.start, start - _REACH)
    if found.first == found.last:
        if clock := _clock_after().match(low, end, within.end):
            end, found = clock.end(), found._replace(precision="minute")
        elif clock := _clock_before().search(low, floor, start):
            start, found = clock.start(), found._replace(precision="minute")
        elif shift := _shift().search(low, floor, start):
            return Span(shift.start(), end), _shifted(shift, found)
        elif week := _week().search(low, floor, start):
            return Span(week.start(), end), calendar.around(found.first, "week")
    if part := _part_after().match(low, end, within.end):
        end = part.end()
    if part := _part_before().search(low, floor, start):
        start = part.start()
    if (article := _article().search(low, floor, start)) and _takes_article(low, start, found):
        start = article.start()
    return Span(start, end), found


def _shifted(shift: re.Match[str], found: Interval) -> Interval:
    count = 1 if shift["n"] == "the" else number(shift["n"])
    back = shift["way"].split()[0] in {"before", "prior"}
    days = count * (7 if shift["unit"] == "week" else 1)
    return calendar.one_day(found.first + timedelta(days=-days if back else days))


def _takes_article(low: str, start: int, found: Interval) -> bool:
    """True if the article before belongs to the date: "the same day", but not "the" of "the June summit"."""
    word = _first_word().match(low, start)
    if word is None:
        return found.precision == "quarter"
    return word[0] not in month_numbers() and word[0] not in weekday_numbers() and word[0] not in {"year", "end-of"}


@cache
def _article() -> re.Pattern[str]:
    return pattern(r"(?<!\w)the $")


@cache
def _first_word() -> re.Pattern[str]:
    return pattern(r"[a-z]+(?:-of)?")


@cache
def _clock_after() -> re.Pattern[str]:
    return pattern(rf"(?:,? (?:at |around |about )?{CLOCK}|,? at {CLOCK})(?!\w)")


@cache
def _clock_before() -> re.Pattern[str]:
    return pattern(rf"(?<![\w:.]){CLOCK},? (?:on )?$")


@cache
def _shift() -> re.Pattern[str]:
    return pattern(rf"(?<!\w)(?P<n>{NUMBER}|the) (?P<unit>day|week)s? (?P<way>before|after|prior to|following) $")


@cache
def _week() -> re.Pattern[str]:
    return pattern(r"(?<!\w)the week (?:of|beginning|starting) $")


@cache
def _part_after() -> re.Pattern[str]:
    return pattern(rf" {PART_OF_DAY}(?!\w)")


@cache
def _part_before() -> re.Pattern[str]:
    part = one_of(listed("parts_of_time"))
    return pattern(rf"(?<!\w)(?:(?:the )?(?:very )?{part}(?: (?:of|on|in|from))?(?: the)?[-\s]\s*)+$")
