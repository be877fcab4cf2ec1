"""What an analyst reads in the morning: what is new in a period, in ranked, plain sentences with their evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import sqrt
from typing import Any

import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.evidence import records
from analysis.measures.overview import newest_day

DAYS = 30  # the period where none is chosen, counted from the newest article

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, how much it matters (for the order within its kind), and the spans behind it.

    `kind` is "talk", "ahead", "deadline", "phrase", "tone", "official" or "refusal"; `evidence` is (article_id, start,
    end) of each span; `official` the id of whom it is about, or empty.
    """

    kind: str
    sentence: str
    weight: float
    evidence: tuple[Place, ...]
    official: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """The findings of a period, what came before it, and what to read first (article_id, how many findings)."""

    period: Filters
    before: Filters
    findings: tuple[Finding, ...]
    reading: tuple[tuple[str, int], ...]


def briefing(library: Library, filters: Filters) -> Briefing:
    """The findings of the chosen period; of the last 30 days of the library where no first day is chosen."""
    period, before = periods(library, filters)
    findings = tuple(
        finding
        for find in (_talks, _ahead, _deadlines, _phrases, _tone, _officials, _refusals)
        for finding in find(library, period, before)
    )
    return Briefing(period, before, findings, _reading(findings))


def periods(library: Library, filters: Filters) -> tuple[Filters, Filters]:
    """The period to report on, and all that the library holds before it."""
    newest = newest_day(library)
    until = filters.until or (newest.date() if newest is not None else None)
    since = filters.since or (until - timedelta(days=DAYS - 1) if until else None)
    earlier = since - timedelta(days=1) if since else None
    return replace(filters, since=since, until=until), replace(filters, since=None, until=earlier)


def _talks(library: Library, period: Filters, _: Filters) -> list[Finding]:
    """Talks held in the period."""
    return _told_talks(library, period, "talk", "status = 'held' AND coalesce(date_from, day) <= day", 8)


def _ahead(library: Library, period: Filters, _: Filters) -> list[Finding]:
    """Talks that articles of the period plan, propose, refuse or cancel."""
    return _told_talks(library, period, "ahead", "status <> 'held'", 8)


def _told_talks(library: Library, period: Filters, kind: str, condition: str, limit: int) -> list[Finding]:
    where, values = period.where("talks", "t")
    rows = library.query(
        "SELECT kind, status, participants, date_from, precision, any_value(venue) AS venue, count(*) AS reports, "
        'list({article: article_id, start: start, "end": "end"} ORDER BY confidence DESC)[1:6] AS places, '
        f"max(confidence) AS confidence FROM talks t WHERE {where} AND {condition} AND len(participants) > 0 "
        "GROUP BY kind, status, participants, date_from, precision "
        "ORDER BY len(participants) > 1 DESC, reports DESC, confidence DESC, date_from DESC NULLS LAST LIMIT $limit",
        values | {"limit": limit},
    )
    named = _names(library)
    return [
        Finding(
            kind,
            _talk_sentence(row, [named.get(one, one) for one in row["participants"]]),
            float(row["reports"]),
            _places(row["places"]),
        )
        for row in records(rows)
    ]


_STATUS = {"held": "", "planned": "planned", "proposed": "proposed", "refused": "refused", "cancelled": "cancelled"}


def _talk_sentence(row: dict[str, Any], people: list[str]) -> str:
    status = _STATUS.get(row["status"], row["status"])
    when = f", {_when(row['date_from'], row['precision'])}" if not pd.isna(row["date_from"]) else ""
    venue = f", {row['venue']}" if row["venue"] else ""
    told = f" ({row['reports']} reports)" if row["reports"] > 1 else ""
    what = f"{row['kind']} {status}".strip()
    return f"{_listed(people)}: {what}{when}{venue}{told}."


def _deadlines(library: Library, period: Filters, _: Filters) -> list[Finding]:
    """Deadlines that lie ahead at the period's end, and were told in it."""
    told, values = replace(period, since=None, until=None).where("deadlines", "d")
    rows = library.query(
        "SELECT date, precision, set_by, denied_by, any_value(subject) AS subject, count(*) AS reports, "
        'list({article: article_id, start: start, "end": "end"} ORDER BY confidence DESC)[1:6] AS places '
        f"FROM deadlines d WHERE {told} AND day BETWEEN $first AND $last AND date >= $last "
        "GROUP BY date, precision, set_by, denied_by ORDER BY date, reports DESC LIMIT 8",
        values | {"first": period.since or date.min, "last": period.until or date.max},
    )
    named = _names(library)
    findings = []
    for row in records(rows):
        left = (pd.Timestamp(row["date"]).date() - (period.until or date.today())).days
        by = f", set by {named.get(row['set_by'], row['set_by'])}" if row["set_by"] else ""
        denied = f", denied by {named.get(row['denied_by'], row['denied_by'])}" if row["denied_by"] else ""
        about = f" for {row['subject']}" if row["subject"] else ""
        sentence = f"Deadline {_when(row['date'], row['precision'])}{about}{by}{denied}: {left} days ahead."
        findings.append(Finding("deadline", sentence, 1000.0 - left, _places(row["places"])))
    return findings


def _phrases(library: Library, period: Filters, _: Filters) -> list[Finding]:
    """Phrases of two and three words that an official has used in the period, in two statements or more, never before.

    Only of officials whose earlier statements in the library hold 500 words or more: of others, nothing can be told.
    """
    now, values = period.where("terms", "t")
    rows = library.query(
        "WITH spoken AS (SELECT official, sum(words) AS said FROM statements WHERE date < $since GROUP BY official "
        "HAVING said >= 500), "
        "used AS (SELECT t.official, key, mode(phrase) AS phrase, any_value(t.words) AS words, sum(count) AS uses, "
        "count(DISTINCT statement_id) AS statements, list(DISTINCT statement_id)[1:6] AS ids "
        f"FROM terms t JOIN spoken USING (official) WHERE {now} AND statement_id IS NOT NULL AND words BETWEEN 2 AND 3 "
        "GROUP BY ALL HAVING statements >= 2) "
        "SELECT used.*, said FROM used JOIN spoken USING (official) WHERE NOT EXISTS (SELECT 1 FROM terms e "
        "WHERE e.key = used.key AND e.official = used.official AND e.statement_id IS NOT NULL AND e.date < $since) "
        "ORDER BY statements DESC, used.words DESC, phrase LIMIT 40",
        values | {"since": period.since or date.min},
    )
    named = _names(library)
    chosen: list[dict[str, Any]] = []
    for row in records(rows):
        if not any(row["official"] == one["official"] and row["phrase"] in one["phrase"] for one in chosen):
            chosen.append(row)
    return [
        Finding(
            "phrase",
            f"{named.get(row['official'], row['official'])} used “{row['phrase']}” {int(row['uses'])} times; "
            f"not once before in this library, in {int(row['said']):,} words.",
            float(row["statements"]),
            _statement_places(library, list(row["ids"])),
            row["official"],
        )
        for row in chosen[:8]
    ]


def _tone(library: Library, period: Filters, before: Filters) -> list[Finding]:
    """Officials whose mean tone differs from before by more than chance would explain.

    Welch's interval of 95 % for the difference of the means of statements' tone, both with 20 statements or more.
    """
    frames = []
    for view in (before, period):
        where, values = view.where("statements", "s")
        frames.append(
            library.query(
                "SELECT official, avg(tone) AS mean, var_samp(tone) AS variance, count(*) AS n, "
                f"list(statement_id ORDER BY abs(tone) DESC)[1:6] AS ids FROM statements s WHERE {where} "
                "AND official IS NOT NULL AND tone IS NOT NULL AND stance = 'own' GROUP BY official HAVING n >= 20",
                values,
            )
        )
    named, findings = _names(library), []
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
                _statement_places(library, list(row["ids_now"])),
                row["official"],
            )
        )
    return sorted(findings, key=lambda finding: -finding.weight)[:6]


def _officials(library: Library, period: Filters, _: Filters) -> list[Finding]:
    """Officials whom the library names for the first time in the period, where it holds articles of before."""
    where, values = period.where("officials", "o")
    rows = library.query(
        "SELECT o.official, any_value(p.name) AS name, any_value(p.title) AS title, count(DISTINCT o.article_id) AS n, "
        "arg_min(o.article_id, o.day) AS article FROM officials o JOIN profiles p USING (official) "
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
                _places(records(first)),
                row["official"],
            )
        )
    return findings


def _refusals(library: Library, period: Filters, _: Filters) -> list[Finding]:
    """Positions that officials rejected in the period: "denied" statements."""
    where, values = period.where("statements", "s")
    rows = library.query(
        'SELECT official, content, article_id AS article, start, "end", confidence, date FROM statements s '
        f"WHERE {where} AND stance = 'denied' AND official IS NOT NULL ORDER BY date DESC, confidence DESC LIMIT 5",
        values,
    )
    named = _names(library)
    return [
        Finding(
            "refusal",
            f"{named.get(row['official'], row['official'])} rejected: {_short(row['content'])}",
            float(row["confidence"]),
            _places([row]),
            row["official"],
        )
        for row in records(rows)
    ]


def _reading(findings: tuple[Finding, ...]) -> tuple[tuple[str, int], ...]:
    """The articles that stand behind most findings."""
    counted = Counter(article for finding in findings for article in {place[0] for place in finding.evidence})
    return tuple(counted.most_common(5))


def _statement_places(library: Library, ids: list[str]) -> tuple[Place, ...]:
    rows = library.query(
        'SELECT article_id AS article, content_start AS start, content_end AS "end" FROM statements '
        "WHERE statement_id IN (SELECT unnest($ids)) ORDER BY date DESC, confidence DESC",
        {"ids": ids},
    )
    return _places(records(rows))


def _places(rows: list[dict[str, Any]]) -> tuple[Place, ...]:
    return tuple((str(row["article"]), int(row["start"]), int(row["end"])) for row in rows)


def _names(library: Library) -> dict[str, str]:
    rows = library.query("SELECT official, name FROM profiles")
    return dict(zip(rows["official"], rows["name"], strict=True))


def _when(day: Any, precision: str | None) -> str:  # noqa: ANN401
    moment = pd.Timestamp(day)
    if precision == "year":
        return str(moment.year)
    if precision == "quarter":
        return f"quarter {moment.quarter} of {moment.year}"
    return f"{moment:%B %Y}" if precision == "month" else f"{moment.day} {moment:%B %Y}"


def _listed(names: list[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _short(text: str, most: int = 160) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[: words.rfind(" ", 0, most)] + " …"
