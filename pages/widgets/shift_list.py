"""Shifts as sentences to read and to paste; each opens to its numbers and the statements behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.evidence import records
from pages.widgets.evidence import passage_items
from pages.widgets.look import quoted
from pages.widgets.text import day, link, plural, tag

SHOWN = 4  # statements under a finding
Row = Mapping[str, Any]
Place = tuple[str, int, int]

_STANCES = {
    "denied": "a position the speaker rejects",
    "others": "someone else's words",
    "affirmed": "a questioner's words, affirmed",
}
_COPY = st.components.v2.component(
    "readout_copy",
    js="""
export default function () {
  if (window.__readoutCopies) return
  window.__readoutCopies = true
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".ro-copy")
    if (!button) return
    event.preventDefault()
    const words = button.closest("[data-paste]").dataset.paste
    navigator.clipboard.writeText(words).then(() => {
      button.textContent = "Copied"
      setTimeout(() => { button.textContent = "Copy" }, 1500)
    })
  })
}
""",
)


def shift_list(rows: Sequence[Row], observations: pd.DataFrame, key: str) -> None:
    """The findings, as shift_evidence.with_evidence gives them, with what reporters say of the same phrases."""
    pieces = [(row, row["evidence"][:SHOWN]) for row in rows]
    spans = list(dict.fromkeys(_place(piece) for _, shown in pieces for piece in shown))
    found = {(one["article_id"], one["start"], one["end"]): one for one in records(quoted(spans))}
    items = "".join(_item(row, shown, found, observations) for row, shown in pieces)
    st.html(f'<ol class="ro-findings ro-shifts">{items}</ol>')
    _COPY(key=f"{key}-copy")


def pasted(row: Row) -> str:
    """The finding as text, with its sources."""
    told = dict.fromkeys(
        f"{one['title'] or 'Untitled'}, {one['source'] or 'source unknown'}, {day(one['date'])}" + _url(one)
        for one in row["evidence"][:SHOWN]
    )
    return f"{row['sentence']} Sources: {'; '.join(told)}." if told else str(row["sentence"])


def _url(piece: Row) -> str:
    return f", {piece['url']}" if piece["url"] else ""


def _place(piece: Row) -> Place:
    start, end = piece["spans"][0] if piece["spans"] else piece["span"]
    return str(piece["article_id"]), int(start), int(end)


def _item(row: Row, shown: Sequence[Row], found: Mapping[Place, Row], observations: pd.DataFrame) -> str:
    passages = passage_items(
        {**found[_place(piece)], "note": _how(piece), "name": " ", "date": piece["date"]}
        for piece in shown
        if _place(piece) in found
    )
    more = len(row["evidence"]) - len(shown)
    every = link("phrasing", tab="Phrase tracker", phrase=row["phrase"]) if row["unit"] == "phrase" else ""
    onward = f'<a href="{tag(every)}" target="_self">every use of these words</a>' if every else ""
    told = row["claimed"] or row["unit"] == "phrase"
    kind, shown_kind = (tag(row["kind"]), tag(row["kind"])) if told else ("open", "too little to tell")
    more_text = f"and {plural(more, _text(row))} more; " if more > 0 else ""
    return (
        f'<li data-paste="{tag(pasted(row))}"><details><summary><span class="ro-kind k-{kind}">'
        f"{shown_kind}</span> {tag(row['sentence'])}</summary>"
        f'<div class="ro-numbers">{tag(_numbers(row))} <button class="ro-copy" type="button">Copy</button></div>'
        f"{_reporters(row, observations)}"
        f'<ul class="ro-list">{passages}</ul><div class="ro-meta ro-more">{more_text}{onward}</div></details></li>'
    )


def _numbers(row: Row) -> str:
    unit = "statement" if row["unit"] == "topic" else "use"
    return (
        f"{plural(row['uses'], unit)} in {row['words']:,} words, {row['uses_before']:,} in {row['words_before']:,} "
        f"before · {plural(row['statements'], _text(row))} now, {row['statements_before']:,} before · "
        f"score {row['score']:+.1f} · chance {row['probability']:.2g}, allowing for all that was compared"
    )


def _text(row: Row) -> str:
    """What holds the phrase."""
    return "article" if any(piece["kind"] == "article" for piece in row["evidence"]) else "statement"


def _how(piece: Row) -> str:
    if piece["kind"] == "article":
        return ""
    kind = "quoted" if piece["kind"] == "direct" else "reported" if piece["kind"] == "indirect" else "partly quoted"
    return ", ".join(part for part in (kind, _STANCES.get(piece["stance"], "")) if part)


def _reporters(row: Row, observations: pd.DataFrame) -> str:
    """What reporters wrote of the same words."""
    near = [one for one in records(observations) if row["key"] and row["key"] == one["key"]]
    lines = [
        f'<div class="ro-observed">{tag(one["source"] or "A reporter")}, {day(one["day"])}, on “{tag(one["phrase"])}” '
        f"({tag(one['kind'])}): {tag(one['evidence'])}</div>"
        for one in near[:2]
    ]
    return "".join(lines)


def observation_list(observations: pd.DataFrame) -> None:
    """What reporters say of the language, each with what the library shows."""
    found = {
        (one["article_id"], one["start"], one["end"]): one
        for one in records(
            quoted(list(observations[["article_id", "start", "end"]].itertuples(index=False, name=None)))
        )
    }
    items = []
    for row in records(observations):
        place = (row["article_id"], row["start"], row["end"])
        passages = passage_items([found[place]]) if place in found else ""
        items.append(
            f'<li><details><summary><span class="ro-kind v-{tag(row["verdict"].split()[0])}">{tag(row["verdict"])}'
            f"</span> {tag(_claim(row))} Readout: {tag(row['sentence'])}.</summary>"
            f'<ul class="ro-list">{passages}</ul></details></li>'
        )
    st.html(f'<ol class="ro-findings ro-shifts">{"".join(items)}</ol>')


_CLAIMS = {
    "first use": "had not used “{}” before.",
    "earlier use": "had used “{}” before.",
    "omission": "did not name “{}”.",
    "repetition": "said “{}” again.",
    "softening": "has softened “{}”.",
    "hardening": "has hardened “{}”.",
}


def _claim(row: Row) -> str:
    who = row["name"] or "the speaker"
    said = _CLAIMS.get(row["kind"], "“{}”.").format(row["phrase"])
    return f"{row['source'] or 'A reporter'}, {day(row['day'])}: {who} {said}"
