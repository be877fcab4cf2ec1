"""Where a report was written and on which day, in the ways that agencies print it."""

from datetime import UTC, date, datetime

import pytest

from analysis.extraction.dateline import anchor_day, dateline_place
from analysis.model import Article, Part, Span


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("QUELL, May 11 (Agency) - ", "QUELL", date(2021, 5, 11)),
        ("QUELL, May 11. /AGENCY/. ", "QUELL", date(2021, 5, 11)),
        ("QUELL, May 11th. /agency/. ", "QUELL", date(2021, 5, 11)),
        ("QUELL, SWEDEN | Agency | ", "QUELL, SWEDEN", date(2021, 5, 12)),
        ("QUELL (Agency / Agency - 11th May, 2021) ", "QUELL", date(2021, 5, 11)),
        ("QUELL (Agency) - ", "QUELL", date(2021, 5, 12)),
        ("Quell is a port on the sea. ", "", date(2021, 5, 12)),
    ],
)
def test_place_and_day(line: str, place: str, day: date) -> None:
    text = f"{line}Minister Ada Lind came to the port."
    article = Article(
        text=text, published=datetime(2021, 5, 12, 12, tzinfo=UTC), parts=(Part("paragraph", Span(0, len(text))),)
    )
    assert (dateline_place(article), anchor_day(article)) == (place, day)
