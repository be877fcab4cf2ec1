"""Generated libraries hold what their plan says, and what was planted in them is found."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pytest
from scipy.stats import fisher_exact

from analysis.extraction.terms import classify, windows
from analysis.extraction.tokens import tokens
from analysis.library import Filters, Library, import_paths
from analysis.measures.shifts import shifts
from tests.benchmarks.generator import Plan, Planted, chunks, fill, make_plan, write_texts

ENOUGH = 1e-5  # the chance of a planted change's expected counts without a change: below it there is text enough


@pytest.fixture(scope="module")
def small() -> dict[str, pa.Table]:
    return next(chunks(make_plan(60, seed=3)))


def test_the_same_seed_gives_the_same_library(small: dict[str, pa.Table]) -> None:
    again, other = (next(chunks(make_plan(60, seed=seed))) for seed in (3, 4))
    assert all(small[name].equals(again[name]) for name in small)
    assert not small["articles"].equals(other["articles"])


def test_every_span_stands_in_its_article(small: dict[str, pa.Table]) -> None:
    texts = dict(zip(*(small["articles"][name].to_pylist() for name in ("article_id", "text")), strict=True))
    for row in small["statements"].to_pylist():
        assert texts[row["article_id"]][row["content_start"] : row["content_end"]] == row["content"]
    for table in ("sentences", "mentions"):
        for row in small[table].to_pylist():
            assert texts[row["article_id"]][row["start"] : row["end"]] == row["text"]


def test_the_terms_are_those_that_extraction_counts(small: dict[str, pa.Table]) -> None:
    counted: dict[str, set[str]] = {}
    for row in small["terms"].to_pylist():
        if row["statement_id"]:
            counted.setdefault(row["statement_id"], set()).add(row["key"])
    for row in small["statements"].to_pylist():
        expected = {key for key, _, _ in windows(classify(tokens(row["content"])), 5)}
        assert counted[row["statement_id"]] == expected


def test_the_texts_can_be_imported_and_their_statements_are_found(tmp_path: Path) -> None:
    path = tmp_path / "generated.jsonl"
    write_texts(make_plan(12, seed=3), path)
    library = Library(str(tmp_path / "library"))
    report = import_paths(library, [path], workers=1)
    written = len({json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()})
    assert not report.failures
    assert report.added >= written
    said = library.query("SELECT count(*) AS n FROM statements WHERE official IS NOT NULL")["n"].iloc[0]
    assert said >= 2 * report.added


def test_planted_shifts_are_found_and_little_else(tmp_path: Path) -> None:
    plan = make_plan(2500, seed=1, shifted=6)
    library = fill(Library(str(tmp_path / "library")), plan)
    found = enough = claims = false = 0
    for number in range(8):
        planted = [one for one in plan.planted if one.official == number]
        day = planted[0].day if planted else plan.planted[0].day
        official = plan.official(number)
        told = shifts(library, Filters(officials=(official,), since=day), limit=200)
        claimed = told[told["claimed"] & (told["unit"] == "phrase")]
        for one in planted:
            if chance_of(library, official, one) <= ENOUGH:
                enough += 1
                found += one.words in set(claimed.loc[claimed["kind"] == one.kind, "phrase"])
        claims += len(claimed)
        false += sum(not _planted(phrase, planted) for phrase in claimed["phrase"])
    assert enough >= 10
    assert found / enough >= 0.95
    assert false / claims < 0.05


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


def test_a_plan_of_a_million_articles_is_made_in_chunks() -> None:
    plan: Plan = make_plan(1_000_000)
    first = next(chunks(plan))
    assert first["articles"].num_rows == 5000
    assert first["articles"]["day"].to_pylist() == sorted(first["articles"]["day"].to_pylist())
