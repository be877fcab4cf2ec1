"""The grammar of expressions of time: which words are one, and what they say by themselves.

A rule is a pattern over plain text (`dates_words.plain`) that is tried where one of its first words stands, and a
function that makes a meaning of what matched, or None where the words are no date after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from analysis.extraction import dates_calendar as calendar
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
from analysis.extraction.dates_words import (
    entries,
    listed,
    month_numbers,
    number,
    number_words,
    one_of,
    weekday_numbers,
)

DIGITS = "#"
Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to write a date, tried where a word of `first` stands (`DIGITS` for any number)."""

    first: frozenset[str]
    pattern: re.Pattern[str]
    meaning: Callable[[Match], Meaning | None]


def _full_and_short(names: list[list[str]]) -> str:
    return (
        "(?:" + one_of(full for full, *_ in names) + "|" + one_of(s for _, *short in names for s in short) + r"\b\.?)"
    )


MONTH = _full_and_short(entries()["months"])
WEEKDAY = _full_and_short(entries()["weekdays"])
YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:/]\d)"
NUMBER = rf"(?:\d{{1,3}}|{one_of(number_words())})"
ORDINAL = one_of(entries()["ordinals"])
UNIT = "(?:day|week|month|year)"
RELATIVE_YEAR = "(?:this|last|next) year"
COUNTED = rf"(?!\s+{one_of(listed('counted'))}\b)"
_YEARS = {"last": -1, "this": 0, "next": 1}
_STEPS = {"last": -1, "previous": -1, "this": 0, "same": 0, "that": 0, "current": 0}


def _digits(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _month(text: str) -> int:
    return month_numbers()[text.rstrip(".")]


def _weekday(text: str) -> int:
    return weekday_numbers()[text.rstrip(".")]


def _which(word: str | None) -> Which:
    words: dict[str, Which] = {"past": "last", "this past": "last", "coming": "next", "this coming": "next"}
    words |= {"last": "last", "this": "this", "next": "next", "previous": "previous", "following": "following"}
    words |= {"same": "same", "that": "same", "preceding": "previous", "current": "this"}
    return words[word] if word else ""


def _iso(match: Match) -> Meaning | None:
    return Fixed(calendar.one_day(date(int(match["y"]), int(match["m"]), int(match["d"]))))


def _slashed(match: Match) -> Meaning | None:
    year = int(match["y"])
    if len(match["y"]) == 2:
        year += 2000 if year < 70 else 1900
    one, other = int(match["a"]), int(match["b"])
    if match["sep"] == ".":
        return Fixed(calendar.one_day(date(year, other, one)))
    return Slashed(one, other, year)


def _month_day(match: Match) -> Meaning | None:
    month, day = _month(match["month"]), _digits(match["day"])
    last_day = _digits(match["last"]) if match["last"] else None
    last_month = _month(match["lastmonth"]) if match["lastmonth"] else month
    if match["year"]:
        year = int(match["year"])
        first = date(year, month, day)
        if last_day is None:
            return Fixed(calendar.one_day(first))
        if last_month < month:
            first = date(year - 1, month, day)
        found = calendar.days(first, date(year, last_month, last_day))
        return Fixed(found) if found else None
    return MonthDay(month, day, last_month if last_day else None, last_day)


def _month_of_year(match: Match) -> Meaning | None:
    first, last = _month(match["month"]), _month(match["last"] or match["month"])
    year = match["year"]
    if year.isdecimal():
        begin, end = calendar.whole_month(int(year), first), calendar.whole_month(int(year), last)
        return Fixed(begin._replace(last=end.last)) if begin.first <= end.first else None
    return MonthDay(first, last_month=last, which=_which(year.split()[0]))


def _bare_month(match: Match) -> Meaning | None:
    last = _month(match["last"]) if match["last"] else None
    return MonthDay(_month(match["month"]), last_month=last, which=_which(match["which"]))


def _weekdays(match: Match) -> Meaning | None:
    last = _weekday(match["last"]) if match["last"] else None
    weeks = _YEARS[match["week"]] if match["week"] else None
    return Weekday(_weekday(match["day"]), _which(match["which"]), last, weeks)


def _unit(match: Match) -> Meaning | None:
    unit, which = match["unit"], match["which"]
    count = _STEPS.get(which, 1)
    if unit == "weekend":
        return Weekend(_which(which))
    mentioned = which in {"previous", "preceding", "following", "same", "that"}
    if unit in {"day", "morning", "afternoon", "evening", "night"}:
        if which == "next":
            return Step("day", 1, mentioned=True)
        if unit == "day" and which in {"last", "this", "coming", "current", "past"}:
            return None
        return Step("day", count if which != "last" or unit == "night" else -1, mentioned=mentioned)
    return Step(calendar.unit(unit), count, mentioned)


def _ago(match: Match) -> Meaning | None:
    count, way, unit = number(match["n"]), match["way"], match["unit"]
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    if unit == "year" and count == 1 and way in {"ago", "earlier", "before"}:
        return YearEarlier()
    sign = -1 if way in {"ago", "earlier", "before"} else 1
    return Step(
        calendar.unit(unit),
        sign * count,
        mentioned=way in {"earlier", "later", "before", "after", "afterward", "afterwards"},
    )


def _day_word(match: Match) -> Meaning | None:
    word = match["word"].split()[0] if match["word"][:3] != "the" else match["word"].split()[2]
    return Step("day", {"yesterday": -1, "tomorrow": 1, "before": -2, "after": 2}.get(word, 0))


def _the_day_before(match: Match) -> Meaning | None:
    return Step(calendar.unit(match["unit"]), -1 if match["way"] == "before" else 1, mentioned=True)


def _quarter(match: Match) -> Meaning | None:
    part = entries()["ordinals"].index(match["nth"]) + 1
    return _part_of_year(part, match["year"] or match["before"], halves=match["part"] == "half")


def _short_quarter(match: Match) -> Meaning | None:
    return _part_of_year(int(match["nth"]), match["year"] or match["before"], halves=False)


def _part_of_year(part: int, year: str | None, *, halves: bool) -> Meaning | None:
    if halves and part > 2:
        return None
    if not year:
        return None if halves else Quarter(part)
    if year[:4].isdecimal():
        return Quarter(part, year=int(year[:4]), halves=halves)
    return Quarter(part, years=_YEARS.get(year.split()[0], -1), halves=halves)


def _year_earlier(match: Match) -> Meaning | None:
    if match["nth"]:
        return Quarter(entries()["ordinals"].index(match["nth"]) + 1, years=-1)
    return YearEarlier(quarter=bool(match["part"]))


def _day_of_month(match: Match) -> Meaning | None:
    months = _YEARS[match["month"]] if match["month"] else None
    return DayOfMonth(_digits(match["day"]), months)


def _year(match: Match) -> Meaning | None:
    first = calendar.whole_year(int(match["year"]))
    if not match["last"]:
        return Fixed(first)
    last = match["last"]
    last = match["year"][:2] + last if len(last) == 2 else last
    if int(last) < int(match["year"]):
        return None
    return Fixed(first._replace(last=calendar.whole_year(int(last)).last))


def _spoken_year(match: Match) -> Meaning | None:
    tens = 10 * (entries()["tens"].index(match["tens"]) + 1) if match["tens"] else 0
    return Fixed(calendar.whole_year(1900 + tens + (number(match["ones"]) if match["ones"] else 0)))


def _feast(match: Match) -> Meaning | None:
    year = match["year"]
    which = match["which"] or (year.split()[0] if year and not year.isdecimal() else None)
    return Feast(entries()["feasts"][match["name"]], int(year) if year and year.isdecimal() else None, _which(which))


def _season(match: Match) -> Meaning | None:
    year = match["year"]
    which = match["which"] or (year.split()[0] if year and not year.isdecimal() else None)
    if not (year or which):
        return None
    return Season(entries()["seasons"][match["name"]], int(year) if year and year.isdecimal() else None, _which(which))


def _rule(first: Iterable[str], pattern: str, meaning: Callable[[Match], Meaning | None]) -> Rule:
    return Rule(frozenset(first), re.compile(pattern.replace(" ", r"\s+")), meaning)


def rules() -> tuple[Rule, ...]:
    """All rules; of those that match at a place the one with the longest match holds."""
    months, weekdays, numbers = set(month_numbers()), set(weekday_numbers()), set(number_words()) | {DIGITS}
    which = {"last", "this", "next", "previous", "following", "coming", "past", "preceding"}
    more = which | {"same", "that", "current"}
    ordinals = set(entries()["ordinals"])
    after_word = r"(?=[.,;:)\]\"”'—-]|\s*$|\s+(?:and|but|when|that|in|at|with|he|she|they|it)\b)"
    return (
        _rule(
            [DIGITS],
            r"(?P<y>(?:1[5-9]|20)\d\d)(?P<sep>[-./])(?P<m>1[0-2]|0?[1-9])(?P=sep)"
            r"(?P<d>3[01]|[12]\d|0?[1-9])(?:t\d\d:\d\d(?::\d\d)?z?)?(?![\w/-]|\.\d)",
            _iso,
        ),
        _rule(
            [DIGITS],
            r"(?P<a>\d\d?)(?P<sep>[/.-])(?P<b>\d\d?)(?P=sep)(?P<y>(?:1[5-9]|20)\d\d|(?<=/)\d\d)(?![\w/-]|\.\d)",
            _slashed,
        ),
        _rule(
            months | weekdays,
            rf"(?:{WEEKDAY},? (?:the )?\(?)?(?P<month>{MONTH}) (?P<day>{DAY})"
            rf"(?:(?:-| to | through | until | till | and | or )(?:(?P<lastmonth>{MONTH}) )?(?P<last>{DAY}))?"
            rf"(?:(?:,\s*| )(?P<year>{YEAR}))?{COUNTED}",
            _month_day,
        ),
        _rule(
            weekdays | {DIGITS},
            rf"(?:{WEEKDAY},? (?:the )?)?(?P<day>{DAY})(?:(?:-| to | through | until | and | or )"
            rf"(?P<last>{DAY}))? (?:of )?(?P<month>{MONTH})(?P<lastmonth>(?!))?(?:(?:,\s*| )(?P<year>{YEAR}))?(?!\w)",
            _month_day,
        ),
        _rule(
            months,
            rf"(?P<month>{MONTH})(?:(?:-| to | through | and | or )(?P<last>{MONTH}))?"
            rf"(?:,\s*| (?:of )?)(?P<year>{YEAR}|{RELATIVE_YEAR}){COUNTED}",
            _month_of_year,
        ),
        _rule(
            months | which,
            rf"(?:(?P<which>last|this|next|previous|following|coming|past|this past|this coming) )?"
            rf"(?P<month>{MONTH})(?:(?:-| to | through )(?P<last>{MONTH}))?(?!\w)",
            _bare_month,
        ),
        _rule(
            weekdays | which,
            rf"(?:(?P<which>last|this|next|previous|following|coming|past|this past|this coming|preceding) )?"
            rf"(?P<day>{WEEKDAY})(?:(?:-| to | through | until )(?P<last>{WEEKDAY}))?"
            r"(?:,? (?:of )?(?P<week>last|this|next) week)?(?!\w)",
            _weekdays,
        ),
        _rule(
            more,
            r"(?P<which>last|this|next|coming|current|previous|preceding|following|same|that) "
            r"(?P<unit>day|morning|afternoon|evening|night|weekend|week|month|quarter|year)(?!\w|-)",
            _unit,
        ),
        _rule(
            numbers,
            rf"(?P<n>{NUMBER})(?: full)? (?P<unit>day|week|fortnight|month|year)s? "
            rf"(?P<way>ago|earlier|later|from now|hence|(?:before|after|afterwards?){after_word})(?!\w)",
            _ago,
        ),
        _rule(
            ["today", "yesterday", "tomorrow", "tonight", "the"],
            r"(?P<word>today|yesterday|tomorrow|tonight|"
            r"the day before yesterday|the day after tomorrow)(?: (?:morning|afternoon|evening|night))?(?!\w)",
            _day_word,
        ),
        _rule(
            ["the"],
            rf"the (?P<unit>day|week|month|year) (?P<way>before|after){after_word}(?! (?:last|next))",
            _the_day_before,
        ),
        _rule(
            ["the"],
            r"the (?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?: of (?P<month>last|this|next) month)?(?!\w)",
            _day_of_month,
        ),
        _rule(
            ordinals | which | {DIGITS, "fiscal"},
            rf"(?:(?P<before>{RELATIVE_YEAR}'s|{YEAR}(?:'s)?)[-\s])?(?:fiscal )?(?P<nth>{ORDINAL})[-\s]"
            rf"(?:fiscal )?(?P<part>quarter|half)"
            rf"(?: (?:of )?(?:the )?(?:fiscal )?(?P<year>{YEAR}|{RELATIVE_YEAR}))?(?!\w)",
            _quarter,
        ),
        _rule(
            ["q1", "q2", "q3", "q4", DIGITS],
            rf"(?:(?P<before>{YEAR})[-\s]?)?q(?P<nth>[1-4])(?:[-\s]?(?:of )?(?P<year>{YEAR}))?(?!\w)",
            _short_quarter,
        ),
        _rule(["latest"], r"latest (?:quarter|period)(?!\w)", lambda _: Quarter(0, years=0)),
        _rule(
            ["year"],
            rf"year-(?:earlier|ago)(?: (?P<nth>{ORDINAL}))?(?: (?P<part>quarter|period))?(?!\w)",
            _year_earlier,
        ),
        _rule(
            ["year", "year's", "end"],
            r"(?:year[-\s]end|year's end|end[-\s]of[-\s](?:the[-\s])?year)(?!\w|-)",
            lambda _: YearEnd(),
        ),
        _rule([DIGITS], rf"(?P<year>{YEAR})(?:-(?P<last>{YEAR}|\d\d(?![\d.,%])))?(?![\w-])", _year),
        _rule(
            ["nineteen"],
            rf"nineteen[-\s](?P<tens>{one_of(entries()['tens'])})?(?:[-\s]?(?P<ones>{one_of(entries()['numbers'])}))?(?!\w)",
            _spoken_year,
        ),
        _rule(
            {name.split()[0] for name in entries()["feasts"]} | which,
            rf"(?:(?P<which>last|this|next|this past|this coming) )?"
            rf"(?P<name>{one_of(entries()['feasts'])})(?:(?:,? (?:of )?)(?P<year>{YEAR}|{RELATIVE_YEAR}))?(?!\w|')",
            _feast,
        ),
        _rule(
            set(entries()["seasons"]) | which,
            rf"(?:(?P<which>last|this|next|this past|this coming|previous|following) )?"
            rf"(?P<name>{one_of(entries()['seasons'])})(?:(?:,? (?:of )?)(?P<year>{YEAR}|{RELATIVE_YEAR}))?(?!\w)",
            _season,
        ),
    )
