"""Expressions of time in news, resolved against the dateline."""

from datetime import UTC, date, datetime

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
        ("Earlier this month he called.", "Earlier this month", date(2019, 12, 1), date(2019, 12, 31)),
    ],
)
def test_what_news_writes(text: str, expression: str, first: date, last: date) -> None:
    (found,) = dates_in(text)
    assert (found.text, found.date_from, found.date_to) == (expression, first, last)


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
