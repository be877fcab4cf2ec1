"""Tone's panels: no point where there is too little, hollow where a period is not over, marks that open their words."""

from itertools import pairwise

import pandas as pd
import pytest

from analysis.charts.palette import assign
from analysis.charts.tone import panels


@pytest.fixture
def frame() -> pd.DataFrame:
    row = {"official": "marsh", "name": "Helena <b>Marsh</b>", "curve": "said", "tone": 0.1, "low": 0.0, "high": 0.2}
    row |= {"trend": 0.1, "statements": 9, "sentences": 12, "articles": 4, "enough": True, "complete": True}
    months = pd.to_datetime(["2021-03-01", "2021-04-01", "2021-05-01"])
    rows = pd.DataFrame([row | {"period": month} for month in months])
    rows["enough"] = [True, False, True]
    rows["complete"] = [True, True, False]
    return rows


def points(frame, talks=()):
    marks = pd.DataFrame([(*one, ["marsh"]) for one in talks], columns=["date", "says", "participants"])
    none = pd.DataFrame(columns=["official", "curve", "date", "before", "after", "size", "probability"])
    return panels(frame, assign(["marsh"]), none, marks, marks.head(0))


def test_a_period_with_too_little_has_no_point_and_one_that_is_not_over_is_hollow(frame):
    marks = next(one for one in points(frame).data if one.customdata is not None)
    assert [data[0].split("\t")[3] for data in marks.customdata] == ["2021-03-01", "2021-05-01"]
    assert list(marks.marker.symbol) == ["circle", "circle-open"]


def test_names_from_articles_are_no_html(frame):
    assert "<b>" not in points(frame).layout.annotations[0].text


def test_talks_of_other_years_do_not_stretch_the_axis(frame):
    days = pd.to_datetime(["1980-01-01", "2021-03-15"])
    figure = points(frame, zip(days, ["old", "new"], strict=True))
    told = {text for trace in figure.data for text in (trace.text or ()) if text in {"old", "new"}}
    assert told == {"new"}
    first, last = figure.layout.xaxis.range
    assert (pd.Timestamp(last) - pd.Timestamp(first)).days < 200
    assert all(one < other for one, other in pairwise(figure.layout.xaxis.range))


def test_an_official_has_the_colour_of_the_library_wherever_their_panel_stands(frame):
    inks = assign([*(f"official-{number}" for number in range(40)), "marsh"])
    none = pd.DataFrame(columns=["official", "curve", "date", "before", "after", "size", "probability"])
    marks = pd.DataFrame(columns=["date", "says", "participants"])
    drawn = panels(frame, inks, none, marks, marks)
    said = next(one for one in drawn.data if one.customdata is not None)
    assert said.marker.color == inks["marsh"].colour
