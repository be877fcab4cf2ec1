"""Names that stand above the text: in its deck, and in a title that is written like a sentence."""

from __future__ import annotations

from analysis.extraction.names import find_names
from analysis.extraction.scan import scan
from analysis.extraction.titles_beside import FoundName
from analysis.model import Article, Part, Sentence

_LEAST = 0.5  # of the words of a title: with fewer in lower case it is set in capitals


def announced(article: Article) -> list[FoundName]:
    """The names of the title and the deck, whose words are not those of the article's sentences."""
    above = [part for part in article.parts if part.kind == "deck" or (part.kind == "title" and _plain(article, part))]
    if not above:
        return []
    return find_names(scan(article, tuple(Sentence(at, part.span, part.kind) for at, part in enumerate(above))))


def _plain(article: Article, part: Part) -> bool:
    """True for "Talks are back: Ann Orr meets Al Ruiz", false for "Talks Are Back"."""
    words = article.text[slice(*part.span)].split()
    return sum(word[0].islower() for word in words) >= _LEAST * len(words)
