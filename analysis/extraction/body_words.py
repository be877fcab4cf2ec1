"""Bodies without a name of their own: "the South Korean foreign ministry", "the presidential office"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from analysis.extraction.bodies import FoundBody, body_of
from analysis.extraction.dateline import dateline_place
from analysis.extraction.name_words import country_at, country_names, word_set
from analysis.extraction.registry import Registry, plain
from analysis.extraction.scan import Scan
from analysis.extraction.titles_beside import country_before
from analysis.model import Article, Official

_IN = frozenset({"in", "at"})
_LONGEST = 4  # words of such a name


@cache
def body_nouns() -> frozenset[str]:
    """The nouns of bodies in lower case."""
    return frozenset(noun.lower() for noun in word_set("body-heads")) - word_set("bodies-never-alone")


@cache
def _fields() -> frozenset[str]:
    return frozenset(field.lower() for field in word_set("portfolios"))


def home_of(article: Article) -> str:
    """The code of the country whose capital the dateline names, or empty."""
    words = [word.capitalize() if word.isupper() else word for word in dateline_place(article).split()]
    return next((hit[1] for at in range(len(words)) if (hit := country_at(words, at, len(words)))), "")


def plain_bodies(found: Scan, registry: Registry, taken: set[int]) -> list[FoundBody]:
    """Bodies in lower case with their country: "Russia’s defense ministry", "the foreign ministry in Seoul"."""
    bodies = []
    for word, shown in enumerate(found.shown):
        if shown not in body_nouns() or word in taken:
            continue
        begin = found.first[found.sentence_of(word)]
        first = word
        while first > begin and word - first < _LONGEST and found.shown[first - 1] in _fields():
            first -= 1
        country = country_before(found, max(begin, first - 3), first) or country_after(found, word)
        if first == word or not country:
            continue
        name = " ".join(part.capitalize() for part in found.shown[first : word + 1])
        official = registry.body_in(country, name) or body_of(f"{country_names()[country]} {name}", country)
        bodies.append(FoundBody(first, word, official))
    return bodies


def country_after(found: Scan, word: int) -> str:
    """The code of the country that a body is said to be in, or empty: "the ministry in Seoul"."""
    if found.lower[word + 1 : word + 2] and found.lower[word + 1] in _IN and word + 2 < len(found.shown):
        hit = country_at(found.shown, word + 2, min(len(found.shown), word + 5))
        return hit[1] if hit and hit[2] != "adjective" else ""
    return ""


def settle_countries(found: Scan, bodies: list[FoundBody], registry: Registry, home: str) -> list[FoundBody]:
    """The bodies, with those printed without a country made that of the capital after them or of the same name before.

    Else the only other of that name in the article, else the one of the country in whose capital the article was
    written.
    """
    settled: list[FoundBody] = []
    for body in bodies:
        official = body.official
        if official.registered or official.country:
            settled.append(body)
            continue
        if there := registry.body_in(country_after(found, body.last), official.name):
            settled.append(replace(body, official=there))
            continue
        ending = f" {plain(official.name)}"
        alike = [one.official for one in settled if _ends(one.official, ending)]
        others = {one.official.id: one.official for one in bodies if _ends(one.official, ending)}
        meant = alike[-1] if alike else next(iter(others.values())) if len(others) == 1 else None
        meant = meant or registry.body_in(home, official.name)
        settled.append(replace(body, official=meant) if meant else body)
    return settled


def body_by_default(registry: Registry, home: str, words: list[str]) -> Official | None:
    """The registered body of a common name ("foreign ministry"): the one of `home`, else the only one there is."""
    if len(words) < 2:
        return None
    name = " ".join(words)
    return registry.body_in(home, name) or registry.only_body(name)


def _ends(official: Official, ending: str) -> bool:
    return official.country != "" and any(plain(name).endswith(ending) for name in (official.name, *official.aliases))
