"""Keywords: the phrases that set a period, an official, a country or a source apart, by TF-IDF.

Phrases are counted once, at import; a view weighs the counts in the store. The weights are scikit-learn's
`TfidfVectorizer(sublinear_tf=True, smooth_idf=True, norm="l2")`, fitted on all documents of the library and applied to
each group's documents put together: (1 + ln tf) (ln((1 + n) / (1 + df)) + 1), over the length of the group's vector.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.extraction.patterns import sql_pattern
from analysis.library import Filters, Library
from analysis.measures.keywords_choice import told_of_each
from analysis.measures.keywords_counts import TABLE, kept, least_df
from analysis.measures.keywords_documents import By, Of, documents, step_of, total

DEEP = 6  # times as many candidates as keywords are looked at, as many of them are left out
COLUMNS = ["who", "name", "rank", "phrase", "key", "score", "uses", "documents", "of", "elsewhere", "complete"]

_WEIGHED = """
    WITH docs AS ({docs}),
    sizes AS (SELECT who, count(*) AS "of" FROM docs GROUP BY who ORDER BY "of" DESC, who LIMIT $groups),
    counted AS (
        SELECT d.who, c.phrase_id, sum(c.uses)::BIGINT AS uses, count(*) AS documents
        FROM {counts} c JOIN (SELECT hash(doc) AS doc, who FROM docs SEMI JOIN sizes USING (who)) d USING (doc)
        GROUP BY ALL
    ),
    weighed AS (
        SELECT c.who, c.uses, c.documents, p.key, p.phrase, p.words, p.{of}_uses - c.uses AS elsewhere,
               (1 + ln(c.uses)) * (ln((1 + $all) / (1.0 + p.{of}_df)) + 1) AS weight
        FROM counted c JOIN phrases p USING (phrase_id) WHERE p.{of}_df >= $least_df
    ),
    scored AS (SELECT *, weight / sqrt(sum(weight * weight) OVER (PARTITION BY who)) AS score FROM weighed)
    SELECT s.* EXCLUDE (weight) FROM scored s JOIN sizes USING (who) WHERE {which}
"""
_BEST = """
    s.words >= $shortest AND s.documents >= CASE WHEN "of" < 10 THEN 1 ELSE greatest(2, sqrt("of") / 4) END
    QUALIFY row_number() OVER (PARTITION BY who ORDER BY score DESC, key) <= $deep ORDER BY who, score DESC, key
"""
_CHOSEN = "s.key IN (SELECT unnest($keys::VARCHAR[])) ORDER BY who, score DESC, key"
_GROUPS = """
    SELECT who, count(*) AS "of", coalesce(
        $step <> '' AND try_cast(who AS DATE) + {step} > (SELECT max(day) FROM articles) + to_days(1), false) AS open
    FROM ({docs}) GROUP BY who ORDER BY "of" DESC, who
"""


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
    chosen = _groups(library, filters, of, by, step).head(groups)
    values = {"shortest": shortest, "deep": limit * DEEP, "groups": groups}
    found = _weighed(library, filters, of, by, step, _BEST, values)
    frame = told_of_each(library, found, limit)
    return _named(library, frame.assign(rank=frame.groupby("who").cumcount() + 1), chosen, by)


def over_time(
    library: Library, filters: Filters, keys: Sequence[str], *, of: Of = "statements", period: str = ""
) -> pd.DataFrame:
    """The weight of some phrases in every period; columns as `keywords`, with a row of 0 where a phrase is not used."""
    step = step_of(library, filters, period)
    chosen = _groups(library, filters, of, "period", step)
    found = _weighed(library, filters, of, "period", step, _CHOSEN, {"keys": list(keys), "groups": 1000})
    phrases = found.drop_duplicates("key").set_index("key")["phrase"]
    every = pd.MultiIndex.from_product([chosen["who"], list(keys)], names=["who", "key"]).to_frame(index=False)
    frame = every.merge(found.drop(columns="phrase"), on=["who", "key"], how="left")
    frame["phrase"] = frame["key"].map(phrases).fillna(frame["key"])
    numbers = ["uses", "documents", "elsewhere"]
    frame[numbers] = frame[numbers].fillna(0).astype(int)
    frame["score"] = frame["score"].fillna(0.0)
    frame["rank"] = frame.groupby("who")["score"].rank(ascending=False, method="first").astype(int)
    return _named(library, frame, chosen, "period")


def _weighed(
    library: Library, filters: Filters, of: Of, by: By, step: str, which: str, more: dict[str, Any]
) -> pd.DataFrame:
    """The phrases of each group that a condition chooses.

    Columns: who, uses, documents, key, phrase, words, elsewhere, score.
    """
    docs, values = documents(library, filters, of, by, step)
    size = total(library, of)
    values |= {"all": size, "least_df": least_df(library), **more}
    return library.query(_WEIGHED.format(docs=docs, counts=TABLE[of], of=of, which=which), values, kept(of))


def _groups(library: Library, filters: Filters, of: Of, by: By, step: str) -> pd.DataFrame:
    """The groups with most documents first. Columns: who, of, open (a period that is not over)."""
    docs, values = documents(library, filters, of, by, step)
    sql = _GROUPS.format(docs=docs, step=f"to_{step}s(1)" if step != "quarter" else "to_months(3)")
    return library.query(sql, values | {"step": step if by == "period" else ""})


def _named(library: Library, frame: pd.DataFrame, chosen: pd.DataFrame, by: By) -> pd.DataFrame:
    """The rows with the groups' names and sizes."""
    frame = frame.merge(chosen, on="who")
    names = _names(library, by)
    frame["name"] = [names.get(who, who) for who in frame["who"]]
    frame["complete"] = ~frame["open"].astype(bool)
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
    docs, values = documents(library, filters, of, by, step_of(library, filters, period))
    sql = (_IN_STATEMENTS if of == "statements" else _IN_ARTICLES).format(docs=docs)
    more = {"key": key, "who": who, "limit": limit} | ({"pattern": sql_pattern(phrase)} if of == "articles" else {})
    return library.query(sql, values | more)
