"""Filters come from a URL that anybody can write, and become SQL that must never be written by anybody."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.library import Filters, Library, import_articles
from analysis.model import TABLES
from tests.library.conftest import article

EVERYTHING_CHOSEN = Filters(
    since=date(2019, 1, 1),
    until=date(2019, 12, 31),
    officials=("ada-lind", "o'brien"),
    countries=("SE",),
    sources=("The Daily'; DROP TABLE articles; --",),
    genres=("news",),
    text="sanctions relief",
)


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, Filters()),
        ({"since": "2019-06-01"}, Filters(since=date(2019, 6, 1))),
        ({"since": ["2019-12-31"], "until": ["2019-01-01"]}, Filters(date(2019, 1, 1), date(2019, 12, 31))),
        ({"since": ["never", "2019-06-01"]}, Filters(since=date(2019, 6, 1))),
        ({"since": "2019-02-30", "colour": "red"}, Filters()),
        ({"officials": ["a", "a", " ", "b"]}, Filters(officials=("a", "b"))),
        ({"text": "  snap   back "}, Filters(text="snap   back")),
        ({"text": "x" * 199 + " beyond"}, Filters(text="x" * 199)),
    ],
)
def test_what_makes_no_sense_in_a_link_is_ignored(params: dict, expected: Filters) -> None:
    assert Filters.from_params(params) == expected


def test_a_link_brings_back_the_same_filters() -> None:
    assert Filters.from_params(EVERYTHING_CHOSEN.to_params()) == EVERYTHING_CHOSEN


@given(st.dictionaries(st.sampled_from(["since", "until", "officials", "text"]), st.lists(st.text(max_size=20))))
def test_any_link_gives_filters_that_survive_their_own_link(params: dict) -> None:
    filters = Filters.from_params(params)
    assert Filters.from_params(filters.to_params()) == filters


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("alias", ["", "t"])
def test_every_table_can_be_filtered_by_everything(empty_library: Library, table: str, alias: str) -> None:
    condition, values = EVERYTHING_CHOSEN.where(table, alias)
    assert empty_library.query(f"SELECT count(*) AS n FROM {table} {alias} WHERE {condition}", values)["n"][0] == 0


def test_values_never_stand_in_the_sql() -> None:
    for table in TABLES:
        condition, _ = EVERYTHING_CHOSEN.where(table)
        assert "DROP" not in condition
        assert "brien" not in condition


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        (Filters(), "everything in the library"),
        (Filters(since=date(2019, 6, 1)), "since 1 June 2019"),
        (
            Filters(date(2019, 6, 1), date(2019, 12, 31), officials=("ada-lind",), sources=("Wire", "Post")),
            "with Ada Lind, from Wire or Post, 1 June 2019 to 31 December 2019",
        ),
    ],
)
def test_filters_tell_what_they_choose(filters: Filters, sentence: str) -> None:
    assert filters.sentence({"ada-lind": "Ada Lind"}) == sentence


@pytest.mark.parametrize(
    "words", ["100% [sic]", "a^b", "back\\slash", "c++ (new)", "straße", "o'neill", "ÉCOLE", "x-y]z"]
)
def test_words_of_an_article_are_found_as_they_stand_in_any_case(empty_library: Library, words: str) -> None:
    texts = [f"Before {words.upper()} after.", f"Before {words.lower()} after.", "Nothing of the kind: abc 100 sic."]
    import_articles(empty_library, [article(number, text) for number, text in enumerate(texts)], workers=1)
    where, values = Filters(text=words).where("articles")
    found = empty_library.query(f"SELECT text FROM articles WHERE {where}", values)["text"]
    expected = [text for text in texts if words.lower() in text.lower()]
    assert sorted(text.split(" This")[0] for text in found) == sorted(expected)


def test_many_searches_are_forgotten_and_found_again(empty_library: Library) -> None:
    import_articles(empty_library, [article(1, "Words of a kind.")], workers=1)
    for number in [*range(60), 0]:
        for text, count in ((f"none {number}", 0), ("of a kind", 1)):
            where, values = Filters(text=text).where("articles")
            assert len(empty_library.query(f"SELECT 1 AS x FROM articles WHERE {where}", values)) == count
