"""Who published a text, and when, where only its first lines say so."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.model import Article
from analysis.reading import read_bytes

BODY = "The talks went on for a third day and will be taken up again, officials in the city said after the session."


def read(text: str) -> Article:
    article = next(read_bytes("talks.txt", f"{text}\n\nMore was not to be learnt on that evening.\n".encode()))
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"Harbour Courier\nTalks go on in Arland\nMarch 4, 2021\n\n{BODY}", "Harbour Courier"),
        (f"Harbour Courier | Arland | 2021-03-04\n\nTalks go on in Arland\n\n{BODY}", "Harbour Courier"),
        (f"Talks go on in Arland\n\nHarbour Courier\nPublished: 2021-03-04\n\n{BODY}", "Harbour Courier"),
        (f"Talks go on in Arland\n\nARLAND CITY, March 4, 2021 (Newsline) -- {BODY}", "Newsline"),
        (f"EXCLUSIVE: Talks go on in Arland\n\nARLAND (Newsline) - Thursday, 04 March 2021\n\n{BODY}", ""),
    ],
)
def test_the_first_lines_tell_the_source_the_day_and_the_headline(text: str, source: str) -> None:
    article = read(text)

    assert (article.source, article.day) == (source, date(2021, 3, 4))
    assert article.title.endswith("Talks go on in Arland")


def test_a_headline_that_ends_in_the_name_of_a_paper_is_a_headline() -> None:
    article = read(f"Arland rejects report by the Harbour Courier\n\nMarch 4, 2021\n\n{BODY}")

    assert (article.title, article.source) == ("Arland rejects report by the Harbour Courier", "")


def test_a_headline_may_have_a_label_of_its_own() -> None:
    article = read(f"TRADE: Negotiators hold phone talks\n\n2019-07-19\n\n{BODY}")
    assert article.title == "TRADE: Negotiators hold phone talks"
