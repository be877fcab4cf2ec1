"""The source of a statement -> the official it is."""

from __future__ import annotations

from typing import NamedTuple

from analysis.extraction.cast import Cast
from analysis.extraction.chunks import PRONOUNS, Chunk
from analysis.extraction.name_words import title_nouns
from analysis.extraction.scan import POSSESSIVE, Scan
from analysis.model import Mention, Span

FARTHEST = 8  # words between an office and the comma before its holder's name
_CLAUSE = frozenset({"AUX", "ED", "ING", "that"})
_CLOSES = frozenset({",", ".", "—", "–"})
_LONGEST_TITLE = 9
_BELONGS = frozenset({"to", "of", "for", "at", "from", "in"})


class Speaker(NamedTuple):
    """The official, or None, and the body that an unnamed source or a spokesperson speaks for."""

    official: str | None
    body: str | None


def speaker_in(found: Scan, source: Chunk | None, cast: Cast) -> Speaker:
    """Who a group of nouns is: the last mention in it that is no possessor ("Clinton’s adviser" is not Clinton)."""
    if source is None:
        return Speaker(None, None)
    named = (
        _before_who(found, source, cast)
        or _apposed(found, source, cast)
        or _headed(found, source, cast)
        or _titled(found, source, cast)
    )
    if named:
        return _speaker(named, cast)
    span = found.span(source.first, source.last)
    body = None
    for mention in reversed(cast.within(span)):
        if mention.kind == "unnamed":
            return Speaker(None, mention.body or body)
        if _possesses(found, mention) or (mention.span.end < span.end - 1 and _head_follows(found, mention, source)):
            body = body or (mention.official if mention.kind == "body" else None)
            continue
        return _speaker(mention, cast)
    return Speaker(None, body)


def _before_who(found: Scan, source: Chunk, cast: Cast) -> Mention | None:
    """Whom "who" stands for: the one named right before it and a comma."""
    if found.lower[source.first] != "who" or source.first < 1:
        return None
    last = source.first - 2 if found.shown[source.first - 1] == "," else source.first - 1
    mention = cast.at(found.span(last, last)) if last >= 0 else None
    return mention if mention and mention.official and mention.span.end == found.ends[last] else None


def _apposed(found: Scan, source: Chunk, cast: Cast) -> Mention | None:
    """Who is named between commas after an office: "the spokesman on the island, Ines Calado, said"."""
    if found.lower[source.last] in PRONOUNS or _person_in(found, source, cast):
        return None
    stop = found.first[found.sentence_of(source.last) + 1]
    reach = range(source.last + 1, min(stop, source.last + 1 + FARTHEST))
    comma = next((word for word in reach if not found.shown[word].replace("-", "").isalpha()), None)
    if (
        comma is None
        or found.shown[comma] != ","
        or any(found.kinds[word] in _CLAUSE for word in reach[: comma - reach[0]])
    ):
        return None
    for mention in cast.within(Span(found.ends[comma], found.ends[min(stop, comma + 1 + FARTHEST) - 1])):
        first, last = found.word_at(mention.span.start), found.word_at(mention.span.end - 1)
        if mention.kind == "name" and first == comma + 1 and last + 1 < stop and found.shown[last + 1] in _CLOSES:
            return mention
    return None


def _speaker(mention: Mention, cast: Cast) -> Speaker:
    if mention.kind == "unnamed":
        return Speaker(None, mention.body)
    known = cast.official(mention.official)
    if known and known.kind == "body":
        return Speaker(mention.official, mention.official)
    return Speaker(mention.official, (known.body or None) if known else None)


def _titled(found: Scan, source: Chunk, cast: Cast) -> Mention | None:
    """The person whose title a group of nouns begins: "Special Envoy for the Talks Mirel Tovane"."""
    if _person_in(found, source, cast) or not title_nouns() & set(found.lower[source.first : source.last + 1]):
        return None
    for word in range(source.last + 1, min(len(found.shown), source.last + _LONGEST_TITLE)):
        if found.kinds[word] not in {"CAP", "of", "for", "to", "and", "the"}:
            return None
        mention = cast.at(found.span(word, word))
        if mention and mention.kind == "name" and mention.span.start == found.starts[word]:
            return mention
    return None


def _person_in(found: Scan, source: Chunk, cast: Cast) -> bool:
    """True for a group of nouns that names a person as its head."""
    return any(
        mention.kind == "name" and not _possesses(found, mention)
        for mention in cast.within(found.span(source.first, source.last))
    )


def _headed(found: Scan, source: Chunk, cast: Cast) -> Mention | None:
    """The source to which a group of nouns belongs: "an adviser to President Tovane", "its envoy for Kestrania"."""
    before = source.first - 1
    if before < 1 or found.lower[before] not in _BELONGS:
        return None
    mention = cast.at(found.span(before - 1, before - 1))
    headed = mention is not None and mention.kind in {"unnamed", "title"} and mention.span.end == found.ends[before - 1]
    return mention if headed else None


def first_of_source(found: Scan, source: Chunk, cast: Cast) -> int:
    """The first word of a source with the one who belongs to it: "a spokesman for Envoy Tovane"."""
    headed = _headed(found, source, cast)
    return found.word_at(headed.span.start) if headed else source.first


def _possesses(found: Scan, mention: Mention) -> bool:
    after = found.word_at(mention.span.end - 1) + 1
    return after < len(found.lower) and found.lower[after] in POSSESSIVE


def _head_follows(found: Scan, mention: Mention, source: Chunk) -> bool:
    """True where a noun after the mention is the head: "Clinton campaign", "State Department officials"."""
    after = found.word_at(mention.span.end - 1) + 1
    return after <= source.last and found.lower[after].isalpha() and not found.shown[after][0].isupper()
