"""The words behind a number: sentences, highlighted, each with its article, day and source, linked to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.evidence import records
from pages.widgets.look import quoted
from pages.widgets.statement_edits import put_right
from pages.widgets.text import article_link, day, plural, tag

PAGE = 10


def evidence(spans: pd.DataFrame, key: str, words: Iterable[str] = (), *, of_statements: bool = True) -> None:
    """A list of passages. Rows of `spans` have article_id, start, end (half-open code points), in the order to show.

    Columns that are shown when there: `name` (who), `note` (in italics beside the name), `date` (of what is told; else
    the article's day). `words` are highlighted in the passages, or else the spans are. Ten a page. Passages
    `of_statements` can be put right.
    """
    shown = _page(spans, key)
    places = list(shown[["article_id", "start", "end"]].itertuples(index=False, name=None))
    found = quoted(places)
    notes = shown.drop_duplicates(["article_id", "start", "end"]).merge(
        found, on=["article_id", "start", "end"], suffixes=("", "_article"), how="inner"
    )
    pattern = _pattern(words)
    items = "".join(_item(row, pattern) for row in records(notes))
    st.html(f'<ul class="ro-list">{items}</ul>')
    if of_statements and places:
        put_right(places, key, ids=list(shown.get("statement_id", ())))


def passage_items(rows: Iterable[dict[str, Any]]) -> str:
    """Passages, as measures.evidence gives them, as the items of an HTML list."""
    return "".join(_item(row, None) for row in rows)


def statement_list(statements: pd.DataFrame, key: str, words: Iterable[str] = ()) -> None:
    """Statements as measures.overview gives them, with who said them, how, and when."""
    rows = statements.assign(
        name=statements["name"].where(statements["name"] != "", statements["speaker"]),
        note=[_how(row["kind"], row["stance"]) for row in records(statements)],
    )
    evidence(rows, key, words)


_STANCES = {
    "denied": "a position the speaker rejects",
    "others": "someone else's words",
    "affirmed": "a questioner's words, affirmed",
}


def _how(kind: str, stance: str) -> str:
    return ", ".join(part for part in (_STANCES.get(stance, ""), "" if kind == "direct" else "reported") if part)


def _page(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows of the page chosen, with the means to choose another where there are more."""
    if len(rows) <= PAGE:
        return rows
    pages = -(-len(rows) // PAGE)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plural(len(rows), "passage"), width="content")
        number = st.number_input(
            f"Page of {pages}", 1, pages, 1, key=f"{key}-page", width=150, label_visibility="collapsed"
        )
    return rows.iloc[(number - 1) * PAGE : number * PAGE]


def _item(row: dict[str, Any], pattern: re.Pattern[str] | None) -> str:
    if pattern:
        words = _marked("".join(str(row[part]) for part in ("before", "hit", "after")), pattern)
    else:
        words = (
            f'<span class="ro-rest">{tag(row["before"])}</span>{tag(row["hit"])}'
            f'<span class="ro-rest">{tag(row["after"])}</span>'
        )
    name, note = row.get("name") or "", row.get("note") or ""
    who = f'<div class="ro-who">{tag(name)} <span class="ro-tag">{tag(note)}</span></div>' if name or note else ""
    when = day(row.get("date")) or day(row["day"])
    told = day(row["day_article"] if "day_article" in row else row["day"])
    source = " · ".join(tag(part) for part in (row.get("source_article") or row["source"], told) if part)
    title = tag(row.get("title_article") or row["title"] or "Untitled")
    link = tag(article_link(row["article_id"], row["start"]))
    said = f"{when} · " if when and when != told else ""
    return (
        f'<li>{who}<div class="ro-words">{words}</div>'
        f'<div class="ro-meta">{said}<a href="{link}" target="_self">{title}</a> · {source}</div></li>'
    )


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    alternatives = [r"\s+".join(map(re.escape, word.split())) for word in words if word.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE) if alternatives else None


def marked_words(text: str, words: Iterable[str]) -> str:
    """The text as HTML, the words highlighted wherever they stand as whole words."""
    pattern = _pattern(words)
    return _marked(text, pattern) if pattern else tag(text)


def _marked(text: str, pattern: re.Pattern[str]) -> str:
    pieces, end = [], 0
    for match in pattern.finditer(text):
        pieces += [tag(text[end : match.start()]), f"<mark>{tag(match.group())}</mark>"]
        end = match.end()
    return "".join([*pieces, tag(text[end:])])
