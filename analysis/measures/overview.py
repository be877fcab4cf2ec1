"""What a library and a view of it hold: officials, countries, counts, and the newest statements."""

from __future__ import annotations

import pandas as pd

from analysis.library import Filters, Library, on_days
from analysis.resources import table


def officials(library: Library, limit: int = 1000) -> pd.DataFrame:
    """The officials of the library, most mentioned first. Columns: official, name, country, articles."""
    return library.query(
        "SELECT official, name, country, articles FROM profiles "
        "ORDER BY registered DESC, articles DESC, official LIMIT $n",
        {"n": limit},
    )


def sources(library: Library) -> pd.DataFrame:
    """The sources of the library, with most articles first, copies of others included. Columns: source, articles."""
    return library.query(
        "SELECT source, count(*) AS articles FROM every_articles ANTI JOIN earlier USING (article_id) "
        "WHERE source <> '' "
        "GROUP BY source ORDER BY articles DESC, source"
    )


def countries(library: Library) -> pd.DataFrame:
    """The countries of the library's officials, most mentioned first. Columns: country (ISO 3166), articles."""
    return library.query(
        "SELECT country, count(DISTINCT article_id) AS articles FROM officials WHERE country <> '' "
        "GROUP BY country ORDER BY articles DESC, country"
    )


def summary(library: Library, filters: Filters) -> dict[str, object]:
    """Counts of the view: articles, sources, statements, officials, talks, sample (articles of the sample library),
    first_day, last_day; and of the whole library, earlier (versions) and copies.
    """
    articles, values = filters.where("articles")
    row = library.query(
        "SELECT count(*) AS articles, count(DISTINCT source) AS sources, count(*) FILTER (sample) AS sample, "
        f"min(day) AS first_day, max(day) AS last_day FROM articles WHERE {articles}",
        values,
    ).iloc[0]
    beside = "SELECT (SELECT count(*) FROM earlier) AS earlier, (SELECT count(*) FROM copies) AS copies"
    counts = {**row, **library.query(beside).iloc[0]}
    for name, what in (("statements", "*"), ("talks", "*"), ("officials", "DISTINCT official")):
        where, values = filters.where(name)
        counts[name] = library.query(f"SELECT count({what}) AS n FROM {name} WHERE {where}", values)["n"].iloc[0]
    return counts


def copies(library: Library) -> int:
    """How many articles are copies of others."""
    return int(library.query("SELECT count(*) AS n FROM copies")["n"].iloc[0])


def newest_day(library: Library) -> pd.Timestamp | None:
    """The day of the library's newest article, from which presets count; None for an empty library."""
    newest = library.query("SELECT max(day) AS day FROM articles")["day"].iloc[0]
    return None if pd.isna(newest) else pd.Timestamp(newest)


def statements(
    library: Library, filters: Filters, *, limit: int = 30, offset: int = 0, official: str = ""
) -> pd.DataFrame:
    """The newest statements of the view, or of one official.

    Columns: statement_id, article_id, start, end, content_start, content_end, official, name, country, speaker, kind,
    stance, content, date, date_basis, confidence, tone, title, source, day, sample.
    """
    where, values = filters.where("statements", "s")
    if official:
        where += " AND (s.official = $one OR s.body = $one)"
        values["one"] = official
    chosen = library.query(
        f"SELECT s.statement_id, s.day FROM statements s WHERE {where} "
        "ORDER BY coalesce(s.date, s.day) DESC NULLS LAST, s.article_id, s.start LIMIT $limit OFFSET $offset",
        values | {"limit": limit, "offset": offset},
    )
    within, days = on_days(chosen["day"])
    return library.query(
        'SELECT s.statement_id, s.article_id, s.start, s."end", s.content_start, s.content_end, s.official, '
        "coalesce(p.name, '') AS name, coalesce(p.country, '') AS country, s.speaker, s.kind, s.stance, s.content, "
        "s.date, s.date_basis, s.confidence, s.tone, a.title, s.source, s.day, a.sample "
        f"FROM (SELECT * FROM statements WHERE statement_id IN (SELECT unnest($ids)) AND {within}) s "
        "LEFT JOIN profiles p ON p.official = coalesce(s.official, s.body) "
        f"JOIN (SELECT article_id, title, sample FROM articles WHERE {within}) a USING (article_id) "
        "ORDER BY list_position($ids, s.statement_id)",
        {"ids": list(chosen["statement_id"])} | days,
    )


def countries_and_names(library: Library) -> dict[str, str]:
    """The names of officials and of countries, by id and ISO 3166 code."""
    rows = library.query("SELECT official, name FROM profiles")
    return {row["code"]: row["name"] for row in table("countries")} | dict(
        zip(rows["official"], rows["name"], strict=True)
    )


def holdings(library: Library, _: Filters) -> pd.DataFrame:
    """What the library holds by source, copies of others' articles included.

    Columns: source, articles, copies (how many of them), words, first, last, sample.
    """
    return library.query(
        "SELECT source, count(*) AS articles, count(c.article_id) AS copies, sum(words)::BIGINT AS words, "
        "min(day) AS first, max(day) AS last, count(*) FILTER (sample) AS sample "
        "FROM (FROM every_articles ANTI JOIN earlier USING (article_id)) a LEFT JOIN copies c USING (article_id) "
        "GROUP BY source ORDER BY articles DESC, source"
    )
