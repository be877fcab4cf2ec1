"""Lists of sides: "Biegun and Lee", "his counterpart, Helene Brandauer", "officials, including Choe Son-hui"."""

from __future__ import annotations

from analysis.extraction.name_words import calendar_words, title_nouns, word_set
from analysis.extraction.scan import POSSESSIVE
from analysis.extraction.talks_offices import told_apart
from analysis.extraction.talks_parties import Party, group_heads, read_party
from analysis.extraction.talks_sentence import MARKS, Reader

_LEADING = frozenset({"both", "also", "either", "again", "briefly", "separately", "privately", "together"})
_AMONG = (("such", "as"), ("including",), ("among", "them"), ("led", "by"), ("headed", "by"))
_PREPOSITIONS = frozenset(
    "of to for from in at on with by about against under over into during after before since through towards toward "
    "amid alongside despite without near between among within across following according like per via upon".split()
)
_DASHES = frozenset({"–", "—", "--", "-"})
_MODIFIERS = 16  # words
MOST = 24  # sides of one list


def read_list(reader: Reader, word: int) -> tuple[list[Party], int]:
    """The sides that stand in a list from a word on, and the word after them.

    An apposition belongs to the side before it: "Jacek Siewiera, Chief of the Bureau, ..." is one.
    """
    parties: list[Party] = []
    at = word
    while at < reader.stop and reader.lower(at) in _LEADING:
        at += 1
    while at < reader.stop and len(parties) < MOST:
        party = read_party(reader, at)
        if party is None:
            break
        if not parties and (whole := _shared_head(reader, party)):
            return [whole], whole.last + 1
        if leader := _leader(reader, party, reader.stop):
            party = Party(party.first, leader.last, leader.who, leader.kind)
        at = party.last + 1
        parties.append(party)
        if reader.lower(at) == "and" and reader.lower(at + 1) == "with":
            at += 2
            continue
        if reader.lower(at) == "and" and _coordinated(reader, after := _past_aside(reader, at + 1), parties):
            at = after
            continue
        if reader.lower(at) == ",":
            step = _after_comma(reader, at, parties)
            if step is None:
                break
            at = step
            continue
        break
    return _with_members(reader, told_apart(reader, parties), at), at


def _shared_head(reader: Reader, party: Party) -> Party | None:
    """The whole of "consumer, labor and civil rights leaders", of which only the end says who they are."""
    end, last = party.last + 1, party
    while last.kind == "other" and reader.lower(end) in {",", "and"} and end - party.first < _MODIFIERS:
        at = end + 2 if reader.lower(end) == "," and reader.lower(end + 1) == "and" else end + 1
        after = read_party(reader, at)
        if after is None or after.kind not in {"other", "group"}:
            return None
        end, last = after.last + 1, after
    if last is party or last.kind != "group" or not reader.lower(last.last).endswith("s"):
        return None
    return Party(party.first, last.last, reader.found.words(party.first, last.last), "group")


def _coordinated(reader: Reader, at: int, parties: list[Party]) -> bool:
    after = read_party(reader, at)
    if after is None:
        return False
    if after.kind == "other":
        return parties[-1].kind == "other" and not reader.is_verb(after.last + 1)
    return not (
        after.kind == "group"
        and reader.lower(at) in {"his", "her", "its", "their"}
        and parties[-1].sided
        and reader.lower(after.last).endswith("counterpart")
    )


def _after_comma(reader: Reader, comma: int, parties: list[Party]) -> int | None:
    """Where the list goes on after a comma, or None; may give the last side the name that an apposition has."""
    before = parties[-1]
    at = comma + 2 if reader.lower(comma + 1) == "and" else comma + 1
    after = read_party(reader, at)
    if after is None:
        return None
    if at == comma + 2:
        return at if after.sided else None
    closing = reader.lower(after.last + 1)
    titled = before.kind == "group" and _is_title(reader, before)
    styled = before.kind == "other" and reader.capital(before.last) and closing != "and"
    if (
        after.kind in {"official", "named"}
        and (titled or styled)
        and (styled or not reader.lower(before.last).endswith("s"))
    ):
        parties[-1] = Party(before.first, after.last, after.who, after.kind)
        return _past_apposition(reader, after.last + 1)
    if before.kind in {"official", "named"} and after.kind in {"group", "other"}:
        if _is_title(reader, after) or closing == "," or reader.lower(at) in {"the", "a", "an", "his", "her"}:
            return _past_apposition(reader, _end_of_apposition(reader, after.last + 1))
        return None
    if after.sided and _list_ahead(reader, after.last + 1):
        return at
    return None


def _past_aside(reader: Reader, at: int) -> int:
    """The word after what stands between "and" and one more side: "and, later, Minister Lind"."""
    if reader.lower(at) == ",":
        return next((word + 1 for word in range(at + 2, at + 5) if reader.lower(word) == ","), at)
    return at + 1 if reader.lower(at) in {"later", "then", "separately", "also", "afterwards"} else at


def _is_title(reader: Reader, party: Party) -> bool:
    """True for a group of nouns that names one office: "Seoul’s special representative", "the minister"."""
    return any(reader.lower(at) in title_nouns() for at in range(party.first, party.last + 1))


def _end_of_apposition(reader: Reader, at: int) -> int:
    """The comma that closes an apposition, or the word where it ends without one."""
    for word in range(at, min(reader.stop, at + 40)):
        lower = reader.lower(word)
        if lower in {",", ";", "."} or reader.shown(word) in MARKS or lower in {"to", "who"}:
            return word
        if reader.is_verb(word):
            return word
    return min(reader.stop, at + 40)


def _past_apposition(reader: Reader, at: int) -> int | None:
    """After the closing comma of an apposition: where "and" or one more name goes on with the list."""
    if reader.lower(at) == "and":
        return at + 1
    if reader.lower(at) != ",":
        return None
    if reader.lower(at + 1) == "and":
        after = read_party(reader, at + 2)
        if after and after.kind in {"official", "named", "country"} and not reader.is_verb(at + 2):
            return at + 2
        return None
    after = read_party(reader, at + 1)
    return at + 1 if after and after.kind in {"official", "named"} and _list_ahead(reader, after.last + 1) else None


def _list_ahead(reader: Reader, at: int) -> bool:
    """True if "and" follows before the clause ends: "Kim, Moon and Abe"."""
    for word in range(at, min(reader.stop, at + 60)):
        if reader.lower(word) == "and":
            return True
        if reader.lower(word) in {";", "."} or reader.is_verb(word):
            return False
    return False


def _with_members(reader: Reader, parties: list[Party], at: int) -> list[Party]:
    """The list with those whom "such as" or "including" names after a group."""
    if not parties or parties[-1].kind != "group":
        return parties
    if reader.lower(at) in _DASHES:
        members, end = read_list(reader, at + 1)
        if len(members) > 1 and all(one.sided for one in members) and reader.lower(end) in {*_DASHES, ".", ","}:
            return [*parties[:-1], *members]
    for word in range(at, min(reader.stop, at + 14)):
        for words in _AMONG:
            if all(reader.lower(word + step) == one for step, one in enumerate(words)):
                members, _ = read_list(reader, word + len(words))
                named = [one for one in members if one.kind in {"official", "named"}]
                return [*(parties[:-1] if named else parties), *named]
        if reader.lower(word) in {";", "."} or reader.is_verb(word):
            break
    return parties


def subjects(reader: Reader, first: int, before: int) -> list[Party]:
    """The sides from the word `first` that do the verb at `before`: those that no preposition or possessive governs."""
    parties: list[Party] = []
    governed = last_governed = False
    at = after = first
    while at < before:
        lower = reader.lower(at)
        if lower == "and":
            governed = governed or (last_governed and at == after)
            at += 1
            continue
        if lower in {",", "("} or reader.shown(at) in MARKS:
            governed = False
            at += 1
            continue
        if lower == "who":
            if _verb_end(reader, at + 1) >= before:
                return parties[-1:]
            at = _closing_comma(reader, at, before)
            continue
        if reader.shown(at) in calendar_words() or lower.isdigit():
            governed = False
            at += 1
            continue
        if lower in _PREPOSITIONS:
            governed = lower != "alongside"
            at += 1
            continue
        if lower.endswith("ing") and reader.is_verb(at):
            governed = True
            at += 1
            continue
        if not parties and lower in word_set("speech-verbs") and reader.is_verb(at):
            at += 1
            continue
        if parties and lower in word_set("controlling-verbs") and reader.is_verb(at):
            break
        if not parties and last_governed and at == after and lower.endswith("ed"):
            at += 1
            continue
        if reader.is_verb(at) or (lower.endswith("ed") and parties and parties[-1].last == at - 1):
            break
        party = read_party(reader, at)
        if party is None:
            at += 1
            continue
        party = _leader(reader, party, before) or party
        if not governed and reader.lower(party.last + 1) not in POSSESSIVE and party.last < before:
            parties = _joined(reader, parties, party)
        last_governed, after = governed, party.last + 1
        governed = False
        at = max(party.last, at) + 1
    return told_apart(reader, parties)


def _leader(reader: Reader, party: Party, before: int) -> Party | None:
    """Who leads a group: Lind in "a delegation led by Minister Ada Lind"."""
    at = party.last + 2 if reader.lower(party.last + 1) == "," else party.last + 1
    led = reader.lower(at) in {"led", "headed"} and reader.lower(at + 1) == "by"
    leader = read_party(reader, at + 2) if led and party.kind == "group" else None
    return leader if leader and leader.kind in {"official", "named"} and leader.last < before else None


def _joined(reader: Reader, parties: list[Party], party: Party) -> list[Party]:
    """The list with one more side, unless the two are one in apposition."""
    if not parties:
        return [party]
    before = parties[-1]
    gap = reader.lower(before.last + 1)
    apart = party.first - before.last
    if gap == "," and apart == 2 and party.kind in {"official", "named"} and before.kind in {"group", "other"}:
        return [*parties[:-1], party]
    if gap == "," and before.kind in {"official", "named"} and party.kind in {"group", "other"}:
        return parties
    if party.kind == "other" and before.kind != "other":
        return parties
    return [*parties, party]


def _verb_end(reader: Reader, at: int) -> int:
    """The last word of the verbs that begin at a word, adverbs among them."""
    while reader.is_verb(at) or reader.lower(at).endswith("ly") or reader.lower(at) in {"also", "currently", "not"}:
        at += 1
    return at - 1


def _closing_comma(reader: Reader, at: int, before: int) -> int:
    for word in range(at, before):
        if reader.lower(word) == ",":
            return word
    return before


def no_party(reader: Reader, party: Party) -> bool:
    """True for the press and the public, with whom a contact is no talk."""
    return party.kind in {"group", "other"} and any(
        reader.lower(at) in word_set("no-parties") for at in range(party.first, party.last + 1)
    )


def is_group(reader: Reader, party: Party) -> bool:
    """True for a group of nouns whose head can be a side."""
    return party.kind == "group" or reader.lower(party.last) in group_heads()
