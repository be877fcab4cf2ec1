"""A phrase in context, one line a use, the words one above the other; each line leads into the article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.evidence import records
from pages.widgets.text import article_link, day, plural, tag

PAGE = 25

_STANCES = {"denied": "rejects it", "others": "someone else's words"}


def kwic(lines: pd.DataFrame, key: str) -> None:
    """The lines of measures.concordance, 25 a page."""
    pages = -(-len(lines) // PAGE)
    number = 1
    if pages > 1:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"{plural(len(lines), 'use')}, page", width="content")
            number = st.number_input(
                f"Page of {pages}", 1, pages, 1, key=f"{key}-page", width=130, label_visibility="collapsed"
            )
            st.caption(f"of {pages}", width="content")
    shown = lines.iloc[(number - 1) * PAGE : number * PAGE]
    st.html(f'<div class="ro-kwic">{"".join(_line(row) for row in records(shown))}</div>')


def _line(row: Mapping[str, Any]) -> str:
    link = tag(article_link(str(row["article_id"]), int(row["start"])))
    stance = _STANCES.get(row["stance"], "")
    who = " · ".join(tag(part) for part in (row["name"], day(row["date"]), row["source"], stance) if part)
    return (
        f'<a class="ro-use" href="{link}" target="_self" title="{tag(row["title"])}">'
        f'<span class="ro-left"><bdi>{tag(row["left"])}</bdi></span><b>{tag(row["hit"])}</b>'
        f'<span class="ro-right">{tag(row["right"])}</span><small>{who}</small></a>'
    )
