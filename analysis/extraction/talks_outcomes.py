"""What came of a talk, in the article's words."""

from __future__ import annotations

from functools import cache

from analysis.extraction.talks_sentence import Reader
from analysis.resources import words


def outcome_of(reader: Reader, first: int) -> str:
    """From the words that say what came of a talk to the end of their clause, or ""."""
    lower = reader.found.lower
    for word in range(first, reader.stop):
        for cue in _cues().get(lower[word], ()):
            if tuple(lower[word : word + len(cue)]) == cue:
                end = word
                while end + 1 < reader.stop and reader.lower(end + 1) not in {";", "."}:
                    end += 1
                return reader.found.words(word, end)
    return ""


@cache
def _cues() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The cues of data/words/outcomes.txt by their first word."""
    cues: dict[str, tuple[tuple[str, ...], ...]] = {}
    for entry in words("outcomes"):
        cue = tuple(entry.split())
        cues[cue[0]] = (*cues.get(cue[0], ()), cue)
    return cues
