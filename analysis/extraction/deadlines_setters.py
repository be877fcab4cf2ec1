"""Who sets a deadline: who demands, sets or threatens, never who only tells of it."""

from __future__ import annotations

from analysis.extraction.name_words import calendar_words, word_set
from analysis.extraction.scan import POSSESSIVE
from analysis.extraction.talks_lists import no_party, subjects
from analysis.extraction.talks_parties import Party, read_party
from analysis.extraction.talks_sentence import MARKS, Reader

_REACH = 16  # words between a demand and "by Friday"
_SAID_WHEN = frozenset({"on", "in", "at", "during", "after", "by", ",", "."})
_CLAUSES = frozenset({";", "that", "but"})
_CONDITIONS = frozenset({"if", "unless"})
_CONTENTS = frozenset({"that", "to", "must", "has", "have", "had"})


def doer_of(reader: Reader, verb: int) -> str:
    """Who does a verb: the last side named before it in its clause, or ""; a source without a name only tells."""
    start = verb
    while start > reader.begin and not _begins(reader, start, verb):
        start -= 1
    sides = [one for one in subjects(reader, start, verb) if one.kind != "other" and not no_party(reader, one)]
    return sides[-1].who if sides and not is_teller(reader, sides[-1]) else ""


def is_teller(reader: Reader, party: Party) -> bool:
    """True for "a European diplomat" and "the official": who has no name tells what others set."""
    return party.kind == "group" and reader.lower(party.last) in word_set("unnamed-tellers")


def demander(reader: Reader, by: int) -> str | None:
    """Who demands or threatens what is to be done by a day, "" where that is nobody named; None for no demand."""
    found: str | None = None
    for word in range(by - 1, max(reader.begin, by - _REACH), -1):
        if reader.lower(word) == ";" or reader.shown(word) in MARKS:
            break
        if reader.lower(word - 1) in POSSESSIVE and reader.lower(word) in {"demand", "demands", "request"}:
            return party_ending(reader, word - 2)
        if _demands(reader, word, by) or _threatens(reader, word, by):
            found = doer_of(reader, word)
            if found:
                return found
    return found


def _begins(reader: Reader, start: int, verb: int) -> bool:
    """True if a clause begins at a word: after "that", or after a verb of saying that no time follows."""
    before = reader.lower(start - 1)
    if before in _CLAUSES or reader.shown(start - 1) in MARKS:
        return True
    saying = before in word_set("speech-verbs") and reader.is_verb(start - 1)
    if not saying or start >= verb or not reader.is_verb(verb):
        return False
    return reader.lower(start) not in _SAID_WHEN and not _is_time(reader, start)


def _is_time(reader: Reader, word: int) -> bool:
    return reader.shown(word) in calendar_words() or reader.lower(word).endswith("day")


def _demands(reader: Reader, word: int, by: int) -> bool:
    """True for "demanded that Denmark leave", "told Denmark it must leave", "wants Denmark to leave"."""
    if reader.lower(word) not in word_set("demand-verbs") or reader.lower(word + 1) == "to":
        return False
    if reader.lower(word - 1) in {"be", "been", "is", "are", "was", "were"}:
        return False
    whom = read_party(reader, word + 1)
    if reader.lower(word + 1) in word_set("no-parties") or (whom and no_party(reader, whom)):
        return False
    return any(reader.lower(at) in _CONTENTS for at in range(word + 1, by))


def _threatens(reader: Reader, word: int, by: int) -> bool:
    threat = reader.lower(word) in word_set("threat-verbs")
    return threat and any(reader.lower(at) in _CONDITIONS for at in range(word + 1, by))


def party_ending(reader: Reader, last: int) -> str:
    """The side that ends at a word: an id, or its words; "" where there is none."""
    for first in range(max(reader.begin, last - 5), last + 1):
        if first > reader.begin and reader.capital(first - 1):
            continue
        party = read_party(reader, first)
        if party and party.last >= last and party.first <= last:
            for at in range(first, last + 1):
                hit = reader.mentions.get(at)
                if hit and hit[0] == last and hit[1].official:
                    return hit[1].official
            if reader.capital(first) and party.kind != "other":
                return party.who
            if reader.capital(first):
                return reader.found.words(first, last)
    return ""
