"""Which spans overlap a span, without looking at all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from analysis.model import Span

T = TypeVar("T")
_WIDTH = 512  # code points of a bucket


class Overlaps(Generic[T]):
    """Things by their spans, in the order in which they were added."""

    def __init__(self, pairs: Iterable[tuple[Span, T]] = ()) -> None:
        self._pairs: list[tuple[Span, T]] = []
        self._buckets: dict[int, list[int]] = {}
        for span, thing in pairs:
            self.add(span, thing)

    def add(self, span: Span, thing: T) -> None:
        """Keep a thing under its span."""
        for bucket in range(span.start // _WIDTH, span.end // _WIDTH + 1):
            self._buckets.setdefault(bucket, []).append(len(self._pairs))
        self._pairs.append((span, thing))

    def at(self, span: Span) -> list[T]:
        """The things whose spans share at least one code point with a span."""
        places = {
            place
            for bucket in range(span.start // _WIDTH, span.end // _WIDTH + 1)
            for place in self._buckets.get(bucket, ())
        }
        pairs = (self._pairs[place] for place in sorted(places))
        return [thing for other, thing in pairs if other.start < span.end and other.end > span.start]
