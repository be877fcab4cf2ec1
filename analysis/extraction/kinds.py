"""What a word is in its clause, told by its form alone."""

from __future__ import annotations

from functools import lru_cache

from analysis.extraction.name_words import word_set

OPENING = frozenset("“„«‘")
CLOSING = frozenset("”»’")
_AUXILIARIES = frozenset(
    "am is are was were be been being have has had having do does did will would shall should can could may might "
    "must".split()
)
_NEGATIONS = frozenset("not never n't neither nor hardly no without".split())
_NAMES_TOO = frozenset({"May", "US"})  # as they are written they are never the auxiliary and the pronoun
_MARKS = {"“": "OPEN", "”": "CLOSE", '"': "QUOTE", "''": "QUOTE", "``": "OPEN"}


@lru_cache(maxsize=65536)
def kind_of(shown: str) -> str:
    """The kind of a word or mark: function words and marks are themselves, others a class by form."""
    lower = shown.lower().replace("’", "'")
    if shown in _MARKS:
        return _MARKS[shown]
    if shown in _NAMES_TOO:
        return "CAP"
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
