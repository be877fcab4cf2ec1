"""Keywords as charts: each mark opens its words, names from articles are no HTML, talks stand below their period."""

import pandas as pd
import pytest

from analysis.charts.keywords import side_by_side, squares

MONTHS = {"2021-03-01": "March", "2021-04-01": "April", "2021-06-01": "June"}


@pytest.fixture
def frame() -> pd.DataFrame:
    rows = [
        {"who": who, "key": key, "phrase": key, "score": score, "uses": 3, "documents": 2, "of": 9, "elsewhere": 1}
        for who in MONTHS
        for key, score in (("grain silo", 0.4), ("<b>dam</b>", 0.2))
    ]
    return pd.DataFrame(rows).assign(complete=True)


def occasions(*days: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows = pd.DataFrame({"date": pd.to_datetime(list(days)), "says": [f"Meeting <i>{day}</i>" for day in days]})
    return rows, rows.head(0)


def marks_of_talks(frame: pd.DataFrame, *days: str):
    figure = squares(frame, MONTHS, ["grain silo", "<b>dam</b>"], occasions(*days))
    return next((one for one in figure.data if one.mode == "lines"), None)


def test_a_talk_stands_below_the_squares_of_its_period(frame):
    marks = marks_of_talks(frame, "2021-03-10", "2021-04-20", "2021-06-25")
    assert [round(x) for x in marks.x if not pd.isna(x)] == [0, 0, 1, 1, 2, 2]


def test_talks_before_and_after_the_periods_have_no_mark(frame):
    assert marks_of_talks(frame, "2020-03-10", "2023-01-01") is None


def test_what_talks_say_is_no_html(frame):
    assert "<i>" not in marks_of_talks(frame, "2021-03-10").text[0]


def test_squares_of_groups_that_are_no_periods_have_no_marks(frame):
    assert not squares(frame, MONTHS, ["grain silo", "<b>dam</b>"]).layout.showlegend


def test_each_group_has_a_chart_of_its_own_whose_bars_open_their_words(frame):
    figure = side_by_side(frame, {"2021-03-01": "Ada <b>Lind</b>", "2021-04-01": "Bo Ek"})
    assert [note.text for note in figure.layout.annotations] == ["Ada &lt;b&gt;Lind&lt;/b&gt;", "Bo Ek"]
    opened = [tuple(data[0] for data in bars.customdata) for bars in figure.data]
    assert opened[1] == ("2021-04-01\t<b>dam</b>", "2021-04-01\tgrain silo")
    assert all("<b>dam" not in text for axis in figure.select_yaxes() for text in axis.ticktext or ())


def test_the_charts_have_one_scale(frame):
    figure = side_by_side(frame, {"2021-03-01": "A", "2021-04-01": "B", "2021-06-01": "C", "none": "D"})
    assert len({tuple(axis.range) for axis in figure.select_xaxes()}) == 1
