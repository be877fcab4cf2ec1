"""What leaves Readout is safe to open and says what it is."""

import csv
import io
import re
from datetime import UTC, datetime

import openpyxl
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.exports import Notes, file_name, to_csv, to_html, to_parquet, to_xlsx

NOTES = Notes(
    title="Tone by month",
    says="Two months.",
    filters="since 1 March 2021",
    sources="Lake Courier",
    columns={"tone": "mean, -1 to 1"},
    made=datetime(2021, 5, 1, tzinfo=UTC),
)


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-2+3", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x")'])
def test_no_cell_of_text_can_run_as_a_formula(cell):
    frame = pd.DataFrame({cell: [cell]})
    assert all(value.startswith("'") for row in rows(to_csv(frame)) for value in row)
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(frame, NOTES)))["Data"]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@given(st.text(max_size=30))
def test_any_text_goes_into_both_kinds_of_table(text):
    frame = pd.DataFrame({"words": [text]})
    assert len(rows(to_csv(frame))) == 2
    assert openpyxl.load_workbook(io.BytesIO(to_xlsx(frame, NOTES)))["Data"].max_column == 1


def test_numbers_stay_numbers_and_negative_ones_too():
    frame = pd.DataFrame({"tone": [-0.5]})
    assert rows(to_csv(frame))[1] == ["-0.5"]
    assert openpyxl.load_workbook(io.BytesIO(to_xlsx(frame, NOTES)))["Data"]["A2"].value == -0.5


def test_a_list_in_a_cell_becomes_words():
    assert rows(to_csv(pd.DataFrame({"people": [["Marsh", "Reyl"]]})))[1] == ["Marsh; Reyl"]


def test_the_workbook_says_what_it_holds():
    frame = pd.DataFrame({"tone": [0.1], "seen": [pd.Timestamp("2021-03-02 10:00", tz="Asia/Seoul")]})
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(frame, NOTES)))
    told = {row[0].value: row[1].value for row in book["Notes"].iter_rows()}
    assert told["Filter"] == "since 1 March 2021"
    assert told["Made"] == "2021-05-01 00:00 UTC"
    assert told["tone"] == "mean, -1 to 1"
    assert book["Data"]["B2"].value == datetime(2021, 3, 2, 1, 0)


def test_parquet_gives_back_the_very_rows():
    frame = pd.DataFrame({"words": ["=1"], "n": [3]})
    pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(to_parquet(frame))), frame)


def test_the_page_of_a_chart_needs_no_network_and_runs_nothing_of_an_article():
    figure = go.Figure(go.Bar(x=["</script><script>harm()</script>"], y=[1]))
    page = to_html(figure, Notes(title="<b>Title</b>", says="<img src=x>", filters="“<i>”")).decode()
    for tag in ("<b>Title", "<img src=x>", "<script>harm()", "“<i>”"):
        assert tag not in page
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*https?://", page)
    assert 'showSendToCloud": false' in page


def test_the_caption_names_filter_source_and_day():
    assert NOTES.caption == "Since 1 March 2021. Source: Lake Courier. Readout, 1 May 2021."


def test_a_file_is_named_after_its_title():
    assert file_name("Tone: by month / “Marsh”", "csv") == "readout-tone-by-month-marsh.csv"
