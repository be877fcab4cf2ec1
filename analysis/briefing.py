"""The briefing as one self-contained page of HTML, for the dashboard's export and the command line."""

from __future__ import annotations

import html
from itertools import groupby

import pandas as pd

from analysis.charts.activity import over_time
from analysis.charts.template import dress
from analysis.exports import Notes, page
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
}
QUOTED = 3  # passages shown for a finding


def briefing_html(library: Library, filters: Filters) -> str:
    """The briefing with its chart, evidence, sources and filter; needs no network."""
    made = briefing(library, filters)
    names = countries_and_names(library)
    count = summary(library, made.period)
    listed = list(sources(library)["source"])
    notes = Notes(
        title="Briefing",
        filters=made.period.sentence(names),
        sources=", ".join(listed[:12]) + (f" and {len(listed) - 12} more" if len(listed) > 12 else ""),
        library=f"version {library.version}",
    )
    body = [
        "<h1>Briefing</h1>",
        f'<p class="meta">{html.escape(made.period.sentence(names))}: {count["articles"]:,} articles, '
        f"{count['statements']:,} statements, {count['talks']:,} reports of talks</p>",
        _chart(library, made.period),
        *(_section(library, title, found) for title, found in by_section(made)),
        _reading(library, made),
    ]
    return page("Briefing", "".join(body), notes)


def by_section(made: Briefing) -> list[tuple[str, list[Finding]]]:
    """The findings under the headings of the briefing, in its order; headings without findings are left out."""
    order = list(SECTIONS)
    ordered = sorted(made.findings, key=lambda finding: order.index(finding.kind))
    return [(SECTIONS[kind], list(found)) for kind, found in groupby(ordered, key=lambda finding: finding.kind)]


def _chart(library: Library, period: Filters) -> str:
    frame = activity(library, period)
    if len(frame) < 2:
        return ""
    figure = dress(over_time(frame), "light", 220)
    drawn: str = figure.to_html(
        full_html=False, include_plotlyjs=True, config={"showSendToCloud": False, "displayModeBar": False}
    )
    return f"<h2>Statements over time</h2>{drawn}"


def _section(library: Library, title: str, findings: list[Finding]) -> str:
    return f"<h2>{html.escape(title)}</h2><ol>{''.join(_item(library, finding) for finding in findings)}</ol>"


def _item(library: Library, finding: Finding) -> str:
    quotes = "".join(_quote(row) for row in records(passages(library, finding.evidence[:QUOTED])))
    return f"<li>{html.escape(finding.sentence)}{quotes}</li>"


def _quote(row: dict[str, object]) -> str:
    before, hit, after = (html.escape(str(row[part])) for part in ("before", "hit", "after"))
    day = "" if pd.isna(row["day"]) else f"{pd.Timestamp(row['day']):%Y-%m-%d}"  # type: ignore[call-overload, arg-type]
    where = html.escape(", ".join(part for part in (str(row["title"]), str(row["source"]), day) if part))
    return f'<blockquote>{before}<mark>{hit}</mark>{after}<div class="meta">{where}</div></blockquote>'


def _reading(library: Library, made: Briefing) -> str:
    if not made.reading:
        return ""
    rows = articles_by_id(library, [article for article, _ in made.reading])
    items = "".join(
        f"<li>{html.escape(str(row.title))} <span class='meta'>{html.escape(str(row.source))}</span></li>"
        for row in rows.itertuples(index=False)
    )
    return f"<h2>Read first</h2><ol>{items}</ol>"
