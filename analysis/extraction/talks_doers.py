"""Who does a verb of contact, or holds a talk that is its object: the subjects of its clause."""

from __future__ import annotations

from analysis.extraction.name_words import word_set
from analysis.extraction.talks_lists import subjects
from analysis.extraction.talks_parties import DETERMINERS, Party, read_party
from analysis.extraction.talks_sentence import MARKS, Reader

_OBJECTS = frozenset({"at", "of", "for", "about", "with"})
_OPENING = 5  # words before a clause that open the sentence with it: "In the spring after he resigned, Lind told ..."
_SUBJECTS = frozenset({"he", "she", "they", "it", "we"})


def doers_of(reader: Reader, before: int) -> list[Party]:
    """Who does a verb: the sides at the beginning of its clause, else of the clause around it."""
    if only := _before_who(reader, before) or _controlled(reader, before):
        return [only]
    end = before
    while end > reader.begin:
        start = _clause_start(reader, end)
        doing = subjects(reader, start, end)
        parties = [one for one in doing if one.kind != "other"]
        if parties or (doing and end == before and _does(reader, doing[-1], end)):
            return parties
        if start <= reader.begin:
            return []
        end = start - 1
    return []


def _does(reader: Reader, party: Party, before: int) -> bool:
    """True if nothing but verbs stands between a subject and the verb: "the sanctions would remain"."""
    between = range(party.last + 1, before)
    return bool(between) and all(reader.is_verb(word) or reader.lower(word).endswith("ly") for word in between)


def _before_who(reader: Reader, before: int) -> Party | None:
    """The person whom "who" stands for right before a verb: "with Ada Lind of the Fisheries Office, who travelled"."""
    word = before - 1
    while word > reader.begin and (
        reader.is_verb(word)
        or reader.lower(word) in {"also", "then", "not", "to"}
        or reader.lower(word).endswith(("ly", "ed"))
    ):
        word -= 1
    if reader.lower(word) != "who":
        return None
    for first in range(word - 2, max(reader.begin, word - 8), -1):
        party = read_party(reader, first)
        if party and party.last == word - 2 and party.kind == "group" and reader.lower(party.last).endswith("s"):
            return party
    for first, (last, mention) in sorted(reader.mentions.items(), reverse=True):
        if last < word and mention.kind == "name":
            return Party(first, last, mention.official, "official") if mention.official else None
    return None


def _controlled(reader: Reader, before: int) -> Party | None:
    """Who is to do a verb after "to": the object in "invited the premier to meet her"."""
    if reader.lower(before - 1) != "to":
        return None
    if wished := _of_proposal(reader, before - 2):
        return wished
    for word in range(before - 2, max(reader.begin, before - 14), -1):
        if reader.lower(word) in word_set("controlling-verbs"):
            party = read_party(reader, word + 1)
            last = before - 3 if reader.lower(before - 2) == "not" else before - 2
            return party if party and party.sided and party.last == last else None
        if reader.lower(word) in {",", ";", "that"} or reader.is_verb(word):
            return None
    return None


def _of_proposal(reader: Reader, last: int) -> Party | None:
    """The person who ends at a word in "a proposal of Envoy Ada Lind to meet"."""
    for word in range(last - 1, max(reader.begin, last - 9), -1):
        if reader.lower(word) in {"of", "by", "from"} and reader.lower(word - 1) in {"proposal", "offer", "request"}:
            party = read_party(reader, word + 1)
            return party if party and party.kind == "official" and party.last == last else None
    return None


def _clause_start(reader: Reader, end: int) -> int:
    """The first word of the clause that `end` stands in."""
    starts = word_set("clause-starts")
    for word in range(end - 1, reader.begin - 1, -1):
        lower = reader.lower(word)
        if lower in {";", ":", "—", "–", "--"} or reader.shown(word) in MARKS:
            return word + 1
        if lower == "since" and _begins_clause(reader, word, end):
            return word + 1
        if lower in starts and not _is_no_start(reader, word):
            return _main_clause(reader, word, end) or word + 1
        if lower in word_set("speech-verbs") and word < end - 1 and _is_told(reader, word + 1, end):
            return word + 1
    return reader.begin


def _is_no_start(reader: Reader, word: int) -> bool:
    """True for "such as", and for the "that" of "hinted at that in a briefing"."""
    if reader.lower(word) == "that":
        return reader.lower(word - 1) in _OBJECTS and reader.lower(word + 1) in word_set("place-prepositions")
    return reader.lower(word) == "as" and reader.lower(word - 1) == "such"


def _is_told(reader: Reader, first: int, end: int) -> bool:
    """True if a clause without "that" begins at a word after a verb of saying: "said Ek has met"."""
    after = read_party(reader, first)
    if after is None or after.last >= end:
        return False
    if reader.lower(first) not in DETERMINERS | {"to"}:
        if after.kind in {"official", "named", "country"} and reader.is_verb(after.last + 1):
            return True
    elif after.kind not in {"official", "group"}:
        return False
    between = range(after.last + 1, end)
    return (
        after.sided
        and reader.is_verb(end)
        and bool(between)
        and all(reader.is_verb(at) or reader.lower(at).endswith("ly") or reader.lower(at) == "also" for at in between)
    )


def _begins_clause(reader: Reader, word: int, end: int) -> bool:
    """True for the "since" of "since the negotiators parted"; not for that of "since June"."""
    after = read_party(reader, word + 1)
    return bool(after and after.sided and all(reader.is_verb(at) for at in range(after.last + 1, end + 1)))


def _main_clause(reader: Reader, word: int, end: int) -> int | None:
    """Where the main clause begins after a clause that opens the sentence: "Before he meets Ek, Lind may visit"."""
    opening = word - reader.begin <= _OPENING and not any(reader.is_verb(at) for at in range(reader.begin, word))
    if not opening and reader.lower(word - 1) not in {",", "that"}:
        return None
    for comma in range(end - 1, word, -1):
        clause = reader.lower(word + 1) in _SUBJECTS or any(reader.is_verb(at) for at in range(word + 1, comma))
        if reader.lower(comma) == "," and clause:
            after = read_party(reader, comma + 1)
            verbs = range(after.last + 1, end) if after and after.sided else range(0)
            if after and after.sided and all(_leads_on(reader, at) for at in verbs):
                return comma + 1
    return None


def _leads_on(reader: Reader, word: int) -> bool:
    """True for what may stand between a subject and its talk: "clearly said at", "had held"."""
    lower = reader.lower(word)
    return reader.is_verb(word) or lower.endswith(("ly", "ed")) or lower in {"at", "in", "during"}


def after_phrase(reader: Reader, at: int) -> list[Party]:
    """The subject after a phrase that opens the sentence: "During a luncheon with Kim on Monday, Biegun said"."""
    relative = False
    for word in range(at, min(reader.stop, at + 40)):
        if reader.lower(word) == "," and (
            reader.capital(word + 1) or reader.lower(word + 1) in DETERMINERS | {"he", "she"}
        ):
            parties = [party for party in subjects(reader, word + 1, reader.stop) if party.kind != "other"]
            if parties:
                return parties[:6]
        relative = relative or reader.lower(word) in {"that", "which", "who"}
        hosted = reader.lower(word).endswith("ed") and reader.lower(word + 1) == "by"
        if reader.is_verb(word) and not relative and not hosted:
            return []
    return []
