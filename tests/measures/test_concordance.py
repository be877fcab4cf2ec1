"""A phrase in context: each use where it stands, sorted by the words beside it."""

from datetime import date, timedelta

import pytest

from analysis.library import Filters
from analysis.measures.concordance import concordance
from tests.measures.speeches import Said, library_of

DAY = date(2020, 5, 4)
WORDS = [
    "we want workable stages before anything else",
    "they fear workable stages and their price",
    "nobody sees Workable, stages as a threat",
]


@pytest.fixture
def library(empty_library):
    said = [Said(f"Speaker {'CAB'[n]}", DAY + timedelta(days=n), text) for n, text in enumerate(WORDS)]
    return library_of(empty_library, said)


def test_each_line_leads_to_its_words_in_the_article(library):
    for line in concordance(library, Filters(), "workable stages").itertuples():
        text = library.query("SELECT text FROM articles WHERE article_id = $a", {"a": line.article_id})["text"].iloc[0]
        assert text[line.start : line.end] == line.hit
        assert text.index(line.hit) == line.start
        assert text[: line.start].endswith(line.left)
        assert text[line.end :].startswith(line.right)


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("date", ["sees", "fear", "want"]),
        ("left", ["fear", "sees", "want"]),
        ("right", ["fear", "sees", "want"]),
        ("official", ["fear", "sees", "want"]),
    ],
)
def test_lines_are_sorted_as_asked(library, sort, order):
    lines = concordance(library, Filters(), "workable stages", sort=sort)
    assert [left.split()[-1] for left in lines["left"]] == order


def test_to_the_left_the_nearest_word_counts_first(empty_library):
    said = ["zebras love a dull quay", "ants hate the bright quay", "ants hate a bright quay"]
    library = library_of(empty_library, [Said("Ada Lind", DAY, text) for text in said])
    lines = concordance(library, Filters(), "quay", sort="left")
    assert [left.split("said in dispatch number ")[1][3:].strip() for left in lines["left"]] == [
        "ants hate a bright",
        "ants hate the bright",
        "zebras love a dull",
    ]


def test_whole_articles_hold_what_nobody_is_quoted_with(empty_library):
    said = [Said("Ada Lind", DAY, "the quay is ready", printed_beside="Workable stages went unmentioned.")]
    library = library_of(empty_library, said)
    assert concordance(library, Filters(), "workable stages").empty
    assert concordance(library, Filters(), "workable stages", within="articles")["hit"].tolist() == ["Workable stages"]


def test_nothing_to_look_for_finds_nothing(library):
    assert concordance(library, Filters(), " … ").empty
