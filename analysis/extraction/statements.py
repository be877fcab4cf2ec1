"""Who said what."""

from __future__ import annotations

from analysis.extraction.attributions import find_attributions
from analysis.extraction.cast import Cast
from analysis.extraction.confidence import calibrated
from analysis.extraction.overlaps import Overlaps
from analysis.extraction.own_words import own_words, reporter_of
from analysis.extraction.quotations import Said, contents_of, speakers_of_quotes
from analysis.extraction.quote_sources import Around
from analysis.extraction.quotes import Quote, find_quotes, quoted_words
from analysis.extraction.scan import Scan, scan
from analysis.extraction.speakers import first_of_source, speaker_in
from analysis.extraction.stances import after_denial, is_speech, relays, stance_of
from analysis.extraction.transcripts import apart_from, find_turns
from analysis.model import Article, Sentence, Span, Statement, StatementKind

LEAST = 0.35  # confidence below which an indirect statement is left out


def find_statements(article: Article, sentences: tuple[Sentence, ...], cast: Cast) -> tuple[Statement, ...]:
    """The statements of an article, in order of their spans, not yet dated.

    A transcript's are the turns of its speakers, a speech's or an official statement's the whole body; in news each is
    a cue with its source and content, or a quote whose speaker the sentences around it tell.
    """
    if (turns := find_turns(article, cast)) and article.genre != "news":
        return turns
    if own := own_words(article, cast):
        return own
    found = scan(article, sentences)
    quotes = find_quotes(article)
    places = Overlaps((quote.span, quote) for quote in quotes)
    statements = []
    for said in said_in(found, quotes, cast):
        statement = _statement(article, found, places.at(said.content), said, cast)
        if statement.confidence >= LEAST or statement.kind == "direct":
            statements.append(statement)
    every = sorted([*turns, *apart_from(turns, statements)], key=lambda one: one.content_span)
    return tuple(after_denial(every))


def said_in(found: Scan, quotes: tuple[Quote, ...], cast: Cast) -> list[Said]:
    """The contents of a news article with their sources and uncalibrated scores."""
    quoted = quoted_words(found, quotes)
    attributions = find_attributions(found, quoted, cast)
    unsaid = frozenset(one.cue for one in attributions if not is_speech(found, one))
    spoken = relays(found, cast, [one for one in attributions if one.cue not in unsaid])
    contents = contents_of(found, quotes, attributions)
    whole = frozenset(one.content.start for one in contents if one.basis.endswith("quote"))
    around = Around(found, quoted, cast, attributions, whole, unsaid)
    return speakers_of_quotes(found, quotes, spoken, around)


def _statement(article: Article, found: Scan, quotes: list[Quote], said: Said, cast: Cast) -> Statement:
    text = article.text
    content = said.content
    source = found.span(first_of_source(found, said.source, cast), said.source.last) if said.source else None
    cue = found.span(said.cue, said.cue) if said.cue is not None else None
    spans = [content, *([cue] if cue else [])]
    if source and cue and abs(source.start - cue.start) < 400:
        spans.append(source)
    who = speaker_in(found, said.source, cast)
    return Statement(
        span=Span(min(span.start for span in spans), max(span.end for span in spans)),
        kind=_kind(content, quotes),
        speaker=text[slice(*source)] if source else "",
        official=who.official,
        speaker_span=source,
        cue=text[slice(*cue)] if cue else "",
        cue_span=cue,
        content=text[slice(*content)],
        content_span=content,
        body=who.body,
        relayed_by=speaker_in(found, said.relay, cast).official if said.relay else reporter_of(article, cast),
        stance=stance_of(found, said),
        confidence=calibrated(said.basis, said.score),
    )


def _kind(content: Span, quotes: list[Quote]) -> StatementKind:
    shared = sum(
        max(0, min(content.end, quote.span.end) - max(content.start, quote.span.start))
        for quote in quotes
        if quote.span.start < content.end and quote.span.end > content.start
    )
    if shared * 10 >= (content.end - content.start) * 9:
        return "direct"
    return "mixed" if shared else "indirect"
