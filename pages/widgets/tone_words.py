"""What each word of a sentence adds to its tone."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.measures.evidence import records
from analysis.measures.tone import word_tones
from analysis.measures.tone_rows import Scale
from pages.widgets.look import quoted
from pages.widgets.text import tag

SHOWN = 5
FULL = 0.15  # a word that adds so much has the full colour


def explained(spans: pd.DataFrame, scale: Scale, key: str) -> None:
    """The first passages with their words coloured by what each adds to the score: blue kind, orange harsh."""
    with st.expander("What each word adds to the score", key=key, on_change="rerun") as box:
        if not box.open:
            return
        st.caption(
            "A word adds the score of the sentence less its score without the word. Point at a word for the number."
        )
        found = quoted(list(spans[["article_id", "start", "end"]].head(SHOWN).itertuples(index=False, name=None)))
        items = "".join(
            f"<li>{_words(row['before'] + row['hit'] + row['after'], scale)}</li>" for row in records(found)
        )
        st.html(f'<ul class="ro-list">{items}</ul>')


def _words(text: str, scale: Scale) -> str:
    return " ".join(
        f'<span title="{value:+.3f}" style="background: color-mix(in srgb, {"#0072B2" if value > 0 else "#D55E00"} '
        f'{min(60, round(60 * abs(value) / FULL))}%, transparent)">{tag(word)}</span>'
        for word, value in word_tones(text, scale)
    )
