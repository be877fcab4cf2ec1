"""Contents and quotes together: what was said by whom, with the quotes whose speaker another sentence tells."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from analysis.extraction.attributions import Attribution
from analysis.extraction.cast import Cast
from analysis.extraction.chunks import Chunk
from analysis.extraction.quotes import Quote
from analysis.extraction.scan import Scan
from analysis.model import Span

SHORTEST_QUOTE = 4  # words of a quote that stands for itself, where no cue is near


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
    found: Scan, quotes: tuple[Quote, ...], attributions: list[Attribution], cast: Cast
) -> list[Said]:
    """The contents of all attributions, whole quotes where they hold one, and the quotes that no cue stands beside."""
    said: list[Said] = []
    for one in attributions:
        for content in one.contents:
            said += _with_quotes(found, quotes, one, found.span(*content))
    said = _once(said)
    covered = sorted((one.content for one in said), key=lambda span: span.start)
    for quote in quotes:
        if not _covered(quote.inner, covered) and (loose := _from_context(found, quotes, quote, said, cast)):
            said.append(loose)
    return said


def _with_quotes(found: Scan, quotes: tuple[Quote, ...], one: Attribution, content: Span) -> list[Said]:
    """One content, or the quotes it is made of: a quote at its beginning or end is whole, also over sentences."""
    basis = "left" if one.on_left else "right"
    score = one.cue_score * one.source_score
    touching = [quote for quote in quotes if quote.span.start < content.end and quote.span.end > content.start]

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
    """The likeliest of those that share most of their content."""
    kept: list[Said] = []
    for one in sorted(said, key=lambda one: -one.score):
        if not any(_same(one.content, other.content) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.content)


def _same(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared * 10 > 8 * max(one.end - one.start, other.end - other.start)


def _covered(quote: Span, contents: list[Span]) -> bool:
    return any(
        2 * (min(quote.end, span.end) - max(quote.start, span.start)) >= quote.end - quote.start for span in contents
    )


def _from_context(found: Scan, quotes: tuple[Quote, ...], quote: Quote, said: list[Said], cast: Cast) -> Said | None:
    """The speaker of a quote with no cue beside it: who spoke just before in the paragraph, or in the one before."""
    words = found.text[slice(*quote.inner)].split()
    if len(words) < SHORTEST_QUOTE or not _stands_alone(found, quote):
        return None
    first = found.word_at(quote.inner.start)
    sentence = found.sentence_of(first)
    before = [one for one in said if one.content.end <= quote.inner.start and one.source]
    if not before:
        return None
    last = max(before, key=lambda one: (one.content.end, one.score))
    gap = found.text[last.content.end : quote.span.start]
    paragraphs = gap.count("\n\n") + gap.count("\r\n\r\n")
    steps = sentence - last.sentence
    basis = f"context {min(paragraphs, 2)}" if steps <= 6 else "context far"
    return Said(quote.inner, last.source, None, basis, last.score, sentence) if paragraphs <= 2 else None


def _stands_alone(found: Scan, quote: Quote) -> bool:
    """True for a quote that is a sentence: it begins with a capital and ends with a mark, or takes its whole line."""
    inner = found.text[slice(*quote.inner)].strip()
    return bool(inner) and (inner[0].isupper() or not inner[0].isalpha()) and (inner[-1] in ".?!,…—-" or quote.open)


def paragraph_pairs(found: Scan) -> list[tuple[int, int]]:
    """First and last offset of each sentence."""
    return [(found.starts[a], found.ends[b - 1]) for a, b in pairwise(found.first) if b > a]
