"""Texts that are one official's own words from end to end."""

from __future__ import annotations

import regex

from analysis.extraction.cast import Cast
from analysis.extraction.voices import OWN
from analysis.model import Article, Mention, Span, Statement
from analysis.reading.genres import body_start
from analysis.reading.labels import find_labels
from analysis.resources import words as notices

SURE = 0.95
_END = regex.compile(r"(?:\s*(?:-0-|-\s?30\s?-|\(END\)|END|#{2,}|[*_]{2,}))+\s*\Z")
_LEAD = regex.compile(r"\bfollowing\b[^.]{0,160}:\s*\Z|\bas follows:?\s*\Z")
_SENTENCE = regex.compile(r"[.!?…:;][”\"’')\]*_]*\s*\Z")
SHORTEST = 60  # characters of a paragraph that is no line of a place or a time


def own_words(article: Article, cast: Cast) -> tuple[Statement, ...]:
    """The paragraphs of a speech or an official statement, each a statement of its issuer."""
    if article.genre not in OWN or cast.issuer is None:
        return ()
    spans = [part.span for part in article.parts if part.kind == "paragraph"]
    lead = next((place for place, span in enumerate(spans[:3]) if _LEAD.search(article.text[slice(*span)])), -1)
    asked = {label.start for label in find_labels(article.text, body_start(article)) if label.asks}
    contents = [_trimmed(article.text, span) for span in spans[lead + 1 :] if span.start not in asked]
    return tuple(_own(article.text, cast.issuer, one) for one in contents if _is_said(article.text[slice(*one)]))


def _trimmed(text: str, span: Span) -> Span:
    words = _END.sub("", text[slice(*span)])
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _is_said(words: str) -> bool:
    """False for the lines around a speech: its place, its hour, a name, a row of marks."""
    if words.strip(" *_()!.:").lower().startswith(notices("notices")):
        return False
    return bool(_SENTENCE.search(words)) or len(words) > SHORTEST


def _own(text: str, issuer: Mention, content: Span) -> Statement:
    return Statement(
        span=content,
        kind="direct",
        speaker=issuer.text,
        official=issuer.official,
        speaker_span=issuer.span if issuer.span.end else None,
        cue="",
        cue_span=None,
        content=text[slice(*content)],
        content_span=content,
        body=issuer.body,
        confidence=SURE,
    )


def reporter_of(article: Article, cast: Cast) -> str | None:
    """Who relays what is said in a readout: its issuer or publisher, whose report of others' words it is."""
    return cast.issuer.official if article.genre == "readout" and cast.issuer else None
