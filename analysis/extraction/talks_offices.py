"""Offices that stand for their holders: "the leaders of A and B", "French and German counterparts", "its leader"."""

from __future__ import annotations

from analysis.extraction.cast import Cast
from analysis.extraction.name_words import country_at, country_names, title_nouns
from analysis.extraction.scan import POSSESSIVE
from analysis.extraction.talks_parties import Party, country_in, group_heads
from analysis.extraction.talks_sentence import Reader

_OFFICES_OF = frozenset({"of", "for", "from"})
_OWN = frozenset({"its", "their"})


def told_apart(reader: Reader, parties: list[Party]) -> list[Party]:
    """A list of sides in which one office of several countries is one side for each: the persons where they are named
    after it, else the countries.
    """
    if len(parties) < 2 or not any(party.kind in {"country", "body"} for party in parties):
        return parties
    for at, party in enumerate(parties):
        if party.kind != "group":
            continue
        if country := _of_country(reader, party):
            stop = _run_of_countries(reader, parties, at + 1)
            if stop == at + 1:
                continue
            persons = [one for one in parties[stop:] if one.kind in {"official", "named"}]
            others = [_as_country(reader, one) for one in parties[at + 1 : stop]]
            countries = [Party(party.first, party.last, country, "country"), *others]
            if len(persons) == len(countries):
                return [*parties[:at], *(one._replace(kind="named") for one in persons)]
            return [*parties[:at], *countries, *parties[stop:]]
        if at and parties[at - 1].kind == "country" and (country := _by_adjective(reader, party)):
            return [*parties[:at], Party(party.first, party.last, country, "country"), *parties[at + 1 :]]
    return parties


def _of_country(reader: Reader, party: Party) -> str:
    """The country of "leaders of Denmark" and "negotiators for Denmark", or "" where the head is no plural."""
    for word in range(party.first + 1, party.last):
        if reader.lower(word) in _OFFICES_OF:
            head = reader.lower(word - 1)
            return country_in(reader, word + 1, party.last) if head in group_heads() and head.endswith("s") else ""
    return ""


def _run_of_countries(reader: Reader, parties: list[Party], at: int) -> int:
    """The place after the countries that go on with the list of an office: "of A, B and C"."""
    while at < len(parties) and (parties[at].kind == "country" or _is_state(reader, parties[at])):
        if reader.lower(parties[at].first - 1) not in {"and", ",", "the"}:
            break
        at += 1
    return at


def _is_state(reader: Reader, party: Party) -> bool:
    return party.kind == "body" and bool(country_in(reader, party.first, party.last))


def _as_country(reader: Reader, party: Party) -> Party:
    return party._replace(who=country_in(reader, party.first, party.last) or party.who, kind="country")


def _by_adjective(reader: Reader, party: Party) -> str:
    """The country of "German counterparts", or ""."""
    hit = country_at(reader.found.shown, party.first, party.last + 1)
    plural = reader.lower(party.last).endswith("s") and reader.lower(party.last) in group_heads()
    return country_names()[hit[1]] if hit and hit[2] == "adjective" and plural else ""


def holder(reader: Reader, cast: Cast, party: Party) -> Party:
    """The person for "the Danish premier" and, after a country, "its premier", where the article has one who holds that
    office; else the side as it was.
    """
    if party.kind != "group":
        return party
    if reader.lower(party.last) == "counterpart":
        return _counterpart(reader, cast, party)
    if reader.lower(party.last) not in title_nouns():
        return party
    first = party.first
    code = ""
    if reader.lower(first) in _OWN:
        code, first = _last_country(reader, first), first + 1
    else:
        first += reader.lower(first) == "the"
        hit = country_at(reader.found.shown, first, party.last + 1)
        owner = hit is not None and reader.lower(first + hit[0]) in POSSESSIVE
        if hit and (hit[2] == "adjective" or owner):
            code, first = hit[1], first + hit[0] + owner
    if not code or not 0 <= party.last - first <= 1:
        return party
    office = " ".join(reader.lower(word) for word in range(first, party.last + 1))
    fitting = [
        one.id
        for one in cast.officials
        if one.kind == "person" and one.country == code and any(office in title.name.lower() for title in one.titles)
    ] or [
        one.id
        for one in cast.officials
        if one.kind == "person" and not one.country and any(office == title.name.lower() for title in one.titles)
    ]
    return Party(party.first, party.last, fitting[0], "official") if len(fitting) == 1 else party


def _counterpart(reader: Reader, cast: Cast, party: Party) -> Party:
    """The person for "her Danish counterpart": who holds the same office in that country, else the side as it was."""
    owner = reader.mentions.get(party.first)
    official = cast.official(owner[1].official) if owner else None
    hit = country_at(reader.found.shown, party.first + 1, party.last + 1)
    if official is None or hit is None or party.first + hit[0] != party.last - 1:
        return party
    offices = {title.name.lower() for title in official.titles}
    fitting = [
        one.id
        for one in cast.officials
        if one.country == hit[1] and one.id != official.id and offices & {title.name.lower() for title in one.titles}
    ]
    return Party(party.first, party.last, fitting[0], "official") if len(fitting) == 1 else party


def _last_country(reader: Reader, before: int) -> str:
    """The code of the last country named before a word of its sentence, or ""."""
    for word in range(before - 1, reader.begin - 1, -1):
        hit = country_at(reader.found.shown, word, before) if reader.capital(word) else None
        if hit and not (word > reader.begin and country_at(reader.found.shown, word - 1, word + 1)):
            return hit[1]
    return ""
