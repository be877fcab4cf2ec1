"""The place in the calendar of what an expression of time says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from analysis.extraction import dates_calendar as calendar
from analysis.extraction import dates_meanings as said
from analysis.extraction.dates_calendar import Interval
from analysis.extraction.dates_tense import Tense

_AHEAD = frozenset({"future", "present"})
_AS_NEAR = 3  # times as near as a day to come is one gone by, which a verb in the present tense then means
# A date near the article's day holds against the tense of its verb, where the date by the tense is far away.
_FAR = timedelta(days=200)
_NEAR = timedelta(days=45)
# "Earlier in the day" is a day of the news, not one of long ago that was mentioned before it.
_NEWS = timedelta(days=14)
_SLASHED_NEAR = timedelta(days=31)


@dataclass(slots=True)
class Context:
    """What is known where an expression stands: the article's day, and the dates mentioned before it.

    `told` is the last date of the same sentence that names its year.
    """

    anchor: date | None
    day: date | None = None
    last: Interval | None = None
    quarter: Interval | None = None
    told: Interval | None = None

    def note(self, meaning: said.Meaning, found: Interval) -> None:
        """Remember a date that was mentioned; comparisons ("a year earlier") are not what a text speaks of."""
        if isinstance(meaning, said.YearEarlier):
            return
        several_days = found.precision == "day" and found.first != found.last
        if not several_days:
            self.last = found
            if found.precision == "day":
                self.day = found.first
        if isinstance(meaning, said.Quarter) and found.precision == "quarter" and meaning.number and not meaning.year:
            self.quarter = found
        if isinstance(meaning, said.Fixed) or (isinstance(meaning, said.MonthDay) and meaning.year):
            self.told = found


def resolve(meaning: said.Meaning, context: Context, tense: Tense) -> Interval | None:
    """The interval that is meant, or None where the article does not tell it or the calendar has no such day."""
    try:
        return _resolve(meaning, context, tense)
    except (ValueError, OverflowError):
        return None


def _resolve(meaning: said.Meaning, context: Context, tense: Tense) -> Interval | None:
    match meaning:
        case said.Fixed(interval):
            return interval
        case said.Slashed():
            return _slashed(meaning, context.anchor)
        case said.Step():
            return _step(meaning, context, tense)
        case said.MonthDay(year=said.YearOf() as told):
            year = _year(told, context)
            return _in_year(meaning, year) if year else None
        case said.Quarter():
            return _quarter(meaning, context, tense)
        case said.Feast(rule, _, said.YearOf() as told):
            year = _year(told, context)
            return calendar.one_day(calendar.feast(rule, year)) if year else None
        case said.Season(month, _, said.YearOf() as told):
            year = _year(told, context)
            return calendar.season(year, month) if year else None
    return _by_anchor(meaning, context, context.anchor, tense) if context.anchor else None


def _by_anchor(meaning: said.Meaning, context: Context, anchor: date, tense: Tense) -> Interval | None:
    """What only the article's day can tell."""
    match meaning:
        case said.MonthDay():
            return _month_day(meaning, context, anchor, tense)
        case said.Weekday():
            return _weekday(meaning, context, anchor, tense)
        case said.Weekend(""):
            past = tense not in {"future", "near"} and anchor.weekday() < calendar.SATURDAY
            return calendar.weekend(anchor - timedelta(weeks=past))
        case said.Weekend(which):
            base = context.day or anchor if which in {"same", "previous", "following"} else anchor
            return calendar.weekend(base + timedelta(weeks=_weeks(which)))
        case said.DayOfMonth():
            return _day_of_month(meaning, anchor, tense)
        case said.LatestQuarter():
            return context.quarter or calendar.stepped(anchor, "quarter", -1)
        case said.YearEarlier():
            return _year_earlier(meaning, context, anchor)
        case said.Feast(rule, which):
            days = [calendar.one_day(calendar.feast(rule, anchor.year + step)) for step in (-1, 0, 1)]
            return _chosen(days, anchor, tense, which)
        case said.Season(month, which):
            seasons = [calendar.season(anchor.year + step, month) for step in (-1, 0, 1)]
            return _chosen(seasons, anchor, tense, which)
        case said.YearEnd():
            past = tense == "past" and anchor.month <= 6
            return calendar.one_day(date(anchor.year - past, 12, 31))
    return None


def _weeks(which: said.Which) -> int:
    return {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which, 0)


def _year(told: said.YearOf, context: Context) -> int | None:
    if told.year is not None:
        return told.year
    if told.since == "article":
        return context.anchor.year + told.step if context.anchor else None
    return context.last.first.year + told.step if context.last else None


def _slashed(meaning: said.Slashed, anchor: date | None) -> Interval | None:
    """The only day that the calendar has; of two the one near the article's day, if the other is not."""
    options = []
    for month, day in {(meaning.one, meaning.other), (meaning.other, meaning.one)}:
        try:
            options.append(date(meaning.year, month, day))
        except ValueError:
            continue
    if len(options) > 1 and anchor:
        options = [day for day in options if abs(day - anchor) <= _SLASHED_NEAR]
    return calendar.one_day(options[0]) if len(options) == 1 else None


def _step(meaning: said.Step, context: Context, tense: Tense) -> Interval | None:
    if meaning.ahead and tense not in _AHEAD:
        return None
    base = context.anchor
    if meaning.since != "article":
        mentioned = context.day
        if context.last and (meaning.unit in {"month", "quarter", "year"} or context.last.precision == meaning.unit):
            mentioned = context.last.first
        if meaning.since == "news" and base and mentioned and abs(mentioned - base) > _NEWS:
            mentioned = None
        base = mentioned or (None if meaning.since == "mention only" else base)
    return calendar.stepped(base, meaning.unit, meaning.count) if base else None


def _month_day(meaning: said.MonthDay, context: Context, anchor: date, tense: Tense) -> Interval | None:
    options = [found for step in (-1, 0, 1) if (found := _in_year(meaning, anchor.year + step))]
    if meaning.which == "this":
        return next((found for found in options if found.first.year == anchor.year), None)
    if meaning.which == "last" and meaning.day is None:
        options = [found for found in options if found.last < calendar.stepped(anchor, "month", -1).first]
        return max(options, default=None)
    told = context.told
    if told and not meaning.which and tense not in _AHEAD and told.last.year < anchor.year:
        return _after(meaning, told.first) or _chosen(options, anchor, tense, "")
    return _chosen(options, anchor, tense, meaning.which)


def _after(meaning: said.MonthDay, told: date) -> Interval | None:
    """The first such date on or after one that a sentence has told."""
    options = [found for step in (0, 1) if (found := _in_year(meaning, told.year + step))]
    return min((found for found in options if found.last >= told), default=None)


def _in_year(meaning: said.MonthDay, year: int) -> Interval | None:
    """The month or days in a year; those that run over its end begin in the year before where the year is told."""
    last_month = meaning.last_month or meaning.month
    over = last_month < meaning.month
    first_year, last_year = (year - over, year) if meaning.year else (year, year + over)
    try:
        if meaning.day is None:
            first, last = calendar.whole_month(first_year, meaning.month), calendar.whole_month(last_year, last_month)
            return first._replace(last=last.last)
        day = date(first_year, meaning.month, meaning.day)
        return calendar.days(day, date(last_year, last_month, meaning.last_day) if meaning.last_day else day)
    except ValueError:
        return None


def _chosen(options: list[Interval], anchor: date, tense: Tense, which: said.Which) -> Interval | None:
    """The interval that tense, or a word like "last", points at; the nearest where neither tells."""
    if which in {"last", "previous"}:
        return max((found for found in options if found.last < anchor), default=None)
    if which in {"next", "following"}:
        return min((found for found in options if found.first > anchor), default=None)
    if which == "this":
        return next((found for found in options if found.first.year == anchor.year), None)
    past = max((found for found in options if found.first <= anchor), default=None)
    ahead = min((found for found in options if found.last >= anchor), default=None)
    if past is None or ahead is None:
        return past or ahead
    back, forth = anchor - past.last, ahead.first - anchor
    if tense == "past" and not (back > _FAR and forth < _NEAR):
        return past
    if tense == "future" and not (forth > _FAR and back < _NEAR):
        return ahead
    if tense == "present" and back > forth / _AS_NEAR:
        return ahead
    return past if back <= forth else ahead


def _weekday(meaning: said.Weekday, context: Context, anchor: date, tense: Tense) -> Interval | None:
    if meaning.weeks is not None:
        monday = calendar.stepped(anchor, "week", meaning.weeks).first
        first = monday + timedelta(days=meaning.number)
    else:
        mentioned = meaning.which in {"previous", "following", "same"}
        base = context.day or anchor if mentioned else anchor
        first = base + timedelta(days=_days_to(meaning, base, tense))
    if meaning.last is None:
        return calendar.one_day(first)
    return calendar.days(first, first + timedelta(days=(meaning.last - meaning.number) % 7))


def _days_to(meaning: said.Weekday, base: date, tense: Tense) -> int:
    """Days from a base to the weekday that is meant: the base itself unless a word like "last" forbids it."""
    back, ahead = (base.weekday() - meaning.number) % 7, (meaning.number - base.weekday()) % 7
    if meaning.which in {"last", "previous"}:
        return -(back or 7)
    if meaning.which in {"next", "following"}:
        return ahead or 7
    if tense == "near":
        return -back if back <= ahead else ahead
    if tense == "present":
        return ahead if back != 1 else -back
    return ahead if tense == "future" or meaning.which == "same" else -back


def _day_of_month(meaning: said.DayOfMonth, anchor: date, tense: Tense) -> Interval | None:
    options = []
    for step in (-1, 0, 1) if meaning.months is None else (meaning.months,):
        month = calendar.stepped(anchor, "month", step).first
        try:
            found = calendar.days(month.replace(day=meaning.day), month.replace(day=meaning.last or meaning.day))
        except ValueError:
            continue
        options += [found] if found else []
    return _chosen(options, anchor, tense, "") if meaning.months is None else next(iter(options), None)


def _quarter(meaning: said.Quarter, context: Context, tense: Tense) -> Interval | None:
    make = calendar.half_year if meaning.halves else calendar.whole_quarter
    if meaning.year:
        year = _year(meaning.year, context)
        if year and not meaning.number and not context.quarter:
            return calendar.whole_year(year)
        number = meaning.number or (context.quarter.first.month + 2) // 3 if context.quarter else meaning.number
        return make(year, number) if year else None
    if not meaning.number:
        return context.quarter
    if context.anchor is None:
        return None
    # A quarter is reported, and its figures are expected, when it has just ended: only others may lie ahead.
    anchor, current = context.anchor, (context.anchor.month + 2) // 3
    coming = tense in _AHEAD and meaning.number < current - 1
    behind = meaning.number > current and not (tense in _AHEAD and meaning.number - current <= 2)
    return make(anchor.year + coming - behind, meaning.number)


def _year_earlier(meaning: said.YearEarlier, context: Context, anchor: date) -> Interval:
    """The quarter a year before, where the text speaks of a quarter; else the year before the one it speaks of."""
    if context.quarter or meaning.quarter:
        base = context.quarter or calendar.stepped(anchor, "quarter", -1)
        return calendar.stepped(base.first, "quarter", -4)
    since = anchor if meaning.ago or context.last is None else context.last.first
    return calendar.stepped(since, "year", -1)
