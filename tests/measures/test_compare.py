"""Two sides side by side: the phrases that tell them apart, and what both share."""

from datetime import date, timedelta

import pytest

from analysis.library import Filters
from analysis.measures.compare import compare
from tests.measures.speeches import Said, library_of

DAY = date(2020, 1, 1)
SHARED = ["the harbour must stay open", "the harbour matters to all of us", "nobody may close the harbour"]
PLACES = ["dam", "pier", "lock", "weir", "mole", "ford"]


def speech(who, words, count=24):
    return [
        Said(who, DAY + timedelta(days=5 * n), f"{words} at the {PLACES[n % 6]}, {SHARED[n % 3]}, item {n}")
        for n in range(count)
    ]


@pytest.fixture
def library(empty_library):
    return library_of(empty_library, [*speech("Ada Lind", "workable stages"), *speech("Tomas Reyl", "total blockade")])


LEFT, RIGHT = Filters(officials=("ada-lind",)), Filters(officials=("tomas-reyl",))


def test_what_tells_two_officials_apart_is_claimed_for_the_right_side(library):
    found = compare(library, LEFT, RIGHT).set_index("phrase")
    assert found.loc["workable stages", "score"] > 0 > found.loc["total blockade", "score"]
    assert found.loc[["workable stages", "total blockade"], "claimed"].all()
    assert found.loc["workable stages", ["uses_left", "uses_right"]].tolist() == [24, 0]
    assert found.loc["workable stages", "rate_left"] == pytest.approx(
        1000 * 24 / compare(library, LEFT, RIGHT).attrs["words_left"]
    )


def test_what_both_say_tells_nothing(library):
    found = compare(library, LEFT, RIGHT)
    assert not found.loc[found["phrase"].str.contains("harbour"), "claimed"].any()


def test_the_longest_form_stands_for_its_parts(library):
    assert not {"workable", "stages", "total", "blockade"} & set(compare(library, LEFT, RIGHT)["phrase"])


def test_sides_exchanged_are_the_same_numbers_with_the_other_sign(library):
    one = compare(library, LEFT, RIGHT).set_index("key")
    other = compare(library, RIGHT, LEFT).set_index("key").loc[one.index]
    assert one["score"].to_numpy() == pytest.approx(-other["score"].to_numpy())
    assert one["probability"].to_numpy() == pytest.approx(other["probability"].to_numpy())


def test_two_periods_of_one_official(empty_library):
    later = [
        Said("Ada Lind", DAY + timedelta(days=200 + 5 * n), f"quiet patience at the {PLACES[n % 6]}, hour {n}")
        for n in range(20)
    ]
    library = library_of(empty_library, [*speech("Ada Lind", "workable stages"), *later])
    until = DAY + timedelta(days=199)
    found = compare(library, Filters(until=until), Filters(since=until + timedelta(days=1))).set_index("phrase")
    assert found.loc["workable stages", "claimed"]
    assert found.loc["quiet patience", "score"] < 0


def test_forty_reports_of_one_statement_do_not_tell_two_sides_apart(empty_library):
    quote = "total blockade of everything that floats on this river"
    prints = [Said("Tomas Reyl", DAY, quote, source=f"Paper {n}") for n in range(40)]
    library = library_of(empty_library, [*speech("Ada Lind", "workable stages"), *prints])
    found = compare(library, LEFT, RIGHT)
    assert found.attrs["statements_right"] == 1
    assert not found.loc[found["phrase"].str.contains("blockade"), "claimed"].any()


def test_an_empty_side_is_said_and_no_error(library):
    found = compare(library, LEFT, Filters(officials=("nobody",)))
    assert found.empty
    assert (found.attrs["statements_left"], found.attrs["statements_right"]) == (24, 0)
