"""Groups of nouns that can be a side in a talk: officials, countries, and groups without a name."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from analysis.extraction.name_words import (
    calendar_words,
    common,
    country_at,
    country_names,
    given_names,
    honorifics,
    place_at,
    title_nouns,
    word_set,
)
from analysis.extraction.scan import POSSESSIVE
from analysis.extraction.talks_sentence import MARKS, Reader

DETERMINERS = frozenset("the a an this that these those his her its their our some several many both two three".split())
PLURALS = frozenset({"they", "them", "both", "two", "three"})
_AFTER_NAMES = frozenset("ahead prior amid near next early late later earlier outside afterward afterwards".split())
_INNER = frozenset({"of", "for", "to", "at", "from"})
_LONGEST_ACTOR = 3  # words of the name of a movement
_PRONOUNS = frozenset("he she him her they them we us i you it who".split())
_NO_PRONOUNS = frozenset({"US", "IT"})
_SUFFIXES = frozenset({"jr.", "sr.", "jr", "sr", "ii", "iii"})


class Party(NamedTuple):
    """A group of nouns from the word `first` to the word `last`.

    `who` is an official's id, or the name or the group as printed; `kind` is "official", "body", "named" for a person
    whom the cast does not know, "country", "group" or "other".
    """

    first: int
    last: int
    who: str
    kind: str

    @property
    def sided(self) -> bool:
        """True for what can be a side in a talk by itself."""
        return self.kind != "other"


@cache
def group_heads() -> frozenset[str]:
    """Nouns of sides without a name: titles, their plurals, and the nouns of data/words/parties.txt."""
    return word_set("parties") | title_nouns() | frozenset(f"{noun}s" for noun in title_nouns())


def read_party(reader: Reader, word: int) -> Party | None:
    """The group of nouns that begins at a word, or None."""
    last = _end_of(reader, word)
    return _resolved(reader, word, last) if last >= word else None


def _end_of(reader: Reader, word: int) -> int:
    """The last word of the group of nouns from `word`, or `word - 1`."""
    at, last, head, named = word, word - 1, "", False
    if reader.lower(word) in _PRONOUNS and reader.lower(word) != "her" and reader.shown(word) not in _NO_PRONOUNS:
        return word
    if reader.lower(word) == "the" and reader.lower(word + 1) in PLURALS and not _noun(reader, word + 2, opened=False):
        return word + 1
    while at < reader.stop:
        lower = reader.lower(at)
        if last >= word and reader.capital(at) and _ended(reader, last):
            break
        if at in reader.mentions and reader.mentions[at][1].kind in {"name", "body", "unnamed", "title"}:
            named = named or reader.mentions[at][1].kind == "name"
            last = max(at, reader.mentions[at][0])
            head = reader.lower(last)
            at = last + 1
        elif lower in POSSESSIVE and last >= word:
            last, at = at, at + 1
        elif (lower in DETERMINERS or lower == "more" or lower.isdigit()) and last < word:
            at += 1
            continue
        elif lower in _INNER and last >= word and _goes_on(reader, at, head):
            at += 2 if reader.lower(at + 1) in DETERMINERS else 1
            last = at - 1
            continue
        elif lower == "and" and last >= word and not named and _joins_portfolios(reader, at, last):
            last, at = at, at + 1
        elif lower == "," and reader.lower(at + 1) in _SUFFIXES:
            last, at = at + 1, at + 2
            if reader.lower(at) == "." and at + 1 < reader.stop:
                last, at = at, at + 1
        elif lower == "(" and last >= word and reader.capital(at + 1) and reader.lower(at + 2) == ")":
            at += 3
        elif last >= word and _leaves_name(reader, last, at, named=named):
            break
        elif _noun(reader, at, opened=last >= word):
            last, head = at, lower
            at += 1
        else:
            break
    return last if last >= word and reader.lower(last) not in {*_INNER, "and"} else word - 1


def _ended(reader: Reader, last: int) -> bool:
    """True after an ordinary noun: a name after it begins a group of its own ("on the same day Minister Lind")."""
    lower = reader.lower(last)
    return (
        reader.shown(last)[:1].islower()
        and lower not in group_heads() | word_set("title-modifiers")
        and reader.lower(last) not in _INNER
        and lower not in DETERMINERS
    )


def _joins_portfolios(reader: Reader, at: int, last: int) -> bool:
    """True for the "and" of "Minister of Trade and Industry"."""
    both = reader.shown(at + 1) in word_set("portfolios") and reader.shown(last) in word_set("portfolios")
    return both and not country_at(reader.found.shown, at + 1, reader.stop)


def _leaves_name(reader: Reader, last: int, at: int, *, named: bool) -> bool:
    """True for a word after a name or a side that is no part of it: "the two discussed", "Lind last Friday"."""
    lower = reader.lower(at)
    if lower.endswith("ed") and _ends_name(reader, last):
        return True
    return named and reader.capital(last) and not reader.capital(at) and lower not in group_heads()


def _ends_name(reader: Reader, last: int) -> bool:
    """True after a name or the noun of a side: what ends in "ed" then is a verb."""
    return reader.capital(last) or reader.lower(last) in group_heads() or reader.lower(last) in {"two", "both", "sides"}


def _goes_on(reader: Reader, at: int, head: str) -> bool:
    """True where "of", "for" or "to" belongs to the group: "Commissioner for Trade", "members of Congress"."""
    after = at + 2 if reader.lower(at + 1) in DETERMINERS else at + 1
    if not reader.capital(after) and not (reader.lower(at) == "of" and _noun(reader, after, opened=False)):
        return False
    if reader.shown(after) in calendar_words():
        return False
    if reader.lower(at) == "of":
        return True
    if reader.lower(at) == "at":
        return head in group_heads() and after in reader.mentions
    if reader.lower(at) in {"for", "from"}:
        of_country = head in group_heads() and bool(country_at(reader.found.shown, after, reader.stop))
        if of_country or reader.lower(at) == "from":
            return of_country
    return head in title_nouns() or (head in word_set("title-modifiers") and reader.lower(at) != "at")


def _noun(reader: Reader, at: int, *, opened: bool) -> bool:
    shown, lower = reader.shown(at), reader.lower(at)
    if not shown[:1].isalnum() or shown in MARKS:
        return False
    if shown in calendar_words() or shown[0].isdigit() or lower in _AFTER_NAMES:
        return False
    if shown[0].isupper():
        return (
            lower not in word_set("function-words")
            or shown in _NO_PRONOUNS
            or at in reader.mentions
            or (opened and len(shown) > 1 and shown.isupper())
        )
    if lower in word_set("function-words") or (reader.is_verb(at) and lower not in group_heads()):
        return False
    return not (opened and lower.endswith(("ing", "ly")) and lower not in group_heads())


def _resolved(reader: Reader, first: int, last: int) -> Party:
    lower = reader.lower(first)
    mention = reader.mentions.get(first)
    if mention and mention[1].kind == "pronoun" and mention[0] == last and mention[1].official:
        return Party(first, last, mention[1].official, "official")
    inner = _inner_start(reader, first, last)
    owner = max((at for at in range(first, inner) if reader.lower(at) in POSSESSIVE), default=first - 1)
    for at in range(inner - 1, owner, -1):
        hit = reader.mentions.get(at)
        if hit is None or hit[1].official is None or hit[1].kind == "pronoun":
            continue
        if hit[0] >= inner - 1 or hit[0] == last or _only_suffixes(reader, hit[0] + 1, inner):
            return Party(first, last, hit[1].official, "body" if hit[1].kind == "body" else "official")
    if name := _printed_name(reader, owner + 1, inner - 1):
        return Party(first, last, name, "named")
    if country := country_in(reader, owner + 1, inner - 1):
        return Party(first, last, country, "country")
    start = first + 1 if lower in {"the", "a", "an"} and last > first else first
    head = reader.lower(inner - 1)
    pair = head in PLURALS or (lower == "both" and last > first)
    kind = "group" if head in group_heads() or pair else "other"
    if kind == "group" and head.endswith("s") and (body := _body_of(reader, inner, last)):
        return Party(first, last, body, "body")
    return Party(first, last, reader.found.words(start, last), kind)


def with_actor(reader: Reader, parties: list[Party]) -> list[Party]:
    """Two parties between whom there is a talk, with a name that is no country's for a group's: "Arland and Bemas"."""
    if len(parties) != 2 or not any(party.kind in {"country", "body", "official"} for party in parties):
        return parties
    return [party._replace(kind="group") if _is_actor(reader, party) else party for party in parties]


def _is_actor(reader: Reader, party: Party) -> bool:
    """True for "the Taliban": a word with a capital that is commonly a name, and of no place."""
    first = party.first + 1 if reader.lower(party.first) == "the" else party.first
    names = [reader.shown(at) for at in range(first, party.last + 1)]
    if party.kind != "other" or not names or len(names) > _LONGEST_ACTOR:
        return False
    capital = all(name[:1].isupper() and name not in calendar_words() for name in names)
    return capital and not common(names[-1]) and not place_at(reader.found.shown, first, party.last + 1)


def _body_of(reader: Reader, first: int, last: int) -> str:
    """The body of "officials of the Fisheries Office", or ""."""
    for word in range(first, last + 1):
        hit = reader.mentions.get(word)
        if hit and hit[0] == last and hit[1].kind == "body" and hit[1].official:
            return hit[1].official
    return ""


def _only_suffixes(reader: Reader, first: int, stop: int) -> bool:
    return all(not reader.shown(at).isalpha() or reader.lower(at) in _SUFFIXES for at in range(first, stop))


def _inner_start(reader: Reader, first: int, last: int) -> int:
    """Where "of Canada" or "to the President" begins within a group, unless a person's name follows it."""
    for at in range(first + 1, last + 1):
        if reader.lower(at) in _INNER:
            names = [
                one for one in range(at, last + 1) if one in reader.mentions and reader.mentions[one][1].kind == "name"
            ]
            office = reader.lower(at - 1) in title_nouns() or reader.lower(at - 1) in word_set("title-modifiers")
            return last + 1 if names and office else at
    return last + 1


def _printed_name(reader: Reader, first: int, last: int) -> str:
    """The name of a person whom the cast does not know: what follows the last title in capitals."""
    begin = first
    for at in range(first, last + 1):
        noun = reader.lower(at)
        if noun in title_nouns() or reader.shown(at) in honorifics():
            begin = at + 1
    run = list(range(begin, last + 1))
    if not run or not all(reader.capital(at) or reader.lower(at) in word_set("name-particles") for at in run):
        return ""
    if place_at(reader.found.shown, begin, last + 1) or reader.lower(last) in word_set("body-heads"):
        return ""
    titled = begin > first
    known = reader.shown(begin) in given_names() and len(run) > 1
    return reader.found.words(begin, last) if titled or known else ""


def country_in(reader: Reader, first: int, last: int) -> str:
    """The country that the words from `first` to `last` name, "the" and a plural apart: "the Danes"; "" if none."""
    if first > last:
        return ""
    shown = reader.found.shown
    at = first + 1 if reader.lower(first) in DETERMINERS else first
    if at > last:
        return ""
    hit = country_at(shown, at, last + 1)
    if hit and at + hit[0] - 1 == last:
        return country_names()[hit[1]]
    single = shown[last][:-1] if shown[last].endswith("s") else ""
    if single and at <= last:
        hit = country_at([*shown[at:last], single], 0, last - at + 1)
        if hit and hit[2] == "adjective" and hit[0] == last - at + 1:
            return country_names()[hit[1]]
    return ""
