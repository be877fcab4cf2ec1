"""Whom "the two envoys", "both sides" and "they" mean: those of the talk told before, else the last two named."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from analysis.extraction.cast import Cast
from analysis.extraction.name_words import country_at, country_names, word_set
from analysis.extraction.talks_parties import PLURALS, Party
from analysis.extraction.talks_same import Draft
from analysis.extraction.talks_sentence import Reader
from analysis.resources import words

_LEADS = frozenset({"the", "both", "two", "their", "these"})
_MENTIONS = 14  # mentions before a sentence in which the two are named
_ABOVE = frozenset({"prime", "vice", "deputy"})  # ranks that make another office: "the ministers" are no premiers
_PARTS = 1  # paragraphs back to the talk they took part in


def is_pair(reader: Reader, party: Party) -> bool:
    """True for "they", "the two", "the two envoys", "both sides", "their leaders"."""
    lower = [reader.lower(at) for at in range(party.first, party.last + 1)]
    if len(lower) == 1:
        return lower[0] in PLURALS
    return lower[0] in _LEADS and len(lower) <= 3 and (lower[-1] in _roles() or lower[-1] in word_set("pair-bodies"))


def pair_meant(reader: Reader, party: Party, cast: Cast, drafts: list[Draft], part: int) -> tuple[str, ...]:
    """The ids or names of the two, or () where the article does not tell."""
    noun = "they" if reader.lower(party.last) == "their" else reader.lower(party.last)
    near = [draft.who for draft in drafts if part - draft.part <= _PARTS and len(draft.who) == 2]
    if noun in word_set("pair-bodies"):
        return near[-1] if near else ()
    fitting = [who for who in near if all(_plays(cast, one, noun) for one in who)]
    if reader.lower(party.first) == "their" and party.last > party.first and near and not fitting:
        countries = [country for one in near[-1] if (country := _country(cast, one))]
        return tuple(countries) if len(set(countries)) == 2 else ()
    named = _named(cast, reader.found.starts[party.first], noun)
    if not fitting and not named and noun in PLURALS:
        return near[-1] if near else ()
    return fitting[-1] if fitting else named


def _plays(cast: Cast, one: str, noun: str) -> bool:
    """True for an official who holds an office of a kind; a person without a known title may hold any."""
    official = cast.official(one)
    if official is None or official.kind == "body":
        return False
    roles = _roles().get(noun, frozenset("*"))
    titles = [set(title.name.lower().split()) for title in official.titles]
    return "*" in roles or not titles or any(roles & title and not title & _ABOVE - roles for title in titles)


def _country(cast: Cast, one: str) -> str:
    """The name of the country that a participant belongs to: an official, a country, or "Danish officials"; or ""."""
    if official := cast.official(one):
        return country_names().get(official.country, "")
    words = one.split()
    hit = country_at(words, 0, len(words))
    return country_names()[hit[1]] if hit else ""


def _named(cast: Cast, offset: int, noun: str) -> tuple[str, ...]:
    at = bisect_left(cast.starts, offset)
    named: list[str] = []
    for mention in reversed(cast.mentions[max(0, at - _MENTIONS) : at]):
        if mention.kind not in {"name", "title"} or not mention.official or mention.official in named:
            continue
        if _plays(cast, mention.official, noun) and _is_known(cast, mention.official, noun):
            named.append(mention.official)
    return tuple(reversed(named[:2])) if len(named) >= 2 else ()


def _is_known(cast: Cast, one: str, noun: str) -> bool:
    """True for an official with a title, which an office in the plural asks for ("the ministers"), unlike "they"."""
    official = cast.official(one)
    return "*" in _roles().get(noun, frozenset("*")) or bool(official and official.titles)


@cache
def _roles() -> dict[str, frozenset[str]]:
    pairs = (entry.split(" : ") for entry in words("pair-roles"))
    return {noun.strip(): frozenset(roles.split()) for noun, roles in pairs}
