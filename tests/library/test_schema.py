"""Libraries of every schema version that was released can be read, added to and cared for."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from deltalake import write_deltalake

from analysis.errors import LibraryError
from analysis.extraction import extract
from analysis.library import Filters, Library, import_articles
from analysis.library.care import backup, check, compact, restore
from analysis.library.rows import to_tables
from analysis.library.store import IMPORTS, SCHEMA_VERSION
from analysis.measures.articles import articles
from analysis.measures.topics import topic_share
from analysis.model import TABLES
from tests.library.conftest import article

SAYING = 'Minister Ada Lind said: "We will lift sanctions in feasible steps."'


@pytest.fixture
def first_released(tmp_path: Path) -> Library:
    """A library as schema version 1 wrote it: fewer tables, and fewer columns in them."""
    columns = json.loads((Path(__file__).parent / "schema_1.json").read_text("utf-8"))
    found = to_tables([extract(article(number, SAYING)) for number in range(3)])
    versions = {}
    for name in set(columns) - {"//"}:
        write_deltalake(str(tmp_path / "old" / name), found[name].select(columns[name]))
        versions[name] = 0
    told = {"at": datetime.now(UTC), "what": "import", "articles": 3, "schema": 1, "versions": json.dumps(versions)}
    write_deltalake(str(tmp_path / "old" / "imports"), pa.Table.from_pylist([told], schema=IMPORTS))
    return Library(str(tmp_path / "old"))


def counts(library: Library) -> pd.Series:
    return check(library).tables.set_index("table")["rows"]


def test_it_is_read_as_a_new_one_is(first_released: Library, empty_library: Library) -> None:
    import_articles(empty_library, [article(number, SAYING) for number in range(3)], workers=1)
    for name in ("statements", "terms", "officials"):
        query = f"SELECT count(*) AS n FROM {name}"
        assert first_released.query(query)["n"][0] == empty_library.query(query)["n"][0] > 0
    assert list(articles(first_released, Filters())["title"]) == list(articles(empty_library, Filters())["title"])
    pd.testing.assert_frame_equal(topic_share(first_released, Filters()), topic_share(empty_library, Filters()))


def test_it_is_added_to_and_told_by_its_version(first_released: Library) -> None:
    assert check(first_released).schema == 1
    assert import_articles(first_released, [article(number, SAYING) for number in range(5)], workers=1).added == 2
    health = check(first_released)
    assert health.problems == ()
    assert health.schema == SCHEMA_VERSION
    assert counts(first_released)["articles"] == 5
    assert set(first_released.tables()) == set(TABLES)


def test_it_can_be_compacted_backed_up_and_restored(first_released: Library, tmp_path: Path) -> None:
    compact(first_released)
    assert backup(first_released, tmp_path / "old.tar") == 3
    restored = Library(str(tmp_path / "new"))
    assert restore(restored, tmp_path / "old.tar") == 3
    assert check(restored).problems == ()
    assert counts(restored)["terms"] == counts(first_released)["terms"] > 0


def test_a_library_of_a_newer_readout_is_refused(first_released: Library) -> None:
    row = {"at": datetime.now(UTC), "what": "", "articles": 0, "schema": SCHEMA_VERSION + 1, "versions": "{}"}
    write_deltalake(f"{first_released.uri}/imports", pa.Table.from_pylist([row], schema=IMPORTS), mode="append")
    with pytest.raises(LibraryError, match="newer Readout"):
        Library(first_released.uri)
