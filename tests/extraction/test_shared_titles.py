"""One title for several names, and what looks like a name after a title and is none; all are invented."""

from __future__ import annotations

import pytest

from analysis.extraction import extract
from analysis.model import Article, Extraction
from analysis.reading import read_bytes


def read(words: str) -> Extraction:
    text = f"Talks resume\n\nGENEVA, March 4, 2021 (Newsline) -- {words}\n\nThe border has been closed since January.\n"
    article = next(read_bytes("talks.txt", text.encode()))
    assert isinstance(article, Article)
    return extract(article)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("Presidents Olaf Brandt and Ines Calado met on Tuesday.", ["President", "President"]),
        ("The prime ministers, Olaf Brandt and Ines Calado, met on Tuesday.", ["prime minister", "prime minister"]),
        (
            "Foreign Ministers Olaf Brandt of Sweden and Ines Calado of Portugal met on Tuesday.",
            ["Foreign Minister", "Foreign Minister"],
        ),
    ],
)
def test_each_of_several_holds_the_title_and_takes_part(words: str, titles: list[str]) -> None:
    found = read(words)

    assert [one.titles[0].name for one in found.officials] == titles
    assert [talk.participants for talk in found.talks] == [("olaf-brandt", "ines-calado")]


def test_the_country_after_a_name_is_whose_office_it_is() -> None:
    found = read("Foreign Ministers Olaf Brandt of Sweden and Ines Calado of Portugal met on Tuesday.")

    assert [one.country for one in found.officials] == ["SE", "PT"]


def test_the_country_of_an_office_is_no_person() -> None:
    assert read("The Prime Minister of Kestria arrived on Tuesday. The President of Belvaria left.").officials == ()


def test_the_day_after_a_name_is_no_part_of_it() -> None:
    found = read("Foreign Minister Ines Calado spoke by phone with British Prime Minister Olaf Brandt last Friday.")

    assert [(talk.kind, talk.participants) for talk in found.talks] == [("call", ("ines-calado", "olaf-brandt"))]


def test_a_question_tells_of_no_talk() -> None:
    assert read("Will Foreign Minister Ines Calado travel to Oslo next week to meet President Olaf Brandt?").talks == ()
