"""Whether the verbs around a date tell of things past or to come."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from analysis.extraction.dates_words import entries, listed, one_of

# "present" is a verb in the present tense, which tells of plans and, less often, of what has just been; "near" is what
# owns an event ("Monday's vote") in a clause that looks ahead: the nearest such day.
Tense = Literal["past", "future", "present", "near", ""]

_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*|'(?:ll|d|re|ve|m|s)\b")
_REACH = 200
_NEAR = 2
_CLAUSE = 12  # words before a date in which "will" still tells its tense


def tense_at(text: str, plain: str, span: tuple[int, int], sentence: tuple[int, int]) -> Tense:
    """The tense of the clause a date stands in: of the verb right after it, else the last before it, else the next.

    A date that owns something ("Monday's talks") is past unless something to come is said of it.
    """
    start, end = span
    before = _words(text, plain, max(sentence[0], start - _REACH), start)
    after = _words(text, plain, end, min(sentence[1], end + _REACH))
    told = "future" if _is_readied(before) else _told_by(before[-3:])
    if not told and plain[start:end].strip()[-1:].isdigit():
        told = _of_deadline(before, after)
    if told:
        return told
    if _owns().match(plain, end):
        upcoming = before[-1:] == ["before"]
        if upcoming:
            return "future"
        told = _last(before, owned=True) or _first(after, owned=True) or "past"
        surely = any(word in listed("future", "tense") for word in before[-_CLAUSE:])
        return "near" if told != "past" and not surely else told
    near = _first(after[:_NEAR], near=True) if not plain.startswith((",", ".", ";"), end) else ""
    return near or _last(before) or _first(after)


@cache
def _owns() -> re.Pattern[str]:
    """What makes a date the owner of what follows: the "'s" of "Monday's" and "Monday night's"."""
    return re.compile(rf"(?: {one_of(entries()['parts_of_day'])})?'s")


def verb_between(text: str, plain: str, start: int, end: int) -> bool:
    """True if a verb stands between two offsets: what comes before and after it are told by different clauses."""
    words = _words(text, plain, start, end)
    return any(
        word in listed("future", "tense") or _is_past(words, place) or _is_present(words, place)
        for place, word in enumerate(words)
    )


def _words(text: str, plain: str, start: int, end: int) -> list[str]:
    """The words of a piece of plain text; a name, with a capital inside of it, is "Name" or "Name's"."""
    found = []
    for match in _WORD.finditer(plain, start, end):
        word, at = match[0], match.start()
        name = text[at].isupper() and not _is_verb(word)
        found.append(("Name's" if word.endswith("'s") else "Name") if name else word)
    return found


def _is_readied(before: list[str]) -> bool:
    """True if something is set, or somebody prepares, for the date: "set for Monday", "prepared for their May 5"."""
    words = before[:-1] if before[-1:] and before[-1] in listed("before_nouns", "tense") - {"for"} else before
    return len(words) > 1 and words[-1] == "for" and words[-2] in listed("readied", "tense")


def _told_by(before: list[str]) -> Tense:
    """The tense that the preposition before a date tells."""
    for word in reversed(before):
        if word in listed("looking_back", "tense"):
            return "past"
        if word in listed("looking_ahead", "tense"):
            return "future"
        if word not in listed("openings", "tense"):
            break
    return ""


def _of_deadline(before: list[str], after: list[str]) -> Tense:
    """A day that is a deadline is ahead, if nothing says that it has gone by: "set an April 15 deadline"."""
    if after[:1] not in (["deadline"], ["deadlines"]) or listed("gone", "tense") & {*before[-6:], *after[:8]}:
        return ""
    return "future"


def _last(words: list[str], *, owned: bool = False) -> Tense:
    """The tense of the last verb of the words before a date."""
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word in listed("looking_back", "tense"):
            return "past"
        if word in listed("future", "tense"):
            return "future"
        if word == "to" and place + 1 < len(words) and _infinitive(words[place + 1]):
            return _purpose(words[:place])
        if word in listed("awaited", "tense"):
            return "future"
        if word in {"be", "being"}:
            continue
        if _is_past(words, place) or word in listed("saying", "tense"):
            return _of_participle(words, place)
        if _is_present(words, place):
            return "past" if owned else "present"
    return ""


def _first(words: list[str], *, near: bool = False, owned: bool = False) -> Tense:
    """The tense of the first verb of the words after a date; with `near` only of one that can be nothing else.

    What a date owns ("Sunday's attack") is not ahead because something is said of it in the present tense.
    """
    for place, word in enumerate(words):
        if word in listed("future", "tense"):
            return "future"
        if _is_past(words, place):
            return "past"
        if word == "to" and not near and place + 1 < len(words) and _infinitive(words[place + 1]):
            return "future"
        if owned and word in listed("now", "tense"):
            planned = words[place + 1 : place + 2]
            return "future" if planned and planned[0] in listed("plans", "tense") else "past"
        if _is_present(words, place) and (not near or word in {"is", "are"}):
            return "present"
    return ""


def _of_participle(words: list[str], place: int) -> Tense:
    """The tense of a form like "held": what comes before it may be "will be" or "to be"."""
    at = place - 1
    while at >= 0 and words[at] in listed("links", "tense"):
        at -= 1
    if at >= 0:
        if words[at] in listed("future", "tense") or (words[at] == "to" and at + 1 < place):
            return "future"
        if words[at] in listed("now", "tense") and words[place] in listed("plans", "tense"):
            return "future"
    return "past"


def _infinitive(word: str) -> bool:
    """True if the word after "to" may be a verb: no name, article, plural or participle."""
    if word.startswith("Name") or word in listed("no_verbs", "tense"):
        return False
    return not word.endswith(("ing", "ed")) and (not word.endswith("s") or word.endswith(("ss", "us")))


def _purpose(before: list[str]) -> Tense:
    """The tense of "to meet": ahead after a plan ("agreed to meet") or without a verb, else that of what was done."""
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if word in listed("plans", "tense") or word in listed("future", "tense"):
            return "future"
        if _is_past(before, place):
            return "past"
        if _is_present(before, place):
            return "future"
    return "future"


def _is_past(words: list[str], place: int) -> bool:
    word = words[place]
    if word in listed("past", "tense"):
        return True
    if word in listed("present", "tense"):
        return place > 0 and words[place - 1] in {"have", "has", "had", "'ve"}
    if not _regular_past(word):
        return False
    return not (place > 0 and words[place - 1] in listed("before_adjectives", "tense"))


def _is_present(words: list[str], place: int) -> bool:
    if words[place] not in listed("present", "tense"):
        return False
    before = words[place - 1] if place else ""
    if before == "to" or (before and not _agrees(words, place)):
        return False
    return before not in listed("before_nouns", "tense") and not before.endswith("'s")


def _agrees(words: list[str], place: int) -> bool:
    """False for a form without "s" after a singular: "a rocky start", "the visit" is a noun, "they start" a verb."""
    word, before = words[place], words[place - 1]
    if word.endswith("s") or word in listed("now", "tense") or "'" in word or before in listed("plurals", "tense"):
        return True
    return before.endswith(("s", "ly")) or "and" in words[max(0, place - 6) : place]


@cache
def _regular_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > 3 and word not in listed("not_past", "tense")


@cache
def _is_verb(word: str) -> bool:
    return word in listed("future", "tense") or word in listed("past", "tense") or word in listed("present", "tense")
