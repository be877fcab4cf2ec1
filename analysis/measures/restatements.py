"""What an official had said before in much the same words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.extraction.inflections import lemma
from analysis.extraction.tokens import tokens
from analysis.library import Filters, Library
from analysis.measures.evidence import records
from analysis.resources import words

MOST = 4000  # statements compared, the newest
LEAST_ALIKE = 0.15  # cosine from which on statements are shown as alike
_STATEMENTS = """
    SELECT s.statement_id, s.article_id, s.content_start AS start, s.content_end AS "end", s.date, s.kind, s.stance,
           coalesce(p.name, s.speaker) AS name, s.speaker, s.words, s.source, a.title,
           substring(a.text, s.content_start + 1, s.content_end - s.content_start) AS text
    FROM statements s JOIN articles a USING (article_id)
    LEFT JOIN profiles p ON p.official = coalesce(s.official, s.body)
    WHERE {where} AND s.words >= $least ORDER BY s.date DESC NULLS LAST, s.article_id, s.content_start LIMIT $limit
"""


def spoken(library: Library, filters: Filters, *, official: str, least: int = 4, limit: int = 500) -> pd.DataFrame:
    """The statements of an official in the view, newest first, of at least so many words.

    Columns: statement_id, article_id, start, end, date, kind, stance, name, speaker, words, source, title, text.
    """
    where, values = replace(filters, officials=(official,), countries=()).where("statements", "s")
    return library.query(_STATEMENTS.format(where=where), values | {"least": least, "limit": limit})


def restated(library: Library, filters: Filters, *, official: str, statement: str, limit: int = 6) -> pd.DataFrame:
    """Earlier statements of an official that say nearly what one of them says, whatever the dates of the view.

    Columns as `spoken`, with `alike`: the cosine of the weights of their words, 0 to 1 (words counted under one form,
    weighted by TF-IDF over the official's statements: Salton and Buckley 1988), from 0.15 on. Empty for an unknown
    statement.
    """
    view = replace(filters, since=None, until=None)
    said = spoken(library, view, official=official, limit=MOST)
    places = np.flatnonzero(said["statement_id"] == statement)
    if not len(places) or len(said) < 2:
        return said.head(0).assign(alike=pd.Series(dtype=float))
    matrix = TfidfVectorizer(analyzer=_counted, sublinear_tf=True).fit_transform(said["text"])
    alike = np.asarray((matrix @ matrix[places[0]].T).todense()).ravel()
    days = pd.to_datetime(said["date"]).to_numpy()
    alike[places[0]] = 0.0
    alike[days > days[places[0]]] = 0.0
    best = np.argsort(-alike, kind="stable")[:limit]
    return said.iloc[best].assign(alike=alike[best]).query("alike >= @LEAST_ALIKE").reset_index(drop=True)


def statements_by_id(library: Library, _: Filters, *, ids: tuple[str, ...]) -> pd.DataFrame:
    """Statements by their ids, the newest first. Columns as `spoken`."""
    where = "statement_id IN (SELECT unnest($ids::VARCHAR[]))"
    return library.query(_STATEMENTS.format(where=where), {"ids": list(ids), "least": 0, "limit": len(ids)})


def statement_days(library: Library, filters: Filters) -> tuple[date | None, date | None, date | None]:
    """The first, the middle and the last day of the dated statements in view; None where there are none."""
    where, values = filters.where("statements", "s")
    row = library.query(
        "SELECT min(date) AS first, quantile_disc(date, 0.5) AS middle, max(date) AS last "
        f"FROM statements s WHERE {where} AND date IS NOT NULL",
        values,
    ).iloc[0]
    first, middle, last = (None if pd.isna(day) else pd.Timestamp(day).date() for day in row)
    return first, middle, last


def label(row: dict[str, object], length: int = 90) -> str:
    """A statement on one line: its day and its beginning."""
    text = " ".join(str(row["text"]).split())
    day = "" if pd.isna(row["date"]) else f"{pd.Timestamp(str(row['date'])):%-d %b %Y}: "  # type: ignore[call-overload]
    return day + (text if len(text) <= length else text[: text.rfind(" ", 0, length)] + " …")


def labels(statements: pd.DataFrame) -> dict[str, str]:
    """The lines of statements, by id."""
    return {str(row["statement_id"]): label(row) for row in records(statements)}


def _counted(text: str) -> list[str]:
    function = set(words("function-words"))
    found = [lemma(token.form) for token in tokens(text) if token.form not in function]
    return found or ["-"]
