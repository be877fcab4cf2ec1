"""Findings as plain sentences; each opens to the passages behind it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from analysis.measures.briefing import Finding
from analysis.measures.evidence import records
from pages.widgets.evidence import passage_items
from pages.widgets.look import quoted
from pages.widgets.text import tag


def finding_list(findings: Iterable[Finding]) -> None:
    """A numbered list; no sentence without its evidence."""
    findings = list(findings)
    spans = list(dict.fromkeys(place for finding in findings for place in finding.evidence))
    found = {(row["article_id"], row["start"], row["end"]): row for row in records(quoted(spans))}
    items = []
    for finding in findings:
        rows = [found[place] for place in finding.evidence if place in found]
        items.append(
            f"<li><details><summary>{tag(finding.sentence)}</summary>"
            f'<ul class="ro-list">{passage_items(rows)}</ul></details></li>'
        )
    st.html(f'<ol class="ro-findings">{"".join(items)}</ol>')
