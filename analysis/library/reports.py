"""Which statements are reports of the same: pairs of them, found when articles come and kept beside the tables.

Two statements of one speaker are reports of one where they are at most three days apart and the shorter has nearly
all of its long words in the other. Comparing all statements of a large library takes minutes; so the end of an import
compares those it has added with those of the days around them, and writes the pairs to files for that state of the
library. Without the files (an object store, a library of an earlier Readout) the same pairs are found when first asked
for, some days at a time.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from deltalake import DeltaTable
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components

from analysis.extraction.marks import marks
from analysis.library.snapshot import connect, connected, sources, streams

DAYS = 3
SHARED = 0.8  # of the long words of the shorter statement
HEAD = 8  # the rarest marks of a statement, one of which two reports of it have in common
NEXT = 6  # statements with the same mark that each is compared with
AT_ONCE = 200_000  # statements compared in one go, where a single day has not more
FORMAT = 1
PAIRS = pa.schema([("one", pa.string()), ("other", pa.string()), ("first", pa.int32()), ("last", pa.int32())])
UNDATED = -(2**31)
# Statements as they are compared: a day is the number of days since 1970.
COMPARED = f"""
    SELECT statement_id, coalesce(official, body, '') AS speaker, coalesce(date - DATE '1970-01-01', {UNDATED}) AS day,
           marks, CASE WHEN marks IS NULL THEN content END AS content
    FROM {{table}} WHERE {{where}} ORDER BY statement_id
"""

_FOLDER = "counts"
_ARTICLES = pa.schema([("article_id", pa.string())])

Numbers = npt.NDArray[np.int64]
Span = tuple[int, int]

ALWAYS: Span = (UNDATED, 2**31)


class Found(NamedTuple):
    """The `pairs` of statements that are reports of the same, among those of the `articles` (ids).

    Columns of the pairs as PAIRS: the ids of both, the earlier of their days and the later.
    """

    pairs: pd.DataFrame
    articles: pd.Series


class Reports:
    """The pairs of one state of a library: of the version of its table `statements`."""

    def __init__(self, uri: str, tables: Mapping[str, DeltaTable]) -> None:
        self._tables = {name: table for name, table in tables.items() if name == "statements"}
        self._folder = None if "://" in uri else Path(uri) / _FOLDER

    def pairs(self) -> pd.DataFrame:
        """The pairs among all statements as they are stored: columns as PAIRS."""
        if "statements" not in self._tables:
            return _none()
        place = self._place()
        if place and place.is_dir():
            with contextlib.suppress(OSError, pa.ArrowException):
                kept: pd.DataFrame = pq.read_table(place / "pairs.parquet").to_pandas()
                return kept
        return self._found().pairs

    def make(self) -> None:
        """Write the files of this state, from those of an earlier one where there are any."""
        place = self._place()
        if place is None or place.is_dir():
            return
        found = self._found()
        part = place.with_suffix(f".{os.getpid()}.part")
        part.mkdir(parents=True, exist_ok=True)
        try:
            pq.write_table(pa.Table.from_pandas(found.pairs, PAIRS, preserve_index=False), part / "pairs.parquet")
            ids = pa.table([pa.array(found.articles, pa.string())], schema=_ARTICLES)
            pq.write_table(ids, part / "articles.parquet")
            part.rename(place)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        for old in place.parent.glob(f"{self._name()}*"):
            if old != place:
                shutil.rmtree(old, ignore_errors=True)

    def _place(self) -> Path | None:
        table = self._tables.get("statements")
        return self._folder / f"{self._name()}{table.version()}" if self._folder and table else None

    def _name(self) -> str:
        """The table's own id, which another library in the same place would not have."""
        return f"reports-{self._tables['statements'].metadata().id[:8]}-{FORMAT}-"

    def _earlier(self) -> Found | None:
        if self._folder:
            for place in self._folder.glob(f"{self._name()}[0-9]*"):
                with contextlib.suppress(OSError, pa.ArrowException):
                    pairs, articles = (pq.read_table(place / f"{name}.parquet") for name in ("pairs", "articles"))
                    return Found(pairs.to_pandas(), articles["article_id"].to_pandas())
        return None

    def _found(self) -> Found:
        """The pairs of this state: all days, or those around the statements that an earlier one did not have."""
        known = self._earlier()
        present = self._read("SELECT DISTINCT article_id FROM statements ORDER BY 1")["article_id"].to_pandas()
        if known is None:
            return Found(_together(self._compared([ALWAYS])), present)
        kept = known.pairs[_of(known.pairs["one"], present) & _of(known.pairs["other"], present)]
        fresh = present[~_among(present, known.articles)]
        added = self._days("article_id IN (SELECT unnest($fresh::VARCHAR[]))", {"fresh": fresh.tolist()})
        spans = _spans([day for day, _ in added])
        again = np.zeros(len(kept), bool)
        for begin, end in spans:
            again |= ((kept["first"] >= begin) & (kept["last"] <= end)).to_numpy()
        return Found(_together([kept[~again], *self._compared(spans)]), present)

    def _days(self, where: str = "TRUE", values: Mapping[str, Any] | None = None) -> list[tuple[int, int]]:
        """The days with statements in their order, and how many each has."""
        day = f"coalesce(date - DATE '1970-01-01', {UNDATED})"
        query = f"SELECT {day} AS day, count(*) AS n FROM statements WHERE {where} GROUP BY 1 ORDER BY 1"
        found = self._read(query, values)
        return list(zip(found["day"].to_pylist(), found["n"].to_pylist(), strict=True))

    def _compared(self, spans: Sequence[Span]) -> Iterator[pd.DataFrame]:
        """The pairs of statements within each span of days, some days at a time."""
        days = self._days() if spans else []
        for begin, end in spans:
            for first, last in _parts([(day, n) for day, n in days if begin <= day <= end]):
                dated = "date BETWEEN DATE '1970-01-01' + $first::INT AND DATE '1970-01-01' + $last::INT"
                where, values = "date IS NULL", {}
                if last != UNDATED:
                    where, values = dated, {"first": max(begin, first - DAYS), "last": last}
                found = pairs_among(self._read(COMPARED.format(table="statements", where=where), values))
                yield found[found["last"] >= first]

    def _read(self, sql: str, values: Mapping[str, Any] | None = None) -> pa.Table:
        with contextlib.closing(connected(connect(), streams(self._tables))) as connection:
            source = sources(connection, self._tables, ["statements"])["statements"]
            connection.execute(f"CREATE VIEW statements AS SELECT * FROM {source}")
            return connection.sql(sql, params=dict(values or {})).to_arrow_table()


def put_right(cursor: duckdb.DuckDBPyConnection, pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs as edits have them: without statements that were rejected, and anew for speakers who are others now."""
    changed = "every_statements s JOIN stored_statements t USING (statement_id)"
    now, before = (f"coalesce({table}.official, {table}.body, '')" for table in "st")
    whose = f"SELECT DISTINCT unnest([{now}, {before}]) FROM {changed} WHERE {now} <> {before}"
    where = f"coalesce(official, body, '') IN ({whose})"
    again = cursor.sql(COMPARED.format(table="every_statements", where=where)).to_arrow_table()
    rejected = cursor.execute("SELECT subject FROM applied_edits WHERE kind = 'reject'").df()["subject"]
    apart = [*again["statement_id"].to_pylist(), *rejected]
    kept = pairs[~(_among(pairs["one"], apart) | _among(pairs["other"], apart))]
    return _together([kept, pairs_among(again)])


def groups_of(pairs: pd.DataFrame) -> pd.DataFrame:
    """The statements that have several reports. Columns: statement_id, story (a number that all its reports share)."""
    codes, names = pd.factorize(pd.concat([pairs["one"], pairs["other"]], ignore_index=True))
    size, half = len(names), len(pairs)
    links = coo_matrix((np.ones(half), (codes[:half], codes[half:])), shape=(size, size))
    story = connected_components(links, directed=False)[1] if half else np.zeros(0)
    return pd.DataFrame({"statement_id": pd.Series(names, dtype=str), "story": story.astype(np.int32)})


def pairs_among(rows: pa.Table) -> pd.DataFrame:
    """The pairs of reports among statements as COMPARED reads them; columns as PAIRS."""
    if rows.num_rows < 2:
        return _none()
    ids, days = rows["statement_id"].to_pandas(), rows["day"].to_numpy().astype(np.int64)
    left, right = _pairs(pd.factorize(rows["speaker"].to_pandas())[0], days, *_marks(rows))
    both = np.sort(np.stack([days[left], days[right]]), axis=0).astype(np.int32)
    return pd.DataFrame(
        {"one": ids.iloc[left].to_numpy(), "other": ids.iloc[right].to_numpy(), "first": both[0], "last": both[1]}
    )


def _marks(rows: pa.Table) -> tuple[Numbers, Numbers]:
    """The marks of the statements, and the place of the statement that each belongs to, in the order of places."""
    column = rows["marks"].combine_chunks()
    if column.null_count:
        kept = zip(column.to_pylist(), rows["content"].to_pylist(), strict=True)
        column = pa.array([marks(content or "") if one is None else one for one, content in kept], column.type)
    sizes = pc.list_value_length(column).to_numpy(zero_copy_only=False).astype(np.int64)
    return np.repeat(np.arange(len(sizes)), sizes), pc.list_flatten(column).to_numpy().astype(np.int64)


def _pairs(speakers: Numbers, days: Numbers, places: Numbers, found: Numbers) -> tuple[Numbers, Numbers]:
    """The places of the statements that are reports of one, two by two."""
    left, right = _candidates(speakers, days, places, found)
    compared, rows = np.unique(np.concatenate([left, right]), return_inverse=True)
    row_of = np.full(len(days), -1)
    row_of[compared] = np.arange(len(compared))
    kept = row_of[places] >= 0
    columns, kinds = pd.factorize(found[kept])
    ones = np.ones(len(columns), np.int32)
    matrix = csr_matrix((ones, (row_of[places[kept]], columns)), shape=(len(compared), len(kinds)))
    counts = np.diff(matrix.indptr)
    one, other = rows[: len(left)], rows[len(left) :]
    shared = np.asarray(matrix[one].multiply(matrix[other]).sum(axis=1)).ravel()
    same = shared >= SHARED * np.minimum(counts[one], counts[other])
    return left[same], right[same]


def _candidates(speakers: Numbers, days: Numbers, places: Numbers, found: Numbers) -> tuple[Numbers, Numbers]:
    """Pairs of statements of one speaker, few days apart, that share one of their rarest marks.

    If a statement has 80 % of another's marks, it has one of the rarest 20 % and one more of it (prefix filtering:
    Chaudhuri, Ganti and Kaushik 2006); that it is among its own rarest is likely, not certain.
    """
    sizes = np.bincount(places, minlength=len(days))
    rank = np.arange(len(places)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    head = rank < HEAD
    places, telling = places[head], rank[head] <= (1 - SHARED) * sizes[places[head]]
    days, span = days - days.min(), int(days.max() - days.min()) + DAYS + 1
    codes, _ = pd.factorize(found[head] * (speakers.max() + 1) + speakers[places])
    keys = codes * span + days[places]
    twice = pd.Series(codes).duplicated(keep=False).to_numpy()
    order = np.flatnonzero(twice)[np.argsort(keys[twice], kind="stable")]
    keys, places, telling = keys[order], places[order], telling[order]
    pairs = []
    for step in range(1, NEXT + 1):
        near = (keys[step:] - keys[:-step] <= DAYS) & (telling[step:] | telling[:-step])
        pairs.append(np.stack([places[:-step][near], places[step:][near]]))
    left, right = np.concatenate(pairs, axis=1)
    joined = pd.unique(np.minimum(left, right) * len(days) + np.maximum(left, right))
    return joined // len(days), joined % len(days)


def _together(frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    kept = [frame for frame in frames if len(frame)]
    return pd.concat(kept, ignore_index=True) if kept else _none()


def _none() -> pd.DataFrame:
    empty: pd.DataFrame = PAIRS.empty_table().to_pandas()
    return empty


def _of(statements: pd.Series, articles: pd.Series) -> npt.NDArray[np.bool_]:
    """Which statements are of some articles: both are ids."""
    named = pc.split_pattern(pa.array(statements, pa.string()), ":", max_splits=1)
    return _among(pc.list_element(named, 0), articles)


def _among(ids: Any, known: Iterable[str]) -> npt.NDArray[np.bool_]:  # noqa: ANN401 - anything that Arrow reads
    """Which ids are among others; pandas takes seconds for that."""
    values = pa.array(known, pa.string())
    found: npt.NDArray[np.bool_] = pc.is_in(pa.array(ids, pa.string()), value_set=values).to_numpy(zero_copy_only=False)
    return found


def _spans(days: Sequence[int]) -> list[Span]:
    """The days with those around them that their statements are compared with, joined where they touch."""
    spans: list[Span] = []
    for day in days:
        begin, end = (day, day) if day == UNDATED else (day - DAYS, day + DAYS)
        if spans and begin <= spans[-1][1]:
            begin = spans.pop()[0]
        spans.append((begin, end))
    return spans


def _parts(days: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """The days in spans of at most AT_ONCE statements, or of one day; those without one apart."""
    part: list[int] = []
    size = 0
    for day, n in days:
        if part and (size + n > AT_ONCE or part[0] == UNDATED):
            yield part[0], part[-1]
            part, size = [], 0
        part.append(day)
        size += n
    if part:
        yield part[0], part[-1]
