"""What is kept beside what was extracted, so that views do not have to read texts: topics, and marks of statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import pyarrow as pa

from analysis.extraction.marks import marks
from analysis.extraction.topics import topics_digest, topics_named
from analysis.model import TABLES

SUBJECT = 2  # sentences of one article that name a topic: it is then a subject of the article


def with_derived(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The tables with the topics and marks of statements and the topics of articles filled in.

    `topics_of` says by which edition of data/topics.toml: views look again at rows of another one.
    """
    filled = dict(tables)
    if "statements" in tables:
        contents = [text or "" for text in tables["statements"]["content"].to_pylist()]
        named = topics_named(contents)
        filled["statements"] = _with(tables["statements"], "statements", topics=named, marks=[*map(marks, contents)])
    if "articles" in tables:
        subjects = _subjects(tables["sentences"]) if "sentences" in tables else {}
        named = [subjects.get(one, []) for one in tables["articles"]["article_id"].to_pylist()]
        filled["articles"] = _with(tables["articles"], "articles", topics=named)
    return filled


def _subjects(sentences: pa.Table) -> dict[str, list[str]]:
    """The topics that two sentences or more of an article name, by article."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    named = topics_named([text or "" for text in sentences["text"].to_pylist()])
    for article, topics in zip(sentences["article_id"].to_pylist(), named, strict=True):
        counts[article].update(topics)
    return {
        article: [topic for topic, number in found.items() if number >= SUBJECT] for article, found in counts.items()
    }


def _with(rows: pa.Table, name: str, **columns: Sequence[object]) -> pa.Table:
    columns["topics_of"] = [topics_digest()] * rows.num_rows
    schema = TABLES[name]
    arrays = {**{one: rows[one] for one in rows.column_names}, **columns}
    return pa.table({field.name: arrays[field.name] for field in schema if field.name in arrays}, schema=schema)
