"""Talks and deadlines as articles report them, one row a report; and their calendar file (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.evidence import records


def told_talks(library: Library, filters: Filters, *, limit: int = 2000) -> pd.DataFrame:
    """The reports of talks in the view, newest first.

    Columns: talk, kind, status, participants (ids or names), date_from, date_to, precision, venue, outcome,
    confidence, article_id, start, end, title, source, day.
    """
    return _told(library, filters, "len(participants) > 0", limit)


def recalled_talks(library: Library, filters: Filters, *, limit: int = 2000) -> pd.DataFrame:
    """The mentions of a past talk by its place alone ("since the summit in Oslo"), with the columns of `told_talks`."""
    return _told(library, filters, "len(participants) = 0 AND venue <> ''", limit)


def _told(library: Library, filters: Filters, condition: str, limit: int) -> pd.DataFrame:
    where, values = filters.where("talks", "t")
    return library.query(
        "SELECT talk_id AS talk, t.kind, status, participants, coalesce(date_from, t.day) AS date_from, "
        "coalesce(date_to, date_from, t.day) AS date_to, precision, venue, outcome, confidence, t.article_id, "
        't.start, t."end", a.title, t.source, t.day '
        f"FROM talks t JOIN articles a ON a.article_id = t.article_id WHERE {where} AND {condition} "
        "ORDER BY 5 DESC NULLS LAST, confidence DESC LIMIT $limit",
        values | {"limit": limit},
    )


def told_deadlines(library: Library, filters: Filters) -> pd.DataFrame:
    """The deadlines in the view, one row a date and who set it, the latest first.

    Columns: deadline, date, precision, set_by, denied_by, subject, reports, article_id, start, end, day.
    """
    where, values = filters.where("deadlines", "d")
    return library.query(
        "SELECT any_value(deadline_id) AS deadline, date, any_value(precision) AS precision, set_by, "
        "max(denied_by) AS denied_by, arg_max(subject, length(subject)) AS subject, count(*) AS reports, "
        "arg_max(article_id, confidence) AS article_id, arg_max(start, confidence) AS start, "
        'arg_max("end", confidence) AS "end", min(day) AS day '
        f"FROM deadlines d WHERE {where} GROUP BY date, set_by ORDER BY date DESC",
        values,
    )


def days_left(date: pd.Timestamp, today: pd.Timestamp | None) -> str:
    """The days from `today` to a deadline, in words: "14 days left", "today", "passed"."""
    if today is None or pd.isna(date):
        return ""
    days = (pd.Timestamp(date).normalize() - pd.Timestamp(today).normalize()).days
    if days < 0:
        return "passed"
    return f"{days:,} day{'' if days == 1 else 's'} left" if days else "today"


def to_ics(events: pd.DataFrame, made: datetime | None = None) -> bytes:
    """Talks and deadlines as an iCalendar file. `events` has id, date_from, date_to, summary, description."""
    stamp = (made or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Readout//Talks//EN", "CALSCALE:GREGORIAN"]
    for row in records(events):
        first, last = pd.Timestamp(row["date_from"]), pd.Timestamp(row["date_to"])
        lines += [
            "BEGIN:VEVENT",
            f"UID:{row['id']}@readout",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
            f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_plain(row['summary'])}",
            f"DESCRIPTION:{_plain(row['description'])}",
            "END:VEVENT",
        ]
    return "".join(_folded(line) + "\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def _plain(text: str) -> str:
    """Text as RFC 5545 (3.3.11) wants it: no controls, and backslash, semicolon, comma and newline escaped."""
    flat = " ".join(str(text).split())
    return flat.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Lines of at most 75 bytes; what goes on begins with a space (RFC 5545, 3.1)."""
    pieces, rest = [], line
    while len(rest.encode()) > 73:
        cut = 73
        while len(rest[:cut].encode()) > 73:
            cut -= 1
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return "\r\n ".join([*pieces, rest])
