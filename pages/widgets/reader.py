"""The reader: an article's text with officials, statements, talks and phrases marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

import pandas as pd
import streamlit as st

from analysis.charts.palette import Ink, ink
from analysis.measures.articles import Reading
from pages.widgets.text import tag

KINDS = {
    "statement": "Statements",
    "cue": "Cues",
    "mention": "Officials",
    "talk": "Talks",
    "deadline": "Deadlines",
    "observation": "Reporters' observations",
    "phrase": "Words searched for",
}


_GO = st.components.v2.component(
    "readout_scroll",
    js="""
export default function ({ data }) {
  const seek = (left) => {
    const place = document.getElementById("ro-at")
    if (place) place.scrollIntoView({ block: "center" })
    else if (left) requestAnimationFrame(() => seek(left - 1))
  }
  if (window.__readoutAt !== data.at) { window.__readoutAt = data.at; seek(120) }
}
""",
)


def reader(
    reading: Reading, kinds: Collection[str], inks: Mapping[str, Ink], at: int | None, words: Iterable[str] = ()
) -> None:
    """Draw the article with the chosen kinds of marks, scrolled to the place `at` (a code point)."""
    text = str(reading.article["text"])
    marks = pd.concat([reading.marks, _found(text, words)], ignore_index=True)
    marks = marks[marks["kind"].isin(kinds)]
    parts = list(zip(*(reading.article[name] for name in ("part_kinds", "part_starts", "part_ends")), strict=True)) or [
        ("paragraph", 0, len(text))
    ]
    body = "".join(
        f'<p class="{tag(kind)}">{_marked(text, int(start), int(end), marks, inks, at)}</p>'
        for kind, start, end in parts
    )
    st.html(f'<article class="ro-read">{body}</article>')
    if at is not None:
        _GO(data={"at": f"{reading.article['article_id']}:{at}"}, key="reader-scroll")


def legend(kinds: Collection[str]) -> None:
    """What each kind of mark looks like."""
    items = "".join(f'<span><span class="m-{kind}">{tag(KINDS[kind])}</span></span>' for kind in KINDS if kind in kinds)
    st.html(f'<div class="ro-legend">{items}</div>')


def _found(text: str, words: Iterable[str]) -> pd.DataFrame:
    rows = [
        {"kind": "phrase", "start": match.start(), "end": match.end(), "label": word, "detail": ""}
        for word in words
        if word.strip()
        for match in re.finditer(r"\s+".join(map(re.escape, word.split())), text, re.IGNORECASE)
    ]
    return pd.DataFrame(rows, columns=["kind", "start", "end", "label", "detail"])


def _marked(text: str, start: int, end: int, marks: pd.DataFrame, inks: Mapping[str, Ink], at: int | None) -> str:
    """The part of the text as HTML: cut wherever a mark begins or ends, each piece in all marks that cover it."""
    inside = marks[(marks["start"] < end) & (marks["end"] > start)]
    rows = list(inside.itertuples(index=False))
    cuts = {start, end, *(row.start for row in rows), *(row.end for row in rows)}
    here = at is not None and start <= at < end
    if here and at is not None:
        cuts.add(at)
    places = sorted(place for place in cuts if start <= place <= end)
    pieces = []
    for left, right in pairwise(places):
        covering = [row for row in rows if row.start <= left and row.end >= right]
        piece = tag(text[left:right])
        if covering or (here and left == at):
            piece = _span(piece, covering, inks, anchor=here and left == at)
        pieces.append(piece)
    return "".join(pieces)


def _span(piece: str, covering: list[tuple[object, ...]], inks: Mapping[str, Ink], anchor: bool) -> str:
    kinds = dict.fromkeys(str(row.kind) for row in covering)  # type: ignore[attr-defined]
    official = next((str(row.label) for row in covering if row.kind == "mention" and row.label), "")  # type: ignore[attr-defined]
    style = f' style="text-decoration-color:{ink(inks, official).colour}"' if official else ""
    hints = "; ".join(f"{row.kind}: {row.label} {row.detail}".strip() for row in covering if row.label)  # type: ignore[attr-defined]
    where = ' id="ro-at"' if anchor else ""
    return f'<span{where} class="{" ".join(f"m-{kind}" for kind in kinds)}" title="{tag(hints)}"{style}>{piece}</span>'
