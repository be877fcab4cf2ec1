"""Talks in the forms that the page's charts and tables take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.library import Library
from analysis.measures.chronology import days_left
from analysis.measures.evidence import records
from pages.widgets.text import day, plural

LANES = {"Officials": "official", "Countries": "country"}
MOST = 12  # lanes


def with_words(told: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The talks with `who` (names, joined) and `says` (one line of text)."""
    who = [", ".join(names.get(one, one) for one in people) for people in told["participants"]]
    talks = told.assign(who=who)
    lines = [
        "<br>".join(
            part
            for part in (
                f"{row['kind']}, {row['status']}",
                row["who"],
                day(row["date_from"]) + (f" – {day(row['date_to'])}" if row["date_to"] > row["date_from"] else ""),
                row["venue"],
            )
            if part
        )
        for row in records(talks)
    ]
    return talks.assign(says=[line.replace("<br>", " · ") for line in lines])


def lane_rows(
    talks: pd.DataFrame, by: str, library: Library, names: Mapping[str, str]
) -> tuple[pd.DataFrame, dict[str, str]]:
    """A row for each talk and lane, and the lanes with their labels, the busiest first."""
    rows = _by(talks.explode("participants").rename(columns={"participants": "lane"}), by, library)
    rows = rows.drop_duplicates(["talk", "lane"])
    counts = rows["lane"].value_counts().rename_axis("lane").reset_index(name="talks")
    lanes = counts.sort_values(["talks", "lane"], ascending=[False, True]).head(MOST)["lane"]
    return rows[rows["lane"].isin(lanes)], {one: names.get(one, one) for one in map(str, lanes)}


def _by(rows: pd.DataFrame, by: str, library: Library) -> pd.DataFrame:
    """Rows whose lane is an official, or the official's country."""
    if by != "country":
        return rows
    profiles = library.query("SELECT official, country FROM profiles WHERE country <> ''")
    countries = dict(zip(profiles["official"], profiles["country"], strict=True))
    return rows.assign(lane=rows["lane"].map(countries)).dropna(subset=["lane"])


def said_rows(said: pd.DataFrame, by: str, library: Library, names: Mapping[str, str]) -> pd.DataFrame:
    """What was said at talks, as the timeline takes it, one row a talk and lane. `said` as measures.talk_words."""
    rows = _by(said.rename(columns={"official": "lane"}), by, library)
    told = []
    for (talk, lane), of in rows.groupby(["talk", "lane"]):
        phrases = list(dict.fromkeys(phrase for found in of["phrases"] for phrase in found))
        number, first = int(of["statements"].sum()), of["date_from"].min()
        new = ", ".join(f"“{phrase}”" for phrase in phrases)
        says = f"{names.get(str(lane), str(lane))}, {day(first)}: {plural(number, 'statement')}"
        told.append((talk, lane, first, number, new, says + (f"; new: {new}" if new else "")))
    return pd.DataFrame(told, columns=["talk", "lane", "date_from", "statements", "new", "says"])


def with_deadlines(told: pd.DataFrame, names: Mapping[str, str], today: pd.Timestamp | None) -> pd.DataFrame:
    """Deadlines with `says` (one line of text) and `left`, the days left at `today`."""
    return told.assign(
        date=pd.to_datetime(told["date"]),
        says=[say(row, names) for row in records(told)],
        left=[days_left(date, today) for date in told["date"]],
    )


def say(deadline: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """A deadline as one line of text."""
    by = f", set by {names.get(deadline['set_by'], deadline['set_by'])}" if deadline["set_by"] else ""
    about = f" for {deadline['subject']}" if deadline["subject"] else ""
    return f"Deadline {day(deadline['date'])}{about}{by}"


def day_counts(talks: pd.DataFrame) -> pd.DataFrame:
    """Talks held by day. Columns: date, talks."""
    held = talks[(talks["status"] == "held") & talks["date_from"].notna()]
    counts = held.groupby("date_from")["talk"].nunique().reset_index()
    return counts.set_axis(["date", "talks"], axis=1).assign(date=lambda frame: pd.to_datetime(frame["date"]))


def evidence_rows(talks: pd.DataFrame, deadlines: pd.DataFrame | None = None) -> pd.DataFrame:
    """The spans of talks and deadlines, as the evidence list takes them."""
    met = talks.assign(name=talks["who"], note=talks["kind"] + ", " + talks["status"], date=talks["date_from"])
    columns = ["article_id", "start", "end", "name", "note", "date"]
    if deadlines is None or deadlines.empty:
        return met[columns]
    due = deadlines.assign(name=deadlines["says"], note="")[columns]
    return pd.concat([met[columns], due], ignore_index=True) if len(met) else due


def calendar_events(talks: pd.DataFrame, deadlines: pd.DataFrame) -> pd.DataFrame:
    """Planned talks and deadlines with id, date_from, date_to, summary, description."""
    ahead = talks[talks["status"].isin(["planned", "proposed"]) & talks["date_from"].notna()]
    planned = pd.DataFrame(
        {
            "id": ahead["talk"],
            "date_from": ahead["date_from"],
            "date_to": ahead["date_to"],
            "summary": ahead["who"] + ": " + ahead["kind"] + " (" + ahead["status"] + ")",
            "description": ahead["says"] + ". " + ahead["title"] + ", " + ahead["source"],
        }
    )
    due = pd.DataFrame(
        {
            "id": deadlines["deadline"],
            "date_from": deadlines["date"],
            "date_to": deadlines["date"],
            "summary": deadlines["says"],
            "description": deadlines["says"],
        }
    )
    return pd.concat([planned, due], ignore_index=True)
