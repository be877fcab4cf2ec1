"""What a capitalised word can be: the lists of data/ that tell persons from places, bodies and papers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from analysis.extraction.lexicon import lexicon
from analysis.resources import table, words

COMMON = 3.0  # uses per million words from which a word in lower case is an ordinary one


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of data/words for membership."""
    return frozenset(words(name))


@cache
def given_names() -> dict[str, str]:
    """Gender ("m", "f" or empty) by given name."""
    return {name: gender for name, _, gender in (entry.partition(" ") for entry in words("given-names"))}


@cache
def honorifics() -> dict[str, str]:
    """Gender by honorific."""
    return {name: gender for name, _, gender in (entry.partition(" ") for entry in words("honorifics"))}


@cache
def short_titles() -> dict[str, str]:
    """The noun of a title by its short form."""
    return {name: title for name, _, title in (entry.partition(" ") for entry in words("short-titles"))}


@cache
def title_nouns() -> frozenset[str]:
    """Nouns of titles of one word, singular, in lower case, and those that a hyphen joins to a rank: "vice-premier"."""
    nouns = {title.split(" of ")[0].split()[-1] for title in words("titles")}
    return frozenset(nouns | {f"{rank}-{noun}" for rank in words("title-ranks") for noun in nouns})


@cache
def title_likes() -> dict[str, tuple[str, ...]]:
    """Titles that the noun of another may stand for: "the envoy" is a special representative."""
    entries = (entry.partition(":") for entry in words("title-likes"))
    return {noun.strip(): tuple(like.strip() for like in likes.split(";")) for noun, _, likes in entries}


@cache
def short_countries() -> dict[str, tuple[str, str]]:
    """Code and full name of a country by what a text calls it once it has named it: "the North"."""
    entries = (entry.split(maxsplit=2) for entry in words("short-countries"))
    return {short.lower(): (code, name) for short, code, name in entries}


@cache
def countries() -> dict[tuple[str, ...], tuple[str, str]]:
    """Words of a country's name, adjective or capital -> its code and which of the three it is."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for row in table("countries"):
        for kind, names in (
            ("name", f"{row['name']};{row['others']}"),
            ("adjective", row["adjectives"]),
            ("capital", row["capitals"]),
        ):
            for name in filter(None, names.split(";")):
                found[tuple(name.replace("’", "'").split())] = (row["code"], kind)
    return found


@cache
def country_names() -> dict[str, str]:
    """The name of a country by its code."""
    return {row["code"]: row["name"] for row in table("countries")}


@cache
def places() -> frozenset[tuple[str, ...]]:
    """Names of places that are no country."""
    return frozenset(tuple(name.split()) for name in words("places"))


@cache
def place_starts() -> frozenset[str]:
    """First words of names of places and countries."""
    return frozenset(name[0] for name in [*places(), *countries()])


@cache
def calendar_words() -> frozenset[str]:
    """Months and days, and how they are shortened."""
    return word_set("calendar-words")


def country_at(words: list[str], start: int, end: int) -> tuple[int, str, str] | None:
    """The longest name, adjective or capital of a country from `start`: how many words, its code, which it is."""
    if words[start] not in place_starts():
        return None
    for length in range(min(5, end - start), 0, -1):
        if hit := countries().get(tuple(words[start : start + length])):
            return length, *hit
    return None


def place_at(words: list[str], start: int, end: int) -> int:
    """How many words from `start` are the name of a place or a country; 0 for none."""
    if words[start] not in place_starts():
        return 0
    for length in range(min(5, end - start), 0, -1):
        name = tuple(words[start : start + length])
        if name in places() or name in countries():
            return length
    return 0


def ordinary(word: str) -> bool:
    """True for a capitalised word that is commonly written in lower case, and is no given name."""
    return word not in given_names() and lexicon().get(word.lower(), 0.0) >= COMMON


def common(word: str) -> bool:
    """True for a word that is written in lower case at all: weaker than `ordinary`, for use beside other signs."""
    return lexicon().get(word.lower(), 0.0) > 0


def describes(word: str) -> bool:
    """True for a word that says what somebody is or belongs to ("Republican", "Council"), or who asks ("Q")."""
    lower = word.lower()
    heads, kinds = ("body-heads", "other-heads", "portfolios"), ("occupations", "parties", "demonyms", "askers")
    return any(word in word_set(name) for name in heads) or any(lower in word_set(name) for name in kinds)


def after_descriptions(words: Sequence[str]) -> int:
    """The place after the last word that describes whose name it stands before; 0 if none does."""
    return max((place for place, word in enumerate(words, start=1) if describes(word)), default=0)
