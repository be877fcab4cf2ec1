"""Contents and quotes together: what was said by whom, with the quotes whose speaker another sentence tells."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.extraction.attributions import Attribution
from analysis.extraction.chunks import Chunk
from analysis.extraction.linear import model
from analysis.extraction.overlaps import Overlaps
from analysis.extraction.quote_sources import Around, Spoken, candidates_of
from analysis.extraction.quotes import Quote
from analysis.extraction.scan import Scan
from analysis.model import Span

SHORTEST_QUOTE = 4  # words of a quote that is a clause, not words picked out of one
SURE_OF_QUOTE = 0.6  # least probability that a quote is a statement
SURE_OF_SOURCE = 0.3  # least probability of its speaker


@dataclass(frozen=True, slots=True)
class Said:
    """A content with source and cue; `basis` is how they were joined, `score` the product of their probabilities."""

    content: Span
    source: Chunk | None
    cue: int | None
    basis: str
    score: float
    sentence: int
    relay: Chunk | None = None


def speakers_of_quotes(
    found: Scan, quotes: tuple[Quote, ...], attributions: list[Attribution], around: Around
) -> list[Said]:
    """The contents of all attributions, and the quotes that stand for themselves with their likeliest speaker.

    `around` holds all attributions of the article, also those that are no speech.
    """
    said = contents_of(found, quotes, attributions)
    mixed = [one for one in said if not one.basis.endswith("quote")]
    holders = Overlaps((one.content, one) for one in mixed)
    beside = {one.cue: one for one in said}
    before: Spoken | None = None
    for quote in quotes:
        holder = _holder(quote.inner, holders.at(quote.inner))
        one = holder or _of_quote(quote, around, before, beside)
        if one is None:
            continue
        if holder is None:
            mixed.append(one)
            holders.add(one.content, one)
        if one.source:
            before = Spoken(quote.span.end, one.source, around.official(one.source))
    return [one for one in mixed if one.cue not in around.unsaid]


def contents_of(found: Scan, quotes: tuple[Quote, ...], attributions: list[Attribution]) -> list[Said]:
    """The contents of attributions: whole quotes where one is made of them, else with the quotes that it touches."""
    said: list[Said] = []
    places = Overlaps((quote.span, quote) for quote in quotes)
    for one in attributions:
        for content in one.contents:
            span = found.span(*content)
            said += _with_quotes(found, places.at(span), one, span)
    return _once(said)


def _of_quote(quote: Quote, around: Around, before: Spoken | None, beside: dict[int | None, Said]) -> Said | None:
    """A quote with the candidate who is likeliest to speak in it, if likely enough."""
    scorer = model("statements", "quote")
    candidates, features = candidates_of(around, quote, before)
    best, most = None, 0.0
    for one in candidates:
        probability = scorer.probability(one.features)
        if probability > most:
            best, most = one, probability
    speech = model("statements", "speech").probability(features)
    if speech < SURE_OF_QUOTE:
        return None
    if best is None or most < SURE_OF_SOURCE:
        return Said(
            quote.inner, None, None, "quote", speech, around.found.sentence_of(around.found.word_at(quote.inner.start))
        )
    words = len(around.found.text[slice(*quote.inner)].split())
    known = beside.get(best.cue) if best.cue is not None else None
    return Said(
        quote.inner,
        best.source,
        best.cue,
        f"quote {best.where}{'' if words >= SHORTEST_QUOTE else ' short'}",
        most,
        around.found.sentence_of(around.found.word_at(quote.inner.start)),
        known.relay if known else None,
    )


def _holder(quote: Span, said: list[Said]) -> Said | None:
    """What holds at least half of a quote."""
    return next(
        (
            one
            for one in said
            if 2 * (min(quote.end, one.content.end) - max(quote.start, one.content.start)) >= quote.end - quote.start
        ),
        None,
    )


def _with_quotes(found: Scan, touching: list[Quote], one: Attribution, content: Span) -> list[Said]:
    """One content, or the quotes it is made of: a quote at its beginning or end is whole, also over sentences."""
    basis = "left" if one.on_left else "right"
    score = one.cue_score * one.source_score

    def said(span: Span, how: str) -> Said:
        return Said(span, one.source, one.cue, how, score, one.sentence, one.relay)

    whole = [quote for quote in touching if _is_whole(found, quote, content)]
    if whole and len(whole) == len(touching) and _mostly(whole, content):
        return [said(quote.inner, f"{basis} quote") for quote in whole]
    start = min([content.start, *(quote.span.start for quote in touching)])
    end = max([content.end, *(quote.span.end for quote in touching)])
    return [said(Span(start, end), f"{basis} mixed" if touching else basis)]


def _is_whole(found: Scan, quote: Quote, content: Span) -> bool:
    """True for a quote that is a clause or more, not words picked out of one."""
    return quote.span.start <= content.start + 2 or len(found.text[slice(*quote.inner)].split()) >= SHORTEST_QUOTE


def _mostly(quotes: list[Quote], content: Span) -> bool:
    shared = sum(min(quote.span.end, content.end) - max(quote.span.start, content.start) for quote in quotes)
    return shared * 5 >= (content.end - content.start) * 4


def _once(said: list[Said]) -> list[Said]:
    """The likeliest of those that share most of their content; what is said and what it relays stay apart."""
    kept: list[Said] = []
    places: Overlaps[Said] = Overlaps()
    for one in sorted(said, key=lambda one: -one.score):
        beside = (other for other in places.at(one.content) if (other.relay is None) == (one.relay is None))
        if not any(_same(one.content, other.content) for other in beside):
            kept.append(one)
            places.add(one.content, one)
    return sorted(kept, key=lambda one: one.content)


def _same(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared * 10 > 8 * max(one.end - one.start, other.end - other.start)
