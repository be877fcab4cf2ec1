"""The nouns of deadlines in a sentence, the day that each names, and who does a verb."""

from __future__ import annotations

from functools import cache

from analysis.extraction.name_words import word_set
from analysis.extraction.talks_sentence import Reader
from analysis.model import DateMention
from analysis.resources import words

_NEAR = 12  # words between a deadline's noun and its date
_BEFORE = 6  # words between a date and the noun after it: "set April 30 as a deadline"
_SPOKEN = frozenset({"said", "told", "says"})


def nouns_of(reader: Reader) -> list[int]:
    """The last words of the nouns for deadlines in a sentence."""
    return [
        word
        for word in range(reader.begin, reader.stop)
        for noun in _endings().get(reader.lower(word), ())
        if tuple(reader.found.lower[max(reader.begin, word - len(noun) + 1) : word + 1]) == noun
    ]


@cache
def _endings() -> dict[str, list[tuple[str, ...]]]:
    endings: dict[str, list[tuple[str, ...]]] = {}
    for noun in words("deadline-nouns"):
        parts = tuple(noun.split())
        endings.setdefault(parts[-1], []).append(parts)
    return endings


def day_of(reader: Reader, noun: int, placed: list[tuple[int, DateMention]]) -> DateMention | None:
    """The expression that is a deadline's day: "the year-end deadline", "a deadline of April 30"; not the day on which
    it was set or spoken of.
    """
    near = [
        (abs(word - noun), one) for word, one in placed if abs(word - noun) <= _NEAR and _is_its(reader, noun, word)
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _is_its(reader: Reader, noun: int, word: int) -> bool:
    before = [reader.lower(at) for at in range(word - 2, word)]
    if word > noun:
        setting = any(reader.lower(at) in word_set("deadline-verbs") for at in range(noun - 3, noun))
        if setting and before[1] in {"in", "on"} and word - noun <= _BEFORE:
            return False
        return not any(one in word_set("deadline-verbs") | word_set("speech-verbs") for one in before)
    between = [reader.lower(at) for at in range(word + 1, noun)]
    return len(between) <= _BEFORE and not {",", ";", "and", "that"} & set(between) and before[1] not in _SPOKEN
