"""Who is speaking in a quote: the groups of nouns around it are candidates, each scored by what joins the two."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.extraction.attributions import Attribution
from analysis.extraction.cast import Cast
from analysis.extraction.chunks import PRONOUNS, Chunk, before_time, chunks_of
from analysis.extraction.cues import after_quote
from analysis.extraction.inflections import lemma
from analysis.extraction.linear import words_of
from analysis.extraction.quotes import Quote
from analysis.extraction.scan import POSSESSIVE, Scan

MOST = 4  # groups of nouns looked at on each side of a quote in its sentence
MOST_BEFORE = 8  # and in the sentence before
_BETWEEN = frozenset({"LY", "AUX", "NOT", "also", "later", "then"})
_NAMES = frozenset({"name", "body", "pronoun", "title", "unnamed"})


class Candidate(NamedTuple):
    """Who may be speaking, the cue beside them, where they stand ("L", "R", "P" before, "N" after, "C" carried on)."""

    source: Chunk
    cue: int | None
    where: str
    features: list[str]


class Spoken(NamedTuple):
    """The quote before and its source: speakers go on."""

    end: int
    source: Chunk
    official: str | None


@dataclass
class Around:
    """What stands around the quotes of an article."""

    found: Scan
    quoted: list[bool]
    cast: Cast
    attributions: list[Attribution]
    whole: frozenset[int] = frozenset()
    unsaid: frozenset[int] = frozenset()
    by_sentence: dict[int, list[Attribution]] = field(default_factory=dict)
    _chunks: dict[int, list[Chunk]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.attributions:
            self.by_sentence.setdefault(one.sentence, []).append(one)

    def chunks(self, sentence: int) -> list[Chunk]:
        """The groups of nouns of a sentence outside quotes."""
        if sentence not in self._chunks:
            first, verbs = self.found.first, words_of("statements", "verbs")
            found = chunks_of(self.found, first[sentence], first[sentence + 1], verbs)
            self._chunks[sentence] = [before_time(self.found, one) for one in found if not self.quoted[one.first]]
        return self._chunks[sentence]

    def official(self, chunk: Chunk) -> str | None:
        """The official named last in a group of nouns."""
        mention = self.cast.at(self.found.span(*chunk))
        return mention.official if mention else None


def candidates_of(around: Around, quote: Quote, before: Spoken | None) -> tuple[list[Candidate], list[str]]:
    """Who may be speaking in a quote, and what tells whether anybody does; `before` is the quote before it."""
    found = around.found
    first, last = found.word_at(quote.span.start), found.word_at(quote.span.end - 1)
    opening, closing = found.sentence_of(first), found.sentence_of(last)
    count = len(found.sentences)
    part = found.sentences[opening].part
    rows: list[tuple[str, int, Chunk]] = []
    left = [one for one in around.chunks(opening) if one.last < first]
    rows += [("L", place, one) for place, one in enumerate(reversed(left[-MOST:]))]
    right = [one for one in around.chunks(closing) if one.first > last]
    follows = closing + 1 < count and found.first[closing + 1] == last + 1 and after_quote(found, last + 1)
    if follows:
        right += around.chunks(closing + 1)
    rows += [("R", place, one) for place, one in enumerate(right[:MOST])]
    if not left and opening > 0:
        rows += [("P", place, one) for place, one in enumerate(around.chunks(opening - 1)[:MOST_BEFORE])]
    if not right and closing + 1 < count and not follows:
        rows += [("N", place, one) for place, one in enumerate(around.chunks(closing + 1)[:2])]
    carried = _carried(around, opening, first, before)
    shown = {chunk for _, _, chunk in rows}
    rows += [("C", 0, chunk) for chunk in carried if chunk not in shown]
    shape = _shape(around, quote, first, last, follows)
    near = {side: _adjacent(around, rows, side, first, last) for side in "LR"}
    near_by = [one for number in range(opening - 1, closing + 2) for one in around.by_sentence.get(number, ())]
    touching = [one for one in near_by if _touches(one, first, last)]
    best = max((one.cue_score * one.source_score for one in touching), default=0.0)
    setting = f"{near['L']}{near['R']}{_level(best)}"
    gap = found.text[before.end : quote.span.start] if before and before.end <= quote.span.start else None
    distance = "no" if gap is None else f"{min(gap.count(chr(10) * 2) or gap.count(chr(10)), 3)}{len(gap) > 300}"
    candidates = [
        _candidate(around, row, (first, last), shape, setting, before, distance, carried, part) for row in rows
    ]
    return candidates, _speech_features(
        shape, setting, distance, part, found.lower[first + 1 : first + 2], str(quote.inner.start in around.whole)
    )


def _speech_features(
    shape: tuple[str, str, str, str], setting: str, distance: str, part: str, opener: list[str], whole: str
) -> list[str]:
    opens, closes, length, form = shape
    return [
        f"s={opens}",
        f"e={closes}",
        f"l={length}",
        f"x={setting}",
        f"f={form}l={length}",
        f"s={opens}e={closes}",
        f"s={opens}l={length}",
        f"e={closes}l={length}",
        f"x={setting}l={length}",
        f"x={setting}s={opens}",
        f"x={setting}e={closes}",
        f"d={distance}l={length}",
        f"d={distance}s={opens}",
        f"part={part}l={length}",
        f"whole={whole}",
        f"whole={whole}l={length}",
        f"whole={whole}x={setting}",
        f"whole={whole}e={closes}",
        f"whole={whole}s={opens}",
        f"whole={whole}f={form}l={length}d={distance}",
        f"w={opener[0] if opener else ''}",
    ]


def _carried(around: Around, sentence: int, first: int, before: Spoken | None) -> list[Chunk]:
    carried = [before.source] if before else []
    for number in range(sentence, max(-1, sentence - 4), -1):
        earlier = [one for one in around.by_sentence.get(number, ()) if one.source and one.cue < first]
        if earlier:
            last = max(earlier, key=lambda one: one.cue).source
            return list(dict.fromkeys([*carried, last])) if last else carried
    return carried


def _touches(one: Attribution, first: int, last: int) -> bool:
    return any(start <= last and end >= first for start, end in one.contents)


def _level(score: float) -> str:
    return "0" if score < 0.1 else "1" if score < 0.3 else "2" if score < 0.6 else "3" if score < 0.85 else "4"


def _bucket(count: int) -> str:
    return str(count) if count < 4 else "4-6" if count < 7 else "7-12" if count < 13 else "far"


def _shape(around: Around, quote: Quote, first: int, last: int, follows: bool) -> tuple[str, str, str, str]:
    """How a quote begins and ends, what stands beside it, and how long it is."""
    found = around.found
    inner = found.text[slice(*quote.inner)].strip()
    opens = "T" if _titled(inner) else "A" if inner[:1].isupper() else "a" if inner[:1].islower() else "?"
    closes = inner[-1:] if inner[-1:] in ",.?!…-—" else "x"
    begin, stop = found.first[found.sentence_of(first)], found.first[found.sentence_of(last) + 1]
    starts_part = first == begin and (begin == 0 or "\n" in found.text[found.ends[begin - 1] : found.starts[begin]])
    before = "PART" if starts_part else "START" if first == begin else found.kinds[first - 1]
    after = "FOLLOWS" if follows else "END" if last + 1 >= stop else found.kinds[last + 1]
    words = len(inner.split())
    length = "1" if words < 2 else "2" if words < 4 else "4" if words < 8 else "8" if words < 16 else "16"
    return f"{opens}{before}", f"{closes}{after}", f"{length}{'o' if quote.open else ''}", f"{opens}{closes}"


def _titled(inner: str) -> bool:
    """True for two to eight words that are capitalised like the title of a work."""
    words = [word for word in inner.split() if len(word) > 3]
    return 1 < len(inner.split()) < 9 and bool(words) and inner[-1:].isalnum() and all(w[0].isupper() for w in words)


def _adjacent(around: Around, rows: list[tuple[str, int, Chunk]], side: str, first: int, last: int) -> str:
    """Whether the nearest group on a side stands near, and whether a word that can be a cue does."""
    found, forms = around.found, words_of("statements", "forms")
    nearest = next((chunk for where, place, chunk in rows if where == side and place == 0), None)
    if nearest is None:
        return "-"
    gap = range(nearest.last + 1, first) if side == "L" else range(last + 1, nearest.first)
    beyond = [] if side == "L" else found.lower[nearest.last + 1 : nearest.last + 3]
    cue = any(found.lower[word] in forms for word in gap) or any(word in forms for word in beyond)
    return f"{'n' if len(gap) < 5 else 'f'}{'c' if cue else ''}"


def _candidate(
    around: Around,
    row: tuple[str, int, Chunk],
    ends: tuple[int, int],
    shape: tuple[str, str, str, str],
    setting: str,
    before: Spoken | None,
    distance: str,
    carried: list[Chunk],
    part: str,
) -> Candidate:
    found = around.found
    where, place, chunk = row
    first, last = ends
    opens, closes, length, form = shape
    sentence = found.sentence_of(chunk.first)
    own = [one for one in around.by_sentence.get(sentence, ()) if one.source == chunk]
    best = max(own, key=lambda one: one.cue_score * one.source_score, default=None)
    how, cue, verb = _cue_beside(around, chunk, best)
    touch = best is not None and _touches(best, first, last)
    gap = range(chunk.last + 1, first) if chunk.last < first else range(last + 1, chunk.first)
    size = len(gap)
    joint = " ".join(found.kinds[word] for word in gap) if size <= 5 and where in "LR" else "long"
    mention = around.cast.at(found.span(*chunk))
    kind = mention.kind if mention else "none"
    head = found.lower[chunk.last]
    who = head if head in PRONOUNS else found.kinds[chunk.last]
    same = (
        "no"
        if before is None
        else "it"
        if before.source == chunk
        else "same"
        if before.official and mention and mention.official == before.official
        else "other"
    )
    begin = found.first[sentence]
    ahead = found.kinds[chunk.first - 1] if chunk.first > begin else "START"
    behind = found.kinds[chunk.last + 1] if chunk.last + 1 < found.first[sentence + 1] else "END"
    possessor = behind in POSSESSIVE or behind == "'s"
    at = f"{where}{_bucket(place)}"
    carry = f"{same}{distance}{'c' if chunk in carried else ''}"
    features = [
        at,
        f"{where}d{_bucket(size)}",
        f"{where}j={joint}",
        f"{where}h={how}",
        f"{where}v={verb}",
        f"v={verb}|{how}",
        f"{at}h={how}",
        f"{at}h={how}t={touch}",
        f"{where}h={how}e={closes}",
        f"{where}h={how}s={opens}",
        f"{where}e={closes}",
        f"{where}s={opens}",
        f"{where}l={length}",
        f"h={how}l={length}f={form}",
        f"f={form}l={length}",
        f"{where}m={kind}",
        f"{where}h={how}m={kind}",
        f"{where}w={who}",
        f"{where}{carry}",
        f"{where}{carry}m={kind}",
        f"{carry}x={setting}",
        f"{where}h={how}x={setting}",
        f"{at}x={setting}",
        f"x={setting}",
        f"{where}x={setting}e={closes}",
        f"{where}x={setting}s={opens}",
        f"{where}b={ahead}",
        f"{where}a={behind}",
        f"poss={possessor}",
        f"{where}first={chunk.first == begin}h={how}",
        f"part={part}",
    ]
    return Candidate(chunk, cue, where, features)


def _cue_beside(around: Around, chunk: Chunk, best: Attribution | None) -> tuple[str, int | None, str]:
    """How a cue stands to a group of nouns: found to be its own, right after it, right before it, or none."""
    found, forms = around.found, words_of("statements", "forms")
    if best is not None:
        return f"own{_level(best.cue_score * best.source_score)}", best.cue, lemma(found.lower[best.cue])
    sentence = found.sentence_of(chunk.first)
    begin, stop = found.first[sentence], found.first[sentence + 1]
    word = chunk.last + 1
    while word < stop and found.kinds[word] in _BETWEEN and found.lower[word] not in forms and word < chunk.last + 4:
        word += 1
    if word < stop and (found.lower[word] in forms or found.kinds[word] == "ED") and not around.quoted[word]:
        return ("after" if found.lower[word] in forms else "afterED"), word, lemma(found.lower[word])
    word = chunk.first - 1
    if word >= begin and (found.lower[word] in forms or found.kinds[word] == "ED") and not around.quoted[word]:
        return ("before" if found.lower[word] in forms else "beforeED"), word, lemma(found.lower[word])
    return "none", None, ""
