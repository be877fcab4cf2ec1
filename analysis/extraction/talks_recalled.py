"""Talks of which a sentence gives the place and not the sides: "since the summit in Oslo in March"."""

from __future__ import annotations

from analysis.extraction.name_words import place_at, word_set
from analysis.extraction.talks_events import Found
from analysis.extraction.talks_sentence import Reader
from analysis.extraction.talks_where import is_abroad, is_meeting_place, venue_of
from analysis.model import DateMention, TalkKind

_KINDS: frozenset[TalkKind] = frozenset({"summit", "working-level talks"})
_TALKS = frozenset({"talks", "meeting", "negotiations"})  # by their place only where a day is given too
_KNOWN = frozenset({"the", "that", "this", "their", "last", "first", "second", "third"})


def recalled_place(reader: Reader, one: Found, when: DateMention | None) -> str:
    """The place of a summit that has been and is named by it: "the summit in Oslo", "the Oslo summit", "March’s summit
    in Oslo"; "" for any other contact.
    """
    if not one.noun or not (one.contact.kind in _KINDS or (when and reader.lower(one.last) in _TALKS)):
        return ""
    general = one.contact.kind not in _KINDS
    if general and any(reader.capital(word) for word in range(one.start, one.first)):
        return ""
    before = [reader.lower(word) for word in range(one.start, one.first)]
    owned = any(lower in {"'s", "’s"} for lower in before)
    known = owned or bool({reader.lower(one.start), reader.lower(one.start - 1)} & _KNOWN)
    if not known and one.contact.kind != "working-level talks":
        return ""
    named = [word for word in range(one.start, one.first) if reader.capital(word)]
    if named and before[-1:] and reader.capital(one.first - 1) and _is_place(reader, one.first - 1):
        return reader.shown(one.first - 1)
    at = one.last + 1
    if reader.lower(at) == "that" and reader.lower(at + 1) in {"was", "were"}:
        at += 3
    if general and not (is_abroad(reader, at + 1) or is_meeting_place(reader, at + 1)):
        return ""
    if reader.lower(at) in word_set("place-prepositions"):
        return venue_of(reader, at, min(reader.stop, at + 7))
    return ""


def _is_place(reader: Reader, word: int) -> bool:
    return bool(place_at(reader.found.shown, word, word + 1))
