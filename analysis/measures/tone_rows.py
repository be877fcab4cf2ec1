"""What is averaged: statements of officials, and the sentences that write about them, each with its day and tone."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import replace
from typing import Any, Literal

import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.keywords_documents import SAID_ON
from analysis.measures.once import know_repeats, said_once

Scale = Literal["vader", "field", "conciliation"]
Curve = Literal["said", "written"]
COLUMN: dict[Scale, str] = {"vader": "tone", "field": "field_tone", "conciliation": "conciliation"}
EVERYONE = ""
SHOWN = 4  # officials, where none is chosen

_SAID = """
    SELECT {official} AS official, 'said' AS curve, s.article_id, {day} AS told_on,
           s.{column}::DOUBLE AS tone, s.tone_sentences AS sentences, s.content_start AS start, s.content_end AS "end",
           s.confidence::DOUBLE AS confidence
    FROM statements s
    WHERE {where} AND s.stance <> 'affirmed' AND s.tone_sentences > 0 AND s.{column} IS NOT NULL AND {once}
"""
_WRITTEN = """
    SELECT s.official, 'written' AS curve, s.article_id, s.day AS told_on, s.{column}::DOUBLE AS tone, 1 AS sentences,
           s.start, s."end", 1.0 AS confidence
    FROM (
        SELECT s.*, unnest(s.officials) AS official FROM sentences s
        WHERE {where} AND s.part <> 'heading' AND s.{column} IS NOT NULL
    ) s
    LEFT JOIN (
        SELECT statement_id, coalesce(official, body) AS speaker FROM statements
        WHERE coalesce(official, body) IN (SELECT unnest($shown::VARCHAR[]))
    ) t ON t.statement_id = s.statement_id AND t.speaker = s.official
    WHERE t.speaker IS NULL
"""
# What both charts of tone are made of, in numbers: `place` is that of the official among those shown, -1 for everyone.
_BY_ARTICLE = """
    SELECT coalesce(list_position($shown, official), 0) - 1 AS place, curve = 'said' AS said, hash(article_id) AS doc,
           told_on, sum(tone) AS total, count(*) AS n, sum(sentences)::BIGINT AS sentences
    FROM ({rows}) WHERE told_on IS NOT NULL GROUP BY official, curve, article_id, told_on
"""
_VIEWS = 2


def rows_of(library: Library, filters: Filters, officials: tuple[str, ...], scale: Scale) -> tuple[str, dict[str, Any]]:
    """SQL for all that is averaged, and its parameters.

    Columns: official (`EVERYONE` for the statements of all, where no official or country is chosen), curve ("said": a
    statement with the mean tone of its sentences, however many articles report it; "written": a
    sentence that names the official and is not in a
    statement of theirs), article_id, told_on, tone, sentences, start, end, confidence.
    """
    know_repeats(library)
    column = COLUMN[scale]
    narrowed = replace(filters, officials=officials, countries=())
    said, values = narrowed.where("statements", "s")
    written, more = narrowed.where("sentences", "s")
    pieces = [
        _SAID.format(
            day=SAID_ON, official="coalesce(s.official, s.body)", column=column, where=said, once=said_once(said)
        ),
        _WRITTEN.format(column=column, where=written),
    ]
    chosen = f"SELECT * FROM ({' UNION ALL '.join(pieces)}) WHERE official IN (SELECT unnest($shown::VARCHAR[]))"
    values |= more | {"shown": list(officials)}
    if not filters.officials and not filters.countries:
        where, more = filters.where("statements", "s")
        chosen += " UNION ALL " + _SAID.format(
            day=SAID_ON, official=f"'{EVERYONE}'", column=column, where=where, once=said_once(where)
        )
        values |= more
    return chosen, values


def by_article(library: Library, filters: Filters, officials: tuple[str, ...], scale: Scale) -> pd.DataFrame:
    """What `rows_of` tells with a day, added up by article; kept for the next question about the same view.

    Columns: place (of the official in `officials`, -1 for `EVERYONE`), said (of the curve "said"), doc (hash of the
    article's id), told_on, total (sum of tone), n, sentences.
    """
    views: OrderedDict[Hashable, pd.DataFrame] = library.keep("tone by article", OrderedDict)
    asked = (filters, officials, scale)
    if (found := views.get(asked)) is None:
        rows, values = rows_of(library, filters, officials, scale)
        found = views[asked] = library.query(_BY_ARTICLE.format(rows=rows), values)
        while len(views) > _VIEWS:
            views.popitem(last=False)
    return found


def told_of(found: pd.DataFrame, officials: tuple[str, ...]) -> pd.DataFrame:
    """The rows with `official` and `curve` ("said" or "written") for place and said."""
    who = [officials[place] if place >= 0 else EVERYONE for place in found["place"]]
    curve = ["said" if said else "written" for said in found["said"]]
    return found.drop(columns=["place", "said"]).assign(official=who, curve=curve)


def officials_of(library: Library, filters: Filters) -> tuple[str, ...]:
    """The officials whose tone is shown: those chosen, else the ones with most statements in the view."""
    if filters.officials:
        return filters.officials
    where, values = filters.where("statements", "s")
    found: pd.DataFrame = library.query(
        "SELECT coalesce(s.official, s.body) AS official, count(*) AS n FROM statements s "
        f"WHERE {where} AND coalesce(s.official, s.body) IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1 LIMIT $shown",
        values | {"shown": SHOWN},
    )
    return tuple(found["official"])
