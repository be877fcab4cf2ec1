"""When a person was here before, and what has come into the library since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pyarrow as pa
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import TableNotFoundError

from analysis.library.lock import writing
from analysis.library.store import Library, open_library

APART = timedelta(hours=4)  # what is closer together is one visit
VISITS = pa.schema([("who", pa.string()), ("at", pa.timestamp("us", tz="UTC"))])


@dataclass(frozen=True, slots=True)
class News:
    """The articles that came in since a moment: how many, and the first and last of their days (None without any)."""

    since: datetime
    articles: int
    first: date | None
    last: date | None


def last_visit(visits: Iterable[datetime], now: datetime) -> datetime | None:
    """When the visit before this one began; None for a first visit. Times less than four hours ago are this visit."""
    return max((at for at in visits if now - at >= APART), default=None)


def is_new(visits: Iterable[datetime], now: datetime) -> bool:
    """Whether a visit begins now."""
    return all(now - at >= APART for at in visits)


def visits_of(library: Library, who: str) -> list[datetime]:
    """When a person's visits to the library began, the newest first; kept for those who log in."""
    try:
        rows = DeltaTable(_place(library)).to_pyarrow_table(filters=[("who", "=", who)])
    except TableNotFoundError:
        return []
    return sorted(rows["at"].to_pylist(), reverse=True)


def note_visit(library: Library, who: str, at: datetime) -> None:
    """Remember that a visit began."""
    with writing(library.uri):
        write_deltalake(_place(library), pa.Table.from_pylist([{"who": who, "at": at}], schema=VISITS), mode="append")


def to_cookie(visits: Iterable[datetime]) -> str:
    """The two newest times as a browser keeps them for those who do not log in: whole seconds, joined by a dot."""
    return ".".join(str(int(at.timestamp())) for at in sorted(visits)[-2:])


def from_cookie(text: str) -> list[datetime]:
    """The times in whatever the browser sends; what makes no sense is left out."""
    seconds = [int(part) for part in text.split(".")[:4] if part.isascii() and part.isdecimal() and len(part) < 11]
    return [datetime.fromtimestamp(one, UTC) for one in seconds]


def came_in(library: Library, since: datetime) -> News:
    """What has come in since a moment, by comparison with the library as it was then."""
    commits = library.commits()
    if commits.empty or pd.Timestamp(commits["at"].max()) <= pd.Timestamp(since):
        return News(since, 0, None, None)
    then = open_library(library.uri, as_of=since)
    before = then.stored("SELECT article_id FROM articles", "articles") if then.tables() else pd.DataFrame()
    row = library.query(
        "SELECT count(*) AS articles, min(day) AS first, max(day) AS last FROM articles "
        "WHERE article_id NOT IN (SELECT unnest($before::VARCHAR[]))",
        {"before": list(before["article_id"]) if len(before) else []},
    ).iloc[0]
    days = [None if pd.isna(row[name]) else pd.Timestamp(row[name]).date() for name in ("first", "last")]
    return News(since, int(row["articles"]), *days)


def _place(library: Library) -> str:
    return f"{library.uri.rstrip('/')}/visits"
