"""The layouts of data/layouts on invented pages that have the structure, and the traps, of real ones."""

from dataclasses import dataclass

import pytest

from analysis.__main__ import main
from analysis.reading.layouts import layouts
from tests.reading.conftest import HERE, words_of

HEADLINE = "River envoys talk past each other"


@dataclass
class Expected:
    """What a page is read as."""

    layout: str
    title: str
    published: str
    modified: str = "None"
    source: str = ""
    authors: str = ""
    deck: str = ""
    captions: int = 0
    paragraphs: int = 3


PAGES = {
    "hankyoreh-new": Expected(
        "hankyoreh",
        "[News analysis] River talks end where they began",
        "2019-01-02 17:42:00+09:00",
        "2019-10-19 18:00:00+09:00",
        "The Hankyoreh",
        "Ada Lind",
        "Neither side gives way",
        captions=1,
    ),
    "hankyoreh-old": Expected(
        "hankyoreh-old",
        "Envoy says nothing has moved",
        "2019-09-10 16:42:00+09:00",
        "2019-09-10 16:46:00+09:00",
        "The Hankyoreh",
        "Ada Lind",
        "Envoy says nothing has moved",
        captions=1,
    ),
    "yonhap": Expected(
        "yonhap",
        "(4th LD) Envoys part without a date for the next talks",
        "2019-11-19 02:14:00+09:00",
        source="Yonhap News Agency",
        authors="Ada Lind",
        captions=1,
    ),
    "korea-times": Expected(
        "korea-times",
        HEADLINE,
        "2019-06-28 16:50:00+09:00",
        "2019-06-28 17:47:00+09:00",
        "The Korea Times",
        "Ada Lind",
        captions=1,
    ),
    "korea-herald": Expected(
        "korea-herald",
        HEADLINE,
        "2019-08-21 16:13:00+09:00",
        "2019-08-21 18:02:00+09:00",
        "The Korea Herald",
        "Ada Lind",
        captions=1,
    ),
    "korea-herald-mobile": Expected(
        "korea-herald", HEADLINE, "2019-12-16 13:21:00+09:00", source="The Korea Herald", authors="Ada Lind"
    ),
    "donga": Expected("donga", HEADLINE, "2019-02-02 07:31:00+09:00", "2019-02-02 07:31:00+09:00", "The Dong-A Ilbo"),
    "joongang": Expected(
        "joongang", HEADLINE, "2019-12-17 00:00:00+00:00", source="Korea JoongAng Daily", authors="ADA LIND"
    ),
    "kbs-news": Expected("kbs-news", HEADLINE.upper(), "2019-12-12 15:03:00+09:00", "2019-12-12 16:49:00+09:00", "KBS"),
    "kbs-world": Expected(
        "kbs-world",
        HEADLINE.title(),
        "2019-10-04 08:20:38+09:00",
        "2019-10-04 14:33:11+09:00",
        "KBS World",
        paragraphs=2,
    ),
    "arirang": Expected(
        "arirang",
        HEADLINE,
        "2019-03-14 18:01:52+09:00",
        "2019-03-14 18:01:52+09:00",
        "Arirang News",
        paragraphs=2,
    ),
    "voa": Expected("voa", HEADLINE.title(), "2019-12-18 00:00:00+00:00", source="VOA"),
    "state-statement": Expected(
        "state-department",
        "Envoy's Travel to Tallport",
        "2018-11-07 00:00:00+00:00",
        source="US Department of State",
        paragraphs=3,
    ),
    "state-briefing": Expected(
        "state-department",
        "Department Press Briefing",
        "2018-11-07 00:00:00+00:00",
        source="US Department of State",
        paragraphs=6,
    ),
    "white-house": Expected(
        "white-house",
        "Press Briefing by Press Secretary Lena Ostberg",
        "2016-08-03 00:00:00+00:00",
        source="The White House",
        paragraphs=5,
    ),
    "kcna": Expected("kcna", "Kcna", "2019-11-14 00:00:00+00:00", source="KCNA"),
    "kcna-watch": Expected(
        "kcna-watch", "Statement of Envoy on River Talks", "2019-11-14 00:00:00+00:00", source="KCNA Watch"
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_publishers_page(page, name):
    article, expected = page(f"{name}.txt"), PAGES[name]
    assert (article.layout, article.title) == (expected.layout, expected.title)
    assert (str(article.published), str(article.modified)) == (expected.published, expected.modified)
    assert article.source == expected.source
    assert ", ".join(author.name for author in article.authors) == expected.authors
    assert article.deck == expected.deck
    assert len(words_of(article, "caption")) == expected.captions
    assert len(words_of(article, "paragraph")) == expected.paragraphs, words_of(article, "paragraph")


def test_genres_of_transcripts_and_statements(page):
    assert page("state-briefing.txt").genre == page("white-house.txt").genre == "transcript"
    statement = page("kcna.txt")
    assert statement.genre == "official statement"
    assert statement.issuer.startswith("Lena Ostberg")


def test_every_layout_has_a_page(page):
    assert {layout.name for layout in layouts()} - {"readout-sample", "readout-page"} <= {
        one.layout for one in PAGES.values()
    }


def test_the_command_shows_what_a_layout_recognised(capsys):
    assert main(["layout", str(HERE / "pages" / "yonhap.txt")]) == 0
    told = capsys.readouterr().out
    assert "layout yonhap, news" in told
    assert "[published] 2019-11-19 02:14:00+09:00" in told
    assert "caption     Lena Ostberg and Tomas Brandt" in told
