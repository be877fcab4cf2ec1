"""Beside an article: its versions, with what changed between them, and where else it was printed."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.articles import Reading
from analysis.measures.evidence import records
from pages.widgets.text import article_link, day, plural, tag


def versions_of(reading: Reading) -> str | None:
    """List the versions; gives the text before this version where one asks what changed, else None."""
    rows = records(reading.versions)
    if not rows:
        return None
    here = next(number for number, row in enumerate(rows) if row["article_id"] == reading.article["article_id"])
    if here + 1 < len(rows):
        st.warning(
            f"Measures use the [latest version]({article_link(rows[-1]['article_id'])}).", title="An earlier version"
        )
    items = "".join(_version(row, current=number == here) for number, row in enumerate(rows))
    st.html(f'<div class="ro-beside"><b>{plural(len(rows), "version")}</b><ul>{items}</ul></div>')
    asked = here > 0 and st.toggle("What changed since the version before", key="changed")
    return str(rows[here - 1]["text"]) if asked else None


def copies_of(reading: Reading) -> None:
    """List the article's copies, or what it is a copy of."""
    rows = records(reading.copies)
    if not rows:
        return
    items = "".join(
        f"<li>{_to(row, row['source'] or row['title'] or 'Untitled')}, {tag(day(row['day']))}, "
        f"{row['share']:.0%} of the words</li>"
        for row in rows
    )
    told = plural(len(rows), "copy", "copies") + " of this" if reading.copied else "A copy of"
    st.html(f'<div class="ro-beside"><b>{told}</b><ul>{items}</ul></div>')


def _version(row: dict[str, Any], *, current: bool) -> str:
    at = row["published"] if pd.isna(row["modified"]) else row["modified"]
    told = f"{row['number']}: {day(row['day'])}" if pd.isna(at) else f"{row['number']}: {day(at)}, {at:%H:%M} UTC"
    return f"<li>{tag(told)} (shown)</li>" if current else f"<li>{_to(row, told)}</li>"


def _to(row: dict[str, Any], told: str) -> str:
    return f'<a href="{tag(article_link(row["article_id"]))}" target="_self">{tag(told)}</a>'
