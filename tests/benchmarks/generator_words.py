"""The words of generated libraries: a vocabulary by Zipf's law, and the phrases in it as `extraction.terms` finds them,
counted with numpy for whole chunks of articles at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from analysis.extraction.lexicon import lexicon
from analysis.extraction.terms import CONTENT, LONGEST, LONGEST_IN_ARTICLE, NAME, STOP, Word, classify
from analysis.extraction.tokens import tokens
from analysis.model import TABLES

Ints = npt.NDArray[np.int64]

RARE = 10_000  # words that no lexicon knows, so that the vocabulary grows with the library
EXPONENT, SHIFT = 1.05, 2.7  # of the Zipf-Mandelbrot law
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_MIXERS = np.random.default_rng(5).integers(1, 2**63, LONGEST + 1, dtype=np.uint64) | np.uint64(1)


@dataclass(frozen=True)
class Vocabulary:
    """Words, the commonest first, with their keys and roles as `terms.classify` has them, and the chance of each."""

    words: pa.Array
    keys: pa.Array
    roles: Ints
    chances: npt.NDArray[np.float64]
    known: int

    def content(self, first: int, last: int) -> Ints:
        """The places of the words of these ranks that can make a phrase alone."""
        found: Ints = first + np.flatnonzero(self.roles[first:last] == CONTENT)
        return found

    def text(self, ids: npt.ArrayLike) -> str:
        """The words at some places."""
        return " ".join(self.words.take(pa.array(ids)).to_pylist())


@cache
def vocabulary() -> Vocabulary:
    """The lexicon's words that a text may begin with and that are no names, and rare words made of syllables."""
    ranked = sorted(lexicon().items(), key=lambda pair: -pair[1])
    known = [one for word, _ in ranked if (one := _alone(word)) is not None]
    taken = {word.shown for word in known}
    rare = [one for word in _made(RARE) if word not in taken and (one := _alone(word, start=False)) is not None]
    found = known + rare
    weights = 1 / (np.arange(len(found)) + SHIFT) ** EXPONENT
    return Vocabulary(
        pa.array([word.shown for word in found]),
        pa.array([word.key for word in found]),
        np.array([word.role for word in found], dtype=np.int64),
        weights / weights.sum(),
        len(known),
    )


def _alone(word: str, start: bool = True) -> Word | None:
    """The word as a text has it; None where its part in a phrase depends on what stands around it."""
    plain = classify(tokens(word))
    if len(plain) != 1 or plain[0].shown != word or plain[0].role == NAME:
        return None
    if start:
        begun = classify(tokens(word.capitalize()))
        if len(begun) != 1 or begun[0].role != plain[0].role:
            return None if plain[0].role == CONTENT else plain[0]
    return plain[0]


def _made(number: int) -> list[str]:
    syllables = [first + vowel + last for first in _CONSONANTS for vowel in _VOWELS for last in ("", "n", "r", "l")]
    dice = np.random.default_rng(number)
    picked = dice.integers(0, len(syllables), (number, 3))
    return list(dict.fromkeys("".join(syllables[place] for place in row) for row in picked))


def sentences(ids: Ints, starts: Ints) -> pa.Array:
    """The words of each sentence, joined by spaces; `starts` has where each begins, and the end of the last."""
    lists = pa.ListArray.from_arrays(pa.array(starts, pa.int32()), vocabulary().words.take(pa.array(ids)))
    return pc.binary_join(lists, " ")


def phrases(ids: Ints, sentence: Ints, owner: Ints, longest: int) -> dict[str, pa.Array | Ints]:
    """The phrases of one to `longest` words of each owner: key, phrase, words, count, owner.

    `ids` are the words in order, `sentence` the number of the sentence and `owner` that of the statement or article
    that each stands in. These are the rules of `terms.windows` for words without names and commas.
    """
    known = vocabulary()
    roles = known.roles[ids]
    parts: dict[str, list[pa.Array]] = {name: [] for name in ("key", "phrase", "words", "count", "owner")}
    for length in range(1, min(longest, len(ids)) + 1):
        size = len(ids) - length + 1
        last = length - 1
        fits = (roles[:size] > NAME) & (roles[last:] > NAME) & (sentence[:size] == sentence[last:])
        inner = np.stack([roles[step : step + size] for step in range(length)])
        places = np.flatnonzero(fits & (inner != STOP).all(axis=0) & (inner == CONTENT).any(axis=0))
        mark = owner[places].astype(np.uint64) * _MIXERS[LONGEST]
        keys = [known.keys.take(pa.array(ids[places + step])) for step in range(length)]
        for step, key in enumerate(keys):
            mark ^= (_number(key) + np.uint64(1)) * _MIXERS[step]
        _, first, count = np.unique(mark, return_index=True, return_counts=True)
        chosen = pa.array(first)
        shown = [known.words.take(pa.array(ids[places[first] + step])) for step in range(length)]
        parts["key"].append(pc.binary_join_element_wise(*(key.take(chosen) for key in keys), " "))
        parts["phrase"].append(pc.binary_join_element_wise(*shown, " "))
        parts["words"].append(pa.array(np.full(len(first), length), pa.int32()))
        parts["count"].append(pa.array(count, pa.int32()))
        parts["owner"].append(pa.array(owner[places[first]]))
    return {name: pa.concat_arrays(arrays) for name, arrays in parts.items()}


def _number(keys: pa.Array) -> npt.NDArray[np.uint64]:
    return np.asarray(pc.index_in(keys, _key_set())).astype(np.uint64)


@cache
def _key_set() -> pa.Array:
    return pc.unique(vocabulary().keys)


def term_rows(
    found: dict[str, pa.Array], ids: pa.Array, statement_ids: pa.Array | None, more: dict[str, pa.Array]
) -> pa.Table:
    """Rows of the table `terms`; `ids` has the article of each owner, `statement_ids` its statement, or None."""
    owner = found["owner"]
    size = len(owner)
    columns = {name: found[name] for name in ("key", "phrase", "words", "count")}
    columns["article_id"] = ids.take(owner)
    columns["statement_id"] = statement_ids.take(owner) if statement_ids is not None else pa.nulls(size, pa.string())
    for name in ("official", "date", "source"):
        columns[name] = more[name].take(owner) if name in more else pa.nulls(size, pa.string())
    schema = TABLES["terms"]
    return pa.table([columns[name].cast(schema.field(name).type) for name in schema.names], schema=schema)


__all__ = ["LONGEST", "LONGEST_IN_ARTICLE", "Vocabulary", "phrases", "sentences", "term_rows", "vocabulary"]
