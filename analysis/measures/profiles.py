"""One official: titles, countries, how they speak, over time, and with whom they talk."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.spoken import TABLES, WORDED


def profiles(library: Library, filters: Filters) -> pd.DataFrame:
    """The officials of the view. Columns: official, name, kind, country, title, registered, articles, statements,
    words (of statements), talks, first_day, last_day; most statements first.
    """
    seen, values = filters.where("officials", "o")
    said, said_values = filters.where("statements", "s")
    met, met_values = filters.where("talks", "t")
    return library.query(
        f"WITH seen AS (SELECT official, count(DISTINCT article_id) AS articles, min(day) AS first_day, "
        f"max(day) AS last_day FROM officials o WHERE {seen} GROUP BY official), "
        f"said AS (SELECT coalesce(official, body) AS official, count(*) AS statements, sum(words) AS words "
        f"FROM statements s WHERE {said} GROUP BY 1), "
        f"met AS (SELECT unnest(participants) AS official, count(*) AS talks FROM talks t WHERE {met} GROUP BY 1) "
        "SELECT official, p.name, p.kind, p.country, p.title, p.registered, seen.articles, "
        "coalesce(said.statements, 0) AS statements, coalesce(said.words, 0)::BIGINT AS words, "
        "coalesce(met.talks, 0) AS talks, seen.first_day, seen.last_day "
        "FROM seen JOIN profiles p USING (official) LEFT JOIN said USING (official) LEFT JOIN met USING (official) "
        "ORDER BY statements DESC, articles DESC, official",
        {**values, **said_values, **met_values},
    )


def titles(library: Library, filters: Filters, *, official: str) -> pd.DataFrame:
    """The titles that articles give an official. Columns: title, articles, first_day, last_day."""
    where, values = replace(filters, officials=(), countries=()).where("officials")
    return library.query(
        "SELECT title, count(DISTINCT article_id) AS articles, min(day) AS first_day, max(day) AS last_day "
        f"FROM officials WHERE official = $one AND title <> '' AND {where} GROUP BY title "
        "ORDER BY articles DESC, title",
        values | {"one": official},
    )


def names(library: Library, filters: Filters, *, official: str, limit: int = 12) -> pd.DataFrame:
    """The words by which articles name an official. Columns: text, mentions."""
    where, values = replace(filters, officials=(), countries=()).where("mentions")
    return library.query(
        "SELECT text, count(*) AS mentions FROM mentions WHERE official = $one AND kind IN ('name', 'body') "
        f"AND {where} GROUP BY text ORDER BY mentions DESC, text LIMIT $limit",
        values | {"one": official, "limit": limit},
    )


def activity(library: Library, filters: Filters, *, official: str = "", period: str = "") -> pd.DataFrame:
    """Statements and articles by period. Columns: period (its first day), last (its last day), statements, articles,
    complete (False for the period in which the library ends). `period` is "day", "week", "month" or "quarter"; ""
    chooses by the length.
    """
    said, values = filters.where("statements")
    if official:
        said += " AND (official = $one OR body = $one)"
        values["one"] = official
    step = period or fitting_period(library, filters)
    return library.query(
        f"WITH said AS (SELECT date_trunc('{_step(step)}', date)::DATE AS period, count(*) AS statements, "
        f"count(DISTINCT article_id) AS articles FROM statements WHERE {said} AND date IS NOT NULL GROUP BY 1) "
        f"SELECT range::DATE AS period, (range + INTERVAL 1 {step} - INTERVAL 1 DAY)::DATE AS last, "
        "coalesce(statements, 0) AS statements, coalesce(articles, 0) AS articles, "
        f"range + INTERVAL 1 {step} <= (SELECT max(day) FROM articles) + INTERVAL 1 DAY AS complete "
        "FROM range((SELECT min(period) FROM said)::TIMESTAMP, (SELECT max(period) FROM said)::TIMESTAMP "
        f"+ INTERVAL 1 DAY, INTERVAL 1 {step}) LEFT JOIN said ON period = range::DATE ORDER BY period",
        values,
    )


def counterparts(library: Library, filters: Filters, *, official: str, limit: int = 12) -> pd.DataFrame:
    """With whom an official talked. Columns: official (id, or a name as printed), name, country, talks, held."""
    where, values = replace(filters, officials=(), countries=()).where("talks")
    return library.query(
        "WITH met AS (SELECT talk_id, status, unnest(participants) AS official FROM talks "
        f"WHERE list_contains(participants, $one) AND {where}) "
        "SELECT met.official, coalesce(p.name, met.official) AS name, coalesce(p.country, '') AS country, "
        "count(DISTINCT talk_id) AS talks, count(DISTINCT talk_id) FILTER (status = 'held') AS held "
        "FROM met LEFT JOIN profiles p USING (official) WHERE met.official <> $one "
        "GROUP BY ALL ORDER BY talks DESC, name LIMIT $limit",
        values | {"one": official, "limit": limit},
    )


# What all say together, as it was counted at import, or summed up for a view.
_TOTALS = "SELECT phrase_id, statements_uses AS total FROM phrases SEMI JOIN own USING (phrase_id)"
_SUMS = """
    SELECT t.phrase_id, sum(t.uses) AS total FROM statement_phrases t SEMI JOIN own USING (phrase_id)
    SEMI JOIN (SELECT hash(statement_id) AS doc FROM statements WHERE {spoken}) USING (doc) WHERE {days}
    GROUP BY t.phrase_id
"""
_OWN = """
    WITH said AS (
        SELECT t.phrase_id, t.form, t.uses, s.article FROM statement_phrases t
        JOIN (
            SELECT hash(statement_id) AS doc, hash(article_id) AS article FROM statements
            WHERE official = $one AND {spoken}
        ) s USING (doc) WHERE t.official = $one AND {days}
    ),
    own AS (
        SELECT phrase_id, sum(uses) AS uses FROM said GROUP BY phrase_id
        HAVING sum(uses) >= 2 AND min(article) <> max(article)
    ),
    everyone AS ({everyone}),
    counted AS (
        SELECT own.*, total - uses AS others, p.phrase AS mostly FROM own JOIN everyone USING (phrase_id)
        JOIN phrases p USING (phrase_id) WHERE p.words BETWEEN 2 AND 3
    ),
    sizes AS (
        SELECT sum(words) FILTER (official = $one) AS own, sum(words) FILTER (official IS DISTINCT FROM $one) AS rest
        FROM statements WHERE {spoken}
    ),
    rated AS (SELECT *, (uses + others) * own / (own + rest) AS expected FROM counted, sizes),
    scored AS (
        SELECT phrase_id, mostly, uses, others,
               sqrt(2 * greatest(uses * ln(uses / expected) + CASE WHEN others > 0
                   THEN others * ln(others / (uses + others - expected)) ELSE 0 END, 0)) AS score
        FROM rated WHERE uses > expected
    ),
    asked AS (SELECT * FROM scored QUALIFY rank() OVER (ORDER BY score DESC) <= $limit),
    found AS (SELECT 0 AS place, * FROM said SEMI JOIN asked USING (phrase_id)),
    {worded}
    SELECT any_value(w.phrase) AS phrase, any_value(a.uses)::BIGINT AS uses, count(DISTINCT article) AS articles,
           any_value(a.others)::BIGINT AS others, any_value(a.score) AS score
    FROM found JOIN asked a USING (phrase_id) JOIN worded w USING (phrase_id)
    GROUP BY phrase_id ORDER BY score DESC, phrase LIMIT $limit
"""


def own_phrases(library: Library, filters: Filters, *, official: str, limit: int = 15) -> pd.DataFrame:
    """The phrases of two and three words that set an official's statements apart from everyone else's.

    Columns: phrase, uses, articles, others (uses by others), score: the signed root of the log-likelihood ratio of
    the rates (Dunning 1993). Phrases used fewer than twice, or in one article only, are left out.
    """
    view = replace(filters, officials=(), countries=())
    spoken, values = view.where("statements")
    days, _ = Filters(since=filters.since, until=filters.until).where("terms", "t")
    everyone = _TOTALS if view == Filters() else _SUMS.format(spoken=spoken, days=days)
    sql = _OWN.format(spoken=spoken, days=days, everyone=everyone, worded=WORDED)
    return library.query(sql, {**values, "one": official, "limit": limit}, TABLES)


def fitting_period(library: Library, filters: Filters) -> str:
    """The period that divides the view's days into a readable number of steps: day, week, month or quarter."""
    where, values = filters.where("articles")
    days = library.query(f"SELECT date_diff('day', min(day), max(day)) AS n FROM articles WHERE {where}", values)["n"]
    length = 0 if days.isna().iloc[0] else int(days.iloc[0])
    return next((name for name, most in (("day", 45), ("week", 400), ("month", 2500)) if length <= most), "quarter")


def _step(period: str) -> str:
    if period not in ("day", "week", "month", "quarter", "year"):
        raise ValueError(f"{period!r} is no period")
    return period
