"""Persons whom a text calls by the surname alone, told by the pronoun for them: "Velani said she would come"."""

from __future__ import annotations

from analysis.extraction.name_words import calendar_words, common, given_names, place_at, word_set
from analysis.extraction.names import capital_runs
from analysis.extraction.scan import Scan
from analysis.extraction.titles_beside import FoundName

_SHORTEST = 3  # letters
_BEFORE_CAPITALS = ("Mc", "Mac", "O'", "O’", "De", "Di", "La", "Le", "Van", "Fitz")
_GENDERS = {"he": "m", "she": "f"}
_NEVER = ("body-heads", "other-heads", "portfolios", "demonyms", "outlets", "news-agencies", "parties", "honorifics")


def bare_surnames(found: Scan, names: list[FoundName]) -> list[FoundName]:
    """The single capitalised words, part of no name found so far, that speak of themselves as "he" or "she"."""
    known = {word for name in names for word in name.words}
    return [
        FoundName(word, word, (found.shown[word],), gender=gender, person=True)
        for first, word in capital_runs(found)
        if (first == word or (first + 1 == word and found.lower[first] in word_set("openers")))
        and found.shown[word] not in known
        and _may_be_surname(found, word)
        and (gender := _gender(found, word))
    ]


def _gender(found: Scan, word: int) -> str:
    """The gender that the pronoun right after the verb of speech tells; empty without one."""
    stop = found.first[found.sentence_of(word) + 1]
    verb = word + 2 if found.lower[word + 1 : word + 2] and found.lower[word + 1].endswith("ly") else word + 1
    if verb >= stop or found.lower[verb] not in word_set("speech-verbs"):
        return ""
    after = verb + 2 if found.lower[verb + 1 : verb + 2] == ["that"] else verb + 1
    return _GENDERS.get(found.lower[after], "") if after < stop else ""


def _is_brand(shown: str) -> bool:
    """True for "NATO" and "BuzzFeed"; not for "McConnell", "O'Brien" and "Baerbock-Lind"."""
    return any(part[1:] != part[1:].lower() and not part.startswith(_BEFORE_CAPITALS) for part in shown.split("-"))


def _may_be_surname(found: Scan, word: int) -> bool:
    shown = found.shown[word]
    if len(shown) < _SHORTEST or _is_brand(shown) or not shown.replace("-", "").isalpha() or common(shown):
        return False
    if shown in calendar_words() or shown in given_names() or place_at(found.shown, word, word + 1):
        return False
    return not any(shown in word_set(name) or shown.lower() in word_set(name) for name in _NEVER)
