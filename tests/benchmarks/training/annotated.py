"""An article as the extractor sees it, beside what an annotator marked in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from analysis.extraction.attributions import Attribution
from analysis.extraction.cast import Cast, find_cast
from analysis.extraction.chunks import Chunk
from analysis.extraction.quotes import Quote, find_quotes, quoted_words
from analysis.extraction.registry import default_registry
from analysis.extraction.scan import Scan, scan
from analysis.extraction.sentences import split_sentences
from analysis.model import Article, Sentence
from tests.benchmarks import polnear


@dataclass(frozen=True)
class Marked:
    """One attribution of an annotator by words of the scan."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


@dataclass
class Annotated:
    """One article; `attributions` are what models that never saw it find in it."""

    name: str
    article: Article
    sentences: tuple[Sentence, ...]
    found: Scan
    quotes: tuple[Quote, ...]
    quoted: list[bool]
    cast: Cast
    gold: list[polnear.Attribution]
    attributions: list[Attribution] = field(default_factory=list)

    @cached_property
    def marked(self) -> list[Marked]:
        """The annotator's attributions by words."""
        return [Marked(*(self._words(spans) for spans in one)) for one in self.gold]

    def _words(self, spans: polnear.Spans) -> frozenset[int]:
        words = set()
        for start, end in spans:
            word = self.found.word_at(start)
            while word < len(self.found.starts) and self.found.starts[word] < end:
                if self.found.ends[word] > start:
                    words.add(word)
                word += 1
        return frozenset(words)


def annotated(name: str, article: Article, gold: list[polnear.Attribution]) -> Annotated:
    """Prepare an article."""
    sentences = split_sentences(article)
    found = scan(article, sentences)
    quotes = find_quotes(article)
    cast = find_cast(article, sentences, default_registry())
    return Annotated(name, article, sentences, found, quotes, quoted_words(found, quotes), cast, gold)


def touches(chunk: Chunk, words: frozenset[int]) -> bool:
    """True if a group of nouns shares a word with what was marked."""
    return any(word in words for word in range(chunk.first, chunk.last + 1))
