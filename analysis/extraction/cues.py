"""Words that attribute: "said", "according to", "insisted". Each candidate is scored by what stands around it."""

from __future__ import annotations

from analysis.extraction.inflections import lemma
from analysis.extraction.scan import Scan


def cue_features(found: Scan, begin: int, stop: int, word: int) -> list[str]:
    """What tells a cue at a word of the sentence from `begin` to `stop`."""
    lower = found.lower[word]
    base = lemma(lower)
    kinds = found.kinds
    outside = "CLOSE" if after_quote(found, begin) else "END"

    def kind(step: int) -> str:
        at = word + step
        return kinds[at] if begin <= at < stop else outside if at == begin - 1 else "END"

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
        "first" if word == begin else "inner",
        f"neg={any(one.endswith(chr(39) + 't') or one in ('not', 'never') for one in wider)}",
        f"to={'to' in wider[-2:]}",
        f"cond={any(one in ('if', 'would', 'could', 'might', 'should', 'whether') for one in wider)}",
        f"quote={any(kind in ('OPEN', 'QUOTE') for kind in kinds[begin:stop])}",
        f"quotenear={any(kind(step) in ('OPEN', 'QUOTE', 'CLOSE') for step in (-3, -2, -1, 1, 2, 3))}",
    ]


def after_quote(found: Scan, begin: int) -> bool:
    """True for a sentence that follows a closing mark: the quote of "“... ?” Velani asked" ends a sentence itself."""
    if begin == 0 or found.kinds[begin - 1] not in {"CLOSE", "QUOTE"}:
        return False
    return found.starts[begin] - found.ends[begin - 1] <= 1
