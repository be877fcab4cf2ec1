"""Where the words that follow a cue begin and end: "said Monday that", "... but argued", each possible place scored."""

from __future__ import annotations

from analysis.extraction.inflections import lemma
from analysis.extraction.linear import model, words_of
from analysis.extraction.scan import Scan

REACH_OF_END = 80  # words of a content that ends before its sentence does
REACH_OF_START = 18  # words after the cue in which a content may begin
SURE_OF_END = 0.5
_BREAKS = frozenset(
    ", ; — – -- - ( ) and but or as while after when before because since who which whose where during in at on with "
    "for to if though although than about amid following despite ahead".split()
)


def starts_of(found: Scan, quoted: list[bool], start: int, stop: int) -> list[int]:
    """Words where a content may begin: the first after the cue, after "that" or a colon, and at quotes."""
    starts = [start]
    for word in range(start, min(stop - 1, start + REACH_OF_START)):
        if quoted[word]:
            if word > start and not quoted[word - 1]:
                starts.append(word)
        elif found.lower[word] in {"that", ":", "to"} and word + 1 not in starts:
            starts.append(word + 1)
    return starts


def ends_of(found: Scan, quoted: list[bool], start: int, stop: int) -> list[int]:
    """Words before which a content may end."""
    return [
        word
        for word in range(start + 1, min(stop, start + REACH_OF_END))
        if found.shown[word] in _BREAKS and not quoted[word]
    ]


def start_features(found: Scan, quoted: list[bool], cue: int, first: int, word: int, stop: int) -> list[str]:
    """What tells that a content begins at a word, where `first` is the first word that it may begin at."""
    base = lemma(found.lower[cue])
    before = found.lower[word - 1]
    kind = found.kinds[word]
    place = "first" if word == first else "quote" if quoted[word] else before
    gap = _bucket(word - first)
    rest = found.lower[first : min(stop, first + REACH_OF_START)]
    that = "that" in rest
    return [
        f"p={place}",
        f"p={place}|{base}",
        f"p={place}|{gap}",
        f"p={place}|k={kind}",
        f"p={place}|b={before}",
        f"p={place}|f={found.kinds[first]}",
        f"p={place}|f={found.kinds[first]}|{that}",
        f"p={place}|{that}|{base}",
        f"p={place}|q={any(quoted[first:word])}",
        f"p={place}|w={found.lower[first] if word == first else ''}",
        f"{gap}|b={before}|k={kind}",
    ]


def end_features(found: Scan, quoted: list[bool], cue: int, start: int, word: int, stop: int) -> list[str]:
    """What tells that a content from `start` ends before a word."""
    forms = words_of("statements", "forms")
    shown = found.lower[word]
    after = found.lower[word + 1] if word + 1 < stop else ""
    kind = found.kinds[word + 1] if word + 1 < stop else "END"
    next_kind = found.kinds[word + 2] if word + 2 < stop else "END"
    closes = quoted[word - 1]
    begins = quoted[start]
    beyond = any(quoted[word:stop])
    speaks = next(
        (str(at - word) for at in range(word + 1, min(stop, word + 5)) if found.lower[at] in forms and not quoted[at]),
        "",
    )
    size = _bucket(word - start)
    base = lemma(found.lower[cue])
    return [
        f"w={shown}",
        f"w={shown}|a={after}",
        f"w={shown}|k={kind}",
        f"w={shown}|k={kind} {next_kind}",
        f"w={shown}|c={closes}",
        f"w={shown}|c={closes}|b={begins}|{beyond}",
        f"w={shown}|v={speaks}",
        f"w={shown}|v={speaks}|c={closes}",
        f"w={shown}|v={speaks}|k={kind}",
        f"w={shown}|{size}",
        f"w={shown}|r={_bucket(stop - word)}",
        f"w={shown}|{base}",
        f"c={closes}|b={begins}|v={speaks}",
        f"{size}|c={closes}",
        f"b={found.kinds[word - 1]}|w={shown}",
    ]


def best_start(found: Scan, quoted: list[bool], cue: int, start: int, stop: int) -> int:
    """The likeliest first word of what follows a cue."""
    starts = starts_of(found, quoted, start, stop)
    if len(starts) == 1:
        return start
    scorer = model("statements", "start")
    return max(starts, key=lambda word: scorer.score(start_features(found, quoted, cue, start, word, stop)))


def best_end(found: Scan, quoted: list[bool], cue: int, start: int, stop: int) -> int:
    """The word before which the content from `start` ends, or `stop`."""
    scorer = model("statements", "end")
    best, most = stop, SURE_OF_END
    for word in ends_of(found, quoted, start, stop):
        probability = scorer.probability(end_features(found, quoted, cue, start, word, stop))
        if probability > most:
            best, most = word, probability
    return best


def _bucket(count: int) -> str:
    return str(count) if count < 3 else "3-5" if count < 6 else "6-10" if count < 11 else "far"
