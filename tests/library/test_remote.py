"""A library in an object store is the same library, for one writer at a time and any number of readers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from deltalake import write_deltalake

from analysis.__main__ import main
from analysis.errors import LibraryError
from analysis.library import Filters, Library, import_articles
from analysis.library.care import backup, check, compact, restore
from analysis.library.remote import LOCK
from analysis.model import TABLES
from tests.library.conftest import article
from tests.object_store import object_store

pytest.importorskip("moto", reason="moto is not here: requirements-dev.txt")
WRITE = "import sys; from analysis.library import Library; Library(sys.argv[1]).edit('other', 'accept', 'ada-lind')"


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as environment, object_store(environment) as uri:
        yield uri


@pytest.fixture(scope="module")
def library(bucket: str) -> Library:
    found = Library(f"{bucket}/some/library")
    for first in (0, 3):
        import_articles(found, [article(number) for number in range(first, first + 3)], workers=1)
    return found


def rows(library: Library) -> dict[str, pd.DataFrame]:
    return {name: library.query(f"SELECT * FROM {name} ORDER BY ALL") for name in TABLES}


def same(one: Library, other: Library) -> bool:
    ours, theirs = rows(one), rows(other)
    return all(ours[name].equals(theirs[name]) for name in TABLES)


def test_it_holds_what_a_folder_would(library: Library, tmp_path: Path) -> None:
    folder = Library(str(tmp_path / "library"))
    import_articles(folder, [article(number) for number in range(6)], workers=1)
    assert same(library, folder)
    assert same(Library(library.uri), folder)
    assert import_articles(library, [article(2)]).unchanged == 1


def test_copies_of_its_files_on_this_machine_give_the_same(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = rows(library)
    monkeypatch.setenv("READOUT_CACHE", str(tmp_path / "cache"))
    for _ in range(2):
        ours = rows(Library(library.uri))
        assert all(ours[name].equals(expected[name]) for name in TABLES)
    assert len(list((tmp_path / "cache").rglob("*.parquet"))) == sum(
        len(table.file_uris()) for table in library.tables().values()
    )


def test_edits_and_filters_work_on_it(bucket: str) -> None:
    library = Library(f"{bucket}/edited")
    import_articles(library, [article(1), article(2)], workers=1)
    official = str(library.query("SELECT official FROM profiles ORDER BY official")["official"][0])
    edit = library.edit("me", "rename", official, "Somebody else")
    condition, values = Filters(officials=(official,)).where("mentions")
    assert len(library.query(f"SELECT * FROM mentions WHERE {condition}", values)) == 2
    assert "Somebody else" in set(library.query("SELECT name FROM profiles")["name"])
    library.undo("me", edit)
    assert "Somebody else" not in set(library.query("SELECT name FROM profiles")["name"])


def test_it_can_be_checked_compacted_backed_up_and_restored(bucket: str, tmp_path: Path) -> None:
    library = Library(f"{bucket}/cared-for")
    for number in range(2):
        import_articles(library, [article(number)], workers=1)
    before = rows(library)
    compact(library)
    health = check(library)
    assert health.problems == ()
    assert health.tables.set_index("table").loc["articles", "files"] == 1
    assert all(rows(library)[name].equals(before[name]) for name in TABLES)
    assert backup(library, tmp_path / "backup.tar") == 2
    assert restore(Library(f"{bucket}/restored"), tmp_path / "backup.tar") == 2
    assert same(Library(f"{bucket}/restored"), library)


def test_a_second_writer_is_told_who_writes(library: Library) -> None:
    before = library.query("SELECT count(*) AS n FROM articles")["n"][0]
    with library.write("nothing"):
        done = subprocess.run([sys.executable, "-c", WRITE, library.uri], capture_output=True, text=True, check=False)
    assert "is writing to the library" in done.stderr
    assert f"process {os.getpid()}" in done.stderr
    assert library.edit("me", "accept", "ada-lind")
    assert Library(library.uri).query("SELECT count(*) AS n FROM articles")["n"][0] == before


def test_a_writer_that_died_keeps_others_out_until_its_lease_ends(bucket: str) -> None:
    uri = f"{bucket}/left-locked"
    for until, free in ((timedelta(minutes=1), False), (-timedelta(seconds=1), True)):
        row = [{"holder": "process 1 on elsewhere", "until": datetime.now(UTC) + until}]
        write_deltalake(f"{uri}/lock", pa.Table.from_pylist(row, schema=LOCK), mode="overwrite")
        if free:
            assert import_articles(Library(uri), [article(1)], workers=1).added == 1
        else:
            with pytest.raises(LibraryError, match="process 1 on elsewhere"):
                import_articles(Library(uri), [article(1)], workers=1)


def test_a_writer_that_slept_through_its_lease_does_not_undo_the_next(bucket: str) -> None:
    uri = f"{bucket}/overtaken"

    def overtaken() -> None:
        with Library(uri).write("late"):
            write_deltalake(f"{uri}/lock", LOCK.empty_table(), mode="overwrite")
            import_articles(Library(uri), [article(1)], workers=1)

    with pytest.raises(LibraryError, match="meanwhile"):
        overtaken()
    assert list(Library(uri).query("SELECT title FROM articles")["title"]) == ["Dispatch 1"]


def test_a_bucket_that_is_not_there_is_told(bucket: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--library", "s3://no-such-bucket/library"]) == 1
    assert "s3://no-such-bucket/library cannot be opened" in capsys.readouterr().err
