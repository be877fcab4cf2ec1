"""Whom "the two envoys", "both sides" and "they" mean: those of the talk told before, else the last two named."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from analysis.extraction.cast import Cast
from analysis.extraction.name_words import country_at, country_names, word_set
from analysis.extraction.scan import Scan
from analysis.extraction.talks_parties import PLURALS, Party
from analysis.extraction.talks_same import Draft
from analysis.extraction.talks_sentence import Reader
from analysis.resources import words

_LEADS = frozenset({"the", "both", "two", "their", "these"})
_MENTIONS = 14  # mentions before a sentence in which the two are named
_ABOVE = frozenset({"prime", "vice", "deputy"})  # ranks that make another office: "the ministers" are no premiers
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_FROM = frozenset({"of", "from"})
_PARTS = 1  # paragraphs back to the talk they took part in


def is_pair(reader: Reader, party: Party) -> bool:
    """True for "they", "the two", "the two envoys", "the three foreign ministers", "both sides", "their leaders"."""
    lower = [reader.lower(at) for at in range(party.first, party.last + 1)]
    if len(lower) == 1:
        return lower[0] in PLURALS
    most = 4 if lower[0] == "the" and lower[1] in _NUMBERS else 3
    return lower[0] in _LEADS and len(lower) <= most and (lower[-1] in _roles() or lower[-1] in word_set("pair-bodies"))


def owners(reader: Reader, party: Party) -> Party | None:
    """The pair that a group is, or is from: "the two sides" of "officials from the two sides"; else None."""
    if is_pair(reader, party):
        return party
    for word in range(party.first + 1, party.last):
        if reader.lower(word) in _FROM and reader.lower(word - 1).endswith("s"):
            inner = Party(word + 1, party.last, reader.found.words(word + 1, party.last), "group")
            return inner if is_pair(reader, inner) else None
    return None


def pair_meant(reader: Reader, party: Party, cast: Cast, drafts: list[Draft], part: int) -> tuple[str, ...]:
    """The ids or names of the two, or of so many as are said to be; () where the article does not tell."""
    noun = "they" if reader.lower(party.last) == "their" else reader.lower(party.last)
    said = _number(reader, party)
    many = said or 2
    near = [draft.who for draft in drafts if part - draft.part <= _PARTS and len(draft.who) == many]
    countries = noun in word_set("pair-bodies")
    fitting = [who for who in near if countries or all(_plays(cast, one, noun) for one in who)]
    if countries or many > 2:
        return fitting[-1] if fitting else _countries_before(reader, party.first, noun, said)
    if reader.lower(party.first) == "their" and party.last > party.first and near and not fitting:
        states = [country for one in near[-1] if (country := _country(cast, one))]
        return tuple(states) if len(set(states)) == 2 else ()
    named = _named(cast, reader.found.starts[party.first], noun)
    if not fitting and not named and noun in PLURALS:
        return near[-1] if near else ()
    if fitting or named:
        return fitting[-1] if fitting else named
    return _countries_before(reader, party.first, noun, said) if noun not in PLURALS else ()


def _number(reader: Reader, party: Party) -> int:
    """How many there are said to be, or 0."""
    return next((many for at in (party.first, party.first + 1) if (many := _NUMBERS.get(reader.lower(at)))), 0)


def _countries_before(reader: Reader, before: int, noun: str, many: int) -> tuple[str, ...]:
    """The countries that the sentence names before a word or, where it names none, the sentence before it: if there are
    just so many, and their offices are named too ("the ministers of A and B") where an office is meant.
    """
    found = reader.found
    number = found.sentence_of(reader.begin)
    for first, stop in ((reader.begin, before), (found.first[max(0, number - 1)], reader.begin)):
        names = _named_in(found, first, stop)
        if names:
            told = noun in word_set("pair-bodies") or noun in found.lower[first:stop]
            return names if told and len(names) == many else ()
    return ()


def _named_in(found: Scan, first: int, stop: int) -> tuple[str, ...]:
    """The countries that words name, by name or adjective, each once."""
    names: dict[str, None] = {}
    word = first
    while word < stop:
        hit = country_at(found.shown, word, stop) if found.shown[word][:1].isupper() else None
        if hit and hit[2] != "capital":
            names.setdefault(country_names()[hit[1]])
        word += hit[0] if hit else 1
    return tuple(names)


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
