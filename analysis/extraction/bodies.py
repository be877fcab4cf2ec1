"""Bodies that speak or act as officials: ministries, agencies, parties, and countries or capitals when they act."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from analysis.extraction.name_words import calendar_words, country_at, country_names, places, word_set
from analysis.extraction.names import capital_runs
from analysis.extraction.registry import Registry, plain
from analysis.extraction.scan import POSSESSIVE, Scan
from analysis.extraction.titles_beside import country_before
from analysis.model import Official

_OF = frozenset({"of", "for"})
_SEATED = frozenset({"Embassy", "Consulate"})
_BESIDES = frozenset({"has", "had", "have", "is", "was", "will", "would", "also", "did", "does", "repeatedly", "now"})
_NOT_BY = frozenset(
    {"in", "at", "from", "to", "near", "of", "outside", "into", "visit", "across", "around", "throughout"}
)


@dataclass(frozen=True, slots=True)
class FoundBody:
    """A body from the word `first` to the word `last`."""

    first: int
    last: int
    official: Official


def find_bodies(found: Scan, registry: Registry) -> list[FoundBody]:
    """The bodies that sentences name, in order; countries and capitals only where they speak or act."""
    bodies: list[FoundBody] = []
    for first, last in capital_runs(found):
        bodies += _in_run(found, first, last, registry)
    return bodies


def _in_run(found: Scan, first: int, last: int, registry: Registry) -> list[FoundBody]:
    word, stop = first, found.first[found.sentence_of(first) + 1]
    bodies = []
    while word <= last:
        hit = (
            _registered(found, word, stop, registry)
            or _of_country(found, first, word, stop, registry)
            or _ministry(found, first, word, last, stop, registry)
            or _country(found, word, stop)
        )
        if hit:
            bodies.append(hit)
            word = hit.last
        elif country := country_at(found.shown, word, last + 1):
            word += country[0] - 1
        word += 1
    return bodies


def _registered(found: Scan, word: int, stop: int, registry: Registry) -> FoundBody | None:
    """The longest name or alias of a registered body that begins here."""
    if plain(found.shown[word]).partition(" ")[0] not in registry.body_starts:
        return None
    for last in range(min(stop, word + 9) - 1, word - 1, -1):
        official = registry.by_name.get(plain(" ".join(found.shown[word : last + 1])))
        if official is None or registry.officials[official].kind != "body":
            continue
        country = country_at(found.shown, word, last + 1)
        if country and country[0] == last + 1 - word:
            return None
        known = registry.officials[official]
        return FoundBody(word, last, known) if not _elsewhere(found, last, known) else None
    return None


def _elsewhere(found: Scan, last: int, known: Official) -> bool:
    """True for "the US Embassy in Kabul" where a body of that short name is known in another city."""
    _, there, city = known.name.partition(" in ")
    return (
        bool(there)
        and found.lower[last + 1 : last + 2] == ["in"]
        and found.shown[last + 2 : last + 3] != city.split()[:1]
    )


def _of_country(found: Scan, first: int, word: int, stop: int, registry: Registry) -> FoundBody | None:
    """The longest name of a body that begins here and whose country stands before it: "Kestrania’s Chiefs of Staff"."""
    if plain(found.shown[word]) not in registry.country_starts:
        return None
    country = country_before(found, found.first[found.sentence_of(first)], word)
    if not country:
        return None
    for last in range(min(stop, word + 9) - 1, word, -1):
        if official := registry.body_in(country, " ".join(found.shown[word : last + 1])):
            return FoundBody(word, last, official)
    return None


def _ministry(found: Scan, first: int, word: int, last: int, stop: int, registry: Registry) -> FoundBody | None:
    """A name with the noun of a body at its end ("Unification Ministry") or its beginning ("Ministry of Trade")."""
    heads = word_set("body-heads")
    for end in range(last, word - 1, -1):
        if found.shown[end] not in heads:
            continue
        reach = _reach_of(found, end, stop)
        begin = word
        while begin < end and (
            found.lower[begin] in word_set("function-words") or found.shown[begin] in calendar_words()
        ):
            begin += 1
        skipped = country_at(found.shown, begin, end + 1)
        if skipped and begin + skipped[0] > end:
            return None
        country = skipped[1] if skipped else country_before(found, found.first[found.sentence_of(first)], begin)
        begin += skipped[0] if skipped else 0
        if reach == end and begin == end and not _stands_alone(found, end):
            return None
        bare = found.words(begin, reach)
        name = f"{country_names()[country]} {bare}" if country else bare
        known = registry.officials.get(registry.by_name.get(plain(name), "")) or registry.body_in(country, bare)
        return FoundBody(begin, reach, known if known and known.kind == "body" else body_of(name, country))
    return None


def _reach_of(found: Scan, head: int, stop: int) -> int:
    """The last word of "of Foreign Affairs" after "Ministry", of "in Kabul" after "Embassy"."""
    reach = head
    if head + 2 < stop and found.shown[head] in _SEATED and found.lower[head + 1] == "in":
        return head + 2 if _continues(found, head + 2) else head
    if head + 2 < stop and found.lower[head + 1] in _OF:
        word = head + 3 if found.lower[head + 2] == "the" else head + 2
        while word < stop and _continues(found, word):
            reach = word
            word += 1
            if word + 1 < stop and found.lower[word] == "and" and found.shown[word + 1] in word_set("portfolios"):
                word += 1
    return reach


def _continues(found: Scan, word: int) -> bool:
    return found.shown[word][0].isupper() and found.joined(word) and found.shown[word] not in calendar_words()


def _stands_alone(found: Scan, word: int) -> bool:
    return found.shown[word] in word_set("bodies-alone")


def _country(found: Scan, word: int, stop: int) -> FoundBody | None:
    """A country, or its capital, as the one who acts: "Pyongyang rejected", "North Korea’s stated deadline"."""
    if short := found.short_country(word):
        acts = _acts(found, word, word, stop)
        return FoundBody(word, word, body_of(country_names()[short], short)) if acts else None
    hit = country_at(found.shown, word, stop)
    if hit is None:
        return None
    last = word + hit[0] - 1
    if found.lower[last + 1 : last + 2] == ["government"]:
        acts = _acts(found, word, last + 1, stop)
        return FoundBody(word, last + 1, body_of(country_names()[hit[1]], hit[1])) if acts else None
    if hit[2] == "adjective":
        return None
    if tuple(found.shown[word : last + 1]) in places() or not _acts(found, word, last, stop):
        return None
    name = country_names()[hit[1]]
    return FoundBody(word, last, body_of(name, hit[1]))


def _acts(found: Scan, first: int, last: int, stop: int) -> bool:
    before = found.lower[first - 1] if first > found.first[found.sentence_of(first)] else ""
    after = found.lower[last + 1 : min(stop, last + 5)]
    if not after:
        return False
    if after[0] in POSSESSIVE:
        return any(word in word_set("acts") for word in after[1:])
    if before in _NOT_BY or found.shown[last + 1][0].isupper():
        return False
    steps = [word for word in after if word not in _BESIDES and not word.endswith("ly")]
    verbs = word_set("speech-verbs") | word_set("acting-verbs")
    return bool(steps) and steps[0] in verbs


@cache
def body_of(name: str, country: str) -> Official:
    """A body that the registry does not know."""
    return Official(id=slug(name), name=name, kind="body", country=country)


@cache
def slug(name: str) -> str:
    """The id of a discovered official: the words of the name in lower case, joined by hyphens."""
    return regex.sub(r"[^\p{L}\p{N}]+", "-", plain(name).replace("'", "")).strip("-") or "unnamed"
