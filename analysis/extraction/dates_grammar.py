"""The grammar of expressions of time: how news writes dates, over plain text (`dates_words.plain`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis.extraction import dates_readings as readings
from analysis.extraction.dates_meanings import Meaning
from analysis.extraction.dates_patterns import (
    CLAUSE_END,
    DAY,
    DIGITS_YEAR,
    IN_YEAR,
    MONTH,
    NTH,
    NUMBER,
    ORDINAL,
    PART_OF_DAY,
    SPOKEN_DAY,
    SPOKEN_YEAR,
    TOLD_YEAR,
    UNCOUNTED,
    UP_TO,
    WEEKDAY,
    YEAR,
    pattern,
)
from analysis.extraction.dates_words import entries, month_numbers, number_words, one_of, weekday_numbers

DIGITS = "#"
_MONTHS = set(month_numbers())
_WEEKDAYS = set(weekday_numbers())
_NUMBERS = {*number_words(), DIGITS}
_ORDINALS = set(entries()["ordinals"])
_FEASTS = {name.split()[0].split("'")[0] for name in entries()["feasts"]}
_WHICH = {"last", "this", "next", "past", "coming"}
_WHICH_DAY = {*_WHICH, "previous", "following", "preceding", "prior", "same"}
_WHICH_UNIT = {*_WHICH_DAY, "that", "current"}

_NEAR = r"(?:(?P<which>last|next|this past|this coming|this|past|coming) )?"
_NEAR_DAY = r"(?:(?P<which>last|next|this past|this coming|this|past|coming|previous|following|preceding|same) )?"
_UNIT = rf"(?:day|week|month|year|quarter|weekend|{PART_OF_DAY})"
_END = r"(?![\w-])"


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to write a date, tried where a word of `first` stands (`DIGITS` for any number)."""

    first: frozenset[str]
    pattern: re.Pattern[str]
    meaning: Callable[[re.Match[str]], Meaning | None]


def _rule(first: Iterable[str], text: str, meaning: Callable[[re.Match[str]], Meaning | None]) -> Rule:
    return Rule(frozenset(first), pattern(text), meaning)


def rules() -> tuple[Rule, ...]:
    """All rules; of those that match at a place the one with the longest match holds."""
    return (*_days(), *_months_and_years(), *_units(), *_steps(), *_quarters(), *_named_times())


def _days() -> tuple[Rule, ...]:
    day_before = rf"(?:{WEEKDAY},? (?:the )?\(?)?"
    join = rf"(?P<join>{UP_TO}| and | or )"
    return (
        _rule(
            [DIGITS],
            r"(?P<y>(?:1[5-9]|20)\d\d)(?P<sep>[-./])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>3[01]|[12]\d|0?[1-9])"
            r"(?:t\d\d:\d\d(?::\d\d)?z?)?(?![\w/-]|\.\d)",
            readings.iso,
        ),
        _rule(
            [DIGITS],
            r"(?P<a>\d\d?)(?P<sep>[/.-])(?P<b>\d\d?)(?P=sep)(?P<y>(?:1[5-9]|20)\d\d|(?<=/)\d\d)(?![\w/-]|\.\d)",
            readings.slashed,
        ),
        _rule(
            _MONTHS | _WEEKDAYS,
            rf"{day_before}(?P<month>{MONTH}) (?:the )?(?P<day>{DAY}|{SPOKEN_DAY}){IN_YEAR}?{UNCOUNTED}",
            readings.month_day,
        ),
        _rule(
            _MONTHS,
            rf"(?P<month>{MONTH}) (?P<day>{DAY}){join}(?P<last>{DAY}){IN_YEAR}?{UNCOUNTED}",
            readings.month_days,
        ),
        _rule(
            _MONTHS,
            rf"(?P<month>{MONTH}) (?P<day>{DAY})(?P<join> ?- ?)(?P<last_month>{MONTH}) "
            rf"(?P<last>{DAY}){IN_YEAR}?{UNCOUNTED}",
            readings.month_days,
        ),
        _rule(
            _WEEKDAYS | {DIGITS, "the"},
            rf"(?:{WEEKDAY},? )?(?:the )?(?P<day>{DAY})(?: day)? (?:of )?(?P<month>{MONTH}){IN_YEAR}?(?!\w)",
            readings.month_day,
        ),
        _rule(
            [DIGITS],
            rf"(?P<day>{DAY}){join}(?P<last>{DAY}) (?:of )?(?P<month>{MONTH}){IN_YEAR}?(?!\w)",
            readings.month_days,
        ),
        _rule(
            [DIGITS],
            rf"(?P<day>{DAY}) (?P<month>{MONTH})(?P<join> ?- ?)(?P<last>{DAY}) (?P<last_month>{MONTH}){IN_YEAR}?(?!\w)",
            readings.month_days,
        ),
        _rule(
            _WEEKDAYS | _WHICH_DAY,
            rf"{_NEAR_DAY}(?P<day>{WEEKDAY})(?:-(?P<last>{WEEKDAY}))?"
            rf"(?:,? (?:of )?(?P<week>last|this|next) week)?(?!\w)",
            readings.weekday,
        ),
        _rule(
            ["the"],
            rf"the (?P<day>{NTH})(?:(?:-| and | to | through | until )(?:the )?(?P<last>{NTH}))?"
            r"(?: of (?P<month>last|this|next) month)?",
            readings.day_of_month,
        ),
    )


def _months_and_years() -> tuple[Rule, ...]:
    return (
        _rule(
            _MONTHS | _WHICH_DAY,
            rf"{_NEAR_DAY}(?P<month>{MONTH})(?:(?:-| to | through )(?P<last>{MONTH}))?(?!\w|-\w)",
            readings.months,
        ),
        _rule(
            _MONTHS,
            rf"(?P<month>{MONTH})(?:(?:-| to | through )(?P<last>{MONTH}))?{IN_YEAR}{UNCOUNTED}",
            readings.months,
        ),
        _rule(
            _MONTHS,
            rf"(?P<month>{MONTH})(?=(?: and | or |, )(?:{MONTH}, )?(?:{MONTH},? and )?{MONTH}{IN_YEAR})",
            readings.months,
        ),
        _rule(
            [DIGITS], rf"(?P<year>{DIGITS_YEAR})(?:-(?P<last>(?:{DIGITS_YEAR}|\d\d)(?![\w.,%-])))?{_END}", readings.year
        ),
        _rule(["nineteen"], rf"(?P<year>{SPOKEN_YEAR}){_END}", readings.year),
    )


def _units() -> tuple[Rule, ...]:
    which = one_of(_WHICH_UNIT)
    return (
        _rule(_WHICH_UNIT, rf"(?P<which>{which}) (?:fiscal |calendar )?(?P<unit>{_UNIT}){_END}", readings.unit),
        _rule(["the"], rf"the weekend{_END}", readings.weekend),
        _rule(
            ["today", "yesterday", "tomorrow", "tonight", "the"],
            r"(?P<word>today|yesterday|tomorrow|tonight|the day before yesterday|the day after tomorrow)(?!\w)",
            readings.day_word,
        ),
        _rule(
            ["end", "beginning", "start", "middle", "close", "rest", "earlier", "later", "early", "late", "half"],
            rf"(?:(?:end|beginning|start|middle|close|rest|half) of|(?:earlier|later|early|late) in) the "
            rf"(?P<unit>day|week|month|quarter|year|{PART_OF_DAY}){_END}",
            readings.within,
        ),
        _rule(["the"], rf"the (?P<unit>quarter){_END}", readings.within),
    )


def _steps() -> tuple[Rule, ...]:
    return (
        _rule(
            _NUMBERS,
            rf"(?P<n>{NUMBER})(?: full)? (?P<unit>day|week|fortnight|month|year)s? "
            rf"(?P<way>ago|earlier|later|from now|hence|(?:before|after|afterwards?|previously){CLAUSE_END}){_END}",
            readings.ago,
        ),
        _rule(
            _NUMBERS,
            rf"(?<=\bin\s)(?P<n>{NUMBER}) (?P<unit>day|week|month|year)s?(?!\w|'|-){CLAUSE_END}",
            readings.ahead,
        ),
        _rule(
            ["the"],
            rf"the (?P<unit>day|week|month|year|{PART_OF_DAY}) (?P<way>before|after){CLAUSE_END}",
            readings.neighbour,
        ),
    )


def _quarters() -> tuple[Rule, ...]:
    return (
        _rule(
            {*_ORDINALS, *_WHICH, DIGITS, "fiscal"},
            rf"(?:(?P<before>{TOLD_YEAR}'s|{YEAR}(?:'s)?)[-\s])?(?:fiscal )?(?P<nth>{ORDINAL})[-\s]"
            rf"(?:fiscal )?(?P<part>quarter|half)(?: (?:of )?(?:the )?(?:fiscal )?(?P<year>{YEAR}|{TOLD_YEAR}))?(?!\w)",
            readings.quarter,
        ),
        _rule(
            {*_WHICH, DIGITS},
            rf"(?P<before>{TOLD_YEAR}'s|{YEAR}(?:'s)?) (?P<part>quarter|period)(?!\w)",
            readings.quarter,
        ),
        _rule(
            ["corresponding", "comparable", "same"],
            rf"(?:corresponding|comparable|same) (?P<part>quarter|period) (?:of |in )?"
            rf"(?P<year>{YEAR}|{TOLD_YEAR})(?!\w)",
            readings.quarter,
        ),
        _rule(
            ["q1", "q2", "q3", "q4", DIGITS],
            rf"(?:(?P<before>{DIGITS_YEAR}|20\d\d)[-\s]?)?q(?P<nth>[1-4])"
            rf"(?:[-\s]?(?:of )?(?P<year>{DIGITS_YEAR}))?(?!\w)",
            readings.short_quarter,
        ),
        _rule(["latest"], rf"latest (?:quarter|period){_END}", readings.latest_quarter),
        _rule(
            ["year"],
            rf"year-(?:earlier|ago)(?: (?P<nth>{ORDINAL}))?(?: (?P<part>quarter|period))?(?!\w)",
            readings.year_earlier,
        ),
    )


def _named_times() -> tuple[Rule, ...]:
    return (
        _rule(
            ["year", "end"],
            r"(?:year[-\s]end|year's end|end[-\s]of[-\s]year|end-of-the-year)(?!\w)",
            readings.year_end,
        ),
        _rule(
            _FEASTS | _WHICH,
            rf"{_NEAR}(?P<name>{one_of(entries()['feasts'])}){IN_YEAR}?(?!\w|'|-)",
            readings.feast,
        ),
        _rule(
            {*entries()["seasons"], *_WHICH_DAY},
            rf"{_NEAR_DAY}(?P<name>{one_of(entries()['seasons'])}){IN_YEAR}?{_END}",
            readings.season,
        ),
    )
