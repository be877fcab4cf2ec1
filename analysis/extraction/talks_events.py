"""Where a sentence tells of a talk: its words of contact."""

from __future__ import annotations

from typing import NamedTuple

from analysis.extraction.name_words import calendar_words, word_set
from analysis.extraction.scan import POSSESSIVE
from analysis.extraction.talks_parties import DETERMINERS, group_heads, read_party
from analysis.extraction.talks_sentence import AUXILIARIES, Reader
from analysis.extraction.talks_where import is_abroad, is_meeting_place
from analysis.extraction.talks_words import Contact, nouns, opening_words, verb_objects, verbs

_BEFORE_VERB = frozenset({"to", "not", "who", "also", "then", "they", "he", "she", "we", "i", "you", "two", "three"})


_STAYS = frozenset({"visit", "trip", "tour"})
_MEASURES = frozenset({"round", "rounds", "series"})
_DISCUSSED = 14  # words between "discussed" and "with"
_HOURS = frozenset({"hour", "hours", "minutes"})
_CALLING = frozenset({"for", "to", "on", "by", "that"})


_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii"})


class Found(NamedTuple):
    """Words of contact from `first` to `last`; a noun's group begins at `start`."""

    first: int
    last: int
    start: int
    noun: bool
    contact: Contact


def contacts_in(reader: Reader) -> list[Found]:
    """The words of contact of a sentence, in order."""
    found: list[Found] = []
    opening, lower = opening_words(), reader.found.lower
    word = reader.begin
    while word < reader.stop:
        one = (_noun_at(reader, word) or _verb_at(reader, word)) if lower[word] in opening else None
        if not found and lower[word] == "by" and not one:
            one = _by_phone_at(reader, word)
        if one:
            found.append(one)
            word = one.last
        word += 1
    return found


def _by_phone_at(reader: Reader, word: int) -> Found | None:
    """The call of "weighed the offer by phone with the premier"."""
    phoned = reader.lower(word + 1) in {"phone", "telephone"} and reader.lower(word + 2) == "with"
    return Found(word, word + 1, word, False, Contact("call", frozenset({"with"}))) if phoned else None


def _noun_at(reader: Reader, word: int) -> Found | None:
    for length in (3, 2, 1):
        words = tuple(reader.lower(at) for at in range(word, word + length))
        contact = nouns().get(words)
        if contact is None:
            continue
        if reader.capital(word) and word > reader.begin and words[-1] in word_set("weak-contacts"):
            return None
        start = _start(reader, word)
        if length == 1 and words[0] in verbs() and not _is_noun(reader, word, start):
            return None
        if length == 1 and words[0] in {"call", "calls"} and _calls_for(reader, word + 1):
            return None
        return Found(word, word + length - 1, start, True, contact)
    return None


def _calls_for(reader: Reader, word: int) -> bool:
    """True for what follows "a call for talks", "a call on the premier to meet"; not for "a call on Monday"."""
    return reader.lower(word) in _CALLING and reader.shown(word + 1) not in calendar_words()


def _is_noun(reader: Reader, word: int, start: int) -> bool:
    """True for "a meeting", "his visit", "held talks"; not for "Kim visits", "will visit", "to meet"."""
    before = reader.lower(word - 1)
    if before == "to" and reader.lower(word) == "talks":
        return True
    if before in POSSESSIVE or any(reader.is_hyphen(at) for at in range(start, word)):
        return True
    if before in _BEFORE_VERB or before in AUXILIARIES or _ends_person(reader, word - 1):
        return False
    return start < word or reader.lower(word) == "talks"


def _ends_person(reader: Reader, word: int) -> bool:
    return any(
        last == word and one.kind in {"name", "title", "pronoun"} for last, one in reader.mentions.values()
    ) and (reader.lower(word) not in {"his", "her"})


def _verb_at(reader: Reader, word: int) -> Found | None:
    contact = verbs().get(reader.lower(word))
    if contact is None or reader.capital(word):
        return None
    if wanted := verb_objects().get(reader.lower(word)):
        return Found(word, word + 1, word, False, contact) if reader.lower(word + 1) in wanted else None
    if reader.lower(word) in AUXILIARIES and not _is_away(reader, word):
        return None
    if reader.lower(word).endswith("ed") and reader.lower(word + 1) == "by" and reader.lower(word - 1) == ",":
        return None
    if reader.lower(word) == "see" and not _to_see(reader, word):
        return None
    if reader.lower(word) in {"expected", "due"} and not (
        reader.lower(word + 1) == "in" and is_abroad(reader, word + 2)
    ):
        return None
    if reader.lower(word).startswith("call") and reader.lower(word + 1) in {"off", "for", "on"}:
        return None
    if reader.lower(word).startswith("discuss") and not _with_somebody(reader, word):
        return None
    if reader.lower(word).startswith("spen") and not _for_hours(reader, word):
        return None
    if reader.lower(word) in {"agreed", "parted"} and not _at_place(reader, word):
        return None
    if reader.lower(word) == "briefed" and reader.lower(word + 1) in {"on", "about", "by"}:
        return None
    if reader.lower(word) in word_set("nouns-or-verbs") and not _verbal(reader, word):
        return None
    return Found(word, word, word, False, contact)


def _is_away(reader: Reader, word: int) -> bool:
    """True for "is in Oslo for talks", "was in Geneva to meet her counterpart": a visit."""
    if reader.lower(word + 1) != "in" or not (is_abroad(reader, word + 2) or is_meeting_place(reader, word + 2)):
        return False
    for at in range(word + 3, min(reader.stop, word + 7)):
        if reader.lower(at) in {"for", "on"}:
            near = range(at + 1, min(reader.stop, at + 6))
            return any((reader.lower(after),) in nouns() or reader.lower(after) in _STAYS for after in near)
        if reader.lower(at) == "to":
            return reader.lower(at + 1) in verbs() or reader.lower(at + 1) in word_set("contact-holding")
    return False


def _for_hours(reader: Reader, word: int) -> bool:
    """True for "spent two hours with the premier"."""
    for at in range(word + 1, word + 7):
        if reader.lower(at) == "with":
            return any(reader.lower(before) in _HOURS for before in range(word + 1, at))
    return False


def _with_somebody(reader: Reader, word: int) -> bool:
    """True for "discussed the dam with the premier": the other side is an official."""
    for at in range(word + 1, min(reader.stop, word + _DISCUSSED)):
        if reader.lower(at) == "with":
            party = read_party(reader, at + 1)
            return bool(party and party.kind == "official")
        if reader.is_verb(at) or reader.lower(at) in {",", ";", ".", "that", "who", "which"}:
            return False
    return False


def _at_place(reader: Reader, word: int) -> bool:
    """True for "agreed in Oslo on Friday": those who did were there together."""
    named = reader.capital(word + 2) and (is_abroad(reader, word + 2) or is_meeting_place(reader, word + 2))
    return named and reader.lower(word + 1) in word_set("place-prepositions")


def _to_see(reader: Reader, word: int) -> bool:
    """True for "will see the premier in Oslo"; not for "will see Lind leave"."""
    if reader.lower(word - 1) not in {"will", "would", "to"}:
        return False
    party = read_party(reader, word + 1)
    after = reader.lower(party.last + 1) if party and party.kind == "official" else "that"
    return after in {".", ",", "in", "at", "and", "on"}


def _verbal(reader: Reader, word: int) -> bool:
    """True where a form that can be a noun stands after what only a verb follows: "Kim hosts", "will tour"."""
    before = reader.lower(word - 1)
    return (
        before in _BEFORE_VERB
        or before in AUXILIARIES
        or before == "and"
        or before in group_heads()
        or before in _SUFFIXES
        or (before == "." and reader.lower(word - 2) in _SUFFIXES)
        or any(last == word - 1 for last, _ in reader.mentions.values())
    )


def _start(reader: Reader, word: int) -> int:
    """Where the group of nouns with the word begins: "a closed-door luncheon"."""
    at, owned = word, False
    while at > reader.begin:
        lower = reader.lower(at - 1)
        owned = owned or lower in POSSESSIVE
        if owned and lower.endswith("ed") and not reader.capital(at - 1):
            break
        if lower in DETERMINERS or lower in POSSESSIVE:
            at -= 1
            if lower in DETERMINERS and reader.lower(at - 1) not in POSSESSIVE:
                break
            continue
        if lower == "of" and reader.lower(at - 2) in _MEASURES:
            at -= 2
            continue
        if reader.is_hyphen(at - 1):
            at -= 1
            continue
        verb = reader.is_verb(at - 1) and not _describes(reader, at - 1)
        if verb or not reader.shown(at - 1)[:1].isalnum() or _function(reader, at - 1):
            break
        at -= 1
    return at


def _describes(reader: Reader, word: int) -> bool:
    """True for a participle before a noun: "the minister’s widely criticized visit", "a planned meeting"."""
    before = reader.lower(word - 1)
    return reader.lower(word).endswith("ed") and (before in DETERMINERS | POSSESSIVE or before.endswith("ly"))


def _function(reader: Reader, word: int) -> bool:
    month = reader.capital(word) and reader.lower(word + 1).isdecimal()
    day = reader.shown(word) in calendar_words() and reader.lower(word - 1) in DETERMINERS | POSSESSIVE
    if reader.lower(word) == "own" or month or day or word in reader.mentions:
        return False
    return reader.lower(word) in word_set("function-words")
