"""A list of articles, each with its source, day, and what was found in it, linked to the reader."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from pages.widgets.evidence import marked_words
from pages.widgets.text import article_link, day, plural, tag


def article_list(articles: pd.DataFrame, words: Iterable[str] = ()) -> None:
    """Rows as measures.articles gives them; `words` are highlighted in the passages."""
    words = list(words)
    items = "".join(_item(row, words) for row in articles.to_dict("records"))
    st.html(f'<ul class="ro-articles">{items}</ul>')


def _item(row: dict[str, object], words: list[str]) -> str:
    at = row.get("at")
    link = article_link(str(row["article_id"]), None if at is None or pd.isna(at) else int(str(at).split(".")[0]))
    found = [
        plural(int(str(row[name])), one) for name, one in (("statements", "statement"), ("talks", "talk")) if row[name]
    ]
    people = row["officials"] if row["officials"] is not None else []
    pieces = [row["source"], day(row["day"]), *found, ", ".join(map(str, people))]  # type: ignore[call-overload]
    meta = " · ".join(tag(piece) for piece in pieces if piece)
    passage = row.get("passage")
    quoted = f"<div>… {marked_words(str(passage), words)} …</div>" if isinstance(passage, str) and passage else ""
    sample = " · sample" if row["sample"] else ""
    title = tag(row["title"] or "Untitled")
    return f'<li><a href="{tag(link)}" target="_self">{title}</a>{quoted}<div class="meta">{meta}{sample}</div></li>'
