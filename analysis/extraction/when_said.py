"""Words between a cue and what is said that only tell when: "said on Friday he had left"."""

from __future__ import annotations

from analysis.extraction.chunks import PRONOUNS
from analysis.extraction.name_words import calendar_words, word_set
from analysis.extraction.scan import Scan

_BEFORE_TIMES = frozenset("on late early earlier last this".split())
_OF_TIMES = frozenset("on in at late early earlier this last the and ( ) , of out".split())
_NEAR_VERB = 6  # words of a clause among which its verb is


def only_when(found: Scan, first: int, last: int) -> bool:
    """True for words that only say when: "on Friday", "on Monday (March 1", "earlier this week"."""
    words = range(first, last + 1)
    return any(_is_time(found, word) for word in words) and all(
        _is_time(found, word) or found.lower[word] in _OF_TIMES or found.kinds[word] == "NUM" for word in words
    )


def after_time(found: Scan, start: int, stop: int) -> int:
    """After "on Friday" before a clause: "said on Friday he had left"; `start` where no clause follows."""
    word = start
    while word < stop and (found.lower[word] in _BEFORE_TIMES or _is_time(found, word)):
        word += 1
    if word >= stop or not only_when(found, start, word - 1):
        return start
    verbs = {"AUX", "ED"} & set(found.kinds[word + 1 : min(stop, word + _NEAR_VERB)])
    named = found.kinds[word] in {"CAP", "the"} and verbs
    return word if named or found.lower[word] in PRONOUNS else start


def _is_time(found: Scan, word: int) -> bool:
    return found.shown[word] in calendar_words() or found.lower[word] in word_set("time-nouns")
