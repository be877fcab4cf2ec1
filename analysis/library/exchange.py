"""Edits as a file, JSON or CSV: for a colleague, another library, or a backup of their own."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, get_args

import pandas as pd
import pyarrow as pa
from deltalake import write_deltalake

from analysis.errors import ReadoutError
from analysis.library.actors import acting
from analysis.library.edits import EDITS, EditKind, new_edit, standing
from analysis.library.lock import writing
from analysis.library.store import Library
from analysis.model import Failure

_VALUED = frozenset({"merge", "rename", "speaker"})  # of these only one can hold for a subject
_FEWEST = ("kind", "subject")
_MOST = 20_000_000  # bytes of a file of edits


@dataclass
class Taken:
    """What became of a file of edits: how many were added, how many there already, what contradicts an edit here, and
    what is no edit.

    `conflicts` has a row each: subject, kind, here, theirs (the values), who_here, who_theirs.
    """

    added: int = 0
    unchanged: int = 0
    conflicts: list[dict[str, str]] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def sentence(self) -> str:
        """What was done, for people."""
        told = f"{self.added:,} edits added, {self.unchanged:,} already there, {len(self.conflicts):,} in conflict"
        return told + (f", {len(self.failures):,} not understood" if self.failures else "")


def edits_table(library: Library) -> pd.DataFrame:
    """Every edit ever made, undone ones too, oldest first. Columns: edit_id, at (UTC, ISO 8601), who, kind, subject,
    value, stands.
    """
    edits: pd.DataFrame = library.raw_edits().to_pandas().sort_values("at", ignore_index=True)
    stands = edits["edit_id"].isin(standing(edits)["edit_id"])
    at = [moment.isoformat() for moment in edits["at"]]
    return edits.assign(at=at, value=edits["value"].fillna(""), stands=stands)


def edits_json(library: Library) -> bytes:
    """The edits as a JSON list of objects."""
    return json.dumps(edits_table(library).to_dict("records"), ensure_ascii=False, indent=1).encode()


def take_edits(library: Library, name: str, data: bytes, *, theirs: bool = False) -> Taken:
    """Add the edits of a file, with who made them and when, in one commit.

    An edit that contradicts one that stands here is a conflict: it is left out and told, or with `theirs` taken, and
    then wins because it comes last. Importing the same file again changes nothing. Raises ReadoutError for a file that
    holds no edits.
    """
    acting()
    taken = Taken()
    rows = _valid(name, data, taken)
    with writing(library.uri):
        here = library.raw_edits().to_pandas()
        known = set(here["edit_id"])
        held: dict[tuple[str, str], Any] = {
            (row["kind"], row["subject"]): row for row in standing(here).to_dict("records")
        }
        undone = {row["subject"] for row in rows if row["kind"] == "undo"}
        added = []
        for row in rows:
            before = held.get((row["kind"], row["subject"]))
            if row["edit_id"] in known:
                taken.unchanged += 1
            elif before and row["edit_id"] not in undone and row["kind"] in _VALUED and before["value"] != row["value"]:
                taken.conflicts.append(_conflict(row, before))
                if theirs:
                    added.append({**row, "at": datetime.now(UTC)})
            elif before and before["value"] == row["value"] and row["kind"] != "undo":
                taken.unchanged += 1
            else:
                added.append(row)
        taken.added = len(added)
        if added:
            path = f"{library.uri.rstrip('/')}/edits"
            write_deltalake(path, pa.Table.from_pylist(added, schema=EDITS), mode="append")
    library.refresh()
    return taken


def _valid(name: str, data: bytes, taken: Taken) -> list[dict[str, Any]]:
    rows = []
    for number, row in enumerate(_rows(name, data), 1):
        told = {key: str(value).strip() for key, value in row.items() if isinstance(key, str) and value is not None}
        if told.get("kind") not in get_args(EditKind) or not told.get("subject"):
            taken.failures.append(
                Failure(name, f"row {number} is no edit", "it needs a kind that is known and a subject")
            )
            continue
        made = new_edit(told.get("who", "") or "unknown", told["kind"], told["subject"], told.get("value", ""))  # type: ignore[arg-type]
        try:
            at = datetime.fromisoformat(told["at"]) if told.get("at") else made["at"]
        except ValueError:
            taken.failures.append(
                Failure(name, f"row {number}: {told['at']!r} is no time", "write 2019-12-17T09:00:00Z")
            )
            continue
        at = at.replace(tzinfo=UTC) if isinstance(at, datetime) and at.tzinfo is None else at
        rows.append({**made, "at": at, "edit_id": told.get("edit_id") or made["edit_id"]})
    return rows


def _rows(name: str, data: bytes) -> list[dict[str, Any]]:
    """The rows of a JSON list or a CSV; a sign that keeps a spreadsheet from reading a formula is taken off."""
    if len(data) > _MOST:
        raise ReadoutError(f"{name} is larger than {_MOST / 1e6:.0f} MB", "split it")
    read: Callable[[str], Any] = json.loads if name.lower().endswith(".json") else _csv_rows
    try:
        rows = read(data.decode("utf-8-sig"))
    except (ValueError, csv.Error, RecursionError) as error:
        raise ReadoutError(f"{name} cannot be read: {error}", "export edits anew, as JSON or CSV") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ReadoutError(f"{name} holds no list of edits", "export edits anew, as JSON or CSV")
    if rows and not all(key in rows[0] for key in _FEWEST):
        raise ReadoutError(f"{name} holds no edits", f"its columns must have {' and '.join(_FEWEST)}")
    return rows


def _csv_rows(text: str) -> list[dict[str, Any]]:
    return [
        {key: value.removeprefix("'") if isinstance(value, str) else value for key, value in row.items()}
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


def _conflict(row: dict[str, Any], before: dict[str, Any]) -> dict[str, str]:
    told = {"subject": row["subject"], "kind": row["kind"], "here": before["value"], "theirs": row["value"]}
    return {**told, "who_here": before["who"], "who_theirs": row["who"]}
