"""One title in the plural for several names: "Foreign Ministers Brandt of Sweden and Calado of Portugal"."""

from __future__ import annotations

from analysis.extraction.name_words import country_at, title_nouns
from analysis.extraction.scan import Scan

_REACH = 10  # words from the title to the name it is shared with
_LONGEST = 4  # words of the name of a country
_BETWEEN = frozenset({"and", ","})
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


def countries_of(found: Scan, begin: int, first: int, head: int) -> list[str]:
    """The codes of the countries joined before or after a title in the plural: "French and German Ministers"."""
    before: list[str] = []
    word = first
    while (start := _country_before(found, begin, word)) is not None:
        before.insert(0, _ends(found, start, word))
        word = start
        while word > begin and found.lower[word - 1] in _BETWEEN:
            word -= 1
    return before or _countries_after(found, head + 1)


def _country_before(found: Scan, begin: int, word: int) -> int | None:
    """The first word of the name of a country that ends right before a word."""
    return next((at for at in range(max(begin, word - _LONGEST), word) if _ends(found, at, word)), None)


def _ends(found: Scan, at: int, word: int) -> str:
    """The code of the country whose name is the words from `at` up to `word`; empty for none."""
    hit = country_at(found.shown, at, word)
    return hit[1] if hit and at + hit[0] == word else ""


def _countries_after(found: Scan, word: int) -> list[str]:
    """The codes in "of Armenia and Azerbaijan"."""
    codes: list[str] = []
    word += 1 if found.lower[word : word + 1] == ["of"] else len(found.shown)
    while word < len(found.shown) and (hit := country_at(found.shown, word, len(found.shown))):
        codes.append(hit[1])
        word += hit[0]
        while found.lower[word : word + 1] and found.lower[word] in _BETWEEN and _begins(found, word + 1):
            word += 1
    return codes


def _begins(found: Scan, word: int) -> bool:
    word += found.lower[word : word + 1] == ["and"]
    return word < len(found.shown) and country_at(found.shown, word, len(found.shown)) is not None


def place_among(found: Scan, head: int, first: int) -> int:
    """Which of the names after a title in the plural begins at a word, counted from 0."""
    marks = [word for word in range(head + 1, first) if found.lower[word] in _BETWEEN and not _begins(found, word + 1)]
    ahead = [word for word in marks if word - 1 not in marks and _named_before(found, head, word)]
    return len(ahead)


def _named_before(found: Scan, head: int, mark: int) -> bool:
    """True if the words right before a mark are a name and no country."""
    return (
        mark - 1 > head
        and found.kinds[mark - 1] == "CAP"
        and not any(_ends(found, at, mark) for at in range(max(head + 1, mark - 3), mark))
    )


def country_after(found: Scan, last: int) -> str:
    """The code of the country that follows a name: "Brandt of Sweden"; empty where none does."""
    if found.lower[last + 1 : last + 2] != ["of"] or last + 2 >= len(found.shown):
        return ""
    hit = country_at(found.shown, last + 2, len(found.shown))
    return hit[1] if hit else ""
