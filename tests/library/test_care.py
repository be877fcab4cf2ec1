"""A library says how it is, and can be compacted, backed up and restored without losing a row."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from analysis.__main__ import main
from analysis.errors import LibraryError
from analysis.extraction import extract
from analysis.library import Library, import_articles, open_library
from analysis.library.care import backup, check, compact, restore
from analysis.library.rows import to_tables
from analysis.model import TABLES
from tests.library.conftest import article


@pytest.fixture
def library(empty_library: Library) -> Library:
    for number in range(4):
        import_articles(empty_library, [article(number, 'Minister Ada Lind said: "We will take feasible steps."')])
    return empty_library


def rows(library: Library) -> dict[str, pd.DataFrame]:
    return {name: library.query(f"SELECT * FROM {name} ORDER BY ALL") for name in TABLES}


def same(one: dict[str, pd.DataFrame], other: dict[str, pd.DataFrame]) -> bool:
    return all(one[name].equals(other[name]) for name in TABLES)


def test_a_whole_library_has_no_problems(library: Library) -> None:
    health = check(library)
    sizes = health.tables.set_index("table")
    assert health.problems == ()
    assert health.compacted is None
    assert sizes.loc["articles", "rows"] == 4
    assert sizes.loc["articles", "files"] == 4
    assert (sizes["megabytes"] > 0).any()


def test_an_empty_library_has_no_problems(empty_library: Library) -> None:
    assert check(empty_library).problems == ()


def test_a_missing_file_is_named(library: Library) -> None:
    file = next((Path(library.uri) / "statements").glob("*.parquet"))
    file.unlink()
    assert any(file.name in problem and "missing" in problem for problem in check(library).problems)


def test_a_damaged_file_is_told(library: Library) -> None:
    file = next((Path(library.uri) / "statements").glob("*.parquet"))
    file.write_bytes(b"PAR1 nothing of use PAR1")
    assert any(problem.startswith("statements") for problem in check(library).problems)


def test_rows_of_an_article_that_is_not_there_are_counted(library: Library) -> None:
    found = to_tables([extract(article(9))])
    with library.write("without its article") as writer:
        writer.append({"sentences": found["sentences"]})
    number = found["sentences"].num_rows
    assert f"{number} rows of sentences whose article is missing" in check(library).problems


def test_an_article_that_stands_twice_is_told(library: Library) -> None:
    with library.write("twice") as writer:
        writer.append(to_tables([extract(article(9))]))
        writer.append(to_tables([extract(article(9))]))
    assert "1 articles that stand twice" in check(library).problems


def test_files_of_earlier_states_are_deleted_when_asked(library: Library) -> None:
    before = rows(library)
    compact(library)
    assert len(list((Path(library.uri) / "articles").glob("*.parquet"))) == 5
    assert main(["compact", "--keep-days", "0", "--library", library.uri]) == 0
    assert len(list((Path(library.uri) / "articles").glob("*.parquet"))) == 1
    assert same(rows(Library(library.uri)), before)
    assert check(Library(library.uri)).problems == ()


def test_a_rejected_statement_is_no_problem(library: Library) -> None:
    library.edit("me", "reject", library.query("SELECT statement_id FROM statements")["statement_id"][0])
    assert check(library).problems == ()


def test_compaction_joins_files_and_changes_no_row(library: Library) -> None:
    before = rows(library)
    compact(library)
    health = check(library)
    assert same(before, rows(open_library(library.uri)))
    assert health.problems == ()
    assert health.tables.set_index("table").loc["articles", "files"] == 1
    assert health.compacted is not None


def test_an_import_joins_the_files_of_many_imports(empty_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.library.imports.MANY_FILES", 3)
    files = []
    for number in range(5):
        import_articles(empty_library, [article(number)])
        files.append(check(empty_library).tables.set_index("table").loc["articles", "files"])
    assert files == [1, 2, 1, 2, 1]
    assert check(empty_library).tables.set_index("table").loc["articles", "rows"] == 5
    assert check(empty_library).problems == ()


def test_a_restored_backup_equals_the_library_row_by_row(library: Library, tmp_path: Path) -> None:
    library.edit("me", "rename", "ada-lind", "A. Lind")
    path = tmp_path / "backup.tar"
    restored = Library(str(tmp_path / "restored"))
    assert backup(library, path) == restore(restored, path) == 4
    assert same(rows(library), rows(restored))
    assert library.query("FROM edits").equals(restored.query("FROM edits"))
    assert check(restored).problems == ()


def test_a_backup_that_is_cut_short_restores_nothing(library: Library, tmp_path: Path) -> None:
    path, part = tmp_path / "backup.tar", tmp_path / "part.tar"
    backup(library, path)
    with tarfile.open(path) as whole, tarfile.open(part, "w") as less:
        for member in whole:
            if not member.name.startswith("terms"):
                less.addfile(member, whole.extractfile(member))
    cut = tmp_path / "cut.tar"
    cut.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    for damaged in (part, cut):
        restored = Library(str(tmp_path / damaged.stem))
        with pytest.raises(LibraryError, match="no whole backup"):
            restore(restored, damaged)
        assert not len(open_library(restored.uri).commits())
        assert restore(restored, path) == 4


def test_any_other_file_is_no_backup(empty_library: Library, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a backup")
    with pytest.raises(LibraryError, match="no whole backup"):
        restore(empty_library, path)


def test_a_library_that_holds_something_is_not_written_over(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "backup.tar"
    backup(library, path)
    with pytest.raises(LibraryError, match="not empty"):
        restore(library, path)


def test_tables_of_an_earlier_schema_read_the_new_column_as_null(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = TABLES["talks"].append(pa.field("mediator", pa.string()))
    later = later.append(pa.field("rounds", pa.list_(pa.int32())))
    monkeypatch.setitem(TABLES, "talks", later)
    monkeypatch.setitem(TABLES, "statements", TABLES["statements"].append(pa.field("mood", pa.float32())))
    opened = open_library(library.uri)
    assert opened.query("SELECT mediator, rounds FROM talks").isna().all().all()
    assert opened.query("SELECT mood FROM statements")["mood"].isna().all()
    import_articles(opened, [article(7, 'Minister Ada Lind said: "We will wait."')])
    assert check(opened).problems == ()
    assert len(opened.query("SELECT mood FROM statements")) == 5


@pytest.mark.parametrize("command", ["check", "compact"])
def test_the_commands_say_what_they_found(command: str, library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--library", library.uri]) == 0
    assert "4 articles" in capsys.readouterr().out


def test_backup_and_restore_on_the_command_line(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, restored = tmp_path / "b.tar", tmp_path / "restored"
    assert main(["backup", str(path), "--library", library.uri]) == 0
    assert main(["restore", str(path), "--library", str(restored)]) == 0
    assert "4 articles" in capsys.readouterr().out
    assert main(["check", "--library", str(restored)]) == 0


def test_check_ends_with_one_where_something_is_lost(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    file = next((Path(library.uri) / "terms").glob("*.parquet"))
    file.unlink()
    assert main(["check", "--library", library.uri]) == 1
    assert file.name in capsys.readouterr().err
