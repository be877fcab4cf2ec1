"""The place in the calendar of what an expression of time says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.extraction import dates_calendar as calendar
from analysis.extraction.dates_calendar import Interval
from analysis.extraction.dates_meanings import (
    DayOfMonth,
    Feast,
    Fixed,
    Meaning,
    MonthDay,
    Quarter,
    Season,
    Slashed,
    Step,
    Weekday,
    Weekend,
    Which,
    YearEarlier,
    YearEnd,
)
from analysis.extraction.dates_tense import Tense

_FAR = timedelta(days=200)
_NEAR = timedelta(days=45)
_SLASHED_NEAR = timedelta(days=31)


@dataclass(slots=True)
class Context:
    """What is known where an expression stands: the article's day, and the dates mentioned before it."""

    anchor: date | None
    day: date | None = None
    period: Interval | None = None
    quarter: Interval | None = None

    def note(self, found: Interval) -> None:
        """Remember a date that was mentioned."""
        if found.precision == "day":
            self.day = found.first
        else:
            self.period = found
        if found.precision == "quarter":
            self.quarter = found


def resolve(meaning: Meaning, context: Context, tense: Tense) -> Interval | None:
    """The interval that is meant, or None where the article does not tell it or the calendar has no such day."""
    try:
        return _resolve(meaning, context, tense)
    except (ValueError, OverflowError):
        return None


def _resolve(meaning: Meaning, context: Context, tense: Tense) -> Interval | None:
    if isinstance(meaning, Fixed):
        return meaning.interval
    anchor = context.anchor
    if isinstance(meaning, Slashed):
        return _slashed(meaning, anchor)
    if isinstance(meaning, Step) and meaning.mentioned:
        return _from_mention(meaning, context)
    if isinstance(meaning, Quarter) and meaning.year:
        make = calendar.half_year if meaning.halves else calendar.whole_quarter
        return make(meaning.year, meaning.number)
    if isinstance(meaning, Feast) and meaning.year:
        return calendar.one_day(calendar.feast(meaning.rule, meaning.year))
    if isinstance(meaning, Season) and meaning.year:
        return calendar.season(meaning.year, meaning.month)
    return _relative(meaning, context, anchor, tense) if anchor else None


def _relative(meaning: Meaning, context: Context, anchor: date, tense: Tense) -> Interval | None:
    match meaning:
        case Step(unit, count):
            return calendar.stepped(anchor, unit, count)
        case MonthDay():
            return _month_day(meaning, anchor, tense)
        case Weekday():
            return _weekday(meaning, context, anchor, tense)
        case Weekend(which):
            base = context.day or anchor if which in {"same", "previous", "following"} else anchor
            return calendar.weekend(base + timedelta(weeks=_weeks(which)))
        case DayOfMonth(day, months):
            return _day_of_month(day, months, anchor, tense)
        case Quarter():
            return _quarter(meaning, context, anchor, tense)
        case YearEarlier(quarter):
            return _year_earlier(context, anchor, quarter)
        case Feast(rule, _, which):
            options = [calendar.one_day(calendar.feast(rule, anchor.year + step)) for step in (-1, 0, 1)]
            return _chosen(options, anchor, tense, which)
        case Season(month, _, which):
            options = [calendar.season(anchor.year + step, month) for step in (-1, 0, 1)]
            return _chosen(options, anchor, tense, which)
        case YearEnd():
            options = [calendar.one_day(date(anchor.year + step, 12, 31)) for step in (-1, 0)]
            return options[0] if tense == "past" and anchor.month < 7 else options[1]
    return None


def _weeks(which: Which) -> int:
    return {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which, 0)


def _slashed(meaning: Slashed, anchor: date | None) -> Interval | None:
    options = []
    for month, day in {(meaning.one, meaning.other), (meaning.other, meaning.one)}:
        try:
            options.append(date(meaning.year, month, day))
        except ValueError:
            continue
    if len(options) > 1 and anchor:
        options = [day for day in options if abs(day - anchor) <= _SLASHED_NEAR]
    return calendar.one_day(options[0]) if len(options) == 1 else None


def _from_mention(meaning: Step, context: Context) -> Interval | None:
    base = context.day or context.anchor
    if meaning.unit in {"month", "quarter", "year"} and context.period:
        base = context.period.first
    return calendar.stepped(base, meaning.unit, meaning.count) if base else None


def _month_day(meaning: MonthDay, anchor: date, tense: Tense) -> Interval | None:
    options = [found for step in (-1, 0, 1) if (found := _in_year(meaning, anchor.year + step))]
    if meaning.which == "this":
        options = [found for found in options if found.first.year == anchor.year]
    return _chosen(options, anchor, tense, meaning.which)


def _in_year(meaning: MonthDay, year: int) -> Interval | None:
    last_month = meaning.last_month or meaning.month
    end = year + (last_month < meaning.month)
    try:
        if meaning.day is None:
            return calendar.whole_month(year, meaning.month)._replace(last=calendar.whole_month(end, last_month).last)
        first = date(year, meaning.month, meaning.day)
        return calendar.days(first, date(end, last_month, meaning.last_day) if meaning.last_day else first)
    except ValueError:
        return None


def _chosen(options: Iterable[Interval], anchor: date, tense: Tense, which: Which) -> Interval | None:
    """The interval that tense, or a word like "last", points at; the nearest where neither tells."""
    options = list(options)
    past = max((found for found in options if found.first <= anchor), default=None)
    ahead = min((found for found in options if found.last >= anchor), default=None)
    if which in {"last", "previous"}:
        return max((found for found in options if found.last < anchor), default=None)
    if which in {"next", "following"}:
        return min((found for found in options if found.first > anchor), default=None)
    if past is None or ahead is None:
        return past or ahead
    back, forth = anchor - past.last, ahead.first - anchor
    if tense == "past" and not (back > _FAR and forth < _NEAR):
        return past
    if tense == "future" and not (forth > _FAR and back < _NEAR):
        return ahead
    return past if back <= forth else ahead


def _weekday(meaning: Weekday, context: Context, anchor: date, tense: Tense) -> Interval | None:
    back = (anchor.weekday() - meaning.number) % 7
    ahead = (meaning.number - anchor.weekday()) % 7
    if meaning.weeks is not None:
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=meaning.weeks)
        first = monday + timedelta(days=meaning.number)
    elif meaning.which in {"previous", "following", "same"}:
        base = context.day or anchor
        earlier = (base.weekday() - meaning.number) % 7 or 7
        later = (meaning.number - base.weekday()) % 7
        step = {"previous": -earlier, "following": later or 7}.get(meaning.which, later)
        first = base + timedelta(days=step)
    elif meaning.which == "last":
        first = anchor - timedelta(days=back or 7)
    elif meaning.which == "next":
        first = anchor + timedelta(days=ahead or 7)
    elif tense == "future":
        first = anchor + timedelta(days=ahead)
    else:
        first = anchor - timedelta(days=back)
    if meaning.last is None:
        return calendar.one_day(first)
    return calendar.days(first, first + timedelta(days=(meaning.last - meaning.number) % 7))


def _day_of_month(day: int, months: int | None, anchor: date, tense: Tense) -> Interval | None:
    if months is not None:
        month = calendar.stepped(anchor, "month", months).first
        return calendar.one_day(month.replace(day=day))
    options = []
    for step in (-1, 0, 1):
        first = calendar.stepped(anchor, "month", step).first
        try:
            options.append(calendar.one_day(first.replace(day=day)))
        except ValueError:
            continue
    return _chosen(options, anchor, tense, "")


def _quarter(meaning: Quarter, context: Context, anchor: date, tense: Tense) -> Interval | None:
    if meaning.number == 0:
        return context.quarter or calendar.stepped(anchor, "quarter", -1)
    if meaning.years is not None:
        make = calendar.half_year if meaning.halves else calendar.whole_quarter
        return make(anchor.year + meaning.years, meaning.number)
    current = (anchor.month + 2) // 3
    if tense == "future" and meaning.number < current:
        return calendar.whole_quarter(anchor.year + 1, meaning.number)
    return calendar.whole_quarter(anchor.year - (tense != "future" and meaning.number > current), meaning.number)


def _year_earlier(context: Context, anchor: date, quarter: bool) -> Interval:
    if quarter or (context.quarter and context.period == context.quarter):
        base = context.quarter or calendar.stepped(anchor, "quarter", -1)
        return calendar.stepped(base.first, "quarter", -4)
    return calendar.stepped(anchor, "year", -1)
