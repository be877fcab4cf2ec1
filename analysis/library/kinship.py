"""Which of the articles that an import brings are versions or copies of others: found at import, kept as links.

A version is the same article with another text: the same address, or the same source, headline and day. A copy is
nearly the same text printed elsewhere, wire copy above all: printed within three days, four fifths of the shorter
text's runs of words in the longer, and half of all of theirs in common. Candidates share one of 32 bands of four
hashes of their sketches (locality-sensitive hashing, Leskovec, Rajaraman and Ullman 2014, chapter 3); a new article
is compared with those of its days alone, so that a day's articles cost a day's work however large the library is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from analysis.library.store import Library
from analysis.model import TABLES

DAYS = 3  # between the days of an article and of its copy
CONTAINED, ALIKE = 0.8, 0.5  # of the shorter's runs of words, and of the runs of both, that a copy shares
FEWEST = 40  # distinct runs of words: shorter texts are alike by chance
SAME_STORY = 0.3  # of the shorter's runs, that a version must share with an earlier one of the same headline and day
ROWS = 4  # hashes of a band: with 32 bands, articles half alike become candidates in 87 of 100 cases, at 0.6 in 99
MOST = 100  # earlier articles that one is linked to as a copy

_COLUMNS = "article_id, source, address, headline, size, sketch, day"
_NEAR = f"SELECT {_COLUMNS} FROM sketches WHERE day BETWEEN $first AND $last OR (day IS NULL AND $undated)"
_NAMESAKES = (
    f"SELECT {_COLUMNS} FROM sketches WHERE address IN (SELECT unnest($addresses::VARCHAR[])) "
    "OR headline IN (SELECT unnest($headlines::VARCHAR[]))"
)


def with_links(library: Library, tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The tables of an import with the links of its articles to earlier ones and to one another."""
    new = tables["sketches"].to_pandas()
    rows = [] if new.empty else [*_versions(library, new), *_copies(library, new)]
    return {**tables, "links": pa.Table.from_pylist(rows, schema=TABLES["links"])}


def _versions(library: Library, new: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """A link to the newest earlier version, with the number of those there were."""
    keys = {f"{name}es" if name == "address" else f"{name}s": _told(new[name]) for name in ("address", "headline")}
    known = library.stored(_NAMESAKES, "sketches", params=keys)
    known = known[~known["article_id"].isin(new["article_id"])]
    by_key: dict[str, list[Any]] = defaultdict(list)
    for position, row in enumerate([*_rows(known), *_rows(new)]):
        shared = {key for key in (row.address, row.headline) if key}
        earlier = {one.article_id: one for key in shared for one in by_key[key] if _same_story(one, row)}
        if earlier and position >= len(known):
            other = list(earlier)[-1]
            yield _link(row, other, "version", len(earlier), _likeness(earlier[other], row)[1])
        for key in shared:
            by_key[key].append(row)


def _same_story(one: Any, other: Any) -> bool:  # noqa: ANN401 - rows of the table `sketches`
    """Whether two articles with one address or one headline are one: a page may be used anew, a headline too."""
    contained = _likeness(one, other)[1]
    same_page = one.address and one.address == other.address
    return contained >= SAME_STORY or bool(same_page and one.headline and one.headline == other.headline)


def _copies(library: Library, new: pd.DataFrame) -> Iterator[dict[str, Any]]:
    long_enough = new[new["size"] >= FEWEST]
    if long_enough.empty:
        return
    known = _near(library, long_enough)
    every = pd.concat([known[known["size"] >= FEWEST], long_enough], ignore_index=True)
    first_new = len(every) - len(long_enough)
    rows = _rows(every)
    for position, others in _candidates(np.stack(every["sketch"].to_list()), first_new):
        linked = 0
        for other in others:
            alike, contained = _likeness(rows[other], rows[position])
            if alike >= ALIKE and contained >= CONTAINED and _elsewhere(rows[other], rows[position]):
                yield _link(rows[position], rows[other].article_id, "copy", 0, contained)
                linked += 1
                if linked == MOST:
                    break


def _near(library: Library, new: pd.DataFrame) -> pd.DataFrame:
    """The earlier articles of the days around the new ones."""
    days = [pd.Timestamp(day).date() for day in new["day"].dropna()]
    undated = len(days) < len(new)
    first, last = (min(days) - timedelta(DAYS), max(days) + timedelta(DAYS)) if days else (date.max, date.min)
    known = library.stored(_NEAR, "sketches", params={"first": first, "last": last, "undated": undated})
    return known[~known["article_id"].isin(new["article_id"])]


def _candidates(sketches: NDArray[np.int32], first_new: int) -> Iterator[tuple[int, list[int]]]:
    """Each new article with the earlier ones that share a band with it."""
    bands = np.ascontiguousarray(sketches).reshape(len(sketches), -1, ROWS)
    found: dict[int, set[int]] = defaultdict(set)
    for band in range(bands.shape[1]):
        keys = np.ascontiguousarray(bands[:, band]).view(f"V{4 * ROWS}").ravel()
        _, groups, sizes = np.unique(keys, return_inverse=True, return_counts=True)
        together: dict[int, list[int]] = defaultdict(list)
        for position in np.flatnonzero(sizes[groups] > 1).tolist():
            members = together[int(groups[position])]
            if position >= first_new:
                found[position].update(members[: 4 * MOST])
            members.append(position)
    for position in sorted(found):
        yield position, sorted(found[position])


def _likeness(one: Any, other: Any) -> tuple[float, float]:  # noqa: ANN401
    """The estimated share of runs of words that both have, of all that they have and of those of the shorter."""
    if not one.size or not other.size:
        return 0.0, 0.0
    alike = float(np.mean(np.asarray(one.sketch) == np.asarray(other.sketch)))
    common = alike / (1 + alike) * (one.size + other.size)
    return alike, min(1.0, common / min(one.size, other.size))


def _elsewhere(one: Any, other: Any) -> bool:  # noqa: ANN401
    """Whether two articles can be a text and its copy: few days apart, and in one newspaper on one day."""
    apart = 0 if pd.isna(one.day) or pd.isna(other.day) else abs((pd.Timestamp(one.day) - pd.Timestamp(other.day)).days)
    return apart <= (0 if one.source and one.source == other.source else DAYS)


def _link(row: Any, other: str, kind: str, place: int, share: float) -> dict[str, Any]:  # noqa: ANN401
    day = None if pd.isna(row.day) else pd.Timestamp(row.day).date()
    return {
        "article_id": row.article_id,
        "other": other,
        "kind": kind,
        "place": place,
        "share": share,
        "source": row.source,
        "day": day,
    }


def _rows(frame: pd.DataFrame) -> list[Any]:
    """The rows as named tuples, of the columns of `sketches`."""
    return list(frame.itertuples(index=False))


def _told(keys: pd.Series[str]) -> list[str]:
    return [key for key in keys.unique() if key]
