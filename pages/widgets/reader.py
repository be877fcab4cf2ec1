"""The reader: an article's text with officials, statements, talks and phrases marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import streamlit as st

from analysis.charts.palette import Ink, ink
from analysis.measures.articles import Reading
from analysis.measures.evidence import records
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


class Mark(NamedTuple):
    """A stretch of the text, what it is, and the hint that says more."""

    kind: str
    start: int
    end: int
    label: str
    hint: str


def reader(
    reading: Reading,
    kinds: Collection[str],
    names: Mapping[str, str],
    inks: Mapping[str, Ink],
    at: int | None,
    words: Iterable[str] = (),
) -> None:
    """Draw the article with the chosen kinds of marks, scrolled to the place `at` (a code point)."""
    article, text = reading.article, str(reading.article["text"])
    every = [*_marks(reading, names), *_found(text, words)]
    marks = [mark for mark in every if mark.kind in kinds]
    if at is not None:
        marks.append(Mark("here", at, max((mark.end for mark in every if mark.start == at), default=at + 1), "", ""))
    parts = list(zip(article["part_kinds"], article["part_starts"], article["part_ends"], strict=True))
    pieces = (
        (kind, _marked(text, int(start), int(end), marks, inks, at))
        for kind, start, end in parts or [("paragraph", 0, len(text))]
    )
    body = "".join(_paragraph(str(kind), piece) for kind, piece in pieces)
    if "title" not in article["part_kinds"]:
        body = f'<h1 class="title">{tag(article["title"] or "Untitled")}</h1>{body}'
    st.html(f'<article class="ro-read">{body}</article>')
    if at is not None:
        _GO(data={"at": f"{article['article_id']}:{at}"}, key="reader-scroll")


def _paragraph(kind: str, piece: str) -> str:
    element = {"title": "h1", "heading": "h2"}.get(kind, "p")
    return f'<{element} class="{tag(kind)}">{piece}</{element}>'


def legend(kinds: Collection[str]) -> None:
    """What each kind of mark looks like."""
    items = "".join(f'<span><span class="m-{kind}">{tag(KINDS[kind])}</span></span>' for kind in KINDS if kind in kinds)
    st.html(f'<div class="ro-legend">{items}</div>')


def _marks(reading: Reading, names: Mapping[str, str]) -> Iterator[Mark]:
    for row in records(reading.marks):
        label = row["label"] or ""
        hint = f"{row['kind']}: {names.get(label, label)} {row['detail'] or ''}".strip()
        yield Mark(row["kind"], int(row["start"]), int(row["end"]), label, hint if label else "")


def _found(text: str, words: Iterable[str]) -> Iterator[Mark]:
    for word in words:
        for match in (
            re.finditer(r"\s+".join(map(re.escape, word.split())), text, re.IGNORECASE) if word.split() else ()
        ):
            yield Mark("phrase", match.start(), match.end(), "", "")


def _marked(text: str, start: int, end: int, marks: Sequence[Mark], inks: Mapping[str, Ink], at: int | None) -> str:
    """The part of the text as HTML: cut wherever a mark begins or ends, each piece in all marks that cover it."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    anchor = at if at is not None and start <= at < end else None
    cuts = {start, end, *(mark.start for mark in inside), *(mark.end for mark in inside)}
    cuts |= set() if anchor is None else {anchor}
    pieces = []
    for left, right in pairwise(sorted(place for place in cuts if start <= place <= end)):
        covering = [mark for mark in inside if mark.start <= left and mark.end >= right]
        pieces.append(_piece(tag(text[left:right]), covering, inks, anchor=left == anchor))
    return "".join(pieces)


def _piece(piece: str, marks: Sequence[Mark], inks: Mapping[str, Ink], anchor: bool) -> str:
    if not marks and not anchor:
        return piece
    kinds = " ".join(dict.fromkeys(f"m-{mark.kind}" for mark in marks))
    official = next((mark.label for mark in marks if mark.kind == "mention"), "")
    style = f' style="text-decoration-color:{ink(inks, official).colour}"' if official else ""
    hints = tag("; ".join(dict.fromkeys(mark.hint for mark in marks if mark.hint)))
    where = ' id="ro-at"' if anchor else ""
    return f'<span{where} class="{kinds}" title="{hints}"{style}>{piece}</span>'
