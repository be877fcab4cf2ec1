"""The timeline opens on the articles' own days, and each mark leads somewhere."""

import json

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.palette import assign
from analysis.charts.talks import calendar, network
from analysis.charts.timeline import days_shown, timeline

LANES = {"ada-lind": "Ada <b>Lind</b>", "bo-ek": "Bo Ek"}
TALKS = pd.DataFrame(
    {
        "talk": ["t1", "t1", "t2", "t3"],
        "lane": ["ada-lind", "bo-ek", "ada-lind", "bo-ek"],
        "kind": ["meeting", "meeting", "visit", "summit"],
        "status": ["held", "held", "planned", "refused"],
        "date_from": pd.to_datetime(["2019-06-06", "2019-06-06", "2019-06-10", "1981-05-01"]),
        "date_to": pd.to_datetime(["2019-06-06", "2019-06-06", "2019-06-12", "1981-05-01"]),
        "says": ["a meeting", "a meeting", "a visit", "a summit of long ago"],
    }
)
DEADLINES = pd.DataFrame(
    {
        "deadline": ["d1", "d2"],
        "date": pd.to_datetime(["2019-06-20", "2035-01-01"]),
        "says": ["Deadline 20 Jun 2019", "Deadline 1 Jan 2035"],
        "left": ["8 days left", "5,674 days left"],
    }
)
SAID = pd.DataFrame(
    {
        "talk": ["t1"],
        "lane": ["ada-lind"],
        "date_from": pd.to_datetime(["2019-06-06"]),
        "statements": [4],
        "new": ["“shared water”"],
        "says": ["Ada Lind, 6 Jun 2019: 4 statements; new: “shared water”"],
    }
)
FIRST, LAST = pd.Timestamp("2019-06-01"), pd.Timestamp("2019-06-12")


def drawn(days=None):
    return timeline(TALKS, DEADLINES, LANES, assign(LANES), SAID, days)


def ids(figure):
    return {row[0] for trace in figure.data if trace.customdata is not None for row in trace.customdata}


def test_what_is_long_ago_or_far_ahead_does_not_squeeze_the_days_of_the_articles():
    first, last = days_shown(FIRST, LAST, pd.concat([TALKS["date_from"], DEADLINES["date"]]))
    assert FIRST - pd.Timedelta(days=5) < first < FIRST
    assert LAST < last < LAST + pd.Timedelta(days=20)


def test_a_deadline_soon_after_the_last_article_is_in_view():
    _, last = days_shown(pd.Timestamp("2019-01-01"), LAST, DEADLINES["date"])
    assert last > DEADLINES["date"][0]


def test_the_range_is_set_only_where_days_are_given():
    assert list(drawn((FIRST, LAST)).layout.xaxis.range) == ["2019-06-01", "2019-06-12"]
    assert drawn().layout.xaxis.range is None


def test_talks_deadlines_statements_and_lanes_can_be_clicked():
    assert ids(drawn()) == {"t1", "t2", "t3", "d1", "d2", "said§t1§ada-lind", "lane§ada-lind", "lane§bo-ek"}


def test_deadlines_say_how_many_days_are_left():
    (marks,) = [trace for trace in drawn().data if trace.name == "deadline"]
    assert marks.text[-1] == "5,674 days left"
    assert marks.hovertext[0] == "Deadline 20 Jun 2019 · 8 days left"


def test_names_of_articles_are_no_markup():
    assert drawn().layout.yaxis.ticktext[0] == "Ada &lt;b&gt;Lind&lt;/b&gt;"


def test_plotly_knows_every_property_and_changes_none():
    days = pd.DataFrame({"date": pd.to_datetime(["2019-06-06", "2019-06-08"]), "talks": [2, 1]})
    pairs = [{"a": "ada-lind", "b": "bo-ek", "talks": 2}]
    for figure in (drawn((FIRST, LAST)), calendar(days), network(pairs, LANES, assign(LANES))):
        checked = go.Figure(figure.to_dict())
        assert json.loads(checked.to_json())["data"] == json.loads(figure.to_json())["data"]
