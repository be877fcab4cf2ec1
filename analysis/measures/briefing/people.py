"""Changes of tone, positions rejected, and officials who are new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import sqrt

from analysis.library import Filters, Library
from analysis.measures.briefing.findings import Finding, names_of, places, short, statement_places
from analysis.measures.evidence import records

_TONED = "official IS NOT NULL AND tone IS NOT NULL AND stance = 'own'"


def changes_of_tone(library: Library, period: Filters, before: Filters) -> list[Finding]:
    """Officials whose mean tone differs from before by more than chance would explain.

    Welch's interval of 95 % for the difference of the means of statements' tone, both with 20 statements or more.
    """
    frames = []
    for view in (before, period):
        where, values = view.where("statements", "s")
        frames.append(
            library.query(
                "SELECT official, avg(tone) AS mean, var_samp(tone) AS variance, count(*) AS n "
                f"FROM statements s WHERE {where} AND {_TONED} GROUP BY official HAVING n >= 20",
                values,
            )
        )
    named, findings = names_of(library), []
    for row in records(frames[0].merge(frames[1], on="official", suffixes=("_then", "_now"))):
        change = row["mean_now"] - row["mean_then"]
        error = sqrt(row["variance_now"] / row["n_now"] + row["variance_then"] / row["n_then"])
        if abs(change) <= 1.96 * error:
            continue
        way = "more positive" if change > 0 else "more negative"
        findings.append(
            Finding(
                "tone",
                f"{named.get(row['official'], row['official'])} sounds {way} than before: mean tone "
                f"{row['mean_now']:+.2f} in {row['n_now']} statements, {row['mean_then']:+.2f} before "
                f"({row['n_then']} statements; difference {change:+.2f} ± {1.96 * error:.2f}).",
                abs(change) / error,
                (),
                row["official"],
            )
        )
    told = sorted(findings, key=lambda finding: (-finding.weight, finding.official))[:6]
    strongest = _most_toned(library, period, [finding.official for finding in told])
    return [
        replace(finding, evidence=evidence)
        for finding, evidence in zip(told, statement_places(library, strongest), strict=True)
    ]


def _most_toned(library: Library, period: Filters, officials: list[str]) -> list[list[str]]:
    """The statements of each official whose tone is furthest from neutral, at most six."""
    if not officials:
        return []
    where, values = period.where("statements", "s")
    rows = library.query(
        "SELECT official, list(statement_id ORDER BY abs(tone) DESC, statement_id)[1:6] AS ids FROM statements s "
        f"WHERE {where} AND {_TONED} AND official IN (SELECT unnest($these::VARCHAR[])) GROUP BY official",
        values | {"these": officials},
    )
    ids = dict(zip(rows["official"], rows["ids"], strict=True))
    return [list(ids[one]) for one in officials]


def new_officials(library: Library, period: Filters, _: Filters) -> list[Finding]:
    """Officials whom the library names for the first time in the period, where it holds articles of before."""
    where, values = period.where("officials", "o")
    rows = library.query(
        "SELECT o.official, max(p.name) AS name, max(p.title) AS title, count(DISTINCT o.article_id) AS n, "
        "first(o.article_id ORDER BY o.day, o.article_id) AS article FROM officials o JOIN profiles p USING (official) "
        f"WHERE {where} AND p.first_day >= $first AND (SELECT min(day) FROM articles) < $first "
        "GROUP BY o.official HAVING n >= 2 ORDER BY n DESC, o.official LIMIT 6",
        values | {"first": period.since or date.min},
    )
    findings = []
    for row in records(rows):
        first = library.query(
            'SELECT article_id AS article, start, "end" FROM mentions WHERE article_id = $id AND official = $one '
            "ORDER BY start LIMIT 1",
            {"id": row["article"], "one": row["official"]},
        )
        title = f" ({row['title']})" if row["title"] else ""
        findings.append(
            Finding(
                "official",
                f"{row['name']}{title} appears for the first time, in {row['n']} articles.",
                float(row["n"]),
                places(records(first)),
                row["official"],
            )
        )
    return findings


def rejected_positions(library: Library, period: Filters, _: Filters) -> list[Finding]:
    """Positions that officials rejected in the period: "denied" statements."""
    where, values = period.where("statements", "s")
    rows = library.query(
        'SELECT official, content, article_id AS article, start, "end", confidence, date FROM statements s '
        f"WHERE {where} AND stance = 'denied' AND official IS NOT NULL ORDER BY date DESC, confidence DESC, "
        "article_id, start LIMIT 5",
        values,
    )
    named = names_of(library)
    return [
        Finding(
            "refusal",
            f"{named.get(row['official'], row['official'])} rejected: {short(row['content'])}",
            float(row["confidence"]),
            places([row]),
            row["official"],
        )
        for row in records(rows)
    ]
