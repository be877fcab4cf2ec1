"""Uses of phrases by period and speaker: rates, periods that are not over, first and last use."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from analysis.library import Filters
from analysis.measures.phrases import first_uses, phrase_rows, statements_in, uses
from tests.measures.speeches import Said, library_of

MAY, JUNE = date(2020, 5, 4), date(2020, 6, 3)
SAID = [
    Said("Ada Lind", MAY, "workable stages, and once more workable stages, for all of the river", country="NO"),
    Said("Ada Lind", MAY + timedelta(days=9), "the harbour needs a wider quay and a better road", country="NO"),
    Said("Ada Lind", JUNE, "a workable stage is the next thing to build", country="NO"),
    Said("Tomas Reyl", JUNE, "this is no workable stage for anybody here", stance="denied", country="CH"),
    Said("Tomas Reyl", JUNE + timedelta(days=1), "do you want workable stages", stance="affirmed", country="CH"),
]


@pytest.fixture
def library(empty_library):
    return library_of(empty_library, SAID)


def row_of(frame, **wanted):
    for column, value in wanted.items():
        frame = frame[frame[column].astype(str) == str(value)]
    assert len(frame) == 1
    return frame.iloc[0]


def test_uses_are_told_as_a_rate_of_the_speakers_words(library):
    may = row_of(uses(library, Filters(), ["workable stages"]), who="ada-lind", period=date(2020, 5, 1))
    assert (may["uses"], may["statements"], may["of"]) == (2, 1, 2)
    assert may["rate"] == pytest.approx(1000 * 2 / may["words"])


def test_a_period_without_the_phrase_is_a_nought_and_not_a_gap(library):
    found = uses(library, Filters(), ["wider quay"], period="month")
    assert row_of(found, period=date(2020, 6, 1))["uses"] == 0


def test_the_last_period_is_marked_as_not_over(library):
    found = uses(library, Filters(officials=("ada-lind",)), ["workable stages"])
    assert list(found.sort_values("period")["complete"]) == [True, False]


def test_by_countries_and_all_together(library):
    by_country = uses(library, Filters(), ["workable stage"], by="country")
    assert set(by_country["who"]) == {"NO", "CH"}
    together = uses(library, Filters(), ["workable stage"], by="nobody")
    assert together["uses"].sum() == by_country["uses"].sum() == 4


def test_the_same_statement_with_forty_reports_is_one_statement(empty_library):
    quote = "workable stages for everybody who depends on this river"
    prints = [Said("Ada Lind", MAY + timedelta(days=n % 2), quote, source=f"Paper {n}") for n in range(40)]
    found = uses(library_of(empty_library, prints), Filters(), ["workable stages"])
    assert (found["statements"].sum(), found["reports"].sum()) == (1, 40)


def test_a_questioners_words_are_not_a_use_and_a_rejected_one_is_told_as_such(library):
    users = first_uses(library, Filters(), "workable stages").set_index("official")
    assert list(users.index) == ["ada-lind", "tomas-reyl"]
    assert (users.loc["tomas-reyl", "statements"], users.loc["tomas-reyl", "disowned"]) == (1, 1)


def test_first_use_stands_beside_the_day_on_which_the_record_begins(library):
    users = first_uses(library, Filters(), "wider quay").iloc[0]
    assert (users["first_use"].date(), users["record_begins"].date()) == (MAY + timedelta(days=9), MAY)


def test_the_statements_behind_a_mark_are_the_speakers_own(library):
    behind = statements_in(library, Filters(), phrase="workable stage", who="ada-lind")
    assert [day.date() for day in behind["date"]] == [JUNE, MAY]


def test_a_word_within_another_is_no_use(empty_library):
    library = library_of(empty_library, [Said("Ada Lind", MAY, "there is a downside risk to the upside")])
    assert uses(library, Filters(), ["de risk"]).empty


def test_the_rows_of_the_command_lead_to_each_use(library):
    rows = phrase_rows(library, "workable stages")
    assert [row["official"] for row in rows] == ["ada-lind", "tomas-reyl"]
    assert rows[0]["first_use"] == MAY.isoformat()
    assert [one["hit"] for one in rows[0]["uses"]] == ["workable stage", "workable stages", "workable stages"]


def test_phrases_looked_for_long_ago_are_found_again(library):
    for phrase in [*(f"none of kind {number}" for number in range(12)), "workable stages"]:
        assert len(first_uses(library, Filters(), phrase)) == (2 if phrase == "workable stages" else 0)
    library.edit("a test", "merge", "tomas-reyl", "ada-lind")
    assert list(first_uses(library, Filters(), "workable stages")["official"]) == ["ada-lind"]


def test_what_many_look_for_at_once_is_found_once_and_stays_while_it_is_asked(library):
    asked = [f"none of kind {number}" for number in range(30)] + ["workable stages"] * 30
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda phrase: first_uses(library, Filters(), phrase)["statements"].sum(), asked[::-1]))
        again = list(pool.map(lambda phrase: first_uses(library, Filters(), phrase)["statements"].sum(), asked))
    assert found == again[::-1] == [3] * 30 + [0] * 30
