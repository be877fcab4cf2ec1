"""Words -> what they are in a clause, and the groups of nouns that can be the source of a statement."""

from __future__ import annotations

from typing import NamedTuple

from analysis.extraction.name_words import word_set
from analysis.extraction.scan import CLOSING, OPENING, POSSESSIVE, Scan

PRONOUNS = frozenset(
    "i you he she it we they who everyone everybody nobody someone anyone one both all many some others".split()
)
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your another every each some many several no any all "
    "both".split()
)
_AUXILIARIES = frozenset(
    "am is are was were be been being have has had having do does did will would shall should can could may might "
    "must".split()
)
_NEGATIONS = frozenset("not never n't neither nor hardly no without".split())
_KINDS = {"“": "OPEN", "”": "CLOSE", '"': "QUOTE", "''": "QUOTE", "``": "OPEN"}


class Chunk(NamedTuple):
    """A group of nouns from the word `first` to the word `last`."""

    first: int
    last: int


def kind_of(found: Scan, word: int) -> str:
    """What a word is in its clause: function words and marks are themselves, others a class by form."""
    lower, shown = found.lower[word], found.shown[word]
    if shown in _KINDS:
        return _KINDS[shown]
    if shown in OPENING:
        return "OPEN"
    if shown in CLOSING:
        return "CLOSE"
    if lower in _AUXILIARIES:
        return "AUX"
    if lower.endswith("n't") or lower in _NEGATIONS:
        return "NOT"
    if lower in word_set("function-words") or not shown[0].isalnum():
        return lower
    if shown[0].isdigit():
        return "NUM"
    if shown[0].isupper():
        return "CAP"
    if lower.endswith("ing"):
        return "ING"
    if lower.endswith("ed"):
        return "ED"
    if lower.endswith("ly"):
        return "LY"
    return "S" if lower.endswith("s") else "W"


def kinds_of(found: Scan, begin: int, stop: int) -> list[str]:
    """The kinds of the words of a sentence."""
    return [kind_of(found, word) for word in range(begin, stop)]


def chunks_of(found: Scan, kinds: list[str], begin: int, stop: int, verbs: frozenset[str]) -> list[Chunk]:
    """The groups of nouns of a sentence, in order; verbs of saying and wanting, function words and marks end one."""
    chunks = []
    word = begin
    while word < stop:
        lower = found.lower[word]
        if lower in PRONOUNS and not (lower in DETERMINERS and _noun(found, kinds, begin, word + 1, stop, verbs)):
            chunks.append(Chunk(word, word))
            word += 1
            continue
        starts = lower in DETERMINERS or _noun(found, kinds, begin, word, stop, verbs)
        if not starts:
            word += 1
            continue
        last = word
        while last + 1 < stop and (
            _noun(found, kinds, begin, last + 1, stop, verbs)
            or (
                found.lower[last + 1] in POSSESSIVE
                and last + 2 < stop
                and _noun(found, kinds, begin, last + 2, stop, verbs)
            )
        ):
            last += 1
        if not (last == word and lower in DETERMINERS):
            chunks.append(Chunk(word, last))
        word = last + 1
    return chunks


def _noun(found: Scan, kinds: list[str], begin: int, word: int, stop: int, verbs: frozenset[str]) -> bool:
    if word >= stop:
        return False
    kind = kinds[word - begin]
    if kind in {"W", "S", "CAP", "NUM"}:
        return kind in {"CAP", "NUM"} or found.lower[word] not in verbs
    if kind in {"ED", "ING"}:
        return found.lower[word] not in verbs and word + 1 < stop and kinds[word + 1 - begin] in {"W", "S", "CAP"}
    return False
