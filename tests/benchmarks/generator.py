"""Generated libraries of any size, the same for the same seed, with shifts planted at known days.

A `Plan` says who speaks how often, which phrases each took up, let go or came to use more, and on which days an event
fills the news. `fill` writes it into a library as an import would, 5,000 articles at a time; `write_texts` writes the
same articles as JSON lines, to measure an import. Names, countries and words are made up.

python -m tests.benchmarks.generator FOLDER ARTICLES [SEED]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import numpy as np
import pyarrow as pa

from analysis.library import Library, open_library
from tests.benchmarks.generator_words import Ints, vocabulary

CHUNK = 5000  # articles
FIRST = date(2015, 1, 1)
DAYS = 2000
SUBJECTS, SUBJECT_WORDS = 40, 60
HABITS = 400  # phrases that anybody uses at any time
_SYLLABLES = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]


@dataclass(frozen=True, slots=True)
class Planted:
    """A change of phrasing: the share of an official's statements that hold the phrase before a day, and from it on."""

    kind: Literal["new", "dropped", "rising"]
    official: int
    phrase: tuple[int, ...]
    day: date
    before: float
    after: float
    slot: int

    @property
    def words(self) -> str:
        """The phrase."""
        return vocabulary().text(self.phrase)


@dataclass(frozen=True, slots=True)
class Event:
    """Days on which a part of all words belong to one event."""

    first: date
    last: date
    words: Ints


@dataclass(frozen=True)
class Plan:
    """What a generated library holds. `weights` is how often each official speaks."""

    seed: int
    articles: int
    names: tuple[str, ...]
    weights: tuple[float, ...]
    planted: tuple[Planted, ...]
    events: tuple[Event, ...]
    subjects: Ints = field(repr=False)
    habits: Ints = field(repr=False)

    def official(self, number: int) -> str:
        """The id of an official."""
        return self.names[number].lower().replace(" ", "-")

    def day(self, article: Ints) -> Ints:
        """The day of each article, counted from FIRST: articles are in order of their days."""
        return article * DAYS // max(self.articles, 1)


def make_plan(articles: int, seed: int = 0, *, shifted: int = 12, events: int = 10) -> Plan:
    """A plan for so many articles: `shifted` of the most talkative officials change three phrases each."""
    dice = np.random.default_rng([seed, articles])
    known = vocabulary()
    number = max(20, min(3000, int(3 * articles**0.5)))
    names = _names(number, dice)
    weights = 1 / (np.arange(number) + 3.0)
    middle = known.content(1500, 6000)
    picked = dice.permutation(middle)
    pairs = picked[: len(picked) // 2 * 2].reshape(-1, 2)
    days = [FIRST + timedelta(days=int(DAYS * part)) for part in dice.uniform(0.45, 0.8, shifted)]
    planted = [
        Planted(kind, official, tuple(int(word) for word in pairs[3 * official + place]), day, before, after, place)  # type: ignore[arg-type]
        for official, day in enumerate(days)
        for place, (kind, before, after) in enumerate(
            (("new", 0.0, 0.1), ("dropped", 0.1, 0.0), ("rising", 0.02, 0.12))
        )
    ]
    starts = np.sort(dice.integers(0, DAYS - 5, events))
    return Plan(
        seed,
        articles,
        names,
        tuple(weights / weights.sum()),
        tuple(planted),
        tuple(
            Event(FIRST + timedelta(int(start)), FIRST + timedelta(int(start) + 4), dice.choice(middle, 12, False))
            for start in starts
        ),
        dice.choice(known.content(200, 8000), (SUBJECTS, SUBJECT_WORDS)),
        pairs[3 * shifted : 3 * shifted + HABITS],
    )


def _names(number: int, dice: np.random.Generator) -> tuple[str, ...]:
    """Names of two words made of syllables, all different."""
    made: dict[str, None] = {}
    while len(made) < number:
        parts = ["".join(_SYLLABLES[place] for place in dice.integers(0, len(_SYLLABLES), size)) for size in (2, 3)]
        made[" ".join(part.capitalize() for part in parts)] = None
    return tuple(made)


def chunks(plan: Plan, first: int = 0) -> Iterator[dict[str, pa.Table]]:
    """The tables of the plan's articles from the one numbered `first` on, a chunk at a time."""
    from tests.benchmarks.generator_tables import tables

    for start in range(first, plan.articles, CHUNK):
        yield tables(plan, np.arange(start, min(start + CHUNK, plan.articles)))


def fill(library: Library, plan: Plan) -> Library:
    """Write the plan's articles, and all that is found in them, into a library; one commit a chunk.

    A library that a killed run has left is filled on from where it stands.
    """
    for found in chunks(plan, int(library.commits()["articles"].sum())):
        with library.write("generated") as writer:
            writer.append(found)
    library.count()
    return library


def write_texts(plan: Plan, path: Path) -> int:
    """Write the plan's articles as JSON lines that Readout imports; gives the number of characters of their texts."""
    size = 0
    with path.open("w", encoding="utf-8") as file:
        for found in chunks(plan):
            for row in found["articles"].select(["title", "day", "source", "text"]).to_pylist():
                size += len(row["text"])
                told = {"title": row["title"], "date": row["day"].isoformat(), "source": row["source"]}
                file.write(json.dumps({**told, "text": row["text"]}, ensure_ascii=False) + "\n")
    return size


if __name__ == "__main__":
    fill(open_library(sys.argv[1]), make_plan(int(sys.argv[2]), int(sys.argv[3]) if sys.argv[3:] else 0))
