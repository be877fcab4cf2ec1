"""Two sets of statements side by side: which phrases tell them apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.background import general_rates
from analysis.measures.explained import longest_forms
from analysis.measures.reports import fullest_reports
from analysis.measures.spoken import TABLES, WORDED, spoken_by, statements_at
from analysis.measures.statistics import LEVEL, chance_of_split, false_discovery, least_chance, weighted_log_odds

PRIOR_WORDS = 500  # what is expected of a phrase beforehand weighs as much as so many words
LEAST = 2  # statements of both sides together
COLUMNS = [
    *("key", "phrase", "length", "uses_left", "uses_right", "statements_left", "statements_right"),
    *("rate_left", "rate_right", "score", "probability", "claimed", "ids_left", "ids_right"),
]

_COUNTS = """
    WITH found AS (
        SELECT t.phrase_id, coalesce(sum(t.uses) FILTER (here), 0)::BIGINT AS uses_left,
               coalesce(sum(t.uses) FILTER (NOT here), 0)::BIGINT AS uses_right,
               count(*) FILTER (here) AS statements_left, count(*) FILTER (NOT here) AS statements_right
        FROM statement_phrases t JOIN picked USING (doc) WHERE {by} GROUP BY t.phrase_id HAVING count(*) >= $least
    )
    SELECT found.*, p.key, p.phrase AS mostly, p.words::INT AS length FROM found JOIN phrases p USING (phrase_id)
    ORDER BY p.key
"""
_DETAILS = """
    WITH found AS (
        SELECT 0 AS place, t.phrase_id, t.form, here, rank FROM statement_phrases t JOIN picked USING (doc)
        WHERE {by} AND t.phrase_id IN (SELECT phrase_id FROM asked)
    ), {worded}
    SELECT phrase_id, any_value(w.phrase) AS phrase, coalesce(min(rank, 8) FILTER (here), []) AS ids_left,
           coalesce(min(rank, 8) FILTER (NOT here), []) AS ids_right
    FROM found JOIN worded w USING (place, phrase_id) GROUP BY phrase_id
"""


def compare(library: Library, left: Filters, right: Filters, *, limit: int = 300) -> pd.DataFrame:
    """The phrases of two views, those first that tell them apart most.

    Columns: key, phrase, length (words), uses_left, uses_right, statements_left, statements_right (distinct ones),
    rate_left, rate_right (uses per 1,000 words), score (z of the weighted log-odds with an informative Dirichlet
    prior, Monroe, Colaresi and Quinn 2008: above 0 for the left), probability (Fisher's exact test over statements,
    adjusted by Benjamini and Hochberg 1995), claimed (at most 0.05), ids_left, ids_right (statements, the newest
    first). `attrs` has words_left, words_right, statements_left and statements_right of the whole sides.

    The prior is what both sides and political speech at large lead one to expect. A phrase of several words stands
    for its parts where it makes up most of their uses.
    """
    (here, values), (there, others) = _side(left, "left"), _side(right, "right")
    sides = [fullest_reports(library, where, given) for where, given in ((here, values), (there, others))]
    kept = [side[side["same_as"] == side["statement_id"]] for side in sides]
    words = [int(side["words"].sum()) for side in kept]
    sizes = [len(side) for side in kept]
    if not all(sizes):
        return _noted(pd.DataFrame({column: [] for column in COLUMNS}), words, sizes)
    both = pd.concat([side.assign(here=place == 0) for place, side in enumerate(kept)])
    both = both.sort_values(["date", "statement_id"], ascending=[False, True], ignore_index=True)
    picked = both[["doc", "here"]].assign(rank=both.index)
    by, officials = spoken_by(both["official"])
    found = library.query(_COUNTS.format(by=by), officials | {"least": LEAST}, TABLES, picked=picked)
    found = _scored(found, words, sizes)
    strongest = found.loc[found["score"].abs().sort_values(ascending=False, kind="stable").index].head(4 * limit)
    asked = strongest[["phrase_id", "mostly"]]
    more = library.query(_DETAILS.format(by=by, worded=WORDED), officials, TABLES, picked=picked, asked=asked)
    ids = both["statement_id"].to_numpy(object)
    for name in ("ids_left", "ids_right"):
        more[name] = statements_at(more[name], ids)
    strongest = strongest.merge(more, on="phrase_id", how="left")
    told = longest_forms(strongest.assign(later=strongest["score"] > 0, weight=strongest["score"].abs()), _ids)
    return _noted(told.head(limit).reset_index(drop=True)[COLUMNS], words, sizes)


def _side(filters: Filters, name: str) -> tuple[str, dict[str, Any]]:
    """A view as a condition on `statements s` whose parameters no other view shares."""
    where, values = filters.where("statements", "s")
    where = re.sub(r"\$(\w+)", rf"${name}_\1", where)
    return f"{where} AND s.date IS NOT NULL AND s.stance <> 'affirmed'", {
        f"{name}_{key}": value for key, value in values.items()
    }


def _scored(found: pd.DataFrame, words: list[int], sizes: list[int]) -> pd.DataFrame:
    pooled = (found["uses_left"] + found["uses_right"]) / sum(words)
    prior = np.maximum(PRIOR_WORDS * (pooled + general_rates(found["key"]).to_numpy()) / 2, 0.01)
    totals = found["statements_left"] + found["statements_right"]
    can_tell = least_chance(totals, *sizes) <= LEVEL
    chances = chance_of_split(found["statements_left"], sizes[0], found["statements_right"], sizes[1])
    probability = np.ones(len(found))
    probability[can_tell] = false_discovery(chances[can_tell])
    return found.assign(
        rate_left=1000 * found["uses_left"] / max(1, words[0]),
        rate_right=1000 * found["uses_right"] / max(1, words[1]),
        score=weighted_log_odds(found["uses_left"], words[0], found["uses_right"], words[1], prior),
        probability=probability,
        claimed=probability <= LEVEL,
    )


def _ids(row: Mapping[str, Any]) -> list[str]:
    return list(row["ids_left"] if row["later"] else row["ids_right"])


def _noted(frame: pd.DataFrame, words: list[int], sizes: list[int]) -> pd.DataFrame:
    names = ("words_left", "words_right", "statements_left", "statements_right")
    frame.attrs.update(zip(names, [*words, *sizes], strict=True))
    return frame
