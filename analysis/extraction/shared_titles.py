"""One title in the plural for several names: "Foreign Ministers Brandt of Sweden and Calado of Portugal"."""

from __future__ import annotations

from analysis.extraction.name_words import country_at, title_nouns
from analysis.extraction.scan import Scan

_REACH = 10  # words from the title to the name it is shared with
_LINKS = frozenset({"and", "&", ",", "of"})


def plural_title(word: str) -> bool:
    """True for "presidents" and "ministers", in lower case."""
    return word.endswith("s") and word not in title_nouns() and word[:-1] in title_nouns()


def shared_head(found: Scan, first: int) -> int | None:
    """The noun of the title in the plural that the name from the word `first` shares, or None.

    Only names, their countries and the words that join them stand between the two.
    """
    begin = found.first[found.sentence_of(first)]
    for word in range(first - 1, max(begin, first - _REACH) - 1, -1):
        if plural_title(found.lower[word]):
            return word
        if found.lower[word] not in _LINKS and not found.shown[word][0].isupper():
            return None
    return None


def singular(title: str) -> str:
    """The title of one of those who share it: "Foreign Minister" of "Foreign Ministers"."""
    return title.removesuffix("s")


def country_after(found: Scan, last: int) -> str:
    """The code of the country that follows a name: "Brandt of Sweden"; empty where none does."""
    if found.lower[last + 1 : last + 2] != ["of"] or last + 2 >= len(found.shown):
        return ""
    hit = country_at(found.shown, last + 2, len(found.shown))
    return hit[1] if hit else ""
