"""The statements that a question about change compares: those of a window of days, and all that came before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.extraction.patterns import sql_pattern
from analysis.extraction.topics import topic_phrases
from analysis.library import Filters, Library
from analysis.measures.reports import fullest_reports

# What a reporter says was left unsaid is not a statement, though "made no mention of" reads like one.
_UNSAID = """
    SELECT DISTINCT s.statement_id FROM statements s JOIN observations o USING (article_id)
    WHERE s.kind = 'indirect' AND o.kind = 'omission' AND o.start <= s.content_start AND s.content_end <= o."end"
"""
DISOWNED = ("denied", "others")  # stances of words that are not the speaker's own
DAYS = 30  # of the window where no first day is chosen


@dataclass(frozen=True)
class Window:
    """A window and what came before it.

    `where` and `values` choose the statements of both on `statements s`. `said` has a row a distinct statement:
    statement_id, doc, official, body, speaker, date, words, kind, stance, same_as, reports, late (it is of the
    window). `repeats` are the ids of the other reports of the same statements. `open` says that the window ends after
    the library does.

    With `speakers` (ids) each of them is a comparison of its own, all made in one pass: `parts` has the window of
    each, by its place in `speakers`. Else the whole is the one comparison, of place 0.
    """

    filters: Filters
    since: date
    until: date
    where: str
    values: Mapping[str, Any]
    said: pd.DataFrame
    repeats: list[str] = field(repr=False)
    open: bool = False
    speakers: tuple[str, ...] = ()

    @cached_property
    def late(self) -> pd.DataFrame:
        """The distinct statements of the window."""
        return self.said[self.said["late"]]

    @cached_property
    def before(self) -> pd.DataFrame:
        """The distinct statements before the window."""
        return self.said[~self.said["late"]]

    @cached_property
    def parts(self) -> dict[int, Window]:
        """The window of each comparison, by its place."""
        if not self.speakers:
            return {0: self}
        return {
            place: replace(
                self, said=self.said[(self.said["official"] == one) | (self.said["body"] == one)], speakers=()
            )
            for place, one in enumerate(self.speakers)
        }

    @cached_property
    def picked(self) -> pd.DataFrame:
        """The distinct statements of each comparison, for queries that join them with counts.

        Columns: doc, place, late, said_on, indirect, disowned (rejected, or told of others), rank (its place in
        `ranked_ids`).
        """
        ranks = np.empty(len(self.said), np.int32)
        ranks[self._ranked] = np.arange(len(ranks), dtype=np.int32)
        rows = pd.DataFrame(
            {
                "doc": self.said["doc"],
                "late": self.said["late"],
                "said_on": self.said["date"],
                "indirect": self.said["kind"] == "indirect",
                "disowned": self.said["stance"].isin(DISOWNED),
                "rank": ranks,
            }
        )
        return pd.concat([rows.loc[part.said.index].assign(place=place) for place, part in self.parts.items()])

    @cached_property
    def ranked_ids(self) -> npt.NDArray[np.object_]:
        """The ids of all statements in the order of what is shown: of the window, in quotation marks, the newest."""
        return self.said["statement_id"].to_numpy(object)[self._ranked]

    @cached_property
    def _ranked(self) -> npt.NDArray[np.intp]:
        days = pd.to_datetime(self.said["date"]).to_numpy("datetime64[D]").astype(int)
        return np.lexsort((self.said["statement_id"], -days, self.said["kind"] == "indirect", ~self.said["late"]))

    def own(self) -> list[str]:
        """The ids of whoever speaks."""
        return [str(one) for one in self.said["speaker"].unique()]

    def days(self, late: bool) -> int:
        """The number of days with a statement."""
        return self._days[late]

    @cached_property
    def _days(self) -> dict[bool, int]:
        return {True: int(self.late["date"].nunique()), False: int(self.before["date"].nunique())}


def window(
    library: Library,
    filters: Filters,
    topic: str = "",
    before_since: date | None = None,
    speakers: tuple[str, ...] = (),
) -> Window | None:
    """The window of the filters' days; None where the library has no dated statement in view.

    `topic` (an id of data/topics.toml) narrows to statements that name it; `before_since` cuts off what lies further
    back; `speakers` (ids) are compared each with themselves. Words that a questioner put into the speaker's mouth
    ("affirmed") are nobody's phrasing and are left out.
    """
    view = replace(filters, officials=speakers) if speakers else filters
    days = window_days(library, view)
    if days is None:
        return None
    since, until = days
    where, values = _dated(library, view)
    where += " AND s.date <= $last_day"
    values = {**values, "last_day": until}
    if before_since:
        where += " AND s.date >= $first_day"
        values["first_day"] = before_since
    if topic:
        where += " AND regexp_matches(s.content, $topic)"
        values["topic"] = sql_pattern(*topic_phrases()[topic])
    reports = fullest_reports(library, where, values)
    said = reports[reports["same_as"] == reports["statement_id"]].reset_index(drop=True)
    said["late"] = pd.to_datetime(said["date"]) >= pd.Timestamp(since)
    repeats = reports.loc[reports["same_as"] != reports["statement_id"], "statement_id"].tolist()
    ends = library.query("SELECT max(day) AS day FROM articles")["day"].iloc[0]
    is_open = not pd.isna(ends) and until > pd.Timestamp(ends).date()
    return Window(view, since, until, where, values, said, repeats, is_open, speakers)


def window_days(library: Library, filters: Filters) -> tuple[date, date] | None:
    """The first and the last day of the window; None where the library has no dated statement in view."""
    where, values = _dated(library, filters)
    newest = library.query(f"SELECT max(s.date) AS day FROM statements s WHERE {where}", values)["day"].iloc[0]
    if pd.isna(newest):
        return None
    return window_until(pd.Timestamp(newest).date(), filters)


def window_until(newest: date, filters: Filters) -> tuple[date, date]:
    """The filters' first and last day; without them the last 30 days up to the newest one."""
    until = filters.until or newest
    return filters.since or until - timedelta(days=DAYS - 1), until


def _dated(library: Library, filters: Filters) -> tuple[str, dict[str, Any]]:
    where, values = replace(filters, since=None, until=None).where("statements", "s")
    where += " AND s.date IS NOT NULL AND s.stance <> 'affirmed'"
    if library.query("SELECT 1 FROM unsaid LIMIT 1", kept={"unsaid": _UNSAID}).empty:
        return where, values
    return f"{where} AND (s.kind <> 'indirect' OR s.statement_id NOT IN (SELECT statement_id FROM unsaid))", values
