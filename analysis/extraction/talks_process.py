"""Telling a talk from talk about talks: "the talks have stalled" names a process, "talks in Oslo on Friday" a talk."""

from __future__ import annotations

from analysis.extraction.name_words import word_set
from analysis.extraction.talks_events import Found
from analysis.extraction.talks_holders import held_by, is_held
from analysis.extraction.talks_relative import said_there
from analysis.extraction.talks_sentence import Reader
from analysis.extraction.talks_status import ended
from analysis.extraction.talks_when import took_place
from analysis.extraction.talks_where import is_abroad, is_meeting_place
from analysis.extraction.talks_who import Sides
from analysis.model import DateMention

_WITHIN = frozenset({"after", "following", "during", "at"})
_AFTER = frozenset({"after", "following"})
_NEAR = 7  # words between a process and the day that makes it a talk


def is_weak(reader: Reader, one: Found) -> bool:
    """True for a noun of contact that is a talk only where somebody holds it, or a day is given."""
    return one.first == one.last and reader.lower(one.last) in word_set("weak-contacts")


def is_placed(reader: Reader, one: Found) -> bool:
    """True for a noun that has its own sides or place: "negotiations with the rebels", "talks in Geneva"."""
    after = one.last + 1
    if reader.lower(after) in {"in", "at"}:
        return is_abroad(reader, after + 1) or is_meeting_place(reader, after + 1)
    return reader.lower(after) in {"with", "between"}


def is_told(sides: Sides, status: str, end: int, when: DateMention | None, venue: str, occasion: Found | None) -> bool:
    """True where a sentence tells of a talk that was, or is to be, held; `end` is the word after its sides, `occasion`
    the journey that was made for it.
    """
    reader, one = sides.reader, sides.one
    if not one.noun:
        return True
    if said_there(reader, one) or held_by(reader, one):
        return True
    several = len([party for party in sides.near + sides.far if party.sided]) > 1
    if took_place(reader, one.last) and (when or venue):
        return True
    if reader.lower(one.start - 1) in _AFTER and venue and several:
        return True
    if status == "proposed" and sides.near and sides.far and when is not None:
        return True
    if reader.lower(one.last) not in word_set("process-nouns"):
        return not is_weak(reader, one) or bool(when) or status != "held" or is_held(reader, one)
    both = bool(sides.persons) and bool(sides.near) and bool(sides.far)
    dated = when is not None and when.precision in {"minute", "day", "week"} and _beside(reader, one, when)
    if status != "held":
        return both or dated or (bool(venue) and bool(sides.persons))
    if is_held(reader, one):
        return bool(sides.personal or dated or venue)
    if reader.lower(one.start - 1) in _WITHIN and bool(sides.persons) and (both or len(sides.persons) > 1):
        return True
    if occasion and both:
        return True
    return (ended(reader, one, end) and (dated or bool(venue))) or (dated and (both or (bool(venue) and several)))


def _beside(reader: Reader, one: Found, when: DateMention) -> bool:
    word = reader.found.word_at(when.span.start)
    return one.start - _NEAR <= word <= one.last + 2 * _NEAR
