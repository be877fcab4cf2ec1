"""A library holds each import whole or not at all, and readers never see half of one."""

import contextlib
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis.errors import LibraryError
from analysis.extraction import extract
from analysis.library import Library, import_articles, open_library
from analysis.library.imports import remove_articles
from analysis.library.rows import to_tables
from analysis.model import TABLES, Extraction, Failure, Official
from tests.library.conftest import article


def count(library: Library, table: str = "articles") -> int:
    return int(library.query(f"SELECT count(*) AS n FROM {table}")["n"][0])


def test_a_new_library_is_empty_and_can_be_queried(empty_library: Library) -> None:
    assert {name: count(empty_library, name) for name in [*TABLES, "profiles"]} == dict.fromkeys(
        [*TABLES, "profiles"], 0
    )


def test_importing_twice_changes_nothing(empty_library: Library) -> None:
    first = import_articles(empty_library, [article(1), article(2)])
    version = empty_library.version
    second = import_articles(empty_library, [article(1), article(2), article(2)])
    assert (first.added, second.added, second.unchanged) == (2, 0, 3)
    assert count(empty_library) == 2
    assert empty_library.version == version


def test_a_failure_is_reported_and_loses_nothing_else(empty_library: Library) -> None:
    report = import_articles(empty_library, [article(1), Failure("x.pdf", "is damaged"), article(2)])
    assert report.added == 2
    assert report.failures == [Failure("x.pdf", "is damaged")]


def test_an_import_that_breaks_off_leaves_no_trace(empty_library: Library) -> None:
    import_articles(empty_library, [article(1)])
    with contextlib.suppress(KeyboardInterrupt), empty_library.write("broken") as writer:
        writer.append(to_tables([extract(article(2))]))
        raise KeyboardInterrupt
    assert count(empty_library) == 1
    assert import_articles(empty_library, [article(2)]).added == 1
    assert count(open_library(empty_library.uri)) == 2


def test_an_import_killed_between_two_tables_leaves_no_trace(empty_library: Library) -> None:
    import_articles(empty_library, [article(1)])
    script = (
        "import os, signal, sys\n"
        "from analysis.library import open_library\n"
        "from analysis.extraction import extract\n"
        "from analysis.library.rows import to_tables\n"
        "from tests.library.conftest import article\n"
        "with open_library(sys.argv[1]).write('killed') as writer:\n"
        "    writer.append(to_tables([extract(article(2))]))\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, empty_library.uri], check=False, env={**os.environ, "PYTHONPATH": "."}
    )
    assert killed.returncode == -signal.SIGKILL
    assert count(open_library(empty_library.uri)) == 1
    assert import_articles(empty_library, [article(2)]).added == 1
    assert count(empty_library) == 2
    assert count(empty_library, "sentences") == sum(len(extract(article(n)).sentences) for n in (1, 2))


def test_a_reader_keeps_its_snapshot_until_it_asks_for_the_next(empty_library: Library) -> None:
    reader = open_library(empty_library.uri)
    import_articles(empty_library, [article(1)])
    assert count(reader) == 0
    assert reader.refresh()
    assert count(reader) == 1
    assert not reader.refresh()


def test_a_library_can_be_opened_as_it_was(empty_library: Library) -> None:
    import_articles(empty_library, [article(1)])
    then = datetime.now(UTC)
    import_articles(empty_library, [article(2)])
    assert count(open_library(empty_library.uri, as_of=then)) == 1


def test_removed_articles_take_all_that_was_found_in_them_along(empty_library: Library) -> None:
    import_articles(empty_library, [article(1), article(2)])
    remove_articles(empty_library, [article(1).id])
    for table in TABLES:
        assert article(1).id not in set(empty_library.query(f"SELECT article_id FROM {table}")["article_id"])
    assert count(empty_library) == 1
    assert list(empty_library.commits()["articles"]) == [-1, 2]


def test_a_second_writer_is_told_to_wait(empty_library: Library) -> None:
    other = Library(empty_library.uri)
    with empty_library.write("first"), pytest.raises(LibraryError, match="another process"), other.write("second"):
        pass


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(LibraryError, match="cannot be"):
        import_articles(Library(str(tmp_path / "file" / "library")), [article(1)])


def test_a_quote_in_the_path_does_no_harm(tmp_path: Path) -> None:
    library = Library(str(tmp_path / "the analyst's library"))
    import_articles(library, [article(1)])
    assert count(library) == 1


def test_workers_find_what_one_process_finds(tmp_path: Path) -> None:
    articles = [article(number) for number in range(80)]
    alone, together = Library(str(tmp_path / "alone")), Library(str(tmp_path / "together"))
    import_articles(alone, articles, workers=1)
    import_articles(together, articles, workers=2)
    for table in TABLES:
        query = f"SELECT * FROM {table} ORDER BY ALL"
        assert alone.query(query).equals(together.query(query))


def test_a_still_library_stays_where_it_is_while_others_and_it_itself_write(empty_library):
    import_articles(empty_library, [article(1)], workers=1)
    still = Library(empty_library.uri, still=True)
    assert still.newest() is still
    import_articles(empty_library, [article(2)], workers=1)
    import_articles(still, [article(3)], workers=1)
    still.edit("analyst", "rename", "ada-lind", "A. Lind")
    still.refresh()
    assert still.query("SELECT count(*) FROM articles").iat[0, 0] == 1
    newest = still.newest()
    assert newest.still
    assert newest.query("SELECT count(*) FROM articles").iat[0, 0] == 3
    assert "A. Lind" in list(newest.query("SELECT name FROM profiles")["name"])


def test_the_country_of_an_official_is_what_most_articles_tell(tmp_path: Path) -> None:
    told = {
        "ada-lind": ["SE", "SE", "NO"],
        "bo-ek": ["SE", "NO"],
        "cy-orre": ["", "", "SE"],
        "di-aal": ["SE", *[""] * 11],
    }
    found = [
        Extraction(
            article(number),
            tuple(Official(one, one, country=codes[number]) for one, codes in told.items() if number < len(codes)),
        )
        for number in range(12)
    ]
    library = Library(str(tmp_path / "library"))
    with library.write("dispatches") as writer:
        writer.append(to_tables(found))
    countries = library.query("SELECT official, country FROM profiles ORDER BY official")
    assert countries["country"].tolist() == ["SE", "", "SE", ""]
