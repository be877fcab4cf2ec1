"""Examples for the model of who is speaking in a quote."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extraction.quotations import contents_of
from analysis.extraction.quote_sources import Around, Spoken, candidates_of
from tests.benchmarks.training.annotated import Annotated, Marked, touches
from tests.benchmarks.training.fit import Example


def quote_examples(one: Annotated) -> Iterator[tuple[list[Example], Example]]:
    """For each quote its candidates and whether it is theirs, and whether it was marked as a direct statement."""
    contents = contents_of(one.found, one.quotes, one.attributions)
    whole = frozenset(said.content.start for said in contents if said.basis.endswith("quote"))
    around = Around(one.found, one.quoted, one.cast, one.attributions, whole)
    before: Spoken | None = None
    for quote in one.quotes:
        first, last = one.found.word_at(quote.inner.start), one.found.word_at(quote.inner.end - 1)
        owners = [marked for marked in one.marked if _holds(marked, first, last)]
        candidates, features = candidates_of(around, quote, before)
        labels = [any(touches(candidate.source, marked.source) for marked in owners) for candidate in candidates]
        pairs = [(candidate.features, label) for candidate, label in zip(candidates, labels, strict=True)]
        yield pairs, (features, any(_mostly_quoted(one, marked) for marked in owners))
        if any(labels):
            chosen = candidates[labels.index(True)].source
            before = Spoken(quote.span.end, chosen, around.official(chosen))


def _holds(marked: Marked, first: int, last: int) -> bool:
    """True if half of the shorter of a quote and a marked content is shared."""
    shared = sum(1 for word in marked.content if first <= word <= last)
    return shared * 2 >= min(last + 1 - first, len(marked.content)) > 0


def _mostly_quoted(one: Annotated, marked: Marked) -> bool:
    return sum(one.quoted[word] for word in marked.content) * 2 > len(marked.content)
