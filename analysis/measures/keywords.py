"""Keywords: the phrases that set a period, an official, a country or a source apart, by TF-IDF.

Phrases are counted once, at import; a view weighs the counts in the store. The weights are scikit-learn's
`TfidfVectorizer(sublinear_tf=True, smooth_idf=True, norm="l2")`, fitted on all documents of the library and applied to
each group's documents put together: (1 + ln tf) (ln((1 + n) / (1 + df)) + 1), over the length of the group's vector.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from math import sqrt

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.extraction.patterns import sql_pattern
from analysis.library import Filters, Library
from analysis.measures.keywords_choice import told_of_each
from analysis.measures.keywords_counts import Counted, Numbers, counted
from analysis.measures.keywords_documents import By, Of, documents, know_documents, step_of
from analysis.measures.keywords_groups import Grouped, grouped

DEEP = 6  # times as many candidates as keywords are looked at, as many of them are left out
FEW = 10  # documents of a group, below which a phrase of one of them can be a keyword
COLUMNS = ["who", "name", "rank", "phrase", "key", "score", "uses", "documents", "of", "elsewhere", "complete"]


def keywords(
    library: Library,
    filters: Filters,
    *,
    by: By = "period",
    of: Of = "statements",
    period: str = "",
    limit: int = 12,
    groups: int = 60,
    shortest: int = 1,
) -> pd.DataFrame:
    """The keywords of each group of the view, the strongest first.

    Columns: who (period's first day, official, country or source), name, rank (from 1), phrase, key, score (0 to 1),
    uses, documents (of the group with the phrase), of (documents of the group), elsewhere (uses in the rest of the
    library), complete (False for a period that is not over). Only phrases in two documents of the group, or in one
    where the group has fewer than ten, are told. `shortest` is the least number of words. Of many groups those with
    most documents are told.
    """
    step = step_of(library, filters, period)
    view, known = grouped(library, filters, of, by, step), counted(library, of)
    long = known.phrases["words"].to_numpy() >= shortest
    best = [_best(view, group, long, limit * DEEP) for group in range(len(view.names))[:groups]]
    found = view.told(known, np.concatenate([np.empty(0, np.int64), *best]))
    frame = told_of_each(library, found, limit)
    return _named(library, frame.assign(rank=frame.groupby("who").cumcount() + 1), _open(view, known, by, step), by)


def over_time(
    library: Library, filters: Filters, keys: Sequence[str], *, of: Of = "statements", period: str = ""
) -> pd.DataFrame:
    """The weight of some phrases in every period; columns as `keywords`, with a row of 0 where a phrase is not used."""
    step = step_of(library, filters, period)
    view, known = grouped(library, filters, of, "period", step), counted(library, of)
    asked = known.phrases["key"].isin(keys).to_numpy(bool)
    found = view.told(known, np.flatnonzero(asked[view.columns]))
    phrases = found.drop_duplicates("key").set_index("key")["phrase"]
    every = pd.MultiIndex.from_product([view.names, list(keys)], names=["who", "key"]).to_frame(index=False)
    frame = every.merge(found.drop(columns=["phrase", "of"]), on=["who", "key"], how="left")
    frame["of"] = frame["who"].map(dict(zip(view.names, view.documents, strict=True)))
    frame["phrase"] = frame["key"].map(phrases).fillna(frame["key"])
    numbers = ["uses", "documents", "elsewhere"]
    frame[numbers] = frame[numbers].fillna(0).astype(int)
    frame["score"] = frame["score"].fillna(0.0)
    frame["rank"] = frame.groupby("who")["score"].rank(ascending=False, method="first").astype(int)
    return _named(library, frame, _open(view, known, "period", step), "period")


def _best(view: Grouped, group: int, long: npt.NDArray[np.bool_], deep: int) -> Numbers:
    """The entries of a group's strongest phrases, the strongest first, equal ones by their keys."""
    place = view.entries(group)
    columns, scores, of = view.columns[place], view.scores[place], view.documents[group]
    least = 1 if of < FEW else max(2, sqrt(of) / 4)
    fit = np.flatnonzero(long[columns] & (view.within[place] >= least))
    if len(fit) > deep:
        fit = fit[scores[fit] >= np.partition(scores[fit], -deep)[-deep]]
    best: Numbers = place.start + fit[np.lexsort((columns[fit], -scores[fit]))[:deep]]
    return best


def _open(view: Grouped, known: Counted, by: By, step: str) -> set[str]:
    """The names of the periods that are not over."""
    return set(compress(view.names, view.ends_after(known.newest, step))) if by == "period" else set()


def _named(library: Library, frame: pd.DataFrame, unfinished: set[str], by: By) -> pd.DataFrame:
    """The rows with the groups' names."""
    names = _names(library, by)
    frame["name"] = [names.get(who, who) for who in frame["who"]]
    frame["complete"] = ~frame["who"].isin(unfinished)
    return frame.sort_values(["who", "rank"], ignore_index=True)[COLUMNS]


def _names(library: Library, by: By) -> dict[str, str]:
    if by != "official":
        return {}
    people = library.query("SELECT official, name FROM profiles")
    return dict(zip(people["official"], people["name"], strict=True))


_IN_STATEMENTS = """
    WITH docs AS ({docs})
    SELECT s.article_id, s.content_start AS start, s.content_end AS "end", coalesce(p.name, s.speaker) AS name,
           coalesce(s.date, s.day) AS date
    FROM terms t JOIN docs d ON d.doc = t.statement_id JOIN statements s USING (statement_id)
    LEFT JOIN profiles p ON p.official = coalesce(s.official, s.body)
    WHERE t.key = $key AND ($who = '' OR d.who = $who)
    ORDER BY date DESC NULLS LAST, s.article_id, start LIMIT $limit
"""
_IN_ARTICLES = """
    WITH docs AS (SELECT DISTINCT d.doc FROM ({docs}) d JOIN terms t ON t.article_id = d.doc
                  WHERE t.statement_id IS NULL AND t.key = $key AND ($who = '' OR d.who = $who))
    SELECT s.article_id, s.start, s."end", '' AS name, s.day AS date
    FROM sentences s JOIN docs d ON d.doc = s.article_id
    WHERE regexp_matches(s.text, $pattern) ORDER BY date DESC NULLS LAST, s.article_id, start LIMIT $limit
"""


def keyword_evidence(
    library: Library,
    filters: Filters,
    *,
    key: str,
    phrase: str,
    who: str = "",
    by: By = "period",
    of: Of = "statements",
    period: str = "",
    limit: int = 200,
) -> pd.DataFrame:
    """The statements, or the sentences of articles, in which a keyword of a group stands, the newest first.

    Columns: article_id, start, end (half-open code points), name (of who said it), date.
    """
    docs, values = documents(filters, of, by, step_of(library, filters, period))
    sql = (_IN_STATEMENTS if of == "statements" else _IN_ARTICLES).format(docs=docs)
    more = {"key": key, "who": who, "limit": limit} | ({"pattern": sql_pattern(phrase)} if of == "articles" else {})
    return library.query(sql, values | more, know_documents(library, of))
