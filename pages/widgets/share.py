"""What leaves a page at once: the link that opens this view, a caption to paste, and all charts and tables as ZIP."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import exports
from analysis.exports import Notes, file_name
from pages.widgets.pictures import all_pictures_button
from pages.widgets.text import this_view


@dataclass(frozen=True, slots=True)
class Card:
    """A chart or, without a figure, a table of the page."""

    key: str
    notes: Notes
    frame: pd.DataFrame
    figure: go.Figure | None = None
    height: int = 0


def collect(card: Card) -> None:
    """Remember a card of this run for the ZIP of the page."""
    st.session_state.setdefault("cards", []).append(card)


def share(key: str, notes: Notes) -> None:
    """The link and the caption, each with a button that copies it."""
    with st.popover("Share", icon=":material/link:", type="tertiary", key=f"{key}-share"):
        st.caption("A link that opens this view")
        st.code(this_view(), language=None, wrap_lines=True)
        st.caption("A caption to go with it")
        st.code(f"{notes.title}. {notes.says} {notes.caption}", language=None, wrap_lines=True)


def download_all(page: str) -> None:
    """Buttons for everything on the page, where there is more than one chart or table."""
    cards: list[Card] = st.session_state.get("cards", [])
    if len(cards) < 2:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="page-download"):
        st.caption("Everything on this page:", width="content")
        charts = [(card.key, card.notes, card.height) for card in cards if card.figure]
        if charts:
            all_pictures_button(charts, file_name(page, "").rstrip("."))
        st.download_button(
            "Web pages and data (ZIP)",
            lambda: exports.to_zip([(card.notes, card.frame, card.figure) for card in cards]),
            file_name(page, "zip"),
            "application/zip",
            key="page-zip",
            on_click="ignore",
        )
