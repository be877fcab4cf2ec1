"""Talks whose sides stand in a clause after them: "the dinner that Lind gave for her guest"."""

from __future__ import annotations

from typing import NamedTuple

from analysis.extraction.name_words import calendar_words, word_set
from analysis.extraction.talks_events import Found
from analysis.extraction.talks_lists import read_list
from analysis.extraction.talks_parties import Party
from analysis.extraction.talks_sentence import Reader

_REACH = 6  # words between a talk and its clause: "a letter of three pages that he received"
_AFTER = frozenset({"after", "following"})
_JOINS = frozenset({"with", "for", "to"})


class Clause(NamedTuple):
    """Who does the verb of a clause after a talk, the verb's word, and for or with whom."""

    doers: list[Party]
    verb: int
    others: list[Party]


def clause_after(reader: Reader, one: Found) -> Clause | None:
    """The clause in which somebody holds, gives, sends or receives the talk before it; None where there is none."""
    for word in range(one.last + 1, min(reader.stop, one.last + _REACH)):
        if reader.lower(word) in {"that", "which"}:
            return _clause(reader, word + 1)
        if reader.is_verb(word) or reader.lower(word) in {";", ".", "and"}:
            return None
    return None


def said_there(reader: Reader, one: Found) -> list[Party]:
    """Who "said in a briefing" or "said on Monday after a meeting": the person named right before "said"."""
    before = one.start
    if reader.lower(before - 1) not in ({"in", "at", "during"} if one.contact.kind == "press conference" else _AFTER):
        return []
    while one.contact.kind != "press conference" and (
        reader.shown(before - 2) in calendar_words() or reader.lower(before - 2) in {"on", "today", "yesterday"}
    ):
        before -= 1
    if reader.lower(before - 2) not in word_set("speech-verbs"):
        return []
    last = before - 4 if reader.lower(before - 3) in {"had", "has", "have"} else before - 3
    return [
        Party(first, end, mention.official, "official")
        for first, (end, mention) in reader.mentions.items()
        if end == last and mention.official and mention.kind != "body" and reader.lower(first - 1) != "and"
    ]


def _clause(reader: Reader, at: int) -> Clause | None:
    doers, verb = read_list(reader, at)
    if not doers or not all(one.sided for one in doers):
        return None
    while reader.lower(verb) in {"had", "has", "have", "also", "was", "were", "is", "are", "to"}:
        verb += 1
    holding = word_set("contact-holding") | word_set("giving-verbs") | word_set("receiving-verbs")
    if reader.lower(verb) not in holding:
        return None
    for word in range(verb + 1, min(reader.stop, verb + 4)):
        if reader.lower(word) in _JOINS:
            return Clause(doers, verb, read_list(reader, word + 1)[0])
    return Clause(doers, verb, [])
