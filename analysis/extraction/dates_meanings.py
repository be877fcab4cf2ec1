"""What an expression of time says by itself, before the day of the article gives it a place in the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.extraction.dates_calendar import Interval, Unit

# "last" and "next" count from the day of the article, "previous", "following" and "same" from a date mentioned before.
Which = Literal["", "last", "this", "next", "previous", "following", "same"]


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
    """A month, or a day of it, or days up to another, whose year is not told; `which` may say where to look."""

    month: int
    day: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    which: Which = ""


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """The 16th, or the 16th of the month `months` from that of the article."""

    day: int
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
    """The unit of the calendar so many units after the article's day, or after a date mentioned before."""

    unit: Unit
    count: int
    mentioned: bool = False


@dataclass(frozen=True, slots=True)
class Weekend:
    """A Saturday and Sunday."""

    which: Which = ""


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter, numbered or the one spoken of (0), in a year, or in one so many years from the article's."""

    number: int
    year: int | None = None
    years: int | None = None
    halves: bool = False


@dataclass(frozen=True, slots=True)
class YearEarlier:
    """A year earlier: the quarter or the year before that of which the text speaks."""

    quarter: bool = False


@dataclass(frozen=True, slots=True)
class Feast:
    """A day with a name; `rule` as `dates_calendar.feast` reads it."""

    rule: str
    year: int | None = None
    which: Which = ""


@dataclass(frozen=True, slots=True)
class Season:
    """A season by its first month."""

    month: int
    year: int | None = None
    which: Which = ""


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
    | YearEarlier
    | Feast
    | Season
    | YearEnd
)
