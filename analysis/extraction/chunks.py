"""Words -> the groups of nouns that can be the source of a statement."""

from __future__ import annotations

from typing import NamedTuple

from analysis.extraction.name_words import word_set
from analysis.extraction.scan import POSSESSIVE, Scan

PRONOUNS = frozenset(
    "i you he she it we they who everyone everybody nobody someone anyone one both all many some others".split()
)
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your another every each some many several no any all "
    "both".split()
)
_BEFORE_NOUNS = frozenset("the a an his her its their our my your another every".split())
_COUNTS = frozenset("two three four five six several few latter former".split())


class Chunk(NamedTuple):
    """A group of nouns from the word `first` to the word `last`."""

    first: int
    last: int


def chunks_of(found: Scan, begin: int, stop: int, verbs: frozenset[str]) -> list[Chunk]:
    """The groups of nouns of a sentence, in order; verbs of saying and wanting, function words and marks end one."""
    chunks = []
    word = begin
    while word < stop:
        lower = found.lower[word]
        if lower in PRONOUNS and not (lower in DETERMINERS and _noun(found, word + 1, stop, verbs)):
            chunks.append(Chunk(word, word))
            word += 1
            continue
        starts = lower in DETERMINERS or _noun(found, word, stop, verbs)
        if not starts or _joins_clause(found, word, stop):
            word += 1
            continue
        last = word + 1 if _determined(found, word, stop) else word
        while last + 1 < stop and (
            _noun(found, last + 1, stop, verbs)
            or (found.lower[last + 1] in POSSESSIVE and last + 2 < stop and _noun(found, last + 2, stop, verbs))
        ):
            last += 1
        if not (last == word and lower in DETERMINERS):
            chunks.append(Chunk(word, last))
        word = last + 1
    return chunks


def before_time(found: Scan, chunk: Chunk) -> Chunk:
    """A group of nouns without a time that stands between it and its verb: "Orr last night said"."""
    last = chunk.last
    while last > chunk.first and is_time(found, last):
        last -= 1
    return Chunk(chunk.first, last)


def is_time(found: Scan, word: int) -> bool:
    """True for "night" and for the "last" before it."""
    times = word_set("time-nouns")
    return found.lower[word] in times or (found.lower[word] == "last" and found.lower[word + 1] in times)


def _joins_clause(found: Scan, word: int, stop: int) -> bool:
    """True for the "that" of "a date that Geneva rejected", which is no part of the name."""
    return found.lower[word] == "that" and word + 1 < stop and found.kinds[word + 1] == "CAP"


def _determined(found: Scan, word: int, stop: int) -> bool:
    """True where a noun must follow though it may be a verb elsewhere: "the statement", "his claims", "the two"."""
    if found.lower[word] not in _BEFORE_NOUNS or word + 1 >= stop:
        return False
    return found.kinds[word + 1] in {"W", "S"} or found.lower[word + 1] in _COUNTS


def _noun(found: Scan, word: int, stop: int, verbs: frozenset[str]) -> bool:
    if word >= stop:
        return False
    kind = found.kinds[word]
    if kind in {"CAP", "NUM"}:
        return True
    if kind in {"W", "S"}:
        return found.lower[word] not in verbs and found.lower[word] not in word_set("past-verbs")
    if kind in {"ED", "ING"}:
        return found.lower[word] not in verbs and word + 1 < stop and found.kinds[word + 1] in {"W", "S", "CAP"}
    return False
