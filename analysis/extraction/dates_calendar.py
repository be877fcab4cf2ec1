"""Days, weeks, months, quarters and years as intervals, and steps between them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple, cast, get_args

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from analysis.model import Precision

Unit = Literal["day", "week", "month", "quarter", "year"]
SATURDAY = 5  # counted from Monday, 0


class Interval(NamedTuple):
    """The days from `first` to `last`, both included."""

    first: date
    last: date
    precision: Precision


def unit(name: str) -> Unit:
    """The unit of the calendar with this name; raises ValueError for other words."""
    if name not in get_args(Unit):
        raise ValueError(name)
    return cast("Unit", name)


def one_day(day: date) -> Interval:
    """The interval of a single day."""
    return Interval(day, day, "day")


def days(first: date, last: date) -> Interval | None:
    """The interval from one day to another, or None if they are in the wrong order."""
    return Interval(first, last, "day") if first <= last else None


def whole_month(year: int, month: int) -> Interval:
    """All days of a month."""
    first = date(year, month, 1)
    return Interval(first, first + relativedelta(months=1, days=-1), "month")


def whole_year(year: int) -> Interval:
    """All days of a year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def whole_quarter(year: int, number: int) -> Interval:
    """All days of the first to fourth quarter of a year."""
    first = date(year, 3 * number - 2, 1)
    return Interval(first, first + relativedelta(months=3, days=-1), "quarter")


def half_year(year: int, number: int) -> Interval:
    """All days of the first or second half of a year."""
    first = date(year, 6 * number - 5, 1)
    return Interval(first, first + relativedelta(months=6, days=-1), "quarter")


def season(year: int, month: int) -> Interval:
    """The three months from the first month of a season on."""
    first = date(year, month, 1)
    return Interval(first, first + relativedelta(months=3, days=-1), "quarter")


def weekend(day: date) -> Interval:
    """The Saturday and Sunday of the week that a day belongs to (weeks begin on Monday, ISO 8601)."""
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=SATURDAY)
    return Interval(saturday, saturday + timedelta(days=1), "day")


def around(day: date, of: Unit) -> Interval:
    """The calendar day, week, month, quarter or year that a day belongs to."""
    if of == "week":
        monday = day - timedelta(days=day.weekday())
        return Interval(monday, monday + timedelta(days=6), "week")
    if of == "month":
        return whole_month(day.year, day.month)
    if of == "quarter":
        return whole_quarter(day.year, (day.month + 2) // 3)
    return whole_year(day.year) if of == "year" else one_day(day)


def stepped(day: date, of: Unit, count: int) -> Interval:
    """The calendar unit `count` units after (before, where negative) the one a day belongs to."""
    months = {"month": 1, "quarter": 3, "year": 12}.get(of, 0) * count
    days = {"day": 1, "week": 7}.get(of, 0) * count
    return around(day + relativedelta(months=months, days=days), of)


def feast(rule: str, year: int) -> date:
    """The day of a feast in a year: "12-25", "easter-2" (days from Easter Sunday) or "11:4:4" (the 4th Thursday)."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:]))
    if ":" in rule:
        month, weekday, nth = (int(part) for part in rule.split(":"))
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - 1 - first.weekday()) % 7 + 7 * (nth - 1))
    month, day = (int(part) for part in rule.split("-"))
    return date(year, month, day)
