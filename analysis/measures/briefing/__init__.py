"""What an analyst reads in the morning: what is new in a period, in ranked, plain sentences with their evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.briefing.contacts import deadlines_ahead, talks_ahead, talks_held
from analysis.measures.briefing.findings import Finding
from analysis.measures.briefing.people import changes_of_tone, new_officials, rejected_positions
from analysis.measures.briefing.words import shifts_of_phrasing
from analysis.measures.overview import newest_day

__all__ = ["Briefing", "Finding", "briefing", "periods"]

SPANS = (7, 30, 90, 365)  # days of the period where none is chosen, counted from the newest article
ENOUGH = 10  # articles that make a period worth reporting on
_PARTS = (
    shifts_of_phrasing,
    talks_held,
    talks_ahead,
    deadlines_ahead,
    changes_of_tone,
    rejected_positions,
    new_officials,
)


@dataclass(frozen=True, slots=True)
class Briefing:
    """The findings of a period, what came before it, and what to read first (article_id, how many findings)."""

    period: Filters
    before: Filters
    findings: tuple[Finding, ...]
    reading: tuple[tuple[str, int], ...]


def briefing(library: Library, filters: Filters) -> Briefing:
    """The findings of the chosen period, or of the library's last days where no first day is chosen."""
    period, before = periods(library, filters)
    findings = tuple(finding for part in _PARTS for finding in part(library, period, before))
    return Briefing(period, before, findings, _reading(library, findings))


def periods(library: Library, filters: Filters) -> tuple[Filters, Filters]:
    """The period to report on, and all that the library holds before it.

    Without a first day it is the last 7, 30, 90 or 365 days, the shortest of them with ten articles or more in view.
    """
    newest = newest_day(library)
    until = filters.until or (newest.date() if newest is not None else None)
    since = filters.since or (_first_day(library, filters, until) if until else None)
    earlier = since - timedelta(days=1) if since else None
    return replace(filters, since=since, until=until), replace(filters, since=None, until=earlier)


def _first_day(library: Library, filters: Filters, until: date) -> date:
    for days in SPANS:
        since = until - timedelta(days=days - 1)
        where, values = replace(filters, since=since, until=until).where("articles")
        if library.query(f"SELECT count(*) AS n FROM articles WHERE {where}", values)["n"].iloc[0] >= ENOUGH:
            break
    return since


def _reading(library: Library, findings: tuple[Finding, ...]) -> tuple[tuple[str, int], ...]:
    """The articles that stand behind most findings; of as many, those behind more kinds of them, then the newest."""
    behind: dict[str, list[str]] = {}
    for finding in findings:
        for article in sorted({place[0] for place in finding.evidence}):
            behind.setdefault(article, []).append(finding.kind)
    rows = library.query(
        "SELECT article_id, day FROM articles WHERE article_id IN (SELECT unnest($ids::VARCHAR[]))",
        {"ids": sorted(behind)},
    )
    days = {article: pd.Timestamp(day).toordinal() for article, day in rows.itertuples(index=False) if not pd.isna(day)}
    order = sorted(behind, key=lambda one: (-len(behind[one]), -len(set(behind[one])), -days.get(one, 0), one))
    return tuple((article, len(behind[article])) for article in order[:5])
