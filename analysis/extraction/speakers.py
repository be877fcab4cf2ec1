"""The source of a statement -> the official it is."""

from __future__ import annotations

from typing import NamedTuple

from analysis.extraction.cast import Cast
from analysis.extraction.chunks import Chunk
from analysis.extraction.scan import POSSESSIVE, Scan
from analysis.model import Mention


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
            return Speaker(None, mention.body or body)
        if _possesses(found, mention) or (mention.span.end < span.end - 1 and _head_follows(found, mention, source)):
            body = body or (mention.official if mention.kind == "body" else None)
            continue
        known = cast.official(mention.official)
        if mention.kind == "body":
            return Speaker(mention.official, mention.official)
        return Speaker(mention.official, (known.body or None) if known else None)
    return Speaker(None, body)


def _possesses(found: Scan, mention: Mention) -> bool:
    after = found.word_at(mention.span.end - 1) + 1
    return after < len(found.lower) and found.lower[after] in POSSESSIVE


def _head_follows(found: Scan, mention: Mention, source: Chunk) -> bool:
    """True where a noun after the mention is the head: "Clinton campaign", "State Department officials"."""
    after = found.word_at(mention.span.end - 1) + 1
    return after <= source.last and found.lower[after].isalpha() and not found.shown[after][0].isupper()
