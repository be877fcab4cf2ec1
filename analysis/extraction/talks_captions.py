"""Captions that name those who met: "Foreign Minister Ada Lind and Envoy Bo Ek at the Blue Palace on Monday."."""

from __future__ import annotations

from analysis.extraction.talks_lists import read_list
from analysis.extraction.talks_sentence import Reader
from analysis.extraction.talks_where import venue_of


def pictured(reader: Reader) -> tuple[tuple[str, ...], str]:
    """Who stand together in a caption without a verb, and where; () where it shows no two officials at one place."""
    if reader.sentence.part != "caption":
        return (), ""
    parties, end = read_list(reader, reader.begin)
    persons = tuple(dict.fromkeys(party.who for party in parties if party.kind == "official"))
    if len(persons) < 2 or any(reader.is_verb(word) for word in range(reader.begin, reader.stop)):
        return (), ""
    return persons, venue_of(reader, end, reader.stop)
