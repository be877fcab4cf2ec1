"""Whether somebody named in a sentence is said to speak there, and whether after the words or before them."""

from __future__ import annotations

from typing import Literal

from analysis.extraction.name_words import calendar_words, title_nouns, word_set
from analysis.extraction.scan import POSSESSIVE, Scan

Says = Literal["", "front", "aside"]

_BESIDES = frozenset({"also", "has", "had", "then", "later", "once", "again", "himself", "herself", "itself", "on"})
_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "from"})
_OF_NOUNS = frozenset({"CAP", "W", "S", "the", "a", "an", "of", "and", "NUM"})
_STOPS = frozenset({",", "CLOSE", "QUOTE", "—", "–", "--", ";"})
_OF_CLAUSES = frozenset({"AUX", "ED", "CLOSE", "S", "W", "NOT"})
_LONGEST_TITLE = 10
_LONGEST_ASIDE = 18


def says(found: Scan, first: int, last: int) -> Says:
    """Whether words are said by whom a name, a title or a pronoun means, or empty for no.

    It is "front" for "Velani said that ...", "aside" where the words come first ("..., Velani said", "according to
    Velani"). What stands between a name and its verb ("Velani, the minister, said") or before a name ("..., Foreign
    Minister Velani said") does not matter.
    """
    sentence = found.sentence_of(first)
    begin, stop = found.first[sentence], found.first[sentence + 1]
    before = _before_title(found, begin, first)
    if found.lower[before : before + 1] == ["to"] and found.lower[before - 1 : before] == ["according"]:
        return "aside"
    if _belongs(found, before, first):
        return ""
    ahead = found.kinds[before] if before >= begin else ""
    if ahead and found.lower[before] in word_set("aside-verbs"):
        return "aside" if before > begin and found.kinds[before - 1] in _STOPS else ""
    verb = _verb_after(found, last + 1, stop)
    if verb is None:
        return ""
    between = ahead == "," and found.shown[verb + 1 : verb + 2] == [","]
    return "aside" if between or (ahead in _STOPS and is_clause(found, begin, before)) else "front"


def _before_title(found: Scan, begin: int, first: int) -> int:
    """The last word before a name that is not of its title: a mark, a verb, "to"; the one before `begin` for none."""
    verbs = word_set("speech-verbs")
    word = first - 1
    while word >= begin and first - word <= _LONGEST_TITLE:
        lower, kind = found.lower[word], found.kinds[word]
        inside = (
            kind in {"CAP", "W", "S", "ED"} or lower in POSSESSIVE or lower in {"the", "a", "an", "its", "of", "for"}
        )
        if not inside or (lower in verbs and kind != "CAP"):
            if lower == "to" and found.lower[word - 1] != "according" and found.lower[word - 1] in title_nouns():
                word -= 1
                continue
            return word
        word -= 1
    return word


def _belongs(found: Scan, before: int, first: int) -> bool:
    """True for what a noun before is for or of: "the spokesman for Velani", "an adviser to the president"."""
    near = found.lower[max(before, first - 3) : first]
    if found.lower[before : before + 1] == ["to"] or "for" in near or "of" in near:
        at = first - 1 - near[::-1].index("for" if "for" in near else "of") if {"for", "of"} & set(near) else before
        return found.lower[at - 1] in title_nouns() | word_set("unnamed-sources")
    return False


def is_clause(found: Scan, begin: int, stop: int) -> bool:
    """False for what only leads in: "In Seoul, Velani said"."""
    if found.kinds[begin] in {"OPEN", "QUOTE"}:
        return True
    if found.lower[begin] in word_set("openers"):
        begin = next((at for at in range(begin, stop) if found.shown[at] == ","), stop)
        return any(kind in {"AUX", "ED", "CLOSE"} for kind in found.kinds[begin:stop])
    return stop - begin > 1 and any(kind in _OF_CLAUSES for kind in found.kinds[begin:stop])


def _verb_after(found: Scan, word: int, stop: int) -> int | None:
    """The verb of speech of which a name that ends before `word` is the subject."""
    word = _over(found, word, stop)
    if word < stop and found.lower[word] in word_set("speech-verbs"):
        return word
    if word >= stop or found.shown[word] not in {",", "("}:
        return None
    closing = "," if found.shown[word] == "," else ")"
    end = next((at for at in range(word + 2, min(stop, word + _LONGEST_ASIDE)) if found.shown[at] == closing), None)
    if end is None:
        return None
    after = _over(found, end + 1, stop)
    return after if after < stop and found.lower[after] in word_set("speech-verbs") else None


def _over(found: Scan, word: int, stop: int) -> int:
    """After adverbs and days, and after "for the ministry" or "in Seoul" where a verb of speech follows."""
    word = _over_adverbs(found, word, stop)
    if word < stop and found.lower[word] in _PREPOSITIONS:
        for end in range(word + 1, min(stop, word + _LONGEST_TITLE)):
            if found.lower[end] in word_set("speech-verbs") and found.kinds[end] != "CAP":
                return end
            if found.kinds[end] not in _OF_NOUNS and found.lower[end] not in POSSESSIVE:
                break
    return word


def _over_adverbs(found: Scan, word: int, stop: int) -> int:
    while word < stop and (
        found.kinds[word] == "LY" or found.lower[word] in _BESIDES or found.shown[word] in calendar_words()
    ):
        word += 1
    return word
