"""What is added up from counts in memory is what a plain recount of the terms gives."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from analysis.library import Filters, Library
from analysis.library.rows import to_tables
from analysis.measures.keyness import keyness
from analysis.measures.keywords import keywords, over_time
from analysis.measures.keywords_trends import trends
from analysis.measures.reports import fullest_reports
from tests.measures.speeches import Said, found_in, library_of

FIRST = date(2021, 3, 1)
PIECES = ["harbor fishery quota", "vaccine corridor", "debt relief", "grain silo tariff", "ferry timetable", "dam"]
PEOPLE = ["Ada Lind", "Bo Ek", "Cleo Moss"]


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Library:
    dice = np.random.default_rng(4)
    said = [
        Said(
            PEOPLE[number % 3],
            FIRST + timedelta(int(dice.integers(0, 80))),
            " and ".join(dice.choice(PIECES, int(dice.integers(2, 5)))),
            source=f"Paper {number % 4}",
            stance="affirmed" if number % 17 == 0 else "own",
        )
        for number in range(70)
    ]
    return library_of(Library(str(tmp_path_factory.mktemp("counts") / "library")), said)


def recount(library: Library, filters: Filters) -> pd.DataFrame:
    """The terms of the statements that count, each in its fullest report. Columns: doc, official, day, key, uses."""
    where, values = filters.where("statements", "s")
    said = library.query(f"SELECT statement_id, official, date AS day, stance FROM statements s WHERE {where}", values)
    said = said.merge(fullest_reports(library, "TRUE", {})[["statement_id", "same_as", "words"]], on="statement_id")
    said["further"] = said["statement_id"] != said["same_as"]
    said = said.sort_values(["further", "words", "statement_id"], ascending=[True, False, True])
    said = said.drop_duplicates("same_as").rename(columns={"same_as": "doc"})
    terms = library.query("SELECT statement_id AS doc, key, count AS uses FROM terms WHERE words <= 3")
    return said[said["stance"] != "affirmed"][["doc", "official", "day"]].merge(terms, on="doc")


VIEWS = [
    Filters(),
    Filters(officials=("ada-lind",)),
    Filters(since=FIRST + timedelta(30)),
    Filters(sources=("Paper 1", "Paper 2"), until=FIRST + timedelta(60)),
]


@pytest.mark.parametrize("filters", VIEWS, ids=lambda one: one.sentence())
def test_keywords_of_groups_are_as_recounted(library, filters):
    found = keywords(library, filters, by="official", limit=500)
    terms = recount(library, filters)
    uses, documents = Counter(), Counter()
    for row in terms.itertuples():
        uses[row.official, row.key] += row.uses
        documents[row.official, row.key] += 1
    everywhere = library.query("SELECT key, sum(count) AS n FROM terms WHERE statement_id IS NOT NULL GROUP BY 1")
    total = dict(zip(everywhere["key"], everywhere["n"], strict=True))
    assert set(found["who"]) == set(terms["official"])
    for row in found.itertuples():
        assert (row.uses, row.documents) == (uses[row.who, row.key], documents[row.who, row.key])
        assert row.of == terms.loc[terms["official"] == row.who, "doc"].nunique()
        assert row.elsewhere == total[row.key] - row.uses


@pytest.mark.parametrize("filters", VIEWS, ids=lambda one: one.sentence())
def test_a_phrase_over_time_is_as_recounted(library, filters):
    keys = ["vaccine corridor", "dam", "grain silo"]
    found = over_time(library, filters, keys, period="month").set_index(["who", "key"])
    expected = defaultdict(int)
    for row in recount(library, filters).itertuples():
        expected[str(row.day.date().replace(day=1)), row.key] += row.uses
    assert {place: expected[place] for place in found.index} == found["uses"].to_dict()


@pytest.mark.parametrize("filters", VIEWS, ids=lambda one: one.sentence())
def test_the_two_sets_of_keyness_are_as_recounted(library, filters):
    found = keyness(library, filters, limit=500)
    here = recount(library, filters)
    rest = recount(library, Filters())
    rest = rest[~rest["doc"].isin(here["doc"])]
    assert len(found) == 0 if rest.empty else len(found) > 3
    for row in found.itertuples():
        for terms, uses, documents in ((here, row.uses, row.documents), (rest, row.uses_other, row.documents_other)):
            own = terms[terms["key"] == row.key]
            assert (own["uses"].sum(), len(own)) == (uses, documents)


@pytest.mark.parametrize("filters", VIEWS, ids=lambda one: one.sentence())
def test_rise_and_decline_are_as_recounted(library, filters):
    found = trends(library, filters, limit=500)
    terms = recount(library, filters)
    days = terms.drop_duplicates("doc")["day"]
    assert len(found)
    for row in found.itertuples():
        own = terms[terms["key"] == row.key]
        early = int((own["day"] <= days.median()).sum())
        assert (row.uses, row.documents, row.of) == (own["uses"].sum(), len(own), len(days))
        assert (row.first_half, row.second_half) == (early, len(own) - early)


def test_a_statement_that_was_found_twice_counts_once(tmp_path):
    library = Library(str(tmp_path / "library"))
    one = found_in(Said("Ada Lind", FIRST, "a measured exchange on the dams"), 0)
    with library.write("twice") as writer:
        writer.append(to_tables([replace(one, statements=one.statements * 2)]))
    found = keywords(library, Filters(), by="official")
    assert set(found["of"]) == {1}
    assert set(found["documents"]) == {1}


def test_counts_move_on_with_the_library(tmp_path):
    library = library_of(Library(str(tmp_path / "library")), [Said("Ada Lind", FIRST, "debt relief comes first")])
    before = keywords(library, Filters(), by="official")
    library_of(library, [Said("Bo Ek", FIRST, "vaccine corridors come later")])
    after = keywords(library, Filters(), by="official")
    assert set(before["who"]) == {"ada-lind"}
    assert set(after["who"]) == {"ada-lind", "bo-ek"}
