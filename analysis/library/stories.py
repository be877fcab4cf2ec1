"""From the links of articles: which version of an article is the latest, and which of several copies counts."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa

NEARLY_AS_FULL = 0.9  # of the longest copy's length: from there on the earliest counts
VERSIONS = pa.schema(
    [("article_id", pa.string()), ("latest", pa.string()), ("number", pa.int32()), ("versions", pa.int32())]
)
COPIES = pa.schema([("article_id", pa.string()), ("first", pa.string()), ("share", pa.float32())])


class Stories(NamedTuple):
    """`versions` has the articles that have several: article_id, latest, number (from 1, the earliest), versions;
    `copies` those that are one: article_id, first (the article that counts for it), share (of its words, 0 to 1).
    """

    versions: pa.Table
    copies: pa.Table

    def superseded(self) -> set[str]:
        """The articles of which there is a later version."""
        return {row["article_id"] for row in self.versions.to_pylist() if row["article_id"] != row["latest"]}

    def counted_once(self) -> set[str]:
        """The articles for which another counts."""
        return set(self.copies["article_id"].to_pylist())


NO_STORIES = Stories(VERSIONS.empty_table(), COPIES.empty_table())
LINKED = "article_id, size, published, modified"  # the columns of `sketches` that tell which counts


def stories(links: pd.DataFrame, articles: pd.DataFrame) -> Stories:
    """What the links come to.

    `links` as the table of that name; `articles` has the columns LINKED of those in them.
    An article that has been removed takes its links with it.
    """
    known = {row.article_id: row for row in _rows(articles)}
    kept = links[links["article_id"].isin(known.keys()) & links["other"].isin(known.keys())]
    ordered = [_in_order(members, known) for members in _told_together(kept[kept["kind"] == "version"])]
    versions = [
        {"article_id": one, "latest": members[-1], "number": number, "versions": len(members)}
        for members in ordered
        for number, one in enumerate(members, 1)
    ]
    superseded = {one for members in ordered for one in members[:-1]}
    copies = _copies(kept[kept["kind"] == "copy"], known, superseded)
    return Stories(pa.Table.from_pylist(versions, VERSIONS), pa.Table.from_pylist(copies, COPIES))


def _told_together(links: pd.DataFrame) -> list[list[str]]:
    """The versions of each article, in the order in which they came."""
    group_of: dict[str, list[tuple[int, str]]] = {}
    for row in _rows(links.sort_values("place", kind="stable")):
        group = group_of.setdefault(row.other, [(0, row.other)])
        joined = group_of.get(row.article_id)
        if joined is None:
            group.append((row.place, row.article_id))
            group_of[row.article_id] = group
        elif joined is not group:
            group.extend(joined)
            group_of.update((one, group) for _, one in joined)
    distinct = {id(group): group for group in group_of.values()}
    return [[one for _, one in sorted(group)] for group in distinct.values()]


def _in_order(members: list[str], known: dict[str, Any]) -> list[str]:
    """The versions from the earliest to the latest: by their own times, else as they came."""
    ordered: list[str] = []
    for one in members:
        place = len(ordered)
        while place and _before(known[one], known[ordered[place - 1]]):
            place -= 1
        ordered.insert(place, one)
    return ordered


def _before(one: Any, other: Any) -> bool:  # noqa: ANN401 - rows of `articles`
    """Whether a version says of itself that it is older."""
    for column in ("modified", "published"):
        mine, theirs = getattr(one, column), getattr(other, column)
        if not (pd.isna(mine) or pd.isna(theirs)) and mine != theirs:
            return bool(mine < theirs)
    return False


def _copies(links: pd.DataFrame, known: dict[str, Any], superseded: set[str]) -> list[dict[str, Any]]:
    """Each copy with the article that counts for it: the fullest, or the earliest of those that are nearly as full."""
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for row in _rows(links):
        if row.article_id not in superseded and row.other not in superseded:
            shares[row.article_id][row.other] = shares[row.other][row.article_id] = row.share
    first_of: dict[str, str] = {}
    for fullest in sorted(shares, key=lambda one: (-known[one].size, one)):
        if fullest in first_of:
            continue
        group = [fullest, *(one for one in shares[fullest] if one not in first_of)]
        full = [one for one in group if known[one].size >= NEARLY_AS_FULL * known[fullest].size]
        first = min(full, key=lambda one: (_when(known[one]), one))
        for one in [first, *group, *shares[first]]:
            first_of.setdefault(one, first)
    return [
        {"article_id": one, "first": first, "share": shares[first].get(one, max(shares[one].values()))}
        for one, first in first_of.items()
        if one != first
    ]


def _rows(frame: pd.DataFrame) -> list[Any]:
    """The rows as named tuples."""
    return list(frame.itertuples(index=False))


def _when(row: Any) -> pd.Timestamp:  # noqa: ANN401
    return pd.Timestamp.max.tz_localize("UTC") if pd.isna(row.published) else row.published
