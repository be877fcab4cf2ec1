"""The words of dates from `data/dates.toml`, as the grammar of expressions needs them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from analysis.resources import settings

_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'", "ʼ": "'", "İ": "i", "‑": "-", "–": "-", "−": "-"})


def plain(text: str) -> str:
    """The text in lower case with plain blanks, apostrophes and hyphens; every character keeps its offset."""
    return text.translate(_PLAIN).lower()


@cache
def entries() -> dict[str, Any]:
    """What `data/dates.toml` holds."""
    return settings("dates")


@cache
def listed(name: str, part: str = "") -> frozenset[str]:
    """A list of words of `data/dates.toml`, or of one of its sections."""
    return frozenset(entries()[part][name] if part else entries()[name])


@cache
def month_numbers() -> dict[str, int]:
    """Names and abbreviations of months to their numbers, 1 to 12."""
    return {name: number for number, names in enumerate(entries()["months"], 1) for name in names}


@cache
def weekday_numbers() -> dict[str, int]:
    """Names and abbreviations of weekdays to their numbers, 0 for Monday."""
    return {name: number for number, names in enumerate(entries()["weekdays"]) for name in names}


@cache
def number_words() -> dict[str, int]:
    """Small numbers in words, and the articles that mean one."""
    return {"a": 1, "an": 1} | {word: number for number, word in enumerate(entries()["numbers"], 1)}


def number(word: str) -> int:
    """The value of digits or of a small number in words."""
    return int(word) if word.isdecimal() else number_words()[word]


def year_number(words: str) -> int:
    """The year that digits or words ("nineteen ninety-six") say."""
    if words.isdecimal():
        return int(words)
    _, *rest = re.split(r"[-\s]+", words)
    tens = entries()["tens"]
    return 1900 + sum(10 * (tens.index(word) + 1) if word in tens else number(word) for word in rest)


def one_of(words: Iterable[str]) -> str:
    """A pattern for one of several words, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("\\ ", " ") for word in longest_first) + ")"
