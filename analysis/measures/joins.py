"""The same talk in several articles is one talk: reports joined by who took part, the kind and the day."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.chronology import recalled_talks, told_talks
from analysis.measures.evidence import records
from analysis.measures.recalled import recalling

_FACE_TO_FACE = frozenset({"meeting", "summit", "meal", "working-level talks"})
_RANK = {"cancelled": 5, "postponed": 4, "refused": 3, "held": 2, "planned": 1, "proposed": 0}
LONGEST = 31  # days that an inexact report may leave open and still be the same talk


def joined_talks(
    library: Library, filters: Filters, told: pd.DataFrame | None = None, *, limit: int = 2000
) -> pd.DataFrame:
    """One row a talk, the newest first, with the reports that tell of it: `told`, or those that `told_talks` gives.

    Columns: those of `told_talks`, of the surest report, with `talk` its id; participants of the fullest report; status
    of the latest; and reports (how many), report_ids (lists of ids), history (the status as told, with the day of the
    article, where it changed). Reports are joined when they share two participants, or are of the same one, are of
    like kind, and their days overlap; never two of one article, none without a day of its own, and none that an
    analyst has set apart. Mentions of a past talk by its place ("since the summit in Oslo") count among its reports.
    """
    told = told_talks(library, filters, limit=limit) if told is None else told
    if told.empty:
        return told.assign(reports=0, report_ids=None, history="")
    apart = set(library.query("SELECT subject FROM edits WHERE kind = 'apart'")["subject"])
    reports: dict[int, list[dict[str, Any]]] = {}
    for group, row in zip(groups(told, apart), records(told), strict=True):
        reports.setdefault(group, []).append(row)
    mentions = [row for row in records(recalled_talks(library, filters, limit=limit)) if row["talk"] not in apart]
    told_in = list(reports.values())
    talks = [_talk(rows, more) for rows, more in zip(told_in, recalling(told_in, mentions), strict=True)]
    return pd.DataFrame(talks).sort_values("date_from", ascending=False, ignore_index=True, na_position="last")


def groups(told: pd.DataFrame, apart: set[str]) -> list[int]:
    """A number for each report, the same for those of one talk. `told` as `told_talks` gives it."""
    rows = records(told)
    numbers = list(range(len(rows)))
    members: dict[int, list[int]] = {number: [number] for number in numbers}
    by_day: dict[int, list[int]] = {}
    for number in sorted(numbers, key=lambda one: str(rows[one]["day"])):
        row = rows[number]
        if row["talk"] in apart or row["precision"] is None:
            continue
        first = row["date_from"].toordinal()
        for day in range(first, min(row["date_to"].toordinal(), first + LONGEST) + 1):
            for other in by_day.get(day, ()):
                a, b = numbers[number], numbers[other]
                if a != b and _all_same([rows[one] for one in members[a]], [rows[one] for one in members[b]]):
                    for one in members.pop(a):
                        numbers[one] = b
                        members[b].append(one)
            by_day.setdefault(day, []).append(number)
    return numbers


def _all_same(left: list[dict[str, Any]], right: list[dict[str, Any]]) -> bool:
    return all(same(one, other) for one in left for other in right)


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """True if two reports (rows of `told_talks`) can tell of the same talk."""
    if one["article_id"] == other["article_id"]:
        return False
    kinds = {one["kind"], other["kind"]}
    if len(kinds) > 1 and not ("meeting" in kinds and kinds <= _FACE_TO_FACE):
        return False
    a, b = set(one["participants"]), set(other["participants"])
    if not (len(a & b) >= 2 or a == b):
        return False
    longest = max((row["date_to"] - row["date_from"]).days for row in (one, other))
    overlap = one["date_from"] <= other["date_to"] and other["date_from"] <= one["date_to"]
    return bool(overlap) and longest <= LONGEST


def _talk(reports: list[dict[str, Any]], mentions: list[dict[str, Any]]) -> dict[str, Any]:
    in_order = sorted(reports, key=lambda row: (str(row["day"]), _RANK[row["status"]]))
    best = max(in_order, key=lambda row: (row["confidence"], -(row["date_to"] - row["date_from"]).days))
    fullest = max(in_order, key=lambda row: len(row["participants"]))
    kinds = [row["kind"] for row in in_order if row["kind"] != "meeting"]
    return best | {
        "kind": kinds[-1] if kinds else best["kind"],
        "status": in_order[-1]["status"],
        "participants": list(fullest["participants"]),
        "venue": max((row["venue"] for row in in_order), key=len),
        "outcome": next((row["outcome"] for row in reversed(in_order) if row["outcome"]), ""),
        "reports": len(in_order) + len(mentions),
        "report_ids": [row["talk"] for row in [*in_order, *mentions]],
        "history": _history(in_order),
    }


def _history(in_order: list[dict[str, Any]]) -> str:
    """How the status changed from article to article: "planned (3 May 2019), held (6 May 2019)"."""
    told: list[str] = []
    before = ""
    for row in in_order:
        if row["status"] != before:
            told.append(f"{row['status']} ({row['day']:%-d %B %Y})" if row["day"] is not None else row["status"])
            before = row["status"]
    return ", ".join(told)


def statements_at(library: Library, participants: list[str], since: object, until: object) -> pd.DataFrame:
    """What participants of a talk said on its days.

    Columns: statement_id, official, name, content, kind, date, article_id, start, end.
    """
    return library.query(
        "SELECT statement_id, s.official, p.name, content, s.kind, date, article_id, content_start AS start, "
        'content_end AS "end" FROM statements s JOIN profiles p USING (official) '
        "WHERE list_contains($who, s.official) AND date BETWEEN $since AND $until ORDER BY date, start LIMIT 100",
        {"who": participants, "since": pd.Timestamp(since).date(), "until": pd.Timestamp(until).date()},  # type: ignore[arg-type]
    )
