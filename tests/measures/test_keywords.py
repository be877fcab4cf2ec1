"""Keywords against scikit-learn on the raw texts, keyness against formulas worked by hand, and what never surfaces."""

from datetime import UTC, date, datetime, timedelta
from math import log, log2, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.extraction import extract
from analysis.library import Filters, Library
from analysis.library.rows import to_tables
from analysis.measures.keyness import keyness, log_likelihood, log_ratio, weighed
from analysis.measures.keywords import keyword_evidence, keywords, over_time
from analysis.measures.keywords_documents import group_filters
from analysis.measures.keywords_trends import trend, trends
from analysis.model import Article, Part, Span
from tests.measures.speeches import Said, library_of

FIRST = date(2021, 3, 1)

# Words without inflections, names or function words: what scikit-learn splits at spaces is what Readout counts.
TALKS = [
    ("Lake Courier", date(2021, 3, 2), "harbor fishery quota harbor ferry tariff"),
    ("Lake Courier", date(2021, 3, 9), "harbor fishery quota debt tariff tariff"),
    ("Hill Wire", date(2021, 3, 16), "vaccine corridor harbor fishery quota"),
    ("Lake Courier", date(2021, 4, 6), "debt debt vaccine corridor tariff"),
    ("Hill Wire", date(2021, 4, 13), "vaccine corridor debt grain corridor"),
    ("Hill Wire", date(2021, 4, 20), "vaccine corridor grain debt harbor"),
]


def printed(text: str, day: date, source: str, title: str = "") -> Article:
    parts, start = [], 0
    for paragraph in text.split("\n"):
        parts.append(Part("paragraph", Span(start, start + len(paragraph))))
        start += len(paragraph) + 1
    return Article(
        text=text,
        title=title or text[:30],
        published=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        source=source,
        parts=tuple(parts),
    )


@pytest.fixture
def library(tmp_path) -> Library:
    return Library(str(tmp_path / "library"))


def fill(library: Library, articles: list[Article]) -> Library:
    with library.write("articles") as writer:
        writer.append(to_tables([extract(one) for one in articles]))
    return library


@pytest.fixture
def talks(library) -> Library:
    return fill(library, [printed(text, day, source) for source, day, text in TALKS])


def phrases_of(text: str) -> list[str]:
    """The phrases of one to three words of each line."""
    lines = [line.split() for line in text.lower().splitlines()]
    return [" ".join(line[at : at + n]) for line in lines for n in (1, 2, 3) for at in range(len(line) - n + 1)]


def by_scikit_learn(groups: dict[str, list[str]]) -> pd.DataFrame:
    vectorizer = TfidfVectorizer(analyzer=phrases_of, sublinear_tf=True, smooth_idf=True, norm="l2")
    vectorizer.fit([text for texts in groups.values() for text in texts])
    weights = vectorizer.transform(["\n".join(texts) for texts in groups.values()]).toarray()
    return pd.DataFrame(weights.T, vectorizer.get_feature_names_out(), list(groups))


@pytest.mark.parametrize("by", ["source", "period"])
def test_weights_are_scikit_learns_on_the_raw_texts(talks, by):
    groups: dict[str, list[str]] = {}
    for source, day, text in TALKS:
        groups.setdefault(source if by == "source" else str(day.replace(day=1)), []).append(text)
    expected = by_scikit_learn(groups)
    found = keywords(talks, Filters(), by=by, of="articles", period="month", limit=1000)
    assert set(found["who"]) == set(groups)
    for row in found.itertuples():
        assert row.score == pytest.approx(expected.loc[row.key, row.who], rel=1e-9)


def test_the_strongest_come_first_with_their_raw_counts(talks):
    found = keywords(talks, Filters(), by="period", of="articles", period="month")
    march = found[found["who"] == "2021-03-01"]
    assert march["score"].is_monotonic_decreasing
    assert march["rank"].tolist() == list(range(1, len(march) + 1))
    quota = march.set_index("key").loc[
        "harbor fishery quota" if "harbor fishery quota" in set(march["key"]) else "quota"
    ]
    assert (quota["uses"], quota["documents"], quota["of"], quota["elsewhere"]) == (3, 3, 3, 0)


def test_a_phrase_that_stands_in_a_longer_one_is_told_as_the_longer(talks):
    found = keywords(talks, Filters(), by="all", of="articles", limit=1000)
    assert "vaccine corridor" in set(found["key"])
    assert "vaccine" not in set(found["key"])


def test_filters_choose_the_documents_but_not_what_they_are_weighed_against(talks):
    april = keywords(talks, Filters(since=date(2021, 4, 1)), by="source", of="articles", limit=1000)
    row = april[(april["who"] == "Hill Wire") & (april["key"] == "grain")].iloc[0]
    assert (row["uses"], row["of"], row["elsewhere"]) == (2, 2, 0)
    debt = april[(april["who"] == "Hill Wire") & (april["key"] == "debt")].iloc[0]
    assert (debt["uses"], debt["elsewhere"]) == (2, 3)


def test_a_period_that_is_not_over_is_marked(talks):
    found = keywords(talks, Filters(), by="period", of="articles", period="month")
    assert dict(zip(found["who"], found["complete"], strict=True)) == {"2021-03-01": True, "2021-04-01": False}


def test_a_phrase_has_a_row_in_every_period(talks):
    found = over_time(talks, Filters(), ["grain"], of="articles", period="month").set_index("who")
    assert found["uses"].to_dict() == {"2021-03-01": 0, "2021-04-01": 2}
    assert found.loc["2021-03-01", "score"] == 0


def test_the_group_of_a_keyword_is_a_view_of_its_own():
    month = group_filters(Filters(since=date(2021, 3, 10)), "period", "2021-03-01", "month")
    assert (month.since, month.until) == (date(2021, 3, 10), date(2021, 3, 31))
    assert group_filters(Filters(), "country", "NO", "month").countries == ("NO",)


SPEECHES = [
    Said("Ada Lind", date(2021, 3, 2), "we seek a measured exchange on the dams"),
    Said("Ada Lind", date(2021, 3, 9), "a measured exchange needs time"),
    Said("Bo Ek", date(2021, 3, 9), "practical steps come first and practical steps come now"),
    Said("Bo Ek", date(2021, 4, 9), "there are practical steps for the dams"),
]


def test_statements_are_told_apart_by_who_said_them(library):
    library_of(library, SPEECHES)
    found = keywords(library, Filters(), by="official", of="statements")
    top = found[found["rank"] == 1].set_index("name")
    assert top.loc["Bo Ek", "key"] == "practical step"
    assert top.loc["Bo Ek", "uses"] == 3
    assert top.loc["Ada Lind", "phrase"] == "measured exchange"


def test_a_keyword_opens_the_statements_it_stands_in(library):
    library_of(library, SPEECHES)
    asked = {"key": "practical step", "phrase": "practical steps", "by": "official"}
    found = keyword_evidence(library, Filters(), who="bo-ek", **asked)
    assert found["date"].dt.date.tolist() == [date(2021, 4, 9), date(2021, 3, 9)]
    none = keyword_evidence(
        library, Filters(), key="practical step", phrase="practical steps", who="ada-lind", by="official"
    )
    assert none.empty


def test_a_keyword_opens_the_sentences_of_articles(talks):
    found = keyword_evidence(talks, Filters(), key="grain", phrase="grain", who="Hill Wire", by="source", of="articles")
    assert len(found) == 2


def test_boilerplate_bylines_newspapers_weekdays_and_surnames_never_surface(library):
    lines = "Subscribe for premium water insights today.\nWritten by Petra Quill of the Harbour Post on Monday."
    articles = [
        printed(
            f"The treaty text number {number} names a spillway on Tuesday.\nMinister Ada Marl told the Harbour Post "
            f"that {number} spillway repairs are late. Marl said spillway {number} was old.\n{lines}",
            date(2021, 3, 1 + number),
            "Lake Courier",
        )
        for number in range(8)
    ]
    fill(library, articles)
    for of in ("articles", "statements"):
        told = " ".join(keywords(library, Filters(), by="source", of=of, limit=200)["phrase"])
        assert "spillway" in told
        for word in ("subscribe", "premium", "insights", "quill", "harbour", "post", "courier", "day", "marl"):
            assert word not in told, (of, word)


# Keyness: 10 uses in 1,000 words against 5 in 2,000.


def test_log_likelihood_and_log_ratio_are_as_worked_by_hand():
    expected_here, expected_there = 1000 * 15 / 3000, 2000 * 15 / 3000
    by_hand = 2 * (10 * log(10 / expected_here) + 5 * log(5 / expected_there))
    assert log_likelihood([10], 1000, [5], 2000)[0] == pytest.approx(by_hand)
    assert log_likelihood([5], 2000, [10], 1000)[0] == pytest.approx(-by_hand)
    assert log_ratio([10], 1000, [5], 2000)[0] == pytest.approx(log2(0.010 / 0.0025))
    assert log_ratio([4], 1000, [0], 1000)[0] == pytest.approx(log2(4 / 0.5))


def test_log_odds_are_as_worked_by_hand():
    found = weighed(
        pd.DataFrame(
            {
                "uses": [10, 4],
                "uses_other": [5, 6],
                "words": 1000,
                "words_other": 2000,
                "everywhere": [30, 10],
                "words_everywhere": 6000,
            }
        )
    )
    prior, total = 1000 * 30 / 6000, 1000.0
    here = log((10 + prior) / (1000 + total - 10 - prior))
    there = log((5 + prior) / (2000 + total - 5 - prior))
    assert found["z"].iloc[0] == pytest.approx((here - there) / sqrt(1 / (10 + prior) + 1 / (5 + prior)))


counts = st.integers(0, 500)


@given(counts, counts, st.integers(501, 5000), st.integers(501, 5000))
def test_log_likelihood_has_the_sign_of_the_difference_in_rates(a, b, words, words_other):
    g2 = log_likelihood([a], words, [b], words_other)[0]
    assert np.isfinite(g2)
    if a / words > b / words_other:
        assert g2 >= 0
    if a == b and words == words_other:
        assert g2 == pytest.approx(0, abs=1e-9)


def test_keyness_counts_uses_and_words_of_both_sets(library):
    library_of(library, SPEECHES)
    found = keyness(library, Filters(officials=("bo-ek",)), limit=50).set_index("key")
    row = found.loc["practical step"]
    assert (row["uses"], row["uses_other"], row["documents"]) == (3, 0, 2)
    assert (row["words"], row["words_other"]) == (16, 13)
    assert row["z"] > 0
    same = keyness(library, Filters(officials=("bo-ek",)), other=Filters(officials=("ada-lind",)), limit=50)
    pd.testing.assert_frame_equal(same.set_index("key"), found)


def test_what_a_small_set_never_says_does_not_mark_it(library):
    talk = [
        Said("Bo Ek", date(2021, 1, 1) + timedelta(5 * n), "practical steps on grain come first") for n in range(40)
    ]
    library_of(library, [*talk, Said("Ada Lind", date(2021, 8, 1), "patience has its own reward in quiet valleys")])
    found = keyness(library, Filters(officials=("ada-lind",)), limit=50)
    assert (found.loc[found["uses"] == 0, "z"] < 0).all()


def test_nothing_is_compared_where_a_set_is_empty(library):
    library_of(library, SPEECHES)
    assert keyness(library, Filters(officials=("nobody",))).empty


def test_the_trend_is_the_correlation_of_day_and_use_times_the_root_of_n():
    """Cochran and Armitage's statistic is r times the root of n."""
    dice = np.random.default_rng(1)
    days, has = np.sort(dice.integers(0, 90, 200)), dice.random(200) < 0.2
    z = trend(
        pd.Series([has.sum()]),
        pd.Series([days[has].sum()]),
        200,
        float(days.sum()),
        float((days.astype(float) ** 2).sum()),
    ).iloc[0]
    assert z == pytest.approx(np.corrcoef(days, has)[0, 1] * sqrt(200))


def test_rise_and_decline_are_told_apart(library):
    early = [Said("Ada Lind", FIRST + timedelta(5 * n), "patience above all") for n in range(12)]
    late = [Said("Ada Lind", FIRST + timedelta(5 * n), "urgency above all") for n in range(12, 24)]
    found = trends(library_of(library, early + late), Filters()).set_index("key")
    assert found.loc["urgency", "z"] > 3
    assert found.loc["patience", "z"] < -3
    assert (found.loc["urgency", "first_half"], found.loc["urgency", "second_half"]) == (0, 12)


REPORTED = [
    Said("Ada Lind", date(2021, 3, 2), "we will build the northern fishery corridor together", source=f"Paper {n}")
    for n in range(5)
] + [Said("Ada Lind", date(2021, 4, 2), "vaccines for every harbor town come first", source="Paper 1")]


def test_a_statement_with_five_reports_is_one_use(library):
    library_of(library, REPORTED)
    found = keywords(library, Filters(), by="official", limit=200).set_index("key")
    reported = next(key for key in found.index if "corridor" in key)
    assert found.loc[reported, "of"] == 2
    assert (found.loc[reported, "uses"], found.loc[reported, "documents"]) == (1, 1)


def test_each_source_has_its_report_of_a_statement(library):
    library_of(library, REPORTED)
    found = keywords(library, Filters(), by="source", limit=200)
    assert dict(zip(found["who"], found["of"], strict=True)) == {f"Paper {n}": 2 if n == 1 else 1 for n in range(5)}


def test_the_rest_holds_no_further_report_of_what_the_view_has(library):
    library_of(library, [*REPORTED, Said("Bo Ek", date(2021, 4, 2), "vaccines for every harbor town come first")])
    found = keyness(library, Filters(sources=("Paper 0",)), limit=200)
    assert not any("corridor" in row.key and row.uses_other for row in found.itertuples())


def test_an_empty_library_has_no_keywords(library):
    assert keywords(library, Filters()).empty
    assert keyness(library, Filters()).empty
    assert trends(library, Filters()).empty


def test_of_pieces_of_one_longer_phrase_one_is_told(library):
    where = ["harbour", "market", "orchard", "railway"]
    drills = [f"Farmers near the {one} saw the sudden halt of joint river drills as a {one} closed." for one in where]
    others = [f"A {one} opened and the mayor praised its {one} keepers for patience." for one in where]
    fill(
        library,
        [printed(text, date(2021, 3, day), "A") for day, text in enumerate(drills, 1)]
        + [printed(text, date(2021, 3, day), "B") for day, text in enumerate(others, 1)],
    )
    told = keywords(library, Filters(), by="source", of="articles")
    pieces = [one for one in told.loc[told["who"] == "A", "phrase"] if {"halt", "joint", "drills"} & set(one.split())]
    assert len(pieces) == 1
