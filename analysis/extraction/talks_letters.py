"""Letters: who wrote, and who received."""

from __future__ import annotations

from analysis.extraction.name_words import word_set
from analysis.extraction.talks_events import Found
from analysis.extraction.talks_lists import read_list
from analysis.extraction.talks_parties import Party, read_party
from analysis.extraction.talks_sentence import Reader

_REACH = 10  # words after "letter" in which "from" and "to" name the two


def correspondents(
    reader: Reader, one: Found, owners: list[Party], doers: list[Party]
) -> tuple[list[Party], list[Party]]:
    """Those who sent a letter and those who got it: "a letter from Lind to Ek", "sent Ek a letter", "Lind’s reply to a
    letter from Ek"; two empty lists where the sentence names no two.
    """
    senders, receivers = owners, list[Party]()
    word = one.last + 1
    while word < min(reader.stop, one.last + _REACH):
        lower = reader.lower(word)
        if lower in {"from", "of", "by"} and not senders:
            senders, word = _persons(reader, word + 1)
        elif lower == "to" and not receivers:
            receivers, word = _persons(reader, word + 1)
        elif lower in {"came", "comes", "coming"}:
            word += 1
        elif lower in {",", ";", ".", "that", "which"} or reader.is_verb(word):
            break
        else:
            word += 1
    if replied := _answered(reader, one):
        return replied, senders
    got = any(
        reader.lower(at) in word_set("receiving-verbs") for at in range(max(reader.begin, one.start - 4), one.start)
    )
    if got:
        return senders, receivers or doers[:1]
    exchanged = any(reader.lower(at).startswith("exchang") for at in range(one.start - 1, one.first))
    if exchanged and len(doers) > 1:
        return doers[:1], doers[1:2]
    persons = [party for party in doers if party.kind == "official"]
    return senders or persons or doers[:1], receivers or given(reader, one)


def given(reader: Reader, one: Found) -> list[Party]:
    """The first object of the verb that gives a talk or a letter: "sent Ek a letter", "offered them a meeting"."""
    for word in range(one.start - 1, max(reader.begin, one.start - 9), -1):
        if reader.lower(word) in word_set("giving-verbs"):
            party = read_party(reader, word + 1)
            return [party] if party and party.sided and party.last == one.start - 1 else []
        if reader.is_verb(word):
            break
    return []


def _persons(reader: Reader, word: int) -> tuple[list[Party], int]:
    parties, end = read_list(reader, word)
    return [party for party in parties if party.kind in {"official", "named", "body"}], max(end, word)


def _answered(reader: Reader, one: Found) -> list[Party]:
    """Who replies in "Lind’s reply to a letter from Ek"."""
    if reader.lower(one.start - 1) != "to" or reader.lower(one.start - 2) not in {"reply", "answer", "response"}:
        return []
    if reader.lower(one.start - 3) not in {"'s", "’s"}:
        return []
    for first, (last, mention) in reader.mentions.items():
        if last == one.start - 4 and mention.official:
            return [Party(first, last, mention.official, "official")]
    return []
