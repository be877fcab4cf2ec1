"""OpenDocument spreadsheets: read as other tables are, and never unfolded beyond the limits."""

import pytest

from analysis.model import Article, Failure
from analysis.reading import read_bytes
from analysis.reading.records import table_of
from tests.reading.conftest import only
from tests.reading.ods import EMPTY_BELOW, ods, row

HEAD = row(["headline", "text", "date"])
TEXT = "The envoys met in the harbour town on Tuesday.\n\nThey agreed to meet again & parted <quietly>."


def test_a_spreadsheet_gives_its_articles():
    data = ods(HEAD + row(["The envoys meet", TEXT, "2022-05-03"]) + EMPTY_BELOW)
    article = only(read_bytes("talks.ods", data))
    assert isinstance(article, Article), article
    assert article.title == "The envoys meet"
    assert str(article.day) == "2022-05-03"
    assert "parted <quietly>" in article.text


def test_a_cell_that_holds_a_day_gives_the_day():
    told = row(["The envoys meet", TEXT, "3 May"]).rpartition('office:value-type="string"')
    day = 'office:value-type="date" office:date-value="2022-05-03"'
    article = only(read_bytes("talks.ods", ods(HEAD + told[0] + day + told[2])))
    assert str(article.day) == "2022-05-03"


def test_what_is_repeated_within_reason_is_repeated():
    frame = table_of("talks.ods", ods(HEAD + row(["a"], repeated=3, each=3) + EMPTY_BELOW))
    assert frame.to_numpy().tolist() == [["a"] * 3] * 3


@pytest.mark.parametrize(
    "rows",
    [
        row(["a"], repeated=1_000_000_000),
        row(["a"], each=1_000_000_000),
        row(["a"], repeated=10_000, each=10_000),
        row(["a"]) + row([""], repeated=4_000_000_000),
        row(["a" * 100_000], repeated=100_000),
        row(["a"]).replace("a</text:p>", '<text:s text:c="2000000000"/></text:p>'),
        row(["a"]).replace("office:value-type", f'table:formula="{"1+" * 50_000}1" office:value-type') * 1_500,
    ],
    ids=["rows", "columns", "both", "empty rows", "long texts", "spaces", "formulas"],
)
def test_a_few_bytes_that_stand_for_too_much_are_refused(rows):
    failure = only(read_bytes("talks.ods", ods(HEAD + rows)))
    assert isinstance(failure, Failure)
    assert "more than" in failure.reason


@pytest.mark.parametrize("data", [b"PK\x03\x04 no workbook", b"", ods("<broken"), ods("")])
def test_what_is_no_spreadsheet_says_so(data):
    failure = only(read_bytes("talks.ods", data))
    assert isinstance(failure, Failure)
    assert "bug" not in failure.advice
