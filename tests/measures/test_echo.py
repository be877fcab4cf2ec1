"""Who used a phrase first, who took it up, after how many days."""

from datetime import date, timedelta

from analysis.library import Filters
from analysis.measures.echo import echo
from analysis.measures.shifts import shifts
from tests.measures.speeches import Said, library_of

DAY = date(2020, 3, 2)
FILL = ["the quay is wide", "our road is long", "the ferry sails at noon", "nobody asked for a hall"]


def after(days, who, words="workable stages it is", **more):
    return Said(who, DAY + timedelta(days=days), words, **more)


def test_the_way_of_a_phrase_begins_with_its_first_user(empty_library):
    said = [after(12, "Tomas Reyl"), after(0, "Ada Lind"), after(40, "Ida Moe"), after(30, "Ada Lind")]
    way = echo(library_of(empty_library, said), Filters(), "workable stages")
    assert list(zip(way["official"], way["days_after"], strict=True)) == [
        ("ada-lind", 0),
        ("tomas-reyl", 12),
        ("ida-moe", 40),
    ]
    assert way["statements"].tolist() == [2, 1, 1]


def test_two_who_begin_on_one_day_stand_in_the_same_order_on_every_run(empty_library):
    library = library_of(empty_library, [after(0, who) for who in ("Ida Moe", "Ada Lind", "Tomas Reyl")])
    assert {tuple(echo(library, Filters(), "workable stages")["official"]) for _ in range(5)} == {
        ("ada-lind", "ida-moe", "tomas-reyl")
    }


def test_a_questioners_phrase_is_no_first_use(empty_library):
    said = [after(0, "Ada Lind", stance="affirmed"), after(5, "Tomas Reyl")]
    assert list(echo(library_of(empty_library, said), Filters(), "workable stages")["official"]) == ["tomas-reyl"]


def echoes(library, said):
    found = shifts(library_of(library, said), Filters(since=DAY + timedelta(days=90), officials=("tomas-reyl",)))
    return set(found.loc[found["kind"] == "echoed", "phrase"])


def own(count=20):
    return [after(3 * n, "Tomas Reyl", f"{FILL[n % 4]}, point {n}") for n in range(count)]


def test_a_phrase_used_by_another_within_the_year_is_echoed(empty_library):
    assert echoes(empty_library, [*own(), after(10, "Ada Lind"), after(95, "Tomas Reyl")]) == {"workable stages"}


def test_a_phrase_used_by_another_years_ago_or_on_the_same_day_is_not(empty_library):
    long_ago = after(-500, "Ada Lind")
    same_day = after(95, "Ida Moe", "a patient harbour regime")
    both = after(95, "Tomas Reyl", "workable stages and a patient harbour regime")
    assert not echoes(empty_library, [*own(), long_ago, same_day, both])
