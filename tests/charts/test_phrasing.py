"""The pictures of phrases tell what they show: who was first, who the same day, and titles that fit."""

import pandas as pd

from analysis.charts.phrasing import echo_way, topic_panels

DAY = pd.Timestamp(2020, 3, 2)


def way(*after):
    rows = [
        {
            "official": f"speaker-{n}",
            "name": f"Speaker {n}",
            "country": "",
            "first_use": DAY + pd.Timedelta(days=days),
            "days_after": days,
            "dates": [DAY + pd.Timedelta(days=days)],
            "statement_id": str(n),
        }
        for n, days in enumerate(after)
    ]
    return echo_way(pd.DataFrame(rows), {})


def test_only_one_is_first_and_the_others_are_told_by_days():
    said = [note.text for note in way(0, 0, 1, 12).layout.annotations]
    assert said == ["the first in this library", "the same day", "a day after", "12 days after"]


def test_a_way_of_one_day_has_days_around_it():
    first, last = (pd.Timestamp(one) for one in way(0, 0).layout.xaxis.range)
    assert first < DAY < last
    assert way(0, 12).layout.xaxis.range is None


def test_long_titles_of_topics_take_two_lines():
    frame = pd.DataFrame(
        {
            "topic": ["a"],
            "name": ["Step by step or all at once"],
            "period": [DAY],
            "statements": [1],
            "of": [2],
            "share": [0.5],
            "complete": [True],
        }
    )
    assert topic_panels(frame).layout.annotations[0].text == "Step by step or<br>all at once"
