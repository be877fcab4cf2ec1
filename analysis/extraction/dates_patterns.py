"""The pieces that expressions of time are made of, as patterns over plain text. A blank stands for any blanks."""

from __future__ import annotations

import re

from analysis.extraction.dates_words import entries, listed, number_words, one_of


def _named(names: list[list[str]]) -> str:
    """A pattern for full names, and for abbreviations with or without their stop."""
    full = one_of(name for name, *_ in names)
    short = one_of(name for _, *others in names for name in others)
    return rf"(?:{full}\b|{short}\b\.?)"


MONTH = _named(entries()["months"])
WEEKDAY = _named(entries()["weekdays"])
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:/]\d)"
SPOKEN_DAY = rf"{one_of(entries()['spoken_days'])}(?![\w-]|\s+(?:quarter|half))"
NTH = r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?![\w-])"
DIGITS_YEAR = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d)"
_ONES = one_of(entries()["numbers"])
SPOKEN_YEAR = rf"nineteen[-\s](?:{one_of(entries()['tens'])}(?:[-\s]{_ONES})?|{_ONES})"
YEAR = rf"(?:{DIGITS_YEAR}|{SPOKEN_YEAR}\b)"
TOLD_YEAR = "(?:(?:this|last|next|that|the same|the following|the previous|the next) year)"
IN_YEAR = rf"(?:,\s*(?P<year>{YEAR})| (?:of )?(?P<year2>{YEAR}|{TOLD_YEAR}\b))"
NUMBER = rf"(?:\d{{1,3}}|{one_of(number_words())})"
ORDINAL = one_of(entries()["ordinals"])
PART_OF_DAY = one_of(entries()["parts_of_day"])
UNCOUNTED = rf"(?!\s+{one_of(listed('counted'))}\b)"
# Between two days: a hyphen with blanks only where what follows is a day again and nothing else.
UP_TO = r"(?:-| - (?=\d\d?(?:[,;.)]|\s*$|\s+(?:in|at|for|20\d\d)\b))| to | through | until | till )"
CLAUSE_END = (
    r"(?=[.,;:)\]\"”'—]|\s*$|\s+(?:and|but|when|that|in|at|with|by|for|he|she|they|it|as|while|without|during|from)\b)"
)
CLOCK = (
    r"(?:\d{1,2}(?::\d\d)? ?(?:a\.m\.|p\.m\.|am\b|pm\b)|\d{1,2}:\d\d(?: hours| o'clock)?|noon|midnight)"
    r"(?: (?:gmt|utc|kst|jst|[ecmp][sd]?t|cet|cest|bst|msk|ist|local time)\b)?"
)


def pattern(text: str) -> re.Pattern[str]:
    """The compiled pattern; each single blank in it stands for any blanks."""
    return re.compile(text.replace(" ?", r"\s*").replace(" ", r"\s+"))
