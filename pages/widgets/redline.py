"""Two texts as one, with what went and what came."""

from __future__ import annotations

import streamlit as st

from analysis.measures.redline import Piece, kept_share, redline
from pages.widgets.text import tag

_TAGS = {"kept": "span", "gone": "del", "new": "ins"}


def show_redline(older: str, newer: str) -> None:
    """Draw the newer text against the older."""
    pieces: list[Piece] = redline(older, newer)
    st.markdown(
        f"**{kept_share(pieces):.0%} of the words stand in both.** :gray[Struck out: only in the older. "
        "Underlined: only in the newer. Capitals and the shape of quotation marks do not count.]"
    )
    words = "".join(f"<{_TAGS[piece.change]}>{tag(piece.text)}</{_TAGS[piece.change]}> " for piece in pieces)
    st.html(f'<div class="ro-words ro-redline">{words}</div>')
