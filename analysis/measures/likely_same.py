"""Officials that are perhaps one person: proposals for an analyst, who joins them or leaves them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from analysis.extraction.name_words import word_set
from analysis.extraction.registry import plain
from analysis.library import Library

ALIKE = 0.84  # ratio of equal letters from which two names are taken for two spellings of one
FAR_MORE = 10  # times as many articles as the next with a surname, from which that surname alone is likely to mean one
MOST = 60  # persons with one word in their names that are compared with each other
COLUMNS = ["official", "name", "other", "other_name", "why"]


class _Person(NamedTuple):
    """A person of the library; `words` are those of the name in the form that `plain` gives."""

    official: str
    name: str
    registered: bool
    words: tuple[str, ...]
    articles: int

    @property
    def surnames(self) -> set[str]:
        """The words that may be the surname."""
        first, last = self.words[0], self.words[-1]
        return {first, last} if first.capitalize() in word_set("family-first") else {last}


def likely_same(library: Library) -> pd.DataFrame:
    """Pairs of persons who may be one. Columns: official, name (whom to join), other, other_name (with whom), why.

    A surname alone goes with the one person in the library who bears it, or with one named in `FAR_MORE` times as many
    articles as any other who does. A full name goes with the same words in another order, with the same first and last
    word, and with a name that shares a word with it and has mostly the same letters
    (`difflib.SequenceMatcher.ratio` of `ALIKE` or more). Of two, the one in the registry, else in more articles, is
    whom the other is joined with.
    """
    rows = library.query(
        "SELECT official, name, registered, articles FROM profiles WHERE kind = 'person' "
        "ORDER BY registered DESC, articles DESC, official"
    )
    people = [
        _Person(str(one["official"]), str(one["name"]), bool(one["registered"]), tuple(words), int(one["articles"]))
        for one in rows.to_dict("records")
        if (words := plain(str(one["name"])).split())
    ]
    pairs: dict[str, tuple[_Person, _Person, str]] = {}
    for other, one, why in [*_alone(people), *_written_otherwise(people)]:
        if not one.registered:
            pairs.setdefault(one.official, (one, other, why))
    found = [(one.official, one.name, other.official, other.name, why) for one, other, why in pairs.values()]
    return pd.DataFrame(sorted(found), columns=COLUMNS)


def _alone(people: list[_Person]) -> Iterator[tuple[_Person, _Person, str]]:
    """Surnames alone, with the only one who bears each or the one by far named most."""
    for surname, bearers in _by_surname(people).items():
        full = [one for one in bearers if len(one.words) > 1]
        alone = [one for one in bearers if one.words == (surname,)]
        most = sorted(full, key=lambda one: -one.articles)
        if len(full) == 1:
            yield from ((full[0], one, "the only one with this surname") for one in alone)
        elif full and most[0].articles >= FAR_MORE * most[1].articles:
            yield from ((most[0], one, "by far the most named with this surname") for one in alone)


def _written_otherwise(people: list[_Person]) -> Iterator[tuple[_Person, _Person, str]]:
    """Full names with a word in common, in another order or in other letters."""
    sharing: dict[str, list[_Person]] = defaultdict(list)
    for one in people:
        for word in set(one.words) if len(one.words) > 1 else ():
            sharing[word].append(one)
    for several in sharing.values():
        for other, one in combinations(several[:MOST], 2):
            if sorted(one.words) == sorted(other.words):
                yield other, one, "the same name in another order"
            elif (one.words[0], one.words[-1]) == (other.words[0], other.words[-1]):
                yield other, one, "the same but for a middle name"
            elif SequenceMatcher(None, "".join(one.words), "".join(other.words)).ratio() >= ALIKE:
                yield other, one, "spelt almost the same"


def _by_surname(people: list[_Person]) -> dict[str, list[_Person]]:
    found: dict[str, list[_Person]] = defaultdict(list)
    for one in people:
        for surname in one.surnames:
            found[surname].append(one)
    return found
