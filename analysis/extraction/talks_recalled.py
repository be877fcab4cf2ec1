"""Talks of which a sentence gives the place and not the sides: "since the summit in Oslo in March"."""

from __future__ import annotations

from analysis.extraction.name_words import place_at, word_set
from analysis.extraction.talks_events import Found
from analysis.extraction.talks_sentence import Reader
from analysis.extraction.talks_where import venue_of
from analysis.model import TalkKind

_KINDS: frozenset[TalkKind] = frozenset({"summit", "working-level talks"})
_KNOWN = frozenset({"the", "that", "this", "their", "last", "first", "second", "third"})


def recalled_place(reader: Reader, one: Found) -> str:
    """The place of a summit that has been and is named by it: "the summit in Oslo", "the Oslo summit", "March’s summit
    in Oslo"; "" for any other contact.
    """
    if not one.noun or one.contact.kind not in _KINDS:
        return ""
    before = [reader.lower(word) for word in range(one.start, one.first)]
    owned = any(lower in {"'s", "’s"} for lower in before)
    if reader.lower(one.start) not in _KNOWN and not owned and reader.lower(one.start - 1) not in _KNOWN:
        return ""
    named = [word for word in range(one.start, one.first) if reader.capital(word)]
    if named and before[-1:] and reader.capital(one.first - 1) and _is_place(reader, one.first - 1):
        return reader.shown(one.first - 1)
    if reader.lower(one.last + 1) in word_set("place-prepositions"):
        return venue_of(reader, one.last + 1, min(reader.stop, one.last + 8))
    return ""


def _is_place(reader: Reader, word: int) -> bool:
    return bool(place_at(reader.found.shown, word, word + 1))
