"""Whether the verbs around a date tell of things past or to come."""

from __future__ import annotations

import re
from typing import Literal

from analysis.extraction.dates_words import listed

Tense = Literal["past", "future", ""]

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[\"“”]|'(?:ll|d|re|m)\b")
_CLAUSE = re.compile(r"[;:]")
_REACH = 160
_NEAR = 2


def tense_at(plain: str, span: tuple[int, int], sentence: tuple[int, int]) -> Tense:
    """The tense of the clause a date stands in: of the verb right after it, else the last before it, else the next."""
    start, end = span
    after = _WORD.findall(plain, end, min(sentence[1], end + _REACH))
    before = _WORD.findall(plain, max(sentence[0], start - _REACH), start)
    near = _first(after[:_NEAR], finite=True) if plain[end : end + 1] != "," else ""
    return near or _last(before) or _first(after)


def _last(words: list[str]) -> Tense:
    """The tense of the last verb of the words before a date."""
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word in listed("future", "tense"):
            return "future"
        if word == "to" and place + 1 < len(words) and _infinitive(words[place + 1]):
            return _purpose(words[:place])
        if word in {"due", "scheduled", "slated", "upcoming"}:
            return "future"
        if word in {"be", "being"}:
            continue
        if _is_past(word):
            return _of_participle(words, place)
        if word in listed("present", "tense"):
            return "future"
    return ""


def _of_participle(words: list[str], place: int) -> Tense:
    """The tense of a form like "held": what comes before it may be "will be" or "to be"."""
    at = place - 1
    while at >= 0 and words[at] in listed("links", "tense"):
        at -= 1
    if at < 0:
        return "past"
    if words[at] in listed("future", "tense"):
        return "future"
    if words[at] == "to" and at + 1 < place:
        return "future"
    if words[at] in {"is", "are", "'s", "'re"} and words[place] in listed("plans", "tense"):
        return "future"
    return "past"


def _infinitive(word: str) -> bool:
    return (
        word.isalpha()
        and word not in {"the", "a", "an", "his", "her", "its", "their", "this", "that", "him", "them", "us", "me"}
        and not word.endswith(("ing", "ed"))
    )


def _purpose(before: list[str]) -> Tense:
    """The tense of "to meet": ahead after a plan ("agreed to meet") or without a verb, else that of what was done."""
    for word in reversed(before):
        if word in listed("plans", "tense"):
            return "future"
        if _is_past(word):
            return "past"
        if word in listed("future", "tense") or word in listed("present", "tense"):
            return "future"
    return "future"


def _first(words: list[str], *, finite: bool = False) -> Tense:
    """The tense of the first verb of the words after a date."""
    for word in words:
        if word in listed("future", "tense"):
            return "future"
        if _is_past(word):
            return "past"
        if word in listed("present", "tense") and (not finite or word in {"is", "are"}):
            return "future"
    return ""


def _is_past(word: str) -> bool:
    if word in listed("past", "tense"):
        return True
    return word.endswith("ed") and len(word) > 3 and word not in listed("not_past", "tense")
