"""Tone in the forms that the page's chart and lists take."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.measures.chronology import told_deadlines, told_talks
from analysis.measures.evidence import records
from pages.widgets.look import measured
from pages.widgets.talk_rows import say
from pages.widgets.text import day

MOST = 150  # talks marked on the time axis


def marked(names: Mapping[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The talks held and the deadlines of the view, as marks on a time axis.

    Columns: date, says; of talks the participants too.
    """
    deadlines = measured(told_deadlines)
    deadlines = deadlines.assign(says=[say(row, names) for row in records(deadlines)])
    return marked_talks(measured(told_talks), names), deadlines[["date", "says"]]


def marked_talks(talks: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The talks held, one mark a day and pair. Columns: date, says, participants."""
    held = talks[(talks["status"] == "held") & talks["date_from"].notna()].copy()
    held["says"] = [
        f"{row['kind'].capitalize()}, {day(row['date_from'])}: "
        + ", ".join(names.get(one, one) for one in row["participants"][:4])
        for row in records(held)
    ]
    return (
        held.drop_duplicates("says").head(MOST).rename(columns={"date_from": "date"})[["date", "says", "participants"]]
    )


def with_notes(spans: pd.DataFrame) -> pd.DataFrame:
    """Passages with their tone as the note beside each."""
    side = spans["side"] + " · " if "side" in spans else ""
    notes = [f"tone {tone:+.2f}" for tone in spans["tone"]]
    return spans.assign(note=pd.Series(notes, index=spans.index, dtype=str).radd(side), name="")
