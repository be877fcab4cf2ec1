"""Planted changes of phrasing: how many of those with enough text are found, and how much else is claimed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scipy.stats import fisher_exact

from analysis.library import Filters, Library
from analysis.measures.shifts import shifts
from tests.benchmarks.generator import Plan, Planted, fill, make_plan
from tests.benchmarks.harness import Row
from tests.benchmarks.scale import kept_folder

SIZES = (10_000, 100_000)
BESIDE = 4  # officials who changed nothing, looked at too
ENOUGH = 1e-5  # the chance of a planted change's expected counts without a change: below it there is text enough


@dataclass
class Score:
    """Planted changes with enough text, those of them found, all phrases claimed, and those that nobody planted."""

    enough: int = 0
    found: int = 0
    claims: int = 0
    false: int = 0


def rows() -> Iterator[Row]:
    """The measured rows."""
    with kept_folder() as folder:
        for size in SIZES:
            plan, place = make_plan(size), Path(folder, f"library-{size}")
            library = Library(str(place)) if place.exists() else fill(Library(str(place)), plan)
            told = score(library, plan, len({one.official for one in plan.planted}) + BESIDE)
            yield Row(
                "planted shifts found",
                f"{size:,} articles",
                f"{100 * told.found / told.enough:.1f} % of {told.enough} with enough text, of {len(plan.planted)}",
                "asked 95 %",
            )
            yield Row(
                "false discoveries",
                f"{size:,} articles",
                f"{100 * told.false / told.claims:.1f} % of {told.claims} claims",
                "asked under 5 %",
            )


def score(library: Library, plan: Plan, officials: int) -> Score:
    """What the shifts of so many of the most talkative officials, from the day of their changes on, come to."""
    told = Score()
    for number in range(officials):
        planted = [one for one in plan.planted if one.official == number]
        day = planted[0].day if planted else plan.planted[0].day
        official = plan.official(number)
        found = shifts(library, Filters(officials=(official,), since=day), limit=200)
        claimed = found[found["claimed"] & (found["unit"] == "phrase")]
        for one in planted:
            if chance_of(library, official, one) <= ENOUGH:
                told.enough += 1
                told.found += one.words in set(claimed.loc[claimed["kind"] == one.kind, "phrase"])
        told.claims += len(claimed)
        told.false += sum(not _planted(phrase, planted) for phrase in claimed["phrase"])
    return told


def chance_of(library: Library, official: str, one: Planted) -> float:
    """Fisher's exact chance of the counts that a plan leads one to expect."""
    sizes = library.query(
        "SELECT count(*) FILTER (date < $day) AS before, count(*) FILTER (date >= $day) AS after FROM statements "
        "WHERE official = $official",
        {"day": one.day, "official": official},
    ).iloc[0]
    before, after = int(sizes["before"]), int(sizes["after"])
    held = round(before * one.before), round(after * one.after)
    return float(fisher_exact([[held[0], before - held[0]], [held[1], after - held[1]]])[1])


def _planted(phrase: str, planted: list[Planted]) -> bool:
    """Whether a phrase has a word of a planted one: the shorter and longer forms of a change are no other change."""
    return any(set(phrase.split()) & set(one.words.split()) for one in planted)
