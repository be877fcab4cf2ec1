"""Which group of nouns is the source of a cue: every one of the sentence is a candidate and scored."""

from __future__ import annotations

from analysis.extraction.chunks import PRONOUNS, Chunk
from analysis.extraction.inflections import lemma
from analysis.extraction.name_words import word_set
from analysis.extraction.scan import POSSESSIVE, Scan

_FAR = 24  # words from a name to the preposition that its list depends on
_DASHES = frozenset({"–", "—", "--"})
_JOINS = frozenset({"and", "but"})
_GOVERNING = frozenset({"between", "with", "among", "for", "from", "of", "by", "to"})


def _bucket(distance: int) -> str:
    return str(distance) if distance < 4 else "4-6" if distance < 7 else "7-12" if distance < 13 else "far"


def subject_before(found: Scan, begin: int, cue: int, chunks: list[Chunk], chosen: Chunk | None) -> Chunk | None:
    """The subject of the sentence, where a cue joined to its verb seemed to belong to a name that ends what comes
    between: "The union is ready for a meeting of Orr and the president, Vuk, but says"; else None.
    """
    verb = cue
    while verb - 1 > begin and found.lower[verb - 1].endswith("ly"):
        verb -= 1
    if chosen is None or chosen.last >= verb or found.lower[verb - 1] not in _JOINS:
        return None
    gap = found.shown[chosen.last + 1 : verb - 1]
    if gap not in ([], [","]) or not _governed(found, begin, chosen):
        return None
    return next((one for one in chunks if one.last < chosen.first and _acts(found, one)), None)


def between_dashes(found: Scan, begin: int, chunk: Chunk, cue: int) -> bool:
    """True for one of a list that dashes set apart before a cue: "Orr, who met both – the union and Arland – said"."""
    closing = next((word for word in range(chunk.last + 1, cue) if found.shown[word] in _DASHES), None)
    opening = next((word for word in range(chunk.first - 1, begin, -1) if found.shown[word] in _DASHES), None)
    if closing is None or opening is None:
        return False
    return any(found.lower[word] in {",", "and"} for word in range(opening, closing))


def _governed(found: Scan, begin: int, chunk: Chunk) -> bool:
    """True if a group of nouns, or the office to which it is apposed, ends a list after a preposition."""
    for word in range(chunk.first - 1, max(begin, chunk.first - _FAR), -1):
        if found.lower[word] in _GOVERNING:
            return True
        if _is_verb(found, word) or found.kinds[word] in {"that", "who", "which", ";", "OPEN", "CLOSE", "QUOTE"}:
            return False
    return False


def _acts(found: Scan, chunk: Chunk) -> bool:
    return chunk.last + 1 < len(found.kinds) and _is_verb(found, chunk.last + 1)


def _is_verb(found: Scan, word: int) -> bool:
    return found.kinds[word] in {"AUX", "ED"} or found.lower[word] in word_set("past-verbs")


def source_features(
    found: Scan,
    begin: int,
    stop: int,
    cue: int,
    chunk: Chunk,
    between: int,
    cues: list[int],
    mention: str,
) -> list[str]:
    """What tells the source of a cue: where a group of nouns stands, what joins the two, and who it is.

    `between` is the number of other groups between the two, `cues` the words of the sentence that may be cues, and
    `mention` the kind of the mention in the group, or empty.
    """
    base, lower = lemma(found.lower[cue]), found.lower[cue]
    left = chunk.last < cue
    side = "L" if left else "R"
    gap = range(chunk.last + 1, cue) if left else range(cue + 1, chunk.first)
    gap_kinds = [found.kinds[word] for word in gap]
    gap_words = found.lower[gap.start : gap.stop]
    joint = " ".join(gap_kinds[:4]) if len(gap_kinds) <= 4 else "long"
    before = found.kinds[chunk.first - 1] if chunk.first > begin else "START"
    after = found.kinds[chunk.last + 1] if chunk.last + 1 < stop else "END"
    head = found.lower[chunk.last]
    who = head if head in PRONOUNS else "CAP" if found.kinds[chunk.last] == "CAP" else found.kinds[chunk.last]
    form = "ing" if lower.endswith("ing") else "ed" if lower.endswith("ed") else "s" if lower.endswith("s") else "base"
    before_cue = found.kinds[cue - 1] if cue > begin else "START"
    after_cue = found.kinds[cue + 1] if cue + 1 < stop else "END"
    verbs = sum(1 for word in cues if gap.start <= word < gap.stop)
    commas = gap_kinds.count(",")
    quotes = any(kind in ("OPEN", "QUOTE", "CLOSE") for kind in gap_kinds)
    return [
        f"{side}{_bucket(between)}",
        f"{side}d{_bucket(len(gap))}",
        f"{side}j={joint}",
        f"{side}jf={joint}|{form}",
        f"{side}b={before}",
        f"{side}a={after}",
        f"{side}w={who}",
        f"{side}f={form}",
        f"{side}bc={before_cue}",
        f"{side}ac={after_cue}",
        f"{side}{base}",
        f"{side}{base}|{_bucket(between)}",
        f"{side}b={before}|{_bucket(between)}",
        f"{side}b={before}|w={who}",
        f"{side}f={form}|bc={before_cue}|{_bucket(between)}",
        f"{side}v={min(verbs, 3)}|c={min(commas, 3)}",
        f"{side}q={quotes}|{_bucket(between)}",
        f"{side}who={any(word in ('who', 'which', 'that') for word in gap_words)}|{_bucket(between)}",
        f"m={mention or 'none'}",
        f"{side}m={mention or 'none'}|{_bucket(between)}",
        f"poss={after in POSSESSIVE or after.endswith(chr(39) + 's')}",
        f"first={chunk.first == begin}",
        f"{side}first={chunk.first == begin}|bc={before_cue}|f={form}",
    ]
