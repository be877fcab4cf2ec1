"""Deadlines in sentences about invented people: until when, for what, who set and who denies them."""

from datetime import UTC, date, datetime

import pytest

from analysis.extraction import extract
from analysis.model import Article, Deadline, Part, Span

DAY = date(2021, 9, 15)


def deadlines(text: str) -> tuple[Deadline, ...]:
    return extract(
        Article(
            text=text,
            published=datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC),
            parts=(Part("paragraph", Span(0, len(text))),),
        )
    ).deadlines


@pytest.mark.parametrize(
    ("text", "day", "setter", "subject"),
    [
        (
            "Foreign Minister Ada Lind has set September 30 as a deadline for a treaty.",
            date(2021, 9, 30),
            "ada-lind",
            "treaty",
        ),
        ("Norway’s year-end deadline for the talks draws closer.", date(2021, 12, 31), "norway", "talks"),
        ("Denmark has until Friday to withdraw its boats.", date(2021, 9, 17), "", "withdraw its boats"),
        (
            "Foreign Minister Ada Lind gave Denmark until October 1 to withdraw its boats.",
            date(2021, 10, 1),
            "ada-lind",
            "withdraw its boats",
        ),
        (
            "The year-end deadline that Foreign Minister Ada Lind set in April draws nearer.",
            date(2021, 12, 31),
            "ada-lind",
            "",
        ),
        (
            "Foreign Minister Ada Lind will wait until October 1, she said on Monday, setting a deadline for a treaty.",
            date(2021, 10, 1),
            "ada-lind",
            "treaty",
        ),
        ("Judge Ada Lind set an April 15 deadline for the parties.", date(2022, 4, 15), "ada-lind", "parties"),
        ("Denmark must withdraw its boats by October 1.", date(2021, 10, 1), "", "withdraw its boats"),
    ],
)
def test_until_when_by_whom_for_what(text: str, day: date, setter: str, subject: str) -> None:
    (found,) = deadlines(text)
    assert (found.date, found.set_by, found.subject) == (day, setter, subject)


def test_a_denial_is_no_deadline_of_its_own() -> None:
    assert deadlines("“We do not have a deadline of October 1,” Envoy Bo Ek said.") == ()


def test_who_denies_a_deadline() -> None:
    text = "Minister Ada Lind has set October 1 as a deadline for a treaty. Envoy Bo Ek rejected the deadline."
    (found,) = deadlines(text)
    assert (found.set_by, found.denied_by) == ("ada-lind", "bo-ek")


def test_the_same_deadline_told_twice_is_one() -> None:
    text = "Minister Ada Lind has set October 1 as a deadline. The deadline of October 1 is near."
    assert [one.date for one in deadlines(text)] == [date(2021, 10, 1)]


def test_a_denial_before_the_deadline_is_told_finds_it() -> None:
    text = (
        "“We do not have a year-end deadline,” Envoy Bo Ek said. "
        "Minister Ada Lind gave Denmark until the end of the year to sign the treaty."
    )
    (found,) = deadlines(text)
    assert (found.date, found.set_by, found.denied_by) == (date(2021, 12, 31), "ada-lind", "bo-ek")


@pytest.mark.parametrize(
    "text",
    [
        "Envoy Bo Ek stayed in Oslo until Friday.",
        "The report was written by Friday.",
        "Norway expects that the talks will end by Friday.",
        "Minister Ada Lind asked reporters to leave by Friday.",
        "Minister Ada Lind set the deadline in April.",
        "Norway set a deadline of June 30, 1987, for the treaty.",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert deadlines(text) == ()


@pytest.mark.parametrize(
    ("text", "setter"),
    [
        ("A diplomat said Norway gave Denmark until October 1 to sign.", "Norway"),
        ("Norway has demanded that Denmark withdraw its boats by October 1, a European diplomat said.", "Norway"),
        ("A diplomat set out Norway’s demand that Denmark sign by October 1.", "Norway"),
        ("Norway wants Denmark to sign by October 1, according to a diplomat familiar with the talks.", "Norway"),
        ("Norway has told Denmark that it must sign by October 1, the diplomat said.", "Norway"),
        ("The deadline of October 1 was set by Norway, a diplomat said.", "Norway"),
        ("A European diplomat gave a deadline of October 1 for a treaty.", ""),
        ("A diplomat told reporters that Denmark must sign by October 1.", ""),
        (
            "Foreign Minister Ada Lind threatened to leave the talks unless Denmark withdrew its boats by October 1.",
            "ada-lind",
        ),
        ("Minister Ada Lind said Prime Minister Bo Ek had set a deadline of October 1.", "bo-ek"),
    ],
)
def test_the_setter_is_who_demands_and_not_who_tells(text: str, setter: str) -> None:
    (found,) = deadlines(text)
    assert found.set_by.lower() == setter.lower()
