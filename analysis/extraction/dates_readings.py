"""What the words of an expression of time say: from a match of its pattern to a meaning.

Each reading gives None, or raises ValueError, where the words are no date after all.
"""

from __future__ import annotations

import re
from datetime import date

from analysis.extraction import dates_calendar as calendar
from analysis.extraction.dates_meanings import (
    DayOfMonth,
    Feast,
    Fixed,
    LatestQuarter,
    Meaning,
    MonthDay,
    Quarter,
    Season,
    Since,
    Slashed,
    Step,
    Weekday,
    Weekend,
    Which,
    YearEarlier,
    YearEnd,
    YearOf,
)
from analysis.extraction.dates_words import entries, month_numbers, number, weekday_numbers, year_number

Match = re.Match[str]

_BEHIND = {"last", "previous", "preceding", "prior", "past"}
_AHEAD = {"next", "following", "coming"}
_HERE = {"this", "current"}
_DURING = {"over", "during", "through", "at", "on"}
_MENTIONED = {"previous", "preceding", "prior", "following", "same", "that"}


def _step(word: str) -> int:
    return -1 if word in _BEHIND else 1 if word in _AHEAD else 0


def _which(words: str | None) -> Which:
    """What "last", "this coming" ... say; the last word counts."""
    if not words:
        return ""
    word = words.split()[-1]
    if word in _MENTIONED:
        return "previous" if word in _BEHIND else "following" if word in _AHEAD else "same"
    return "last" if word in _BEHIND else "next" if word in _AHEAD else "this"


def _digits(text: str) -> int:
    """The number of a day: "16", "16th", "sixteenth"."""
    spoken = entries()["spoken_days"]
    return spoken.index(text) + 1 if text in spoken else int(re.sub(r"\D", "", text))


def _month(name: str) -> int:
    return month_numbers()[name.rstrip(".")]


def _weekday(name: str) -> int:
    return weekday_numbers()[name.rstrip(".")]


def _year(match: Match) -> YearOf | None:
    """The year told with a date: "2018", "last year", "of the same year"."""
    groups = match.groupdict()
    return _year_of(groups.get("year") or groups.get("year2"))


def _year_of(words: str | None) -> YearOf | None:
    if not words:
        return None
    if not words.endswith("year"):
        return YearOf(year_number(words))
    first, *_, which = words.removesuffix("year").split() * 2
    mentioned = first == "the" or which in _MENTIONED
    return YearOf(step=_step(which), since="mention only" if mentioned else "article")


def iso(match: Match) -> Meaning | None:
    """2019-12-16"""
    return Fixed(calendar.one_day(date(int(match["y"]), int(match["m"]), int(match["d"]))))


def slashed(match: Match) -> Meaning | None:
    """16/12/2019, 12/16/19, 16.12.2019"""
    year = int(match["y"])
    if len(match["y"]) == 2:
        year += 2000 if year < 70 else 1900
    one, other = int(match["a"]), int(match["b"])
    return Fixed(calendar.one_day(date(year, other, one))) if match["sep"] == "." else Slashed(one, other, year)


def month_day(match: Match) -> Meaning | None:
    """Dec. 16, 2019"""
    return MonthDay(_month(match["month"]), _digits(match["day"]), year=_year(match))


def month_days(match: Match) -> Meaning | None:
    """Dec. 15-17, 30 November - 2 December 2019; days joined by "and" only where they are neighbours."""
    month, day, last_day = _month(match["month"]), _digits(match["day"]), _digits(match["last"])
    last_month = _month(match.groupdict().get("last_month") or match["month"])
    joined = match["join"].strip() in {"and", "or"}
    if joined and not (last_day == day + 1 or match.string[: match.start()].rstrip().endswith("between")):
        return None
    return MonthDay(month, day, last_month, last_day, year=_year(match))


def months(match: Match) -> Meaning | None:
    """December, last June, January to March, December 2019, June of last year"""
    last = match.groupdict().get("last")
    which = _which(match.groupdict().get("which"))
    return MonthDay(_month(match["month"]), None, _month(last) if last else None, None, which, _year(match))


def weekday(match: Match) -> Meaning | None:
    """Monday, last Friday, Monday-Tuesday, Tuesday of next week"""
    last = _weekday(match["last"]) if match["last"] else None
    weeks = _step(match["week"]) if match["week"] else None
    return Weekday(_weekday(match["day"]), _which(match["which"]), last, weeks)


def weekend(match: Match) -> Meaning | None:
    """The weekend, where it is a time: after "over" or "during"."""
    before = match.string[: match.start()].split()[-1:]
    return Weekend() if before and before[0] in _DURING else None


def unit(match: Match) -> Meaning | None:
    """Last week, this month, the following year, the same day, last night, that morning"""
    name, which = match["unit"], match["which"]
    since = _since(which)
    if name == "weekend":
        return Weekend(_which(which))
    if name not in {"day", *entries()["parts_of_day"]}:
        return None if which in {"past", "coming"} else Step(calendar.unit(name), _step(which), since)
    if which == "next":
        return Step("day", 1, "mention only")
    if which in _MENTIONED:
        return Step("day", _step(which), since)
    if name == "day" or which in {"coming", "current", "past"}:
        return None
    return Step("day", _step(which))


def _since(which: str) -> Since:
    if which in {"that", "following"}:
        return "mention only"
    return "mention" if which in _MENTIONED else "article"


def ago(match: Match) -> Meaning | None:
    """Three days ago, two weeks later, a year earlier, a fortnight before"""
    count, way, name = number(match["n"]), match["way"], match["unit"]
    back = way in {"ago", "earlier", "before", "previously"}
    if name == "fortnight":
        count, name = 2 * count, "week"
    if name == "year" and count == 1 and back:
        return YearEarlier(ago=way == "ago")
    if way == "ago":
        since: Since = "article"
    elif way in {"from now", "hence"}:
        since = "article"
    else:
        since = "mention" if way == "earlier" else "mention only"
    return Step(calendar.unit(name), -count if back else count, since)


def ahead(match: Match) -> Meaning | None:
    """(in) ten days"""
    return Step(calendar.unit(match["unit"]), number(match["n"]), ahead=True)


def day_word(match: Match) -> Meaning | None:
    """today, yesterday, the day before yesterday, the day after tomorrow"""
    words = match["word"].split()
    step = {"yesterday": -1, "tomorrow": 1}.get(words[-1], 0)
    return Step("day", step * 2 if len(words) > 1 else step)


def neighbour(match: Match) -> Meaning | None:
    """The day before, the week after"""
    name = "day" if match["unit"] in entries()["parts_of_day"] else match["unit"]
    return Step(calendar.unit(name), -1 if match["way"] == "before" else 1, "mention only")


def within(match: Match) -> Meaning | None:
    """(the end of) the month, (earlier in) the day"""
    if match["unit"] == "quarter":
        return Quarter(0)
    of_day = match["unit"] in {"day", *entries()["parts_of_day"]}
    return Step("day", 0, "news") if of_day else Step(calendar.unit(match["unit"]), 0)


def quarter(match: Match) -> Meaning | None:
    """third-quarter, the first half of 2019, this year's third quarter, the 1988 quarter"""
    found = match.groupdict()
    part = entries()["ordinals"].index(found["nth"]) + 1 if found.get("nth") else 0
    year = _year(match) or _year_of(found["before"].removesuffix("'s") if found.get("before") else None)
    halves = found["part"] == "half"
    if halves and (year is None or part > 2):
        return None
    return Quarter(part, year, halves)


def short_quarter(match: Match) -> Meaning | None:
    """Q3 2019, 2019-Q3"""
    return Quarter(int(match["nth"]), _year(match) or _year_of(match["before"]))


def latest_quarter(_: Match) -> Meaning | None:
    """Latest quarter"""
    return LatestQuarter()


def year_earlier(match: Match) -> Meaning | None:
    """year-earlier, the year-ago quarter"""
    if match["nth"]:
        return Quarter(entries()["ordinals"].index(match["nth"]) + 1, YearOf(step=-1))
    return YearEarlier(quarter=bool(match["part"]))


def day_of_month(match: Match) -> Meaning | None:
    """The 16th, the 16th of this month, the 15th to the 17th"""
    months_away = _step(match["month"]) if match["month"] else None
    return DayOfMonth(_digits(match["day"]), _digits(match["last"]) if match["last"] else None, months_away)


def year(match: Match) -> Meaning | None:
    """2018, 1994-95, nineteen ninety-six"""
    first = calendar.whole_year(year_number(match["year"]))
    last = match.groupdict().get("last")
    if not last:
        return Fixed(first)
    until = calendar.whole_year(int(match["year"][: 4 - len(last)] + last))
    return Fixed(first._replace(last=until.last)) if first.last < until.last else None


def year_end(_: Match) -> Meaning | None:
    """Year's end, year-end, end-of-year"""
    return YearEnd()


def feast(match: Match) -> Meaning | None:
    """Christmas, last Easter, New Year's Day 2020"""
    return Feast(entries()["feasts"][" ".join(match["name"].split())], _which(match["which"]), _year(match))


def season(match: Match) -> Meaning | None:
    """Last summer, the spring of 2018"""
    which, told = _which(match["which"]), _year(match)
    return Season(entries()["seasons"][match["name"]], which, told) if which or told else None
