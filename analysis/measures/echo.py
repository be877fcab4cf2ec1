"""Who used a phrase first, and who took it up after how many days."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.extraction.lexicon import phrase_rates
from analysis.library import SAID, Filters, Library
from analysis.measures.spoken import TABLES, spoken_by

WITHIN = 365  # days between the first use and the echo
COMMON = 5.0  # uses per million words of a phrase that anybody may come to without an echo
MOST = 10

_ECHO = """
    SELECT official, any_value(p.name) AS name, any_value(p.country) AS country, min(s.date) AS first_use,
           max(s.date) AS last_use, count(*) AS statements,
           arg_min(statement_id, (s.date, s.article_id, s.content_start)) AS statement_id,
           arg_min(s.article_id, (s.date, s.article_id, s.content_start)) AS article_id,
           arg_min(s.content_start, (s.date, s.article_id, s.content_start)) AS start,
           arg_min(s.content_end, (s.date, s.article_id, s.content_start)) AS "end",
           list(s.date ORDER BY s.date) AS dates
    FROM said s JOIN profiles p USING (official)
    WHERE {where} AND s.date IS NOT NULL AND s.stance <> 'affirmed' AND s.phrase = $said_phrase
    GROUP BY official ORDER BY first_use, statements DESC, official
"""

_TAKEN = """
    SELECT k.phrase_id || '@' || k.official AS taken, min(s.statement_id) AS statement_id
    FROM (
        SELECT unnest($ids::INT[]) AS phrase_id, unnest($whos::VARCHAR[]) AS official, unnest($days::DATE[]) AS date
    ) k
    JOIN statement_phrases t ON t.phrase_id = k.phrase_id AND t.official = k.official AND t.date = k.date
    JOIN statements s ON hash(s.statement_id) = t.doc AND s.official = k.official AND s.date = k.date
    WHERE {by} GROUP BY taken
"""


def echo(library: Library, filters: Filters, phrase: str) -> pd.DataFrame:
    """The way of a phrase from official to official, the first first.

    Columns: official, name, country, first_use, last_use, days_after (the first of all), statements, dates (of all
    uses), statement_id, article_id, start, end (of the first). The first use is the first in this library.
    """
    where, values = filters.where("statements", "s")
    frame = library.query(_ECHO.format(where=where), values | {SAID: phrase})
    first = pd.to_datetime(frame["first_use"])
    frame["days_after"] = (first - first.min()).dt.days
    return frame


def echoed(found: pd.DataFrame) -> pd.DataFrame:
    """Of the new phrases of a window, those that another official had used in the year before; columns as `found`.

    Columns needed: kind, length, key, first_late, and of the first use by another official taken_from (the official)
    and taken_on (day).
    """
    new = found[(found["kind"] == "new") & (found["length"] > 1)] if len(found) else found
    if new.empty:
        return found.head(0)
    rates = phrase_rates()
    new = new[[rates.get(key, 0.0) < COMMON for key in new["key"]]]
    rows = new[new["taken_from"].notna()]
    after = (pd.to_datetime(rows["first_late"]) - pd.to_datetime(rows["taken_on"])).dt.days
    rows = rows[(after > 0) & (after <= WITHIN)].head(MOST)
    return rows.assign(kind="echoed")


def with_first_statements(library: Library, found: Mapping[int, pd.DataFrame]) -> dict[int, pd.DataFrame]:
    """The findings with the statement from which each echoed phrase was taken before their own `statement_ids`."""
    echoes = [frame.loc[frame["kind"] == "echoed", ["phrase_id", "taken_from", "taken_on"]] for frame in found.values()]
    taken = pd.concat(echoes).drop_duplicates() if echoes else pd.DataFrame()
    if taken.empty:
        return dict(found)
    days = [pd.Timestamp(day).date() for day in taken["taken_on"]]
    by, who = spoken_by(taken["taken_from"])
    values = {"ids": taken["phrase_id"].tolist(), "whos": list(taken["taken_from"]), "days": days}
    first = library.query(_TAKEN.format(by=by), values | who, TABLES).set_index("taken")["statement_id"]
    return {place: frame.assign(statement_ids=_from_the_first(frame, first)) for place, frame in found.items()}


def _from_the_first(frame: pd.DataFrame, first: pd.Series) -> pd.Series:
    rows = zip(frame["kind"], frame["phrase_id"], frame["taken_from"], frame["statement_ids"], strict=True)
    ids = [[first[f"{phrase}@{who}"], *ids] if kind == "echoed" else ids for kind, phrase, who, ids in rows]
    return pd.Series(ids, index=frame.index, dtype=object)
