"""Words that attribute: "said", "according to", "insisted". Each candidate is scored by what stands around it."""

from __future__ import annotations

from analysis.extraction.inflections import lemma
from analysis.extraction.scan import Scan


def cue_features(found: Scan, kinds: list[str], begin: int, stop: int, word: int) -> list[str]:
    """What tells a cue at a word of the sentence from `begin` to `stop`, with its kinds."""
    lower = found.lower[word]
    at = word - begin
    base = lemma(lower)

    def kind(step: int) -> str:
        return kinds[at + step] if 0 <= at + step < len(kinds) else "END"

    before, after = kind(-1), kind(1)
    suffix = lower[-3:] if lower.endswith("ing") else lower[-2:] if lower.endswith("ed") else lower[-1:]
    wider = found.lower[max(begin, word - 4) : word]
    return [
        f"w={lower}",
        f"b={base}",
        f"p={before}",
        f"n={after}",
        f"pp={kind(-2)} {before}",
        f"nn={after} {kind(2)}",
        f"pn={before}|{after}",
        f"wp={base}|{before}",
        f"wn={base}|{after}",
        f"wnn={base}|{found.lower[word + 1] if word + 1 < stop else ''}",
        f"ws={base}|{suffix}",
        f"s={suffix}",
        f"sp={suffix}|{before}",
        f"sn={suffix}|{after}",
        f"part={found.sentences[found.sentence_of(begin)].part}",
        "first" if at == 0 else "inner",
        f"neg={any(one.endswith(chr(39) + 't') or one in ('not', 'never') for one in wider)}",
        f"to={'to' in wider[-2:]}",
        f"cond={any(one in ('if', 'would', 'could', 'might', 'should', 'whether') for one in wider)}",
        f"quote={any(kind in ('OPEN', 'QUOTE') for kind in kinds)}",
        f"quotenear={any(kind(step) in ('OPEN', 'QUOTE', 'CLOSE') for step in (-3, -2, -1, 1, 2, 3))}",
    ]
