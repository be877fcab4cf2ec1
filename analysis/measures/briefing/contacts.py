"""Talks held, talks ahead, and deadlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.briefing.findings import Finding, listed, names_of, places, when
from analysis.measures.evidence import records

_PLACES = (
    'list({article: article_id, start: start, "end": "end"} ORDER BY confidence DESC, article_id, start)[1:6] AS places'
)


def talks_held(library: Library, period: Filters, _: Filters) -> list[Finding]:
    """Talks held in the period."""
    return _told_talks(library, period, "talk", "status = 'held' AND coalesce(date_from, day) <= day", 8)


def talks_ahead(library: Library, period: Filters, _: Filters) -> list[Finding]:
    """Talks that articles of the period plan, propose, refuse or cancel."""
    return _told_talks(library, period, "ahead", "status <> 'held'", 8)


def _told_talks(library: Library, period: Filters, kind: str, condition: str, limit: int) -> list[Finding]:
    where, values = period.where("talks", "t")
    rows = library.query(
        "SELECT kind, status, participants, date_from, precision, max(venue) AS venue, count(*) AS reports, "
        f"{_PLACES}, "
        f"max(confidence) AS confidence FROM talks t WHERE {where} AND {condition} AND len(participants) > 0 "
        "GROUP BY kind, status, participants, date_from, precision "
        "ORDER BY len(participants) > 1 DESC, reports DESC, confidence DESC, date_from DESC NULLS LAST, kind, status, "
        "participants LIMIT $limit",
        values | {"limit": limit},
    )
    named = names_of(library)
    return [
        Finding(
            kind,
            _talk_sentence(row, [named.get(one, one) for one in row["participants"]]),
            float(row["reports"]),
            places(row["places"]),
        )
        for row in records(rows)
    ]


_STATUS = {"held": "", "planned": "planned", "proposed": "proposed", "refused": "refused", "cancelled": "cancelled"}


def _talk_sentence(row: dict[str, Any], people: list[str]) -> str:
    status = _STATUS.get(row["status"], row["status"])
    day = f", {when(row['date_from'], row['precision'])}" if not pd.isna(row["date_from"]) else ""
    venue = f", {row['venue']}" if row["venue"] else ""
    told = f" ({row['reports']} reports)" if row["reports"] > 1 else ""
    what = f"{row['kind']} {status}".strip()
    return f"{listed(people)}: {what}{day}{venue}{told}."


def deadlines_ahead(library: Library, period: Filters, _: Filters) -> list[Finding]:
    """Deadlines that lie ahead at the period's end, and were told in it."""
    told, values = replace(period, since=None, until=None).where("deadlines", "d")
    rows = library.query(
        "SELECT date, precision, set_by, denied_by, max(subject) AS subject, count(*) AS reports, "
        f"{_PLACES} "
        f"FROM deadlines d WHERE {told} AND day BETWEEN $first AND $last AND date >= $last "
        "GROUP BY date, precision, set_by, denied_by ORDER BY date, reports DESC, set_by, "
        "denied_by LIMIT 8",
        values | {"first": period.since or date.min, "last": period.until or date.max},
    )
    named = names_of(library)
    findings = []
    for row in records(rows):
        left = (pd.Timestamp(row["date"]).date() - (period.until or date.today())).days
        by = f", set by {named.get(row['set_by'], row['set_by'])}" if row["set_by"] else ""
        denied = f", denied by {named.get(row['denied_by'], row['denied_by'])}" if row["denied_by"] else ""
        about = f" for {row['subject']}" if row["subject"] else ""
        sentence = f"Deadline {when(row['date'], row['precision'])}{about}{by}{denied}: {left} days ahead."
        findings.append(Finding("deadline", sentence, 1000.0 - left, places(row["places"])))
    return findings
