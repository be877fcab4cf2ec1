"""Extraction -> rows of the library's tables."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa

from analysis.library.sketches import sketch_row
from analysis.model import TABLES, Article, Extraction, Sentence, Span, Talk, digest, span_id

Rows = dict[str, list[dict[str, Any]]]


def to_tables(extractions: Iterable[Extraction], *, sample: bool = False) -> dict[str, pa.Table]:
    """The rows of several extractions as one Arrow table for each table of the library."""
    rows: Rows = {name: [] for name in TABLES}
    for extraction in extractions:
        for name, found in _rows(extraction, sample).items():
            rows[name] += found
    return {name: pa.Table.from_pylist(rows[name], schema=schema) for name, schema in TABLES.items()}


def _rows(found: Extraction, sample: bool) -> Rows:
    article = found.article
    common = {"article_id": article.id, "day": article.day, "source": article.source}
    statement_ids = {one.content_span: span_id(article.id, "s", one.content_span) for one in found.statements}
    statements = {statement.content_span: statement for statement in found.statements}
    tones = _tones(found)
    mentions_of: dict[str, int] = {}
    for mention in found.mentions:
        if mention.official:
            mentions_of[mention.official] = mentions_of.get(mention.official, 0) + 1
    return {
        "articles": [_article(article, sample)],
        "officials": [
            common
            | {
                "official": official.id,
                "name": official.name,
                "kind": official.kind,
                "title": official.titles[-1].name if official.titles else "",
                "country": official.country,
                "body": official.body,
                "registered": official.registered,
                "mentions": mentions_of.get(official.id, 0),
            }
            for official in found.officials
        ],
        "sentences": _sentences(found, common, statement_ids),
        "mentions": [
            common | _span(mention.span) | _fields(mention, "text", "kind", "official", "body")
            for mention in found.mentions
        ],
        "statements": [
            common
            | _fields(
                statement,
                *("kind", "speaker", "official", "cue", "content", "date", "date_basis", "setting", "body"),
                *("relayed_by", "stance", "confidence"),
            )
            | _span(statement.span)
            | _span(statement.speaker_span, "speaker_")
            | _span(statement.cue_span, "cue_")
            | _span(statement.content_span, "content_")
            | {
                "statement_id": statement_ids[statement.content_span],
                "date": statement.date or article.day,
                "words": len(statement.content.split()),
                **tones[statement.content_span],
            }
            for statement in found.statements
        ],
        "talks": [
            common
            | _span(talk.evidence_span)
            | _fields(
                talk,
                *("kind", "status", "date_from", "date_to", "precision", "venue", "host", "outcome", "confidence"),
            )
            | {
                "talk_id": _talk_id(article, talk),
                "participants": list(talk.participants),
                "evidence": _plain(article, talk.evidence_span),
            }
            for talk in found.talks
        ],
        "deadlines": [
            common
            | _span(deadline.evidence_span)
            | _fields(deadline, "date", "precision", "set_by", "subject", "denied_by", "confidence")
            | {
                "deadline_id": span_id(article.id, "d", deadline.evidence_span),
                "evidence": _plain(article, deadline.evidence_span),
            }
            for deadline in found.deadlines
        ],
        "observations": [
            common
            | _span(observation.evidence_span)
            | {
                "observation_id": f"{span_id(article.id, 'o', observation.evidence_span)}-{observation.kind}",
                "kind": observation.kind,
                "official": observation.official,
                "phrases": list(observation.phrases),
                "evidence": _plain(article, observation.evidence_span),
            }
            for observation in found.observations
        ],
        "sketches": [common | sketch_row(article)],
        "terms": [
            {
                "article_id": article.id,
                "statement_id": statement_ids[term.statement_span] if term.statement_span else None,
                "official": statements[term.statement_span].official if term.statement_span else None,
                "date": (statements[term.statement_span].date if term.statement_span else None) or article.day,
                "source": article.source,
                **_fields(term, "key", "phrase", "words", "count"),
            }
            for term in found.terms
        ],
    }


def _article(article: Article, sample: bool) -> dict[str, Any]:
    return {
        **_fields(
            article,
            *("title", "deck", "published", "published_precision", "modified", "day", "source", "url", "issuer"),
            *("genre", "layout", "file", "locator", "text"),
        ),
        "article_id": article.id,
        "published_offset": _offset(article.published),
        "modified_offset": _offset(article.modified),
        "authors": [author.name for author in article.authors],
        "author_roles": [author.role for author in article.authors],
        "words": sum(
            len(article.text[part.span.start : part.span.end].split())
            for part in article.parts
            if part.kind in {"heading", "paragraph"}
        ),
        "part_kinds": [part.kind for part in article.parts],
        "part_starts": [part.span.start for part in article.parts],
        "part_ends": [part.span.end for part in article.parts],
        "sample": sample,
    }


def _talk_id(article: Article, talk: Talk) -> str:
    """One sentence may tell of several talks: what and who tell them apart."""
    return f"{span_id(article.id, 't', talk.evidence_span)}-{digest(talk.kind, *talk.participants)[:4]}"


def _sentences(found: Extraction, common: dict[str, Any], statement_ids: dict[Span, str]) -> list[dict[str, Any]]:
    named: dict[int, set[str]] = defaultdict(set)
    for mention in found.mentions:
        if mention.official:
            for index in _touched(found.sentences, mention.span):
                named[index].add(mention.official)
    spoken: dict[int, str] = {}
    for statement in found.statements:
        for index in _touched(found.sentences, statement.content_span):
            within = found.sentences[index].span
            if _overlap(statement.content_span, within) * 2 > within.end - within.start:
                spoken.setdefault(index, statement_ids[statement.content_span])
    rows = []
    for index, sentence in enumerate(found.sentences):
        text = _plain(found.article, sentence.span)
        row = common | _span(sentence.span) | _fields(sentence, "index", "part", "tone", "field_tone", "conciliation")
        row |= {"text": text, "words": len(text.split())}
        row |= {"officials": sorted(named[index]), "statement_id": spoken.get(index)}
        rows.append(row)
    return rows


def _tones(found: Extraction) -> dict[Span, dict[str, Any]]:
    """The mean tone of the sentences that each statement's content touches."""
    tones: dict[Span, dict[str, Any]] = {}
    for statement in found.statements:
        touched = [found.sentences[index] for index in _touched(found.sentences, statement.content_span)]
        tones[statement.content_span] = {
            "tone": _mean([sentence.tone for sentence in touched]),
            "field_tone": _mean([sentence.field_tone for sentence in touched]),
            "conciliation": _mean([sentence.conciliation for sentence in touched]),
            "tone_sentences": len(touched),
        }
    return tones


def _touched(sentences: Sequence[Sentence], span: Span) -> range:
    """The indices of the sentences that share characters with a span; sentences are in order and do not overlap."""
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.end)
    after = bisect_left(sentences, span.end, key=lambda sentence: sentence.span.start)
    return range(first, after)


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _offset(moment: datetime | None) -> int | None:
    offset = moment.utcoffset() if moment else None
    return int(offset.total_seconds() // 60) if offset is not None else None


def _fields(found: object, *names: str) -> dict[str, Any]:
    return {name: getattr(found, name) for name in names}


def _span(span: Span | None, prefix: str = "") -> dict[str, int | None]:
    start, end = span or (None, None)
    return {f"{prefix}start": start, f"{prefix}end": end}


def _plain(article: Article, span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(article.text[span.start : span.end].split())


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))
