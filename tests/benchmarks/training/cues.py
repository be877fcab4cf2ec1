"""Examples for the models of cues, sources and sides, and the words that can be cues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from analysis.extraction.attributions import with_distance
from analysis.extraction.boundaries import end_features, ends_of, start_features, starts_of
from analysis.extraction.chunks import Chunk, chunks_of
from analysis.extraction.contents import block_of, first_of_right, side_features
from analysis.extraction.cues import after_quote, cue_features
from analysis.extraction.linear import words_of
from analysis.extraction.sources import source_features
from tests.benchmarks.training.annotated import Annotated, Marked, touches
from tests.benchmarks.training.fit import Example

LEAST_CUES = 2  # times a form must head a cue to be a candidate
LEAST_SHARE = 0.04  # of a form's uses that head a cue
SHARE_OF_VERBS = 0.2  # of a form's uses outside quotes that stand in a cue, from which it ends a group of nouns


class Forms:
    """How often each word form stands inside a cue, and heads it."""

    def __init__(self, articles: Iterable[Annotated]) -> None:
        self.uses: Counter[str] = Counter()
        self.inside: Counter[str] = Counter()
        self.heads: Counter[str] = Counter()
        articles = list(articles)
        for one in articles:
            lower = one.found.lower
            self.uses.update(word for word, quoted in zip(lower, one.quoted, strict=True) if not quoted)
            for marked in one.marked:
                self.inside.update({lower[word] for word in marked.cue if not one.quoted[word]})
        for one in articles:
            for marked in one.marked:
                head = self.head(one, marked)
                if head is not None:
                    self.heads[one.found.lower[head]] += 1

    def head(self, one: Annotated, marked: Marked) -> int | None:
        """The word of a cue that is most often part of one: "told" of "told reporters"."""
        words = [word for word in marked.cue if not one.quoted[word] and one.found.lower[word][0].isalpha()]
        return max(words, key=lambda word: (self.share(one.found.lower[word]), -word), default=None)

    def share(self, form: str) -> float:
        """The share of a form's uses that stand in cues, drawn towards 0 where uses are few."""
        return self.inside[form] / (self.uses[form] + 3)

    def candidates(self) -> list[str]:
        """The forms that the model of cues scores."""
        return sorted(
            form
            for form, count in self.heads.items()
            if count >= LEAST_CUES and count >= LEAST_SHARE * (self.uses[form] + 3)
        )

    def verbs(self) -> list[str]:
        """The forms that never stand inside a group of nouns."""
        return sorted(form for form in self.candidates() if self.share(form) >= SHARE_OF_VERBS)


def cue_examples(one: Annotated, forms: Forms) -> Iterator[Example]:
    """Each candidate word and whether it heads a cue; further words of a cue are neither."""
    candidates = words_of("statements", "forms")
    heads = {forms.head(one, marked) for marked in one.marked}
    inside = {word for marked in one.marked for word in marked.cue}
    for begin, stop in pairwise(one.found.first):
        words = [w for w in range(begin, stop) if one.found.lower[w] in candidates and not one.quoted[w]]
        if not words or stop - begin <= 2:
            continue
        for word in words:
            if word in heads or word not in inside:
                yield cue_features(one.found, begin, stop, word), word in heads


def joint_examples(one: Annotated, forms: Forms) -> Iterator[tuple[str, Example]]:
    """For each annotated cue: ("source", each group of nouns), ("side", which side its content stands on)."""
    found = one.found
    candidates = words_of("statements", "forms")
    for marked in one.marked:
        cue = forms.head(one, marked)
        if cue is None or found.lower[cue] not in candidates:
            continue
        sentence = found.sentence_of(cue)
        begin, stop = found.first[sentence], found.first[sentence + 1]
        cues = [w for w in range(begin, stop) if found.lower[w] in candidates and not one.quoted[w]]
        verbs = words_of("statements", "verbs")
        chunks = [c for c in chunks_of(found, begin, stop, verbs) if not one.quoted[c.first]]
        others = [c for c in chunks if not c.first <= cue <= c.last]
        right: Chunk | None = None
        for _, chunk, between in with_distance(others, cue):
            is_source = touches(chunk, marked.source)
            mention = one.cast.at(found.span(chunk.first, chunk.last))
            features = source_features(found, begin, stop, cue, chunk, between, cues, mention.kind if mention else "")
            if not is_source or right is None:
                yield "source", (features, is_source)
            right = right or (chunk if is_source else None)
        yield from boundary_examples(one, marked, cue, right)
        content = [word for word in marked.content if begin <= word < stop] or (
            list(marked.content) if after_quote(found, begin) else []
        )
        if content:
            before = sum(1 for word in content if word < cue)
            block = block_of(found, cue, right)
            yield (
                "side",
                (side_features(found, begin, stop, cue, right, block), before * 2 > len(content)),
            )


def boundary_examples(one: Annotated, marked: Marked, cue: int, source: Chunk | None) -> Iterator[tuple[str, Example]]:
    """("start", each place where the content after a cue may begin), ("end", each where it may end)."""
    found, quoted = one.found, one.quoted
    sentence = found.sentence_of(cue)
    stop = found.first[sentence + 1]
    block = block_of(found, cue, source)
    first = first_of_right(found, stop, cue, block)
    content = sorted(word for word in marked.content if block[1] < word < stop)
    if not content or first >= stop:
        return
    start, last = content[0], content[-1]
    if found.lower[start] in {"that", ":"}:
        start += 1
    starts = starts_of(found, quoted, first, stop)
    if len(starts) > 1:
        for word in starts:
            yield "start", (start_features(found, quoted, cue, first, word, stop), word == max(start, first))
    start = max(start, first)
    while last > start and found.kinds[last] == found.lower[last] and not found.lower[last][0].isalnum():
        last -= 1
    for word in ends_of(found, quoted, start, stop):
        yield "end", (end_features(found, quoted, cue, start, word, stop), word == last + 1)
