"""When the words of a statement were said: invented statements of an invented envoy."""

from datetime import UTC, date, datetime

import pytest

from analysis.extraction.dates import find_dates
from analysis.extraction.dating import date_statements
from analysis.extraction.sentences import split_sentences
from analysis.model import Article, Part, Span, Statement, Talk

TUESDAY = date(2019, 12, 17)


def dated(text: str, cue: str, content: str, *talks: Talk, day: date | None = TUESDAY) -> Statement:
    """The statement of ann-able with this cue and content, dated."""
    (found,) = all_dated(text, [(cue, content)], talks, day)
    return found


def all_dated(
    text: str, said: list[tuple[str, str]], talks: tuple[Talk, ...] = (), day: date | None = TUESDAY
) -> tuple[Statement, ...]:
    """The statements of ann-able, each with a cue and a content, dated."""
    published = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
    article = Article(text=text, published=published, parts=(Part("paragraph", Span(0, len(text))),))
    sentences = split_sentences(article)
    statements = tuple(
        Statement(
            span=span_of(text, content),
            kind="indirect",
            speaker="Able",
            official="ann-able",
            speaker_span=None,
            cue=cue,
            cue_span=span_of(text, cue),
            content=content,
            content_span=span_of(text, content),
        )
        for cue, content in said
    )
    return date_statements(article, sentences, statements, find_dates(article, sentences), talks)


def span_of(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "cue", "content", "day"),
    [
        ("Able said on Monday that the road was open.", "said", "the road was open", date(2019, 12, 16)),
        ("On Dec. 12, Able told reporters the road was open.", "told", "the road was open", date(2019, 12, 12)),
        ("In June she called the offer hollow.", "called", "the offer hollow", date(2019, 6, 1)),
        ("The road was open, Able said last Thursday.", "said", "The road was open", date(2019, 12, 12)),
    ],
)
def test_the_sentence_tells_the_day(text: str, cue: str, content: str, day: date) -> None:
    found = dated(text, cue, content)
    assert (found.date, found.date_basis) == (day, "sentence")


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Able said the talks had failed on Monday.", "said", "the talks had failed on Monday"),
        ("Able, who arrived on Sunday, said the road was open.", "said", "the road was open"),
        ("Able, due in Marn on Friday, said the road was open.", "said", "the road was open"),
        ("Able said the road was open.", "said", "the road was open"),
        ("MARN, Dec. 17 (Northwire) -- Able said the road was open.", "said", "the road was open"),
    ],
)
def test_else_the_dateline(text: str, cue: str, content: str) -> None:
    found = dated(text, cue, content)
    assert (found.date, found.date_basis) == (TUESDAY, "dateline")


def test_the_talk_it_belongs_to() -> None:
    text = "Able met his colleague in Marn on Dec. 14. The road was open, he said."
    met = Talk("meeting", "held", ("ann-able",), Span(0, 42), date(2019, 12, 14), date(2019, 12, 14))
    found = dated(text, "said", "The road was open", met)
    assert (found.date, found.date_basis, found.setting) == (date(2019, 12, 14), "talk", "meeting")


@pytest.mark.parametrize(
    "change",
    [{"status": "planned"}, {"participants": ("bo-baker",)}, {"date_from": None}],
)
def test_a_talk_that_is_not_its_own(change: dict) -> None:
    text = "Able met his colleague in Marn. The road was open, he said."
    told = {
        "kind": "meeting",
        "status": "held",
        "participants": ("ann-able",),
        "evidence_span": Span(0, 31),
        "date_from": date(2019, 12, 14),
    }
    assert dated(text, "said", "The road was open", Talk(**(told | change))).date_basis == "dateline"


def both_dated(text: str, *said: tuple[str, str]) -> list[date | None]:
    """The days of several statements of ann-able, each by its cue and content."""
    return [one.date for one in all_dated(text, list(said))]


def test_a_talk_that_the_speaker_tells_of_is_another_day() -> None:
    text = "Able said: “We have come far. I met the minister on Sunday.”"
    told = "I met the minister on Sunday."
    talk = Talk(
        "meeting", "held", ("ann-able", "minister"), span_of(text, told), date(2019, 12, 15), date(2019, 12, 15)
    )
    assert dated(text, "said", f"We have come far. {told}", talk).date == TUESDAY


def test_who_goes_on_speaking_does_so_on_the_same_day() -> None:
    text = "Able told a crowd on Dec. 12 that the road was open. The bridge was safe, she added."
    days = both_dated(text, ("told", "the road was open"), ("added", "The bridge was safe"))
    assert days == [date(2019, 12, 12), date(2019, 12, 12)]


def test_the_opening_sentence_tells_the_day_of_what_follows() -> None:
    text = "The talks in Marn broke off on Sunday. Able called the offer hollow."
    assert both_dated(text, ("called", "the offer hollow")) == [date(2019, 12, 15)]


def test_nothing_tells_the_day() -> None:
    found = dated("Able said the road was open.", "said", "the road was open", day=None)
    assert (found.date, found.date_basis) == (None, "unknown")
