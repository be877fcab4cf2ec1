"""Reports of one statement are found at import, a day's articles at a day's cost, and as edits have the speakers."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from analysis.library import reports
from analysis.library.imports import remove_articles
from tests.measures.speeches import Said, library_of

DAY = date(2020, 5, 4)
QUOTES = (
    "we have offered workable stages towards a settlement that serves both sides of this river",
    "the harbour regime remains patient, balanced and entirely without preconditions for navigation",
)


def stories(library):
    """The groups of statements, by their ids."""
    found = library.reported()
    return {frozenset(rows["statement_id"]) for _, rows in found.groupby("story")}


def kept(library):
    """The folders of pairs beside the tables."""
    return list(Path(library.uri, "counts").glob("reports-*"))


def printed(days, papers=3, quote=QUOTES[0], who="Ada Lind"):
    return [Said(who, DAY + timedelta(day), quote, source=f"Paper {day}-{n}") for day in days for n in range(papers)]


@pytest.fixture
def counted(empty_library):
    def add(said):
        library_of(empty_library, said)
        empty_library.count()
        return empty_library

    return add


@pytest.mark.parametrize("later", [[3], [-3, 1, 5, 40]])
def test_what_is_added_is_compared_as_if_all_had_come_at_once(counted, later, monkeypatch):
    monkeypatch.setattr(reports, "AT_ONCE", 8)
    counted([*printed([0, 2, 5]), *printed([0, 1], quote=QUOTES[1])])
    library = counted(printed(later, papers=2, who="Ada Lind"))
    found = stories(library)
    assert found
    for place in kept(library):
        shutil.rmtree(place)
    assert found == stories(library)


def test_an_import_adds_only_what_is_near_its_days(counted, monkeypatch):
    counted(printed(range(0, 200, 10)))
    read = []
    compared = reports.pairs_among
    monkeypatch.setattr(reports, "pairs_among", lambda rows: read.append(rows.num_rows) or compared(rows))
    counted(printed([100], papers=1, quote=QUOTES[0].replace("river", "bay")))
    assert sum(read) == 4


def test_a_removed_article_takes_its_pairs_with_it(counted):
    library = counted(printed([0]))
    (ids,) = stories(library)
    remove_articles(library, [min(ids).partition(":")[0]])
    library.refresh()
    assert stories(library) == {ids - {min(ids)}}


def test_a_statement_of_another_speaker_is_compared_with_that_speaker_s(counted):
    library = counted([*printed([0], papers=2), *printed([1], papers=1, who="Tomas Reyl")])
    (both,) = stories(library)
    third = next(iter(set(library.query("SELECT statement_id FROM statements")["statement_id"]) - both))
    library.edit("Ida", "speaker", third, "ada-lind")
    assert stories(library) == {both | {third}}
    library.edit("Ida", "reject", min(both))
    assert stories(library) == {(both | {third}) - {min(both)}}


def test_what_is_kept_is_of_this_state_alone(counted):
    library = counted(printed([0]))
    library = counted(printed([30]))
    (place,) = kept(library)
    assert pq.read_table(place / "articles.parquet").num_rows == 6
