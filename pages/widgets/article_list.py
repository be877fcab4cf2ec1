"""A list of articles, each with its source, day, and what was found in it, linked to the reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.evidence import records
from pages.widgets.evidence import marked_words
from pages.widgets.text import article_link, day, plural, tag


def article_list(articles: pd.DataFrame, words: Iterable[str] = ()) -> None:
    """Rows as measures.articles gives them; `words` are highlighted in the passages; `note`, if there, comes first."""
    words = list(words)
    items = "".join(_item(row, words) for row in records(articles))
    st.html(f'<ul class="ro-articles">{items}</ul>')


def _item(row: dict[str, Any], words: list[str]) -> str:
    at = row.get("at")
    link = article_link(row["article_id"], None if at is None or pd.isna(at) else int(at))
    found = [plural(int(row[name]), one) for name, one in (("statements", "statement"), ("talks", "talk")) if row[name]]
    people = row["officials"] if row["officials"] is not None else []
    beside = [plural(int(row["copies"]), "copy", "copies") + " of this"] if row["copies"] else []
    if row["versions"] > 1:
        beside.append(plural(int(row["versions"]), "version"))
    pieces = [row.get("note"), row["source"], day(row["day"]), *beside, *found, ", ".join(map(str, people))]
    meta = " · ".join(tag(piece) for piece in pieces if piece)
    passage = row.get("passage")
    quoted = f"<div>… {marked_words(str(passage), words)} …</div>" if isinstance(passage, str) and passage else ""
    sample = " · sample" if row["sample"] else ""
    title = tag(row["title"] or "Untitled")
    titled = f'<a class="ro-title" href="{tag(link)}" target="_self">{title}</a>'
    return f'<li>{titled}{quoted}<div class="meta">{meta}{sample}</div></li>'
