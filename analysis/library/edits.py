"""What people have put right, kept apart from what was extracted, so that it survives a new extraction.

Edits are only ever added; an undo is an edit too. The views of the library apply the ones that stand:

| kind   | subject                                     | value                                                   |
| ---    | ---                                         | ---                                                     |
| merge  | an official, or `official@article` for one article | the official it is; empty: nobody that Readout follows |
| rename | an official                                 | the name to show                                        |
| accept | an official                                 |                                                         |
| speaker| a statement                                 | the official who said it; empty: nobody                 |
| reject | a statement, talk, deadline or observation  |                                                         |
| apart  | a talk (one article's report)               | is not joined with other reports                        |
| undo   | an edit                                     |                                                         |
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal

import duckdb
import pandas as pd
import pyarrow as pa

from analysis.library.sql import list_of, map_of
from analysis.model import digest

EditKind = Literal["merge", "rename", "accept", "speaker", "reject", "apart", "undo"]
EDITS = pa.schema(
    [
        ("edit_id", pa.string()),
        ("at", pa.timestamp("us", tz="UTC")),
        ("who", pa.string()),
        ("kind", pa.string()),
        ("subject", pa.string()),
        ("value", pa.string()),
    ]
)

ON_STATEMENTS = ("merge", "speaker", "reject")  # the kinds that change who said a statement, or take it out
# How the rows of each table change; `now` gives who an official is, `spoke` who said a statement.
_VIEWS = {
    "officials": "SELECT * REPLACE (now(official, article_id) AS official) FROM {raw} "
    "WHERE now(official, article_id) IS NOT NULL",
    "mentions": "SELECT * REPLACE (now(official, article_id) AS official) FROM {raw}",
    "sentences": "SELECT * REPLACE (everyone(officials, article_id) AS officials) FROM {raw}",
    "statements": "SELECT * REPLACE (spoke(statement_id, official, article_id) AS official, "
    "now(body, article_id) AS body, now(relayed_by, article_id) AS relayed_by) FROM {raw} "
    "WHERE NOT rejected(statement_id)",
    "terms": "SELECT * REPLACE (spoke(statement_id, official, article_id) AS official) FROM {raw} "
    "WHERE statement_id IS NULL OR NOT rejected(statement_id)",
    "talks": "SELECT * REPLACE (everyone(participants, article_id) AS participants) FROM {raw} "
    "WHERE NOT rejected(talk_id)",
    "deadlines": "SELECT * REPLACE (coalesce(now(set_by, article_id), '') AS set_by, "
    "coalesce(now(denied_by, article_id), '') AS denied_by) FROM {raw} WHERE NOT rejected(deadline_id)",
    "observations": "SELECT * REPLACE (now(official, article_id) AS official) FROM {raw} "
    "WHERE NOT rejected(observation_id)",
}
_OF_ALL = frozenset({"sketches", "links"})  # tables that tell which articles count: nothing in them is hidden
_MACROS = """
    CREATE MACRO now(who, article) AS
        nullif(coalesce({merged}[who || '@' || article], {merged}[who], who), '');
    CREATE MACRO everyone(whos, article) AS
        list_distinct(list_filter(list_transform(whos, lambda who: now(who, article)), lambda who: who IS NOT NULL));
    CREATE MACRO spoke(statement, who, article) AS now(coalesce({speakers}[statement], who), article);
    CREATE MACRO rejected(subject) AS list_contains({rejects}, subject);
    CREATE MACRO shown_name(official, name) AS coalesce({names}[official], name);
    CREATE MACRO accepted(official) AS list_contains({accepts}, official);
"""


def standing(edits: pd.DataFrame) -> pd.DataFrame:
    """The edits that have not been undone, oldest first; columns as `EDITS`."""
    undone = set(edits.loc[edits["kind"] == "undo", "subject"])
    kept = edits[(edits["kind"] != "undo") & ~edits["edit_id"].isin(undone)]
    return kept.sort_values("at", ignore_index=True)


def create_views(
    connection: duckdb.DuckDBPyConnection, edits: pd.DataFrame, raw: Mapping[str, str], *, some_hidden: bool = False
) -> None:
    """Create the views of each table with the standing edits applied; `raw` has the SQL source of each table.

    `every_...` has all rows, the table's own name those that count: not those of the articles in the table `hidden`.
    """
    merged, speakers, names = (_latest(edits, kind) for kind in ("merge", "speaker", "rename"))
    rejects, accepts = (_latest(edits, kind) for kind in ("reject", "accept"))
    connection.execute(
        _MACROS.format(
            merged=map_of(_followed(merged)),
            speakers=map_of(speakers),
            names=map_of(names),
            rejects=list_of(rejects),
            accepts=list_of(accepts),
        )
    )
    for name, source in raw.items():
        view = "SELECT * FROM {raw}" if edits.empty or name not in _VIEWS else _VIEWS[name]
        counts = name not in _OF_ALL and some_hidden
        seen = f"(SELECT * FROM {source} ANTI JOIN hidden USING (article_id))" if counts else source
        connection.execute(f"CREATE VIEW every_{name} AS {view.format(raw=source)}")
        connection.execute(f"CREATE VIEW {name} AS {view.format(raw=seen)}")


def _latest(edits: pd.DataFrame, kind: str) -> dict[str, str]:
    chosen = edits[edits["kind"] == kind]
    return dict(zip(chosen["subject"], chosen["value"], strict=True))


def _followed(merged: dict[str, str]) -> dict[str, str]:
    """Merges followed to their end: a into b and b into c is a into c; a circle ends where it began."""
    ends = {}
    for start in merged:
        seen, who = {start}, merged[start]
        while who in merged and who not in seen:
            seen.add(who)
            who = merged[who]
        ends[start] = who
    return ends


def new_edit(who: str, kind: EditKind, subject: str, value: str = "") -> dict[str, object]:
    """A row of `EDITS`, made now."""
    at = datetime.now(UTC)
    return {
        "edit_id": digest(at.isoformat(), who, kind, subject, value),
        "at": at,
        "who": who,
        "kind": kind,
        "subject": subject,
        "value": value,
    }
