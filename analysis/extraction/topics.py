"""Topics: the subjects of data/topics.toml, each a list of phrases, and which of them a text names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from analysis.extraction.patterns import python_pattern, sql_pattern
from analysis.model import digest
from analysis.resources import settings


@cache
def topic_phrases() -> dict[str, tuple[str, ...]]:
    """The phrases of each topic, by its id."""
    return {topic: tuple(entry["phrases"]) for topic, entry in settings("topics").items()}


@cache
def topic_names() -> dict[str, str]:
    """The name of each topic, by its id."""
    return {topic: str(entry["name"]) for topic, entry in settings("topics").items()}


@cache
def topics_digest() -> str:
    """What tells one edition of data/topics.toml from another: the topics' ids and phrases, not their names."""
    return digest(json.dumps(topic_phrases()))


@cache
def any_topic() -> str:
    """The pattern of all topics together, for RE2."""
    return sql_pattern(*(phrase for phrases in topic_phrases().values() for phrase in phrases))


def topics_named(texts: Sequence[str]) -> list[list[str]]:
    """The ids of the topics that each text names, in the order of data/topics.toml."""
    if not topic_phrases() or not len(texts):
        return [[] for _ in texts]
    hits = pc.match_substring_regex(pa.array(texts, pa.string()), any_topic()).to_pylist()
    return [_named(text) if hit else [] for text, hit in zip(texts, hits, strict=True)]


def _named(text: str) -> list[str]:
    return [
        topic
        for topic, phrases in topic_phrases().items()
        if any(python_pattern(phrase).search(text) for phrase in phrases)
    ]
