"""Marks of a statement: hashes of its long words, by which several reports of one statement are known."""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

from analysis.extraction.lexicon import lexicon

LONG = 5  # letters of a word that counts
FEWEST = 3  # long words; a statement with fewer is known only by all its words together

_PUNCTUATION = str.maketrans(dict.fromkeys('.,;:!?"“”‘’()[]…\n-', " "))


def marks(content: str) -> list[int]:
    """The hashes (signed, 32 bits) of the different long words of a statement, the rarest in political speech first.

    A statement of few long words has a single mark, of all its words: only the same words make the same statement.
    """
    words = set(content.lower().translate(_PUNCTUATION).split(" ")) - {""}
    long = [word for word in words if len(word) >= LONG]
    if len(long) < FEWEST:
        return [_hash(" ".join(sorted(words)))]
    return [mark for _, mark in sorted(map(_ranked, long))]


@lru_cache(maxsize=100_000)
def _ranked(word: str) -> tuple[float, int]:
    return lexicon().get(word, 0.0), _hash(word)


def _hash(word: str) -> int:
    """The same on every machine."""
    return crc32(word.encode("utf-8", "surrogatepass")) - 2**31
