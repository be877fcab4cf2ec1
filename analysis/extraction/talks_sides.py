"""Who takes part in a talk: those who do the verb or hold the noun, and those on the other side."""

from __future__ import annotations

from analysis.extraction.name_words import calendar_words, word_set
from analysis.extraction.talks_doers import after_phrase, doers_of
from analysis.extraction.talks_events import Found
from analysis.extraction.talks_holders import held_by, holders_of, is_anothers, is_held
from analysis.extraction.talks_letters import correspondents, given
from analysis.extraction.talks_lists import read_list, subjects
from analysis.extraction.talks_parties import Party, read_party, with_actor
from analysis.extraction.talks_relative import clause_after, said_there
from analysis.extraction.talks_sentence import MARKS, Reader
from analysis.extraction.talks_status import is_undone

_INVITING = frozenset({"invited", "invites", "inviting", "summoned"})
_INVITED = 16  # words from "invited" to the talks
_TAKING = frozenset({"took", "takes", "taken"})
_FILLERS = frozenset({"phone", "telephone", "call"})
_ADVERBS = frozenset({"today", "yesterday", "again"})
_WITHIN = frozenset({"in", "during", "at", "after", "following", "over", "for"})
_TRAVELLING = frozenset({"on", "from"})  # "is on a visit to", "returned from a trip to"
_PLACE_JOINS = frozenset({"to", "in", "at"})


def sides_of(reader: Reader, one: Found) -> tuple[list[Party], list[Party], int]:
    """Those on the near side, those on the other, and the word after what was read to find them."""
    if one.noun:
        return _of_noun(reader, one)
    after, end = _after_verb(reader, one)
    near = doers_of(reader, one.first)
    if not near and reader.lower(one.first).endswith("ing"):
        near = after_phrase(reader, end)
    return near, after, end


def _after_verb(reader: Reader, one: Found) -> tuple[list[Party], int]:
    at = one.last + 1
    if reader.lower(at) == "and" and reader.lower(at + 1).endswith("ed"):
        at += 2
    while reader.lower(at) in _ADVERBS or reader.lower(at).endswith("ly"):
        at += 1
    if "object" in one.contact.joins:
        parties, end = read_list(reader, at)
        if parties and parties[0].kind != "other" and _takes(reader, one, end):
            return parties, end
    if reader.lower(at) in {"a", "an"} and "with" in one.contact.joins:
        return [], at
    word = at
    while word < reader.stop and word - at < 14:
        lower = reader.lower(word)
        if one.contact.kind in {"call", "letter"} and not _may_stand_between(reader, word, one):
            break
        if lower in one.contact.joins or (lower == "with" and "with" in one.contact.joins):
            return read_list(reader, word + 1)
        if "place" in one.contact.joins and lower in _PLACE_JOINS:
            return [], word
        if lower == "," and (reader.shown(word + 1) in calendar_words() or reader.lower(word + 1).isdigit()):
            word += 2
            continue
        if lower == "," and reader.lower(word + 1) in {"with", *one.contact.joins}:
            word += 1
            continue
        if lower in {",", ";", "."} or (reader.is_verb(word) and lower not in _FILLERS):
            break
        if lower in {"and", "that"} and "place" not in one.contact.joins:
            break
        word += 1
    if reader.lower(reader.begin) == "with" and "with" in one.contact.joins and _one_clause(reader, one):
        return read_list(reader, reader.begin + 1)[0], at
    return [], at


def _one_clause(reader: Reader, one: Found) -> bool:
    """True if no clause begins between the front of the sentence and a verb: "With Ek she had spoken at length"."""
    return not any(reader.lower(word) in {",", ";", "that", "who"} for word in range(reader.begin, one.first))


def _takes(reader: Reader, one: Found, end: int) -> bool:
    """False for "called her a friend": who is called something was not called."""
    if not reader.lower(one.first).startswith("call"):
        return True
    if reader.lower(one.last + 1) == "and":
        return True
    after = reader.lower(end)
    return (
        reader.shown(end) in calendar_words()
        or after in word_set("contact-fillers") - {"the", "his", "her", "their"}
        or (after in {".", "to", "after", "from", "at"})
    )


def _may_stand_between(reader: Reader, word: int, one: Found) -> bool:
    """True for what may stand before "with" or "to": "spoke by phone on Monday with"; not "spoke about Syria to"."""
    lower = reader.lower(word)
    if one.contact.kind == "letter":
        return word == one.last + 1
    return (
        lower in one.contact.joins
        or lower in word_set("contact-fillers")
        or reader.shown(word) in calendar_words()
        or not lower.isalpha()
        or lower.endswith("ly")
    )


def _of_noun(reader: Reader, one: Found) -> tuple[list[Party], list[Party], int]:
    near: list[Party] = []
    far: list[Party] = []
    end = one.last + 1
    word = one.last + 1
    while word < reader.stop and word - one.last < 14:
        lower = reader.lower(word)
        of = lower == "of" and word == one.last + 1 and one.contact.kind in {"meeting", "summit", "working-level talks"}
        of = of and reader.lower(one.last) not in word_set("weak-contacts")
        if lower in {"with", "between", "among"} or of:
            far, end = read_list(reader, word + 1)
            if of and _of_their(reader, far):
                return far, [], end
            if of and len(far) == 1 and reader.lower(end) == "with":
                others, end = read_list(reader, end + 1)
                return far, others, end
            if lower == "between":
                if len(far) == 1 and reader.lower(end) == "and" and (other := read_party(reader, end + 1)):
                    far, end = [*far, other], other.last + 1
                far = with_actor(reader, far)
            if lower == "between" or lower == "among" or (of and len(far) > 1):
                return far[:1], far[1:], end
            if lower == "of" and not any(party.sided for party in far):
                far = []
                word += 1
                continue
            break
        on = lower == "on" and word == one.last + 1 and reader.shown(word + 1) not in calendar_words()
        if on and reader.lower(one.last) == "call":
            far, end = read_list(reader, word + 1)
            break
        if lower in {"for", "by", "from", "of"} and one.contact.kind in {"meal", "visit", "letter", "call"}:
            far, end = read_list(reader, word + 1)
            if lower == "of" and one.contact.kind == "call" and _of_their(reader, far):
                return far, [], end
            far = [party for party in far if party.kind in {"official", "named"} or _is_guest(reader, party)]
            if far and one.contact.kind == "visit":
                return far, [], end
            if far:
                break
        if lower == "," and _goes_on_between(reader, word + 1):
            word += 1
            continue
        if lower == "to" and one.contact.kind == "visit":
            listed, after = read_list(reader, word + 1)
            far = [party for party in listed if party.kind == "official"]
            if far or not listed:
                end = after
                break
            word = after
            continue
        if lower in {",", ";", ".", "and", "that"} or reader.is_verb(word) or reader.shown(word) in MARKS:
            break
        if lower in _TAKING:
            break
        word += 1
    near = holders_of(reader, one)
    if not far and len(near) == 2 and all(party.kind == "official" for party in near):
        near, far = near[:1], near[1:]
    if not near and not far:
        near, far, end = held_by(reader, one) or (*_invited(reader, one), end)
    if not near and not far:
        near = _at_which(reader, one)
    if not near and is_anothers(reader, one):
        return [], far, end
    clause = None if near else clause_after(reader, one)
    if clause:
        near, far = clause.doers, far or clause.others
    near = near or said_there(reader, one)
    if not near and reader.lower(one.start - 1) in {"since", "after"} and any(party.sided for party in far):
        near = _whose(reader, one.start)
    if not near and reader.lower(one.start) == "their":
        near = (doers_of(reader, one.start) if is_held(reader, one) else []) or _both_named(reader, one.start)
    within = reader.lower(one.start - 1) in _WITHIN or (
        one.contact.kind == "visit" and reader.lower(one.start - 1) in _TRAVELLING
    )
    linked = any(party.sided for party in far) or is_held(reader, one) or one.contact.kind == "press conference"
    if not near and (linked or within):
        near = said_there(reader, one) or doers_of(reader, one.start)
        near = near or after_phrase(reader, max(end, one.last + 1))
    if not far and one.contact.kind != "press conference":
        far = given(reader, one) or (_told(reader, one.start) if within and near else [])
        if far and not near:
            near = doers_of(reader, one.start)
    if not near and (is_wished(reader, one) or is_undone(reader, one)):
        near = doers_of(reader, one.start)
    if one.contact.kind == "letter":
        if clause and reader.lower(clause.verb) in word_set("receiving-verbs"):
            return [], clause.doers, end
        told = far
        near, far = correspondents(reader, one, holders_of(reader, one), near or doers_of(reader, one.start))
        far = far or told
    return near, far, end


def _goes_on_between(reader: Reader, word: int) -> bool:
    """True for what follows a comma in "the talks, the first between A and B in years"."""
    return reader.lower(word) == "the" and any(reader.lower(at) == "between" for at in range(word + 2, word + 5))


def _of_their(reader: Reader, far: list[Party]) -> bool:
    """True for "their leaders", "their presidents": those of two countries just told of."""
    return len(far) == 1 and far[0].kind == "group" and reader.lower(far[0].first) == "their"


def _is_guest(reader: Reader, party: Party) -> bool:
    """True for "his guest", "her visitor"."""
    return reader.lower(party.first) in {"his", "her"} and reader.lower(party.last) in {"guest", "guests", "visitor"}


def is_wished(reader: Reader, one: Found) -> bool:
    """True if a verb of wishing has the noun as its object: "proposed another round of talks"."""
    before = one.start - 2 if reader.lower(one.start - 1) == "another" else one.start - 1
    return reader.lower(before) in word_set("wishing-verbs")


def _whose(reader: Reader, before: int) -> list[Party]:
    """Whom "his" means in "his first meeting since the summit with Ek"."""
    for first, (_, mention) in sorted(reader.mentions.items(), reverse=True):
        if first < before and mention.kind == "pronoun" and reader.lower(first) in {"his", "her"} and mention.official:
            return [Party(first, first, mention.official, "official")]
    return []


def _at_which(reader: Reader, one: Found) -> list[Party]:
    """The subjects of "a meeting in Oslo at which Lind and Ek are to speak"."""
    for word in range(one.last + 1, min(reader.stop, one.last + 7)):
        if reader.lower(word) == "which" and reader.lower(word - 1) in _WITHIN:
            parties = [party for party in subjects(reader, word + 1, reader.stop) if party.kind != "other"]
            return parties if len(parties) > 1 else []
    return []


def _told(reader: Reader, before: int) -> list[Party]:
    """Whom somebody told something in a talk: "told the premier in a phone call"."""
    for word in range(before - 1, reader.begin, -1):
        if reader.lower(word) in word_set("telling-verbs") | word_set("giving-verbs"):
            party = read_party(reader, word + 1)
            hit = reader.mentions.get(word + 1) or reader.mentions.get(word + 2)
            if party and party.kind == "other" and hit:
                party = Party(word + 1, hit[0], hit[1].official, "body") if hit[1].official else party
            return [party] if party and party.sided and party.last < before else []
        if reader.lower(word) in {";", "that", "and"} or reader.is_verb(word):
            break
    return []


def _invited(reader: Reader, one: Found) -> tuple[list[Party], list[Party]]:
    """Who invites and who is invited in "Norway invited the army and the rebels to talks"."""
    if reader.lower(one.start - 1) != "to":
        return [], []
    for word in range(one.start - 2, max(reader.begin, one.start - _INVITED), -1):
        if reader.lower(word) in _INVITING:
            parties, end = read_list(reader, word + 1)
            guests = [party for party in parties if party.sided]
            return (doers_of(reader, word), guests) if guests and end == one.start - 1 else ([], [])
        if reader.is_verb(word) or reader.lower(word) in {",", ";", "that"}:
            break
    return [], []


def _both_named(reader: Reader, before: int) -> list[Party]:
    """The last two persons named before "their meeting"."""
    named: dict[str, Party] = {}
    for first, (last, mention) in sorted(reader.mentions.items(), reverse=True):
        if first < before and mention.kind in {"name", "title"} and mention.official and len(named) < 2:
            named.setdefault(mention.official, Party(first, last, mention.official, "official"))
    return list(reversed(named.values())) if len(named) == 2 else []
