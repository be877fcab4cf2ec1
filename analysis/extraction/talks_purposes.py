"""Talks that somebody travels or invites for: "flew to Oslo for talks with Ek", "hosted Ek for dinner"."""

from __future__ import annotations

from analysis.extraction.name_words import word_set
from analysis.extraction.talks_events import Found
from analysis.extraction.talks_sentence import Reader

_BREAKS = frozenset({";", ":", "that", "who", "which", "where", "when", "and", "but"})


def occasion_of(reader: Reader, one: Found, contacts: list[Found]) -> Found | None:
    """The journey or invitation in the same clause that a talk is the purpose of; None where there is none."""
    if reader.lower(one.start - 1) != ("for" if one.noun else "to"):
        return None
    for other in reversed(contacts):
        if other.last < one.start - 1 and (other.contact.kind == "visit" or is_invitation(reader, other)):
            between = range(other.last + 1, one.start - 1)
            broken = any(reader.is_verb(word) or reader.lower(word) in _BREAKS for word in between)
            return None if broken else other
    return None


def is_invitation(reader: Reader, one: Found) -> bool:
    """True for "hosted", "welcomed": a verb that the talk itself may follow."""
    return not one.noun and reader.lower(one.first) in word_set("hosting-verbs")
