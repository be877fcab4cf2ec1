"""Generated libraries hold what their plan says, and what was planted in them is found."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pytest

from analysis.extraction.terms import classify, windows
from analysis.extraction.tokens import tokens
from analysis.library import Library, import_paths
from tests.benchmarks.generator import chunks, fill, make_plan, write_texts
from tests.benchmarks.planted import score


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
    told = score(library, plan, 8)
    assert told.enough >= 10
    assert told.found / told.enough >= 0.95
    assert told.false / told.claims < 0.05


def test_a_plan_of_a_million_articles_is_made_in_chunks() -> None:
    plan = make_plan(1_000_000)
    first = next(chunks(plan))
    assert first["articles"].num_rows == 5000
    assert first["articles"]["day"].to_pylist() == sorted(first["articles"]["day"].to_pylist())
