"""What was said at a talk, and which phrases were new there."""

from datetime import date, timedelta

import pytest

from analysis.library import Filters, Library
from analysis.library.rows import to_tables
from analysis.measures.talk_words import talk_words
from analysis.model import Span, Talk
from tests.measures.speeches import Said, found_in

DAY = date(2021, 6, 10)
EARLIER = [Said("Ada Lind", DAY - timedelta(days=n), f"we hope for progress on point {n}") for n in range(1, 12)]
THEN = [
    Said("Ada Lind", DAY, "we speak of shared water today"),
    Said("Ada Lind", DAY + timedelta(days=3), "shared water it shall be"),
    Said("Bo Ek", DAY, "shared water is a slogan"),
]


def talk(precision: str = "day") -> Talk:
    return Talk("meeting", "held", ("ada-lind", "bo-ek"), Span(0, 8), DAY, DAY, precision)  # type: ignore[arg-type]


def words(library: Library, said: list[Said], met: Talk):
    found = [found_in(one, number) for number, one in enumerate(said)]
    found[0] = type(found[0])(**{name: getattr(found[0], name) for name in found[0].__slots__} | {"talks": (met,)})
    with library.write("speeches") as writer:
        writer.append(to_tables(found))
    return talk_words(library, Filters()).set_index("official")


def test_statements_of_the_day_stand_under_the_talk_with_what_was_new(empty_library):
    rows = words(empty_library, EARLIER + THEN, talk())
    assert rows.loc["ada-lind", "statements"] == 1
    assert rows.loc["ada-lind", "phrases"] == ["shared water"]


def test_without_enough_before_no_phrase_is_called_new(empty_library):
    rows = words(empty_library, EARLIER[:4] + THEN, talk())
    assert rows.loc["ada-lind", "phrases"] == []
    assert rows.loc["bo-ek", "phrases"] == []


def test_a_phrase_of_before_is_not_new(empty_library):
    before = [Said("Ada Lind", DAY - timedelta(days=20), "there is shared water")]
    rows = words(empty_library, before + EARLIER + THEN, talk())
    assert rows.loc["ada-lind", "phrases"] == []


@pytest.mark.parametrize("precision", ["month", "year"])
def test_a_talk_without_a_day_of_its_own_has_no_words_under_it(empty_library, precision):
    assert words(empty_library, EARLIER + THEN, talk(precision)).empty
