"""Tone against nltk on the same sentences, intervals and trends against plain computations, and two curves apart."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pandas as pd
import pytest
from deltalake import DeltaTable, write_deltalake
from hypothesis import given
from hypothesis import strategies as st

from analysis.__main__ import main
from analysis.extraction import extract
from analysis.extraction.conciliation import score_conciliation
from analysis.extraction.vader import vader
from analysis.library import Filters, Library
from analysis.library.rows import to_tables
from analysis.measures.changes import LEAST, chance_of_cut, change_evidence, changes, cut
from analysis.measures.tone import tone_evidence, tone_over_time, unscored
from analysis.measures.tone_intervals import bounds, intervals
from analysis.measures.tone_trend import smooth
from analysis.model import Article, Part, Span

FRIENDLY = "We are happy with this wonderful and excellent progress"
HOSTILE = "This is a terrible, evil and hateful threat"
PLAIN = "The delegations will convene at the hotel"


def dispatch(number: int, day: date, said: str, written: str = "") -> Article:
    """One article in which an invented minister says one sentence; the number makes it another statement."""
    place = "".join("abcdefghij"[int(digit)] for digit in f"{number:03d}")
    text = f'"{said} at harbor{place} and valley{place}," Minister Ada Lind said in remark {number}. {written}'.strip()
    return Article(
        text=text,
        title=f"Dispatch {number}",
        published=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        source="Lake Courier",
        parts=(Part("paragraph", Span(0, len(text))),),
    )


@pytest.fixture
def library(tmp_path) -> Library:
    return Library(str(tmp_path / "library"))


def fill(library: Library, articles: list[Article]) -> Library:
    with library.write("articles") as writer:
        writer.append(to_tables([extract(one) for one in articles]))
    return library


@pytest.fixture
def turning(library) -> Library:
    """Twelve friendly remarks in March, twelve hostile ones in April; what is written about her is the reverse."""
    march = [
        dispatch(n, date(2021, 3, n + 1), FRIENDLY, "Lind faced awful, ugly and hateful protests.") for n in range(12)
    ]
    april = [
        dispatch(n + 50, date(2021, 4, n + 1), HOSTILE, "Lind met a warm, happy and loving crowd.") for n in range(12)
    ]
    return fill(library, march + april)


def test_a_statement_with_several_reports_counts_once(library):
    reports = [replace(dispatch(1, date(2021, 3, 2), HOSTILE), source=f"Paper {n}", title=f"{n}") for n in range(4)]
    others = [dispatch(10 + n, date(2021, 3, 12 + n), FRIENDLY) for n in range(4)]
    found = tone_over_time(fill(library, reports + others), Filters(), scale="vader", period="month")
    everyone = found[(found["official"] == "") & (found["curve"] == "said")].iloc[0]
    told = library.query("SELECT DISTINCT date, tone FROM statements")["tone"]
    assert (everyone["statements"], len(told)) == (5, 5)
    assert everyone["tone"] == pytest.approx(told.mean(), abs=1e-6)


def lind(library: Library) -> str:
    return str(library.query("SELECT official FROM profiles WHERE contains(name, 'Lind')")["official"].iloc[0])


def test_the_tone_of_a_statement_is_nltks_of_its_sentence(turning):
    rows = turning.query("SELECT s.tone, t.text FROM statements s JOIN sentences t USING (statement_id)")
    assert len(rows) == 24
    for row in rows.itertuples():
        assert row.tone == pytest.approx(vader().polarity_scores(row.text)["compound"], abs=1e-6)


def test_a_point_is_the_mean_of_its_statements(turning):
    found = tone_over_time(turning, Filters(), scale="vader", period="month", officials=(lind(turning),))
    said = found[(found["official"] == lind(turning)) & (found["curve"] == "said")].set_index("period")
    rows = turning.query("SELECT date_trunc('month', date) AS month, avg(tone) AS tone FROM statements GROUP BY 1")
    for month, tone in zip(rows["month"], rows["tone"], strict=True):
        assert said.loc[pd.Timestamp(month), "tone"] == pytest.approx(tone, abs=1e-6)
    assert said["statements"].tolist() == [12, 12]
    assert said["articles"].tolist() == [12, 12]


def test_what_was_said_and_what_is_written_are_two_curves(turning):
    found = tone_over_time(turning, Filters(), scale="vader", period="month", officials=(lind(turning),))
    march = found[(found["official"] == lind(turning)) & (found["period"] == pd.Timestamp(2021, 3, 1))].set_index(
        "curve"
    )
    assert march.loc["said", "tone"] > 0.5
    assert march.loc["written", "tone"] < -0.5


def test_a_period_that_is_not_over_is_marked_and_has_no_trend(turning):
    found = tone_over_time(turning, Filters(), scale="vader", period="month")
    assert found.groupby("period")["complete"].first().tolist() == [True, False]
    assert found.loc[~found["complete"], "trend"].isna().all()


def test_a_period_with_too_little_has_no_point(library):
    fill(library, [dispatch(n, date(2021, 3, 1), PLAIN) for n in range(2)])
    assert not tone_over_time(library, Filters(), scale="vader", period="month")["enough"].any()


def test_a_point_opens_what_stands_behind_it(turning):
    who = lind(turning)
    said = tone_evidence(
        turning, Filters(), scale="vader", official=who, curve="said", first="2021-04-01", period="month"
    )
    assert len(said) == 12
    text = turning.query("SELECT text FROM articles WHERE article_id = $one", {"one": said["article_id"].iloc[0]})[
        "text"
    ]
    assert "hateful threat" in text.iloc[0][said["start"].iloc[0] : said["end"].iloc[0]]
    written = tone_evidence(
        turning, Filters(), scale="vader", official=who, curve="written", first="2021-04-01", period="month"
    )
    assert (written["tone"] > 0).all()
    assert len(written) == 12


def test_a_change_of_level_is_found_with_its_day_its_size_and_what_stands_around_it(turning):
    who = lind(turning)
    found = changes(turning, Filters(), scale="vader", officials=(who,))
    said = found[(found["official"] == who) & (found["curve"] == "said")]
    assert len(said) == 1
    assert said["date"].iloc[0] == pd.Timestamp(2021, 4, 1)
    assert said["size"].iloc[0] == pytest.approx(said["after"].iloc[0] - said["before"].iloc[0])
    assert said["size"].iloc[0] < -1
    around = change_evidence(turning, Filters(), scale="vader", official=who, curve="said", date="2021-04-01")
    assert around["side"].tolist() == ["before"] * 5 + ["after"] * 5
    assert around["date"].dt.date.tolist()[4:6] == [date(2021, 3, 12), date(2021, 4, 1)]


def test_the_same_tone_all_along_has_no_change(library):
    fill(library, [dispatch(n, date(2021, 3, n + 1), (FRIENDLY, HOSTILE)[n % 2]) for n in range(28)])
    assert changes(library, Filters(), scale="vader").empty


def test_an_empty_library_has_no_tone(library):
    assert tone_over_time(library, Filters(), scale="vader").empty
    assert changes(library, Filters(), scale="vader").empty


def test_noise_seldom_has_a_change_of_level():
    dice = np.random.default_rng(5)
    told = 0
    for _ in range(40):
        noise = dice.normal(0, 0.4, 120)
        told += any(chance_of_cut(noise, place) <= 0.05 for place in cut(noise))
    assert told <= 4


def test_a_step_is_cut_where_it_is():
    dice = np.random.default_rng(6)
    step = dice.normal(0, 0.2, 80) + np.repeat([0.0, 0.5], 40)
    assert abs(cut(step)[0] - 40) <= 2
    assert chance_of_cut(step, 40) <= 0.002


def test_too_short_a_series_is_never_cut():
    assert cut(np.array([0.0] * (LEAST - 1) + [1.0] * LEAST)) == []


def test_an_interval_covers_the_mean_of_articles_that_hold_several_statements():
    """In 200 draws from a known distribution the true mean is inside about 95 times in a hundred."""
    dice = np.random.default_rng(7)
    groups = []
    for _ in range(200):
        numbers = dice.integers(1, 5, 40).astype(float)
        totals = numbers * (0.1 + dice.normal(0, 0.3, 40)) + dice.normal(0, 0.2, 40) * np.sqrt(numbers)
        groups.append((totals, numbers))
    low, high = bounds(groups)
    assert 0.89 <= float(np.mean((low <= 0.1) & (high >= 0.1))) <= 0.99


def test_intervals_are_the_same_each_time_and_missing_where_there_are_few_articles():
    rows = pd.DataFrame({"official": list("aaaab"), "curve": "said", "total": [0.1, 0.5, -0.2, 0.3, 0.4], "n": 1})
    first, again = (intervals(rows, ["official", "curve"]) for _ in range(2))
    pd.testing.assert_frame_equal(first, again)
    assert first["mean"].tolist() == pytest.approx([0.175, 0.4])
    assert np.isnan(first["low"].iloc[1])


@given(st.lists(st.floats(-1, 1), min_size=6, max_size=30), st.floats(-1, 1), st.floats(-0.1, 0.1))
def test_a_straight_line_is_its_own_trend(numbers, height, slope):
    x = np.arange(len(numbers), dtype=float)
    y = height + slope * x
    assert smooth(x, y, np.abs(numbers) + 1) == pytest.approx(y, abs=1e-6)


def test_the_trend_is_least_squares_with_tricube_weights():
    x, y = np.array([0.0, 1, 2, 4, 5, 7, 8]), np.array([0.2, -0.1, 0.4, 0.3, 0.0, 0.5, 0.1])
    numbers = np.array([5.0, 9, 6, 7, 30, 8, 5])
    away = np.abs(x - x[2])
    weights = np.clip(1 - (away / (np.sort(away)[5] * 1.0001)) ** 3, 0, 1) ** 3 * numbers
    slope, height = np.polyfit(x, y, 1, w=np.sqrt(weights))
    assert smooth(x, y, numbers)[2] == pytest.approx(height + slope * x[2])


def test_few_points_have_no_trend():
    assert np.isnan(smooth([1, 2, 3], [0, 1, 0], [1, 1, 1])).all()


def test_a_library_of_before_the_second_scale_opens_and_tells_what_it_lacks(library, capsys):
    with library.write("articles") as writer:
        writer.append(to_tables([extract(dispatch(n, date(2021, 3, n + 1), HOSTILE)) for n in range(6)]))
        for name in ("sentences", "statements"):
            path = f"{library.uri}/{name}"
            older = DeltaTable(path).to_pyarrow_table().drop_columns("conciliation")
            write_deltalake(path, older, mode="overwrite", schema_mode="overwrite")
    assert tone_over_time(library, Filters(), scale="conciliation").empty
    assert len(tone_over_time(library, Filters(), scale="vader"))
    assert unscored(library, Filters(), scale="conciliation") == 6
    assert unscored(library, Filters(), scale="vader") == 0
    assert main(["tone", "--scale", "conciliation", "--library", library.uri]) == 0
    assert "6 statements were imported by an earlier Readout" in capsys.readouterr().err
    with library.write("articles") as writer:
        writer.append(to_tables([extract(dispatch(n + 20, date(2021, 5, n + 1), HOSTILE)) for n in range(6)]))
    found = tone_over_time(library, Filters(), scale="conciliation")
    assert (found["tone"] < 0).all()
    assert unscored(library, Filters(), scale="conciliation") == 6
    assert unscored(library, Filters(since=date(2021, 5, 1)), scale="conciliation") == 0


@pytest.mark.parametrize("scale", ["field", "vader", "conciliation"])
def test_the_command_line_has_each_scale(turning, capsys, scale):
    assert main(["tone", "--scale", scale, "--json", "--library", turning.uri]) == 0
    told = capsys.readouterr()
    expected = tone_over_time(turning, Filters(), scale=scale)
    assert [row["tone"] for row in json.loads(told.out)] == pytest.approx(expected["tone"].tolist())
    assert not told.err


def test_the_command_line_knows_no_other_scale(turning, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["tone", "--scale", "warmth", "--library", turning.uri])
    assert ended.value.code == 2
    assert "conciliation" in capsys.readouterr().err


def test_the_second_scale_is_the_mean_of_its_sentences(turning):
    rows = turning.query("SELECT s.conciliation, t.text FROM statements s JOIN sentences t USING (statement_id)")
    assert rows["conciliation"].to_numpy() == pytest.approx(score_conciliation(list(rows["text"])), abs=1e-6)
