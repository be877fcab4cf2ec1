"""Whether words that look like a date are one where they stand: "May" is a month, a verb and a surname."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.extraction.dates_meanings import (
    DayOfMonth,
    Feast,
    Fixed,
    Meaning,
    MonthDay,
    Season,
    Slashed,
    Step,
    Weekday,
    Weekend,
)
from analysis.extraction.dates_words import entries, listed, month_numbers, weekday_numbers
from analysis.model import Span
from analysis.resources import words

_BEFORE = re.compile(r"([\w']+|[^\w\s])[.\s\"“‘]*$")
_AFTER = re.compile(r"\s*([\w']+|\S)?")
_WORDS = re.compile(r"[a-z]+")
_REACH = 24
_ORDINAL_REACH = 48
_COUNTS = re.compile(r"\b(?:first|last|longest|only|once|twice|times?)\b")
_OLDEST_COUNT, _ROUND = 1900, 50


@dataclass(frozen=True, slots=True)
class Place:
    """The words of a possible date in their text, with what stands before and after them in the sentence.

    `joined` tells whether another date stands right before ("1718 and 1874").
    """

    text: str
    plain: str
    start: int
    end: int
    before: str
    after: str
    joined: bool

    @classmethod
    def of(cls, text: str, plain: str, span: tuple[int, int], sentence: Span, last_end: int) -> Place:
        """The place of a span in a sentence whose last date ends at `last_end`."""
        start, end = span
        before = _BEFORE.search(plain, max(sentence.start, start - _REACH), start)
        after = _AFTER.match(plain, end, sentence.end)
        joined = bool(before) and last_end > start - len("  and ") and before is not None and before[1] in _JOINING
        return cls(text, plain, start, end, before[1] if before else "", (after[1] or "") if after else "", joined)

    @property
    def shown(self) -> str:
        """The words in plain text."""
        return self.plain[self.start : self.end]


_JOINING = {"and", "or", ",", "-", "to", "/"}


def stands(place: Place, sentence: Span, meaning: Meaning) -> bool:
    """True if the words are a date where they stand."""
    if place.start > sentence.start and _glued(place):
        return False
    match meaning:
        case MonthDay():
            return _month(place, meaning)
        case Weekday():
            return _weekday(place)
        case Fixed(interval):
            return interval.precision != "year" or _year(place)
        case DayOfMonth():
            return _day_of_month(place)
        case Feast():
            return place.text[place.start].isupper() and not _noun_follows(place)
        case Step(ahead=True):
            return not _COUNTS.search(place.plain, max(sentence.start, place.start - _ORDINAL_REACH), place.start)
        case Step():
            return _step(place, sentence)
        case Weekend() | Season():
            return not _spell(place)
        case Slashed():
            return not place.after.startswith(("%", "percent"))
    return True


def _glued(place: Place) -> bool:
    """True if what stands before makes the words part of another word, or a sum."""
    last = place.plain[place.start - 1]
    if last == "-":
        return not place.plain.startswith("mid-", place.start - 4) and not place.joined
    return last.isalnum() or last in "$€£#_/.@" or place.before in {"$", "€", "£", "#"}


def _capital_months(place: Place) -> bool:
    """True if every month among the words is written with a capital."""
    return all(
        place.text[place.start + word.start()].isupper()
        for word in _WORDS.finditer(place.shown)
        if word[0] in month_numbers()
    )


def _month(place: Place, meaning: MonthDay) -> bool:
    if not _capital_months(place):
        return False
    if meaning.day is not None or meaning.which or meaning.year:
        return True
    if place.before in listed("habits"):
        return False
    name = place.shown.rstrip(".")
    if name in month_numbers() and name != entries()["months"][month_numbers()[name] - 1][0]:
        return False
    if name not in listed("doubtful_months"):
        return True
    following = place.text[place.end : place.end + 2].strip()
    name_follows = following[:1].isupper() and place.before not in listed("before_month_surely")
    return not name_follows and (place.before in listed("before_month") or place.joined)


def _weekday(place: Place) -> bool:
    if place.before in listed("before_weekday_names") or place.after in listed("after_weekday_names"):
        return False
    if place.after in {f"{part}s" for part in entries()["parts_of_day"]}:
        return False
    named = [word for word in _WORDS.findall(place.shown) if word in weekday_numbers()]
    return all(word in _full_weekdays() for word in named)


@cache
def _full_weekdays() -> frozenset[str]:
    return frozenset(names[0] for names in entries()["weekdays"])


def _year(place: Place) -> bool:
    if not place.shown[:4].isdecimal():
        return True
    number = int(place.shown[:4])
    before, after = place.before, place.after
    if after in listed("counted") or before in listed("before_numbers") or before.isdecimal():
        return False
    if place.joined or before == "(":
        return True
    name_follows = place.text[place.end : place.end + 2].strip().isupper()
    many = after.isalpha() and after.endswith("s") and after not in _function_words() and not name_follows
    if many and (number % _ROUND == 0 or number < _OLDEST_COUNT):
        return False
    if before in listed("before_year"):
        return True
    if number < _OLDEST_COUNT or (number % _ROUND == 0 and not (name_follows or before in listed("determiners"))):
        return False
    if before in listed("before_compared_years"):
        return True
    return after.isalpha() and (before.isalpha() or before.endswith("'s") or not before)


def _day_of_month(place: Place) -> bool:
    opened = place.before in listed("before_year") | {"on", "the"}
    return opened and not (_noun_follows(place) and place.after not in listed("after_day_of_month"))


def _noun_follows(place: Place) -> bool:
    return place.after[:1].isalpha() and place.after not in _function_words()


def _step(place: Place, sentence: Span) -> bool:
    """True unless the words are a spell ("the last year"), a title ("This Week") or the vague present."""
    if _spell(place):
        return False
    shown = place.text[place.start : place.end]
    opens = not place.before or place.plain[place.start - 1] in "\"'“(["
    if place.start > sentence.start and not opens and shown[0].isupper() and not shown.isupper():
        return any(word[0].islower() for word in shown.split())
    return not (place.before == "of" and place.shown in {"today", "tomorrow"} and not _as_of(place))


def _as_of(place: Place) -> bool:
    return place.plain[: place.start].rstrip().endswith(("as of", "afternoon of", "morning of", "end of"))


def _spell(place: Place) -> bool:
    return place.before == "the" and place.shown.startswith(("last", "next")) and not place.shown.endswith("day")


@cache
def _function_words() -> frozenset[str]:
    return frozenset(words("function-words"))
