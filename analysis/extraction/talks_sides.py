"""Who takes part in a talk: those who do the verb or hold the noun, and those on the other side."""

from __future__ import annotations

from analysis.extraction.name_words import calendar_words, country_at, country_names, word_set
from analysis.extraction.scan import POSSESSIVE
from analysis.extraction.talks_events import Found
from analysis.extraction.talks_letters import correspondents, given
from analysis.extraction.talks_lists import read_list, subjects
from analysis.extraction.talks_parties import DETERMINERS, Party, read_party
from analysis.extraction.talks_sentence import AUXILIARIES, MARKS, Reader

_FILLERS = frozenset({"phone", "telephone", "call"})
_ADVERBS = frozenset({"today", "yesterday", "again"})
_APART = frozenset({"to", "in", "at", "for", "about", "on", "after", "before", "during", "since", "with"})
_WITHIN = frozenset({"in", "during", "at", "after", "following", "over"})
_PLACE_JOINS = frozenset({"to", "in", "at"})


def sides_of(reader: Reader, one: Found) -> tuple[list[Party], list[Party], int]:
    """Those on the near side, those on the other, and the word after what was read to find them."""
    if one.noun:
        return _of_noun(reader, one)
    after, end = _after_verb(reader, one)
    near = _doers(reader, one.first)
    if not near and reader.lower(one.first).endswith("ing"):
        near = _after_phrase(reader, end)
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


def _doers(reader: Reader, before: int) -> list[Party]:
    """Who does a verb: the sides at the beginning of its clause, else of the clause around it."""
    if only := _before_who(reader, before) or _controlled(reader, before):
        return [only]
    end = before
    while end > reader.begin:
        start = _clause_start(reader, end)
        doing = subjects(reader, start, end)
        parties = [one for one in doing if one.kind != "other"]
        if parties or (doing and end == before and _does(reader, doing[-1], end)):
            return parties
        if start <= reader.begin:
            return []
        end = start - 1
    return []


def _does(reader: Reader, party: Party, before: int) -> bool:
    """True if nothing but verbs stands between a subject and the verb: "the sanctions would remain"."""
    between = range(party.last + 1, before)
    return bool(between) and all(reader.is_verb(word) or reader.lower(word).endswith("ly") for word in between)


def _before_who(reader: Reader, before: int) -> Party | None:
    """The person whom "who" stands for right before a verb: "with Ada Lind of the Fisheries Office, who travelled"."""
    word = before - 1
    while word > reader.begin and (
        reader.is_verb(word)
        or reader.lower(word) in {"also", "then", "not", "to"}
        or reader.lower(word).endswith(("ly", "ed"))
    ):
        word -= 1
    if reader.lower(word) != "who":
        return None
    for first in range(word - 2, max(reader.begin, word - 8), -1):
        party = read_party(reader, first)
        if party and party.last == word - 2 and party.kind == "group" and reader.lower(party.last).endswith("s"):
            return party
    for first, (last, mention) in sorted(reader.mentions.items(), reverse=True):
        if last < word and mention.kind == "name":
            return Party(first, last, mention.official, "official") if mention.official else None
    return None


def _controlled(reader: Reader, before: int) -> Party | None:
    """Who is to do a verb after "to": the object in "invited the premier to meet her"."""
    if reader.lower(before - 1) != "to":
        return None
    for word in range(before - 2, max(reader.begin, before - 14), -1):
        if reader.lower(word) in word_set("controlling-verbs"):
            party = read_party(reader, word + 1)
            last = before - 3 if reader.lower(before - 2) == "not" else before - 2
            return party if party and party.sided and party.last == last else None
        if reader.lower(word) in {",", ";", "that"} or reader.is_verb(word):
            return None
    return None


def _clause_start(reader: Reader, end: int) -> int:
    """The first word of the clause that `end` stands in."""
    starts = word_set("clause-starts")
    for word in range(end - 1, reader.begin - 1, -1):
        lower = reader.lower(word)
        if lower in {";", ":", "—", "–", "--"} or reader.shown(word) in MARKS:
            return word + 1
        if lower in starts and not (lower == "as" and reader.lower(word - 1) == "such"):
            return _main_clause(reader, word, end) or word + 1
        if lower in word_set("speech-verbs") and word < end - 1 and reader.lower(word + 1) not in DETERMINERS | {"to"}:
            after = read_party(reader, word + 1)
            if after and after.kind in {"official", "named", "country"} and reader.is_verb(after.last + 1):
                return word + 1
    return reader.begin


def _main_clause(reader: Reader, word: int, end: int) -> int | None:
    """Where the main clause begins after a clause that opens the sentence: "Before he meets Ek, Lind may visit"."""
    if word > reader.begin + 1 and reader.lower(word - 1) not in {",", "that"}:
        return None
    for comma in range(end - 1, word, -1):
        if reader.lower(comma) == "," and any(reader.is_verb(at) for at in range(word + 1, comma)):
            after = read_party(reader, comma + 1)
            verbs = range(after.last + 1, end) if after and after.sided else range(0)
            if after and after.sided and all(reader.is_verb(at) or reader.lower(at).endswith("ly") for at in verbs):
                return comma + 1
    return None


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
            if of and len(far) == 1 and reader.lower(end) == "with":
                others, end = read_list(reader, end + 1)
                return far, others, end
            if lower == "between" or lower == "among" or (of and len(far) > 1):
                return far[:1], far[1:], end
            if lower == "of" and not any(party.sided for party in far):
                far = []
                word += 1
                continue
            break
        if lower == "on" and word == one.last + 1 and reader.lower(one.last) == "call":
            far, end = read_list(reader, word + 1)
            break
        if lower in {"for", "by", "from", "of"} and one.contact.kind in {"meal", "visit", "letter", "call"}:
            far, end = read_list(reader, word + 1)
            far = [party for party in far if party.kind in {"official", "named"}]
            if far and one.contact.kind == "visit":
                return far, [], end
            if far:
                break
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
        word += 1
    near = holders_of(reader, one)
    if not near and not far:
        near = _at_which(reader, one)
    if not near and reader.lower(one.start) == "their":
        near = _both_named(reader, one.start)
    within = reader.lower(one.start - 1) in _WITHIN
    linked = any(party.sided for party in far) or is_held(reader, one) or one.contact.kind == "press conference"
    if not near and (linked or within):
        near = _doers(reader, one.start) or _after_phrase(reader, max(end, one.last + 1))
    if not far and one.contact.kind != "press conference":
        far = given(reader, one) or (_told(reader, one.start) if within and near else [])
        if far and not near:
            near = _doers(reader, one.start)
    if one.contact.kind == "letter":
        near, far = correspondents(reader, one, holders_of(reader, one), near or _doers(reader, one.start))
    return near, far, end


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
        if reader.lower(word) in word_set("telling-verbs"):
            party = read_party(reader, word + 1)
            return [party] if party and party.sided and party.last < before else []
        if reader.lower(word) in {";", "that", "and"} or reader.is_verb(word):
            break
    return []


def _both_named(reader: Reader, before: int) -> list[Party]:
    """The last two persons named before "their meeting"."""
    named: dict[str, Party] = {}
    for first, (last, mention) in sorted(reader.mentions.items(), reverse=True):
        if first < before and mention.kind in {"name", "title"} and mention.official and len(named) < 2:
            named.setdefault(mention.official, Party(first, last, mention.official, "official"))
    return list(reversed(named.values())) if len(named) == 2 else []


def is_held(reader: Reader, one: Found) -> bool:
    """True if a verb before the noun holds the talk: "held a meeting", "attended two days of talks"."""
    for word in range(one.start - 1, max(reader.begin, one.start - 5) - 1, -1):
        lower = reader.lower(word)
        if lower in word_set("contact-holding"):
            return lower not in AUXILIARIES or word == one.start - 1
        if reader.is_verb(word) or lower in {",", ";", "that", "and"} or lower in _APART:
            return False
    return False


def holders_of(reader: Reader, one: Found) -> list[Party]:
    """Those before the noun that it belongs to: "Biegun’s meeting", "US-North Korea talks", "the Trump-Kim summit"."""
    for word in range(one.start, one.first):
        if reader.lower(word) in POSSESSIVE:
            return _owner(reader, one.start, word)
    if reader.lower(one.start) in {"his", "her"}:
        if reader.lower(one.start + 1) == "own":
            return _doers(reader, one.start)[:1]
        if one.start <= reader.begin + 1 and (after := _after_phrase(reader, one.last + 1)):
            return after[:1]
    if reader.lower(one.start) in {"his", "her", "their"} and one.start in reader.mentions:
        mention = reader.mentions[one.start][1]
        if mention.official:
            return [Party(one.start, one.start, mention.official, "official")]
    for word in range(one.start, one.first):
        if pair := _pair(reader, word, one.first):
            return pair
    return []


def _owner(reader: Reader, first: int, possessive: int) -> list[Party]:
    """Whose the talk is: the person named before the possessive, else the side that the group says."""
    for word, (last, mention) in reader.mentions.items():
        if last in {possessive - 1, possessive} and word >= first and mention.official and mention.kind == "name":
            return [Party(word, last, mention.official, "official")]
    party = read_party(reader, first)
    return [party] if party and party.sided else []


def _pair(reader: Reader, word: int, before: int) -> list[Party]:
    """Two sides joined by a hyphen before the noun: "US-North Korea", "Trump-Kim"."""
    shown = reader.shown(word)
    if not any(mark in shown for mark in "-–") or not shown[:1].isupper():
        return []
    left, _, right = shown.replace("–", "-").partition("-")
    rest = [right, *reader.found.shown[word + 1 : before]]
    a = _side(word, [left])
    for length in range(len(rest), 0, -1):
        b = _side(word, rest[:length])
        if a and b:
            return [a, b]
    return []


def _side(word: int, words: list[str]) -> Party | None:
    if not words[0][:1].isupper():
        return None
    hit = country_at(words, 0, len(words))
    if hit and hit[0] == len(words):
        return Party(word, word, country_names()[hit[1]], "country")
    return None


def _after_phrase(reader: Reader, at: int) -> list[Party]:
    """The subject after a phrase that opens the sentence: "During a luncheon with Kim on Monday, Biegun said"."""
    relative = False
    for word in range(at, min(reader.stop, at + 40)):
        if reader.lower(word) == "," and (
            reader.capital(word + 1) or reader.lower(word + 1) in DETERMINERS | {"he", "she"}
        ):
            parties = [party for party in subjects(reader, word + 1, reader.stop) if party.kind != "other"]
            if parties:
                return parties[:6]
        relative = relative or reader.lower(word) in {"that", "which", "who"}
        if reader.is_verb(word) and not relative:
            return []
    return []
