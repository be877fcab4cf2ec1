"""The briefing as PDF, set by Typst: the texts go in as data, never as markup, so that none of them can do anything."""

from __future__ import annotations

import json
from dataclasses import asdict

import typst

from analysis.briefing.content import content
from analysis.charts.drawn import columns
from analysis.library import Filters, Library
from analysis.resources import DATA


def briefing_pdf(library: Library, filters: Filters) -> bytes:
    """The briefing with its chart, evidence, sources and filter, on A4 with tags for screen readers.

    Letters that neither Typst's own fonts nor the machine's have are shown as boxes.
    """
    made = content(library, filters)
    data = {
        "meta": made.meta,
        "chart": columns(made.activity) if len(made.activity) > 1 else "",
        "sections": [{"title": title, "items": [asdict(item) for item in items]} for title, items in made.sections],
        "reading": made.reading,
        "caption": made.notes.caption,
    }
    done: bytes = typst.compile(
        (DATA / "docs" / "briefing.typ").read_bytes(), sys_inputs={"data": json.dumps(data, ensure_ascii=False)}
    )
    return done
