"""Counts of phrases kept beside the library say what the terms say, however the library came to its state."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest

from analysis.library import Library
from analysis.library.care import compact
from analysis.library.counted import NAMES, kept
from analysis.library.counts import Counts
from analysis.library.imports import import_articles, remove_articles
from analysis.model import Article, Part, Span
from tests.library.test_kinship import imported, story
from tests.measures.speeches import Said, library_of

FIRST = [
    Said("Ada Lind", date(2021, 3, 2), "we seek a measured exchange on the dams"),
    Said("Bo Ek", date(2021, 3, 9), "practical steps come first and practical steps come now"),
]
LATER = [Said("Bo Ek", date(2021, 4, 9), "there are practical steps and grain corridors for the dams")]

BY_KEY = {
    "phrases": "SELECT * EXCLUDE (phrase_id, phrase) FROM phrases ORDER BY key",
    "statement_phrases": "SELECT official, date, doc, key, coalesce(f.phrase, p.phrase) AS phrase, uses "
    "FROM statement_phrases JOIN phrases p USING (phrase_id) LEFT JOIN forms f USING (phrase_id, form) ORDER BY ALL",
    "article_phrases": "SELECT doc, key, uses FROM article_phrases JOIN phrases USING (phrase_id) ORDER BY ALL",
}


@pytest.fixture
def library(tmp_path) -> Library:
    return library_of(Library(str(tmp_path / "library")), FIRST)


def counted(library: Library) -> list[pd.DataFrame]:
    return [library.query(sql, kept=kept(*NAMES)) for sql in BY_KEY.values()]


def in_memory(library: Library) -> list[pd.DataFrame]:
    """What the terms say, without the file."""
    for file in files(library):
        file.rename(file.with_suffix(".aside"))
    found = counted(Library(library.uri, each_copy=library.each_copy))
    for file in (Counts(library.uri, {}).path.parent).glob("*.aside"):
        file.rename(file.with_suffix(".duckdb"))
    return found


def files(library: Library) -> list:
    return sorted(Counts(library.uri, {}).path.parent.glob("*.duckdb"))


def same(one: list[pd.DataFrame], other: list[pd.DataFrame]) -> None:
    for left, right in zip(one, other, strict=True):
        assert len(left)
        pd.testing.assert_frame_equal(left, right, check_dtype=False)


def test_a_library_without_counts_is_counted_when_asked(library):
    assert not files(library)
    assert "practical step" in set(counted(library)[0]["key"])


def test_kept_counts_are_those_of_the_terms(library):
    library.count()
    assert len(files(library)) == 1
    same(counted(library), in_memory(library))


def test_articles_that_come_later_are_added(library):
    library.count()
    library_of(library, LATER)
    library.count()
    assert len(files(library)) == 1
    same(counted(library), in_memory(library))


def test_removed_articles_are_no_longer_counted(library):
    library.count()
    gone = library.query("SELECT article_id FROM articles ORDER BY day LIMIT 1")["article_id"].tolist()
    remove_articles(library, gone)
    same(counted(library), in_memory(library))


def test_compaction_keeps_the_counts(library):
    library_of(library, LATER)
    compact(library)
    assert len(files(library)) == 1
    same(counted(library), in_memory(library))


def test_a_rejected_statement_is_not_counted_and_is_again_when_that_is_undone(library):
    library.count()
    before = counted(library)
    statement = library.query("SELECT statement_id FROM statements WHERE contains(content, 'practical')")
    edit = library.edit("a test", "reject", statement["statement_id"].iloc[0])
    now = counted(library)
    assert len(now[1]) < len(before[1])
    same(now[1:], in_memory(library)[1:])
    held = now[0][now[0]["statements_df"] + now[0]["articles_df"] > 0].reset_index(drop=True)
    same([held], in_memory(library)[:1])
    library.undo("a test", edit)
    same(counted(library), before)


def test_a_damaged_file_of_counts_is_passed_over(library):
    library.count()
    expected = counted(library)
    for file in files(library):
        file.write_bytes(b"no database")
    same(counted(Library(library.uri)), expected)


def test_counting_goes_on_after_a_damaged_file(library):
    library.count()
    for file in files(library):
        file.write_bytes(b"no database")
    library_of(library, LATER)
    library.count()
    same(counted(library), in_memory(library))


def test_a_version_that_was_replaced_is_no_longer_counted(tmp_path):
    library = Library(str(tmp_path / "library"))
    text = "Minister Ada Lind said on Monday that measured exchanges on the dams would go on for many years to come."
    for hour, more in enumerate(("", " She named grain corridors.")):
        said = text + more
        article = Article(
            text=said,
            title="Dams",
            published=datetime(2021, 3, 1, 10, tzinfo=UTC),
            modified=datetime(2021, 3, 1, 11 + hour, tzinfo=UTC),
            source="The Example",
            url="https://example.org/dams",
            parts=(Part("paragraph", Span(0, len(said))),),
        )
        import_articles(library, [article], workers=1)
    found = counted(library)
    assert found[0]["articles_df"].max() == 1
    assert "grain corridor" in set(found[0]["key"])
    same(found, in_memory(library))


def test_a_large_library_is_counted_in_parts(library, monkeypatch):
    monkeypatch.setattr("analysis.library.counting.AT_ONCE", 20)
    library.count()
    assert len(files(library)) == 1
    same(counted(library), in_memory(library))


def test_copies_are_counted_where_one_asks_for_each(empty_library):
    imported(empty_library, *(story(source=f"Paper {number}", hour=10 + number) for number in range(3)))
    assert len(files(empty_library)) == 2
    each = Library(empty_library.uri, each_copy=True)
    assert counted(each)[0]["articles_df"].max() == 3
    same(counted(each), in_memory(each))
    same(counted(empty_library), in_memory(empty_library))
