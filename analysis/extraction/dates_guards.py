"""Whether words that look like a date are one where they stand: "May" is a month, a verb and a surname."""

from __future__ import annotations

import re

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
from analysis.resources import words

_BEFORE = re.compile(r"([\w'.$€£#]+|[^\w\s])[\s\"“‘(]*$")
_AFTER = re.compile(r"[\s]*([\w']+|\S)?")
_BACK = 24


def word_before(plain: str, start: int, floor: int) -> str:
    """The word before an offset in a sentence that begins at `floor`, or a mark, or nothing."""
    found = _BEFORE.search(plain, max(floor, start - _BACK), start)
    return found[1].rstrip(".") if found else ""


def word_after(plain: str, end: int, ceiling: int) -> str:
    """The word after an offset in a sentence that ends at `ceiling`, or a mark, or nothing."""
    found = _AFTER.match(plain, end, ceiling)
    return (found[1] or "") if found else ""


def stands(text: str, plain: str, span: tuple[int, int], sentence: tuple[int, int], meaning: Meaning) -> bool:
    """True if the words of a span are a date in their sentence."""
    start, end = span
    before, after = word_before(plain, start, sentence[0]), word_after(plain, end, sentence[1])
    if start > sentence[0] and _glued(plain, start, before):
        return False
    match meaning:
        case MonthDay():
            return _month(text, plain, span, before, meaning)
        case Weekday():
            return _weekday(plain, span, before, after)
        case Fixed(interval):
            if interval.precision == "year":
                return _year(plain[start:end], before, after)
            return interval.precision == "day" or _capital_month(text, plain, span)
        case DayOfMonth():
            return before in listed("before_year") | {"on", "on the"} and (
                not after.isalpha() or after in _function_words()
            )
        case Feast():
            return text[start].isupper() and not (after.isalpha() and after not in _function_words())
        case Step(unit):
            return not (before == "the" and plain.startswith(("last", "next"), start) and unit != "day")
        case Weekend() | Season():
            return not (before == "the" and plain.startswith(("last", "next"), start))
        case Slashed():
            return not after.startswith(("%", "percent"))
    return True


def _glued(plain: str, start: int, before: str) -> bool:
    """True if what stands before an offset makes the word part of another, or a sum."""
    if plain[start - 1] == "-":
        return plain[max(0, start - 4) : start] != "mid-"
    return plain[start - 1].isalnum() or plain[start - 1] in "$€£#_/.@" or before in {"$", "€", "£"}


def _capital_month(text: str, plain: str, span: tuple[int, int]) -> bool:
    """True if every month in the span is written with a capital."""
    for word in re.finditer(r"[a-z]+", plain[span[0] : span[1]]):
        if word[0] in month_numbers() and not text[span[0] + word.start()].isupper():
            return False
    return True


def _month(text: str, plain: str, span: tuple[int, int], before: str, meaning: MonthDay) -> bool:
    if not _capital_month(text, plain, span):
        return False
    if meaning.day is not None or meaning.which:
        return True
    name = plain[span[0] : span[1]].rstrip(".")
    if name in month_numbers() and name != entries()["months"][month_numbers()[name] - 1][0]:
        return False
    following = text[span[1] : span[1] + 2].strip()
    if following[:1].isupper() and name in listed("doubtful_months"):
        return False
    return name not in listed("doubtful_months") or before in listed("before_month")


def _weekday(plain: str, span: tuple[int, int], before: str, after: str) -> bool:
    if before in listed("before_weekday_names") or after in listed("after_weekday_names"):
        return False
    words_in = plain[span[0] : span[1]].replace(".", "").split()
    short = [word for word in words_in if word in weekday_numbers()]
    full = {names[0] for names in entries()["weekdays"]}
    return all(any(name in piece for name in full) for piece in short) if short else True


def _year(shown: str, before: str, after: str) -> bool:
    if not shown[:4].isdecimal():
        return True
    if after in listed("counted") and after != "of":
        return False
    year = before in listed("before_year") and not (
        after.endswith("s") and after.isalpha() and len(after) > 3 and after not in _function_words()
    )
    noun = before in listed("determiners") or before.endswith("'s")
    return year or before == "(" or (noun and not shown.endswith("00"))


def _function_words() -> frozenset[str]:
    return frozenset(words("function-words"))
