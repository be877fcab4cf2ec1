"""Whose a talk is: those who hold it, own it, or stand before its noun."""

from __future__ import annotations

from functools import cache

from analysis.extraction.name_words import calendar_words, country_at, country_names, word_set
from analysis.extraction.scan import POSSESSIVE
from analysis.extraction.talks_doers import after_phrase, doers_of
from analysis.extraction.talks_events import Found
from analysis.extraction.talks_lists import read_list
from analysis.extraction.talks_parties import Party, read_party
from analysis.extraction.talks_sentence import AUXILIARIES, Reader
from analysis.resources import words

_HELD = frozenset({"held", "attended", "conducted", "joined"})
_ITS = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_TIMES = frozenset({"year", "eve", "day"})  # "New Year’s"
_APART = frozenset({"to", "in", "at", "for", "about", "on", "after", "before", "during", "since", "with"})


def is_held(reader: Reader, one: Found) -> bool:
    """True if a verb before the noun holds the talk: "held a meeting", "attended two days of talks"."""
    if one.contact.kind == "visit" and is_ending(reader, one):
        return True
    for word in range(one.start - 1, max(reader.begin, one.start - 5) - 1, -1):
        lower = reader.lower(word)
        if lower in word_set("contact-holding"):
            return lower not in AUXILIARIES or word == one.start - 1
        if reader.is_verb(word) or lower in {",", ";", "that", "and"} or lower in _APART:
            return False
    return False


def is_ending(reader: Reader, one: Found) -> bool:
    """True if a verb ends the visit that is its object: "cut short a trip", "wrapped up a visit"."""
    before = one.start - 2 if reader.lower(one.start - 1) in {"short", "up"} else one.start - 1
    return one.noun and reader.lower(before) in word_set("ending-verbs")


def held_by(reader: Reader, one: Found) -> tuple[list[Party], list[Party], int] | None:
    """The two sides of "talks held in Oslo by the ministers of A and B", "the summit, attended by Lind and Ek", and the
    word after them.
    """
    held = False
    for word in range(one.last + 1, min(reader.stop, one.last + 12)):
        lower = reader.lower(word)
        if held and lower == "by":
            parties, end = read_list(reader, word + 1)
            sided = [party for party in parties if party.sided]
            return (sided[:1], sided[1:], end) if sided else None
        held = held or lower in _HELD
        if lower in {";", ".", "that", "and"} or (reader.is_verb(word) and lower not in AUXILIARIES | _HELD):
            break
    return None


def holders_of(reader: Reader, one: Found) -> list[Party]:
    """Those before the noun that it belongs to: "Biegun’s meeting", "US-North Korea talks", "the Trump-Kim summit"."""
    for word in range(one.start, one.first):
        if reader.lower(word) in POSSESSIVE:
            return _owner(reader, one.start, word)
    if reader.lower(one.start) in {"his", "her"}:
        if reader.lower(one.start + 1) == "own":
            return doers_of(reader, one.start)[:1]
        if one.start <= reader.begin + 1 and (after := after_phrase(reader, one.last + 1)):
            return after[:1]
    if reader.lower(one.start) in {"his", "her", "their"} and one.start in reader.mentions:
        mention = reader.mentions[one.start][1]
        if mention.official:
            return [Party(one.start, one.start, mention.official, "official")]
    for word in range(one.start, one.first):
        if pair := _pair(reader, word, one.first):
            return pair
    return []


def has_owner(reader: Reader, one: Found) -> bool:
    """True for "the minister’s visit", "last week’s talks"."""
    return any(reader.lower(word) in POSSESSIVE for word in range(one.start, one.first))


def is_anothers(reader: Reader, one: Found) -> bool:
    """True for "Maren’s visit" of a Maren whom the article does not tell of otherwise: it is nobody else's."""
    if reader.lower(one.start) in _ITS:
        return False
    for word in range(one.start + 1, one.first):
        if reader.lower(word) in POSSESSIVE and reader.capital(word - 1):
            timely = reader.shown(word - 1) in calendar_words() or reader.lower(word - 1) in _TIMES
            return not timely and not _owner(reader, one.start, word)
    return False


def _owner(reader: Reader, first: int, possessive: int) -> list[Party]:
    """Whose the talk is: the person named before the possessive, else the side that the group says."""
    for word, (last, mention) in reader.mentions.items():
        if (
            last in {possessive - 1, possessive}
            and word >= first
            and mention.official
            and mention.kind in {"name", "title"}
        ):
            return [Party(word, last, mention.official, "official")]
    party = read_party(reader, first)
    return [party] if party and party.sided else []


def _pair(reader: Reader, word: int, before: int) -> list[Party]:
    """Two sides joined by a hyphen before the noun: "US-North Korea", "Trump-Kim"."""
    shown = reader.shown(word)
    if names := _of_both().get(reader.lower(word)):
        return [Party(word, word, name, "country") for name in names]
    if not shown[:1].isupper():
        return []
    if reader.is_hyphen(word + 1):
        left, rest = shown, reader.found.shown[word + 2 : before]
    elif "-" in shown:
        left, _, right = shown.partition("-")
        rest = [right, *reader.found.shown[word + 1 : before]]
    else:
        return []
    a = _side(reader, word, [left])
    for length in range(len(rest), 0, -1):
        b = _side(reader, word, rest[:length])
        if a and b:
            return [a, b]
    return []


@cache
def _of_both() -> dict[str, tuple[str, ...]]:
    """The countries of "inter-Korean", "cross-strait" and the like."""
    pairs = (entry.split(" : ") for entry in words("joint-adjectives"))
    return {adjective.strip(): tuple(name.strip() for name in names.split(",")) for adjective, names in pairs}


def _side(reader: Reader, word: int, words: list[str]) -> Party | None:
    if not words[0][:1].isupper():
        return None
    if len(words) == 1 and (who := reader.cast.surnamed(words[0])):
        return Party(word, word, who, "official")
    hit = country_at(words, 0, len(words))
    if hit and hit[0] == len(words):
        return Party(word, word, country_names()[hit[1]], "country")
    return None
