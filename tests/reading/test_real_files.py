"""The real texts beside the repository: all of them, with title, publication time and source."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from analysis.model import Article, Author
from analysis.reading import Metadata, read
from tests.reading.conftest import only, words_of

KST = timezone(timedelta(hours=9))


class TestTheFoundingArticle:
    @pytest.fixture
    def article(self, seed) -> Article:
        return only(read(seed))

    def test_header(self, article):
        assert article.title.startswith("Biegun urges North Korea")
        assert article.deck == "Calls to Pyongyang, “Let’s get this done”"
        assert article.published == datetime(2019, 12, 17, 17, 42, tzinfo=KST)
        assert article.published.utcoffset() == timedelta(hours=9)
        assert article.modified == datetime(2019, 12, 17, 18, 0, tzinfo=KST)
        assert article.published_precision == "minute"
        assert article.source == "The Hankyoreh"

    def test_bylines(self, article):
        assert article.authors == (
            Author("Lee Je-hun", "senior staff writer"),
            Author("Kim So-youn", "staff reporter"),
            Author("Seong Yeon-cheol", "staff reporter"),
        )

    def test_parts(self, article):
        assert len(words_of(article, "caption")) == 1
        assert len(words_of(article, "heading")) == 1
        assert len(words_of(article, "paragraph")) == 7
        aside = words_of(article, "boilerplate")
        for begin in ("Please direct", "button that move", "Related stories", "Most viewed"):
            assert any(words.startswith(begin) for words in aside)

    def test_the_text_is_the_files(self, article, seed):
        assert article.text == seed.read_bytes().decode()


def complete(found, number: int, since: int, until: int, precision: str) -> list[Article]:
    """All articles were read, each with title, publication time and source."""
    found = list(found)
    assert [one for one in found if not isinstance(one, Article)] == []
    assert len(found) == number
    for one in found:
        assert one.title
        assert one.title == one.title.strip()
        assert one.source
        assert one.published
        assert since <= one.published.year <= until
        assert one.published_precision == precision
    return found


def test_polnear(shared):
    folder = shared / "eval" / "polnear"
    found = complete(read(folder / "train" / "text", Metadata.load(folder / "metadata.tsv")), 840, 2015, 2016, "day")
    assert len({one.source for one in found}) == 7
    assert all(one.published.tzinfo == UTC for one in found)
    assert sum(bool(one.authors) for one in found) > 600


def test_readouts_of_the_white_house(shared):
    found = complete(read(shared / "corpora" / "white-house" / "readouts"), 1010, 2021, 2023, "minute")
    assert {one.source for one in found} == {"The White House"}
    assert {one.genre for one in found} == {"readout"}


def test_briefings_of_the_white_house(shared):
    found = complete(read(shared / "corpora" / "white-house" / "briefings"), 663, 2021, 2022, "minute")
    assert {one.source for one in found} == {"The White House"}
    assert sum(one.genre == "transcript" for one in found) >= 658


def test_lines_on_korea(shared):
    found = complete(read(shared / "corpora" / "us-government-on-korea.jsonl"), 441, 2009, 2023, "day")
    assert {one.source for one in found} == {"The White House"}
    assert len({one.locator for one in found}) == 441
