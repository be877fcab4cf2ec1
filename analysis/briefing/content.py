"""What a briefing that leaves the dashboard says, whatever it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd

from analysis.exports import Notes
from analysis.library import Filters, Library
from analysis.measures.articles import articles_by_id
from analysis.measures.briefing import Briefing, Finding, briefing
from analysis.measures.evidence import passages, records
from analysis.measures.overview import countries_and_names, sources, summary
from analysis.measures.profiles import activity

SECTIONS = {
    "phrase": "Phrasing",
    "talk": "Talks held",
    "ahead": "Planned, proposed, refused",
    "deadline": "Deadlines ahead",
    "tone": "Changes of tone",
    "refusal": "Positions rejected",
    "official": "New officials",
    "once": "Said once so far",
}
QUOTED = 3  # passages shown for a finding


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage: the words meant, what stands around them in their sentences, and where it is from."""

    before: str
    words: str
    after: str
    place: str


@dataclass(frozen=True, slots=True)
class Item:
    """A finding's sentence with its passages."""

    sentence: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A briefing: `meta` is the line under the title, `activity` as measures.profiles.activity gives it, `sections`
    are titles with their items, `reading` the articles to read first.
    """

    meta: str
    activity: pd.DataFrame
    sections: tuple[tuple[str, tuple[Item, ...]], ...]
    reading: tuple[str, ...]
    notes: Notes


def content(library: Library, filters: Filters) -> Content:
    """The briefing of the chosen period, with all its evidence fetched."""
    made = briefing(library, filters)
    names = countries_and_names(library)
    period = made.period.sentence(names)
    count = summary(library, made.period)
    listed = list(sources(library)["source"])
    return Content(
        meta=f"{period}: {count['articles']:,} articles, {count['statements']:,} statements, "
        f"{count['talks']:,} reports of talks",
        activity=activity(library, made.period),
        sections=tuple(
            (title, tuple(_item(library, finding) for finding in findings)) for title, findings in by_section(made)
        ),
        reading=_reading(library, made),
        notes=Notes(
            title="Briefing",
            filters=period,
            sources=", ".join(listed[:12]) + (f" and {len(listed) - 12} more" if len(listed) > 12 else ""),
            library=f"version {library.version}",
        ),
    )


def by_section(made: Briefing) -> list[tuple[str, list[Finding]]]:
    """The findings under the headings of the briefing, in its order; headings without findings are left out."""
    order = list(SECTIONS)
    ordered = sorted(made.findings, key=lambda finding: order.index(finding.kind))
    return [(SECTIONS[kind], list(found)) for kind, found in groupby(ordered, key=lambda finding: finding.kind)]


def _item(library: Library, finding: Finding) -> Item:
    rows = records(passages(library, finding.evidence[:QUOTED]))
    return Item(finding.sentence, tuple(_quote(row) for row in rows))


def _quote(row: dict[str, Any]) -> Quote:
    return Quote(row["before"], row["hit"], row["after"], _place(row))


def _reading(library: Library, made: Briefing) -> tuple[str, ...]:
    ids = [article for article, _ in made.reading]
    return tuple(_place(row) for row in records(articles_by_id(library, ids))) if ids else ()


def _place(row: dict[str, Any]) -> str:
    day = f"{pd.Timestamp(row['day']):%Y-%m-%d}" if row["day"] is not None else ""
    return ", ".join(part for part in (row["title"], row["source"], day) if part)
