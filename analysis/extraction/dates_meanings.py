"""What an expression of time says by itself, before the day of the article gives it a place in the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.extraction.dates_calendar import Interval, Unit

# "last" and "next" count from the day of the article, "previous", "following" and "same" from a date mentioned before.
Which = Literal["", "last", "this", "next", "previous", "following", "same"]
# What a step is counted from: the article's day, a date mentioned before (else the article's day), such a date only,
# or one that is of the article's news.
Since = Literal["article", "mention", "mention only", "news"]


@dataclass(frozen=True, slots=True)
class YearOf:
    """A year, or the one so many years after the article's or after that of a date mentioned before."""

    year: int | None = None
    step: int = 0
    since: Since = "article"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date with its year."""

    interval: Interval


@dataclass(frozen=True, slots=True)
class Slashed:
    """Two numbers that may be day and month, or month and day."""

    one: int
    other: int
    year: int


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A month, or a day of it, or days up to another; `which` or `year` may say where to look."""

    month: int
    day: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    which: Which = ""
    year: YearOf | None = None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """The 16th, or the days up to `last`; of the month `months` from that of the article, where that is told."""

    day: int
    last: int | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 for Monday, or the days up to `last`; `weeks` from the article's, where that is told."""

    number: int
    which: Which = ""
    last: int | None = None
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The unit of the calendar so many units away; `ahead` if it is a date only of things to come (in ten days)."""

    unit: Unit
    count: int
    since: Since = "article"
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Weekend:
    """A Saturday and Sunday."""

    which: Which = ""


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year; number 0 is the one the text speaks of. With `halves` the number is of a half year."""

    number: int
    year: YearOf | None = None
    halves: bool = False


@dataclass(frozen=True, slots=True)
class LatestQuarter:
    """The quarter the text speaks of, or the last one that was over on the day of the article."""


@dataclass(frozen=True, slots=True)
class YearEarlier:
    """A year earlier, or ago: the quarter or the year before that of which the text speaks."""

    ago: bool = False
    quarter: bool = False


@dataclass(frozen=True, slots=True)
class Feast:
    """A day with a name; `rule` as `dates_calendar.feast` reads it."""

    rule: str
    which: Which = ""
    year: YearOf | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """A season by its first month."""

    month: int
    which: Which = ""
    year: YearOf | None = None


@dataclass(frozen=True, slots=True)
class YearEnd:
    """The last day of a year."""


Meaning = (
    Fixed
    | Slashed
    | MonthDay
    | DayOfMonth
    | Weekday
    | Step
    | Weekend
    | Quarter
    | LatestQuarter
    | YearEarlier
    | Feast
    | Season
    | YearEnd
)
