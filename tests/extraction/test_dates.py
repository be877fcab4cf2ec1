"""Expressions of time in news, resolved against the dateline."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.dates import find_dates
from analysis.extraction.sentences import split_sentences
from analysis.model import Article, DateMention, Part, Span

TUESDAY = date(2019, 12, 17)


def dates_in(text: str, day: date | None = TUESDAY) -> tuple[DateMention, ...]:
    published = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
    article = Article(text=text, published=published, parts=(Part("paragraph", Span(0, len(text))),))
    return find_dates(article, split_sentences(article))


@pytest.mark.parametrize(
    ("text", "expression", "first", "last"),
    [
        ("The envoy met her on Monday.", "Monday", date(2019, 12, 16), date(2019, 12, 16)),
        ("The envoy will meet her on Monday.", "Monday", date(2019, 12, 23), date(2019, 12, 23)),
        ("He stays until the morning of Dec. 17.", "the morning of Dec. 17", TUESDAY, TUESDAY),
        ("They met in June 12, 2018.", "June 12, 2018", date(2018, 6, 12), date(2018, 6, 12)),
        ("A deal fell apart in late February.", "late February", date(2019, 2, 1), date(2019, 2, 28)),
        ("He stays from Dec. 15 to 17.", "Dec. 15 to 17", date(2019, 12, 15), TUESDAY),
        ("They met on August second.", "August second", date(2019, 8, 2), date(2019, 8, 2)),
        ("A letter came before Thursday’s vote.", "Thursday", date(2019, 12, 19), date(2019, 12, 19)),
        ("The line was cut by Friday’s storm.", "Friday", date(2019, 12, 13), date(2019, 12, 13)),
        ("Earlier this month he called.", "Earlier this month", date(2019, 12, 1), date(2019, 12, 31)),
    ],
)
def test_what_news_writes(text: str, expression: str, first: date, last: date) -> None:
    (found,) = dates_in(text)
    assert (found.text, found.date_from, found.date_to) == (expression, first, last)


def test_the_table_of_expressions() -> None:
    """Each row of dates.csv: an expression in a sentence, the dateline, and the days and precision it means."""
    with open(Path(__file__).parent / "dates.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = []
    for row in rows:
        found = dates_in(row["sentence"], date.fromisoformat(row["dateline"]))
        shown = {(one.text, str(one.date_from), str(one.date_to), one.precision) for one in found}
        if (row["expression"], row["from"], row["to"], row["precision"]) not in shown:
            wrong.append((row, shown))
    assert len(rows) >= 1000
    assert not wrong


@pytest.mark.parametrize(
    "text",
    [
        "The sides may march on, a second envoy said.",
        "May Halloran and April Ostrow spoke for Sun Sat and Mon Mar.",
        "The truce held for three days and cost 18 months of talks.",
        "Some 1,990 people and 2000 soldiers crossed; call 202-2018.",
        "Resolution 1718 and Flight 2018 are on the list.",
        "They meet every Monday, and each July they part.",
        "Over the last year and in the next week or so little moved.",
        "The Christmas gift is still being chosen.",
        "Black Monday is the title of her book.",
        "It rose 12.5 to 2015.50 points, a 3/4 gain.",
        "Page 2019-12 holds nothing, nor does 31/02/2019 or Feb. 30.",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert not dates_in(text)


def test_without_a_day_of_publication_only_full_dates_are_found() -> None:
    found = dates_in("On Monday they recalled March 3, 2015, and the next day.", day=None)
    assert [(one.text, one.date_from) for one in found] == [
        ("March 3, 2015", date(2015, 3, 3)),
        ("the next day", date(2015, 3, 4)),
    ]


def test_spans_are_exact_with_unusual_blanks_and_quotes() -> None:
    text = "“It ends on\u00a0Dec.\u00a020,” he said.\r\nThe envoys met on New\r\nYear’s Eve 2018 – and left."
    assert [one.text for one in dates_in(text)] == ["Dec.\u00a020", "New\r\nYear’s Eve 2018"]


PIECES = st.sampled_from(
    "on Monday last next the 31st of Feb. Dec. 15 - 17 to 2019-02-30 31/04/2020 year 0 a ago later quarter third "
    "99999 weeks months years May march \u00a0 \r\n İ ’s tonight noon nineteen ninety Easter 1500 the same day".split(
        " "
    )
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)), st.one_of(st.none(), st.dates()))
def test_any_text_gives_dates_inside_their_sentences(text: str, day: date | None) -> None:
    article = Article(
        text=text,
        published=datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None,
        parts=(Part("paragraph", Span(0, len(text))),),
    )
    sentences = split_sentences(article)
    before = 0
    for found in find_dates(article, sentences):
        assert found.text == text[slice(*found.span)]
        assert found.date_from <= found.date_to
        assert before <= found.span.start < found.span.end
        assert any(one.span.start <= found.span.start and found.span.end <= one.span.end for one in sentences)
        before = found.span.end
