"""Reports of one talk are one talk, and a calendar file that calendars read."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from analysis.extraction import extract
from analysis.library import Filters, Library
from analysis.library.rows import to_tables
from analysis.measures.chronology import to_ics, told_deadlines, told_talks
from analysis.measures.joins import joined_talks, statements_at
from analysis.model import Article, Part, Span


def report(text: str, day: date, title: str) -> Article:
    return Article(
        text=text,
        title=title,
        published=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        source=f"The {title}",
        parts=(Part("paragraph", Span(0, len(text))),),
    )


PLAN = "Foreign Minister Ada Lind will meet Special Envoy Bo Ek in Oslo on June 6, her office said."
HELD = "Foreign Minister Ada Lind met Special Envoy Bo Ek on Thursday at the Grand Hotel in Oslo."
AGAIN = "On Thursday Special Envoy Bo Ek held talks with Foreign Minister Ada Lind. They agreed to meet again."
LATER = "Foreign Minister Ada Lind met Special Envoy Bo Ek on Friday."


SUMMIT = "President Ada Lind and Premier Bo Ek held a summit in Oslo on Thursday."
SINCE = "Nobody has spoken of herring since the summit in Oslo in June, an official of the Fisheries Office said."


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(str(tmp_path / "library"))
    articles = [
        report(PLAN, date(2019, 6, 3), "Lake Courier"),
        report(HELD, date(2019, 6, 6), "Fjord Post"),
        report(AGAIN, date(2019, 6, 7), "Hill Herald"),
        report(LATER, date(2019, 6, 7), "Bay Bulletin"),
    ]
    with library.write("articles") as writer:
        writer.append(to_tables([extract(one) for one in articles]))
    return library


def of_day(library: Library, day: date):
    talks = joined_talks(library, Filters())
    return talks[(talks["date_from"].dt.date == day) & talks["precision"].notna()]


def test_reports_of_one_day_are_one_talk(library: Library) -> None:
    (row,) = of_day(library, date(2019, 6, 6)).to_dict("records")
    assert row["reports"] == 3
    assert set(row["participants"]) == {"ada-lind", "bo-ek"}
    assert "Grand Hotel" in row["venue"]


def test_a_planned_talk_becomes_a_held_one(library: Library) -> None:
    (row,) = of_day(library, date(2019, 6, 6)).to_dict("records")
    assert row["status"] == "held"
    assert row["history"] == "planned (3 June 2019), held (6 June 2019)"


def test_a_summit_named_by_its_place_is_the_one_that_was_held(tmp_path: Path) -> None:
    library = Library(str(tmp_path / "summit"))
    articles = [report(SUMMIT, date(2019, 6, 6), "Fjord Post"), report(SINCE, date(2019, 9, 2), "Hill Herald")]
    with library.write("articles") as writer:
        writer.append(to_tables([extract(one) for one in articles]))
    (row,) = joined_talks(library, Filters()).to_dict("records")
    assert (row["reports"], row["status"], set(row["participants"])) == (2, "held", {"ada-lind", "bo-ek"})


def test_another_day_is_another_talk(library: Library) -> None:
    assert list(of_day(library, date(2019, 6, 7))["reports"]) == [1]


def test_a_report_can_be_set_apart_and_back(library: Library) -> None:
    (row,) = of_day(library, date(2019, 6, 6)).to_dict("records")
    edit = library.edit("ann", "apart", row["report_ids"][0])
    assert sorted(of_day(library, date(2019, 6, 6))["reports"]) == [1, 2]
    library.undo("ann", edit)
    assert list(of_day(library, date(2019, 6, 6))["reports"]) == [3]


def test_every_report_is_in_one_talk(library: Library) -> None:
    talks = joined_talks(library, Filters())
    ids = [one for ids in talks["report_ids"] for one in ids]
    assert sorted(ids) == sorted(told_talks(library, Filters())["talk"])


def test_statements_on_the_day_of_a_talk(tmp_path: Path) -> None:
    library = Library(str(tmp_path / "said"))
    text = f'{HELD} "We have found a narrow path," Lind said on Thursday after the meeting.'
    with library.write("articles") as writer:
        writer.append(to_tables([extract(report(text, date(2019, 6, 6), "Fjord Post"))]))
    said = statements_at(library, ["ada-lind"], date(2019, 6, 6), date(2019, 6, 6))
    assert any("narrow path" in content for content in said["content"])


def test_deadlines_and_calendar(tmp_path: Path) -> None:
    library = Library(str(tmp_path / "due"))
    text = "Foreign Minister Ada Lind has set June 30 as a deadline for a treaty on eels, herring; and cod."
    with library.write("articles") as writer:
        writer.append(to_tables([extract(report(text, date(2019, 6, 3), "Fjord Post"))]))
    due = told_deadlines(library, Filters())
    assert [(one.date.date(), one.set_by) for one in due.itertuples()] == [(date(2019, 6, 30), "ada-lind")]
    events = due.assign(id=due["deadline"], date_from=due["date"], date_to=due["date"], summary="Eels, herring; cod")
    calendar = to_ics(events.assign(description="x" * 300), datetime(2019, 6, 3, tzinfo=UTC)).decode()
    assert "DTSTART;VALUE=DATE:20190630\r\nDTEND;VALUE=DATE:20190701\r\n" in calendar
    assert r"SUMMARY:Eels\, herring\; cod" in calendar
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
