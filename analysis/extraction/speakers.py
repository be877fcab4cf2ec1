"""The source of a statement -> the official it is."""

from __future__ import annotations

from typing import NamedTuple

from analysis.extraction.cast import Cast
from analysis.extraction.chunks import PRONOUNS, Chunk
from analysis.extraction.scan import POSSESSIVE, Scan
from analysis.model import Mention, Span

FARTHEST = 8  # words between an office and the comma before its holder's name
_CLAUSE = frozenset({"AUX", "ED", "ING", "that"})
_CLOSES = frozenset({",", ".", "—", "–"})


class Speaker(NamedTuple):
    """The official, or None, and the body that an unnamed source or a spokesperson speaks for."""

    official: str | None
    body: str | None


def speaker_in(found: Scan, source: Chunk | None, cast: Cast) -> Speaker:
    """Who a group of nouns is: the last mention in it that is no possessor ("Clinton’s adviser" is not Clinton)."""
    if source is None:
        return Speaker(None, None)
    span = found.span(source.first, source.last)
    body = None
    for mention in reversed(cast.within(span)):
        if mention.kind == "unnamed":
            return _apposed(found, source, cast) or Speaker(None, mention.body or body)
        if _possesses(found, mention) or (mention.span.end < span.end - 1 and _head_follows(found, mention, source)):
            body = body or (mention.official if mention.kind == "body" else None)
            continue
        known = cast.official(mention.official)
        if mention.kind == "body":
            return Speaker(mention.official, mention.official)
        return Speaker(mention.official, (known.body or None) if known else None)
    return _apposed(found, source, cast) or Speaker(None, body)


def _apposed(found: Scan, source: Chunk, cast: Cast) -> Speaker | None:
    """Who is named between commas after an office: "the spokesman on the island, Ines Calado, said"."""
    if found.lower[source.last] in PRONOUNS:
        return None
    stop = found.first[found.sentence_of(source.last) + 1]
    reach = range(source.last + 1, min(stop, source.last + 1 + FARTHEST))
    comma = next((word for word in reach if not found.shown[word].isalpha()), None)
    if (
        comma is None
        or found.shown[comma] != ","
        or any(found.kinds[word] in _CLAUSE for word in reach[: comma - reach[0]])
    ):
        return None
    for mention in cast.within(Span(found.ends[comma], found.ends[min(stop, comma + 1 + FARTHEST) - 1])):
        first, last = found.word_at(mention.span.start), found.word_at(mention.span.end - 1)
        if mention.kind == "name" and first == comma + 1 and last + 1 < stop and found.shown[last + 1] in _CLOSES:
            known = cast.official(mention.official)
            return Speaker(mention.official, (known.body or None) if known else None)
    return None


def _possesses(found: Scan, mention: Mention) -> bool:
    after = found.word_at(mention.span.end - 1) + 1
    return after < len(found.lower) and found.lower[after] in POSSESSIVE


def _head_follows(found: Scan, mention: Mention, source: Chunk) -> bool:
    """True where a noun after the mention is the head: "Clinton campaign", "State Department officials"."""
    after = found.word_at(mention.span.end - 1) + 1
    return after <= source.last and found.lower[after].isalpha() and not found.shown[after][0].isupper()
