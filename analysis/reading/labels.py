"""Labels of speakers in a transcript: "MS. PSAKI:", "Q", "Foreign Minister Velani:", and where each turn begins."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import regex

from analysis.model import Span
from analysis.resources import words

_MARKS = r"[*_\\\[\]]{0,6}"
_BLANK = r"[^\S\r\n]"
_PARTICLE = r"(?:of|for|the|and|to|on|de|da|di|du|der|van|von|al|el|bin|ben|la|le)"
_CAPITALS = r"""(?:(?:Mc|Mac|De|Di|La|Le|Van|Von|O['’]|D['’]|d['’])?\p{Lu}[\p{Lu}\p{M}'’.\-‑]*|\#?\p{N}{1,2})"""
_NAMELIKE = r"""(?:\p{Lu}[\p{L}\p{M}'’.\-‑]*|\d{1,2})"""
_ASIDE = rf"(?:{_BLANK}*[(\[\\][^)\]\n:]{{1,60}}[)\]])?"
_BETWEEN = rf"(?:,?{_BLANK}+|/|{_BLANK}*&{_BLANK}*|{_BLANK}[–-]{_BLANK})"
_LINE = regex.compile(
    rf"""^{_BLANK}*(?:>{_BLANK}*)?(?P<marks>{_MARKS})
    (?:(?P<capitals>{_CAPITALS}(?:{_BETWEEN}(?:{_PARTICLE}{_BLANK}+)?{_CAPITALS}){{0,9}})
      |(?P<name>{_NAMELIKE}(?:{_BETWEEN}(?:{_PARTICLE}{_BLANK}+){{0,2}}{_NAMELIKE}){{0,11}})
      |(?P<lower>(?<=[\[\\])\p{{Ll}}[\p{{Ll}} ]{{3,50}}(?=[\\\]])))
    {_ASIDE}{_MARKS}{_BLANK}?:{_MARKS}(?=[\s“"(…—\p{{L}}])""",
    regex.MULTILINE | regex.VERBOSE,
)
_BRACKETED = regex.compile(
    rf"^{_BLANK}*(?P<marks>\*{{0,2}})\[(?P<name>{_NAMELIKE}(?:{_BETWEEN}(?:{_PARTICLE}{_BLANK}+)?{_NAMELIKE}){{0,9}})"
    rf"(?:{_BLANK}*\([^)\n]{{1,40}}\))?\]\*{{0,2}}:?{_BLANK}*(?=\S)",
    regex.MULTILINE,
)
_ASKED = regex.compile(
    rf"^{_BLANK}*(?P<marks>{_MARKS})(?P<mark>[QA])(?:{_MARKS}[.:]{_MARKS}(?={_BLANK}|$)|(?<=Q){_MARKS}(?={_BLANK}|$))",
    regex.MULTILINE,
)
_INSIDE = regex.compile(
    rf"(?<=\S{_BLANK}|\S{_BLANK}{_BLANK}|\S\n)(?P<capitals>{_CAPITALS}(?:{_BLANK}+{_CAPITALS}){{0,6}}):(?={_BLANK})"
)
_ASKED_INSIDE = regex.compile(rf"""(?<=[.?!)\]"”’—–*-]{_BLANK}{{1,4}})(?P<mark>Q)(?={_BLANK}+\S)""")
_BLANK_LINE = regex.compile(rf"(?:\A|\n){_BLANK}*\r?\n{_BLANK}*\Z|\A\s*\Z")
_CLOCK = regex.compile(r"[AP]\.?M\.?\s+(?:\p{Lu}{2,4}\s+)?(?=\p{Lu})")  # the time of day that a label follows
LEAST_INSIDE = 3
LEAST_DIALOGUE = 4


@dataclass(frozen=True, slots=True)
class Label:
    """A label: `span` is its words, `start` where its line begins, `end` where what is said begins.

    `asks` tells that it labels a question, or one who only runs the line.
    """

    span: Span
    words: str
    start: int
    end: int
    asks: bool


@lru_cache(maxsize=4)
def find_labels(text: str, start: int = 0) -> tuple[Label, ...]:
    """The labels from an offset on, in order.

    Labels in capitals and "Q" stand at the beginning of a line, or inside one where a copy of the page has lost its
    lines; names in small letters ("Anna Velani:") count only where at least two of them take turns.
    """
    found = [_label(match, "mark") for match in _ASKED.finditer(text, start)]
    small: list[Label] = []
    for match in _LINE.finditer(text, start):
        if match["name"]:
            if _opens(text, match.start()) and not _is_no_label(match["name"]):
                small.append(_label(match, "name"))
        elif match["lower"]:
            found.append(_label(match, "lower"))
        elif _labels(match["capitals"], opens=_opens(text, match.start())):
            found.append(_label(match, "capitals"))
    if not any(one.words == "Q" for one in found):
        found = [one for one in found if one.words != "A"]
    bracketed = [_label(match, "name") for match in _BRACKETED.finditer(text, start)]
    found += _dialogue(small, found) + (_dialogue(bracketed, []) if len(bracketed) >= LEAST_DIALOGUE else [])
    return _with_askers(text, _apart([*found, *_inside(text, start, found)]))


def _label(match: regex.Match[str], group: str) -> Label:
    clock = _CLOCK.match(match[group])
    first = match.start(group) + (clock.end() if clock else 0)
    shown = " ".join(match.string[first : match.end(group)].split())
    aside = match[0][match.end(group) - match.start() :]
    return Label(
        Span(first, match.end(group)), shown, match.start(), match.end(), asks(shown) or ("(" in aside and asks(aside))
    )


@lru_cache(maxsize=4096)
def asks(label: str) -> bool:
    """True for the label of a questioner ("QUESTION", "NHK, Reporter", "Reuters") or of an operator."""
    pieces = [" ".join(regex.sub(r"[^\p{L}\p{N}\s-]|\d", " ", piece).split()) for piece in label.split(",")]
    return any(_asking(piece.lower()) or f" {piece}".endswith(_outlets()) for piece in pieces)


def _asking(piece: str) -> bool:
    """True for "reporter", "chief reporter" and "question from the floor", but not for "press secretary"."""
    if piece in words("askers") or piece.endswith(tuple(f" {word}" for word in words("askers"))):
        return True
    return piece.startswith(tuple(f"{word} " for word in words("askers"))) and not is_titled(piece)


def _labels(capitals: str, *, opens: bool) -> bool:
    """True for capitals that may be a speaker; a single word without a title only at the head of a paragraph."""
    letters = regex.sub(r"[^\p{L}]", "", capitals)
    if len(letters) < 2 or _is_no_label(capitals):
        return False
    return is_titled(capitals) or asks(capitals) or opens


@cache
def _outlets() -> tuple[str, ...]:
    return tuple(f" {name}" for name in words("outlets"))


def _is_no_label(label: str) -> bool:
    return label.split()[0].lower().strip(".,") in _no_labels()


@cache
def _no_labels() -> frozenset[str]:
    return frozenset(words("no-labels"))


@lru_cache(maxsize=4096)
def is_titled(label: str) -> bool:
    """True if a word of the label is an honorific or the noun of a title: "MR. KIRBY", "SENIOR OFFICIAL TWO"."""
    return any(word in _titles() for word in regex.findall(r"[\p{L}-]+", label.lower()))


@cache
def _titles() -> frozenset[str]:
    nouns = {word for title in words("titles") for word in title.split() if len(word) > 3}
    return frozenset(nouns | {entry.split()[0].lower().strip(".") for entry in words("honorifics")} | {"moderator"})


def _opens(text: str, offset: int) -> bool:
    """True at the head of a paragraph: after a blank line, or after a line that ends a sentence."""
    before = text[max(0, offset - 200) : offset]
    return bool(_BLANK_LINE.search(before)) or before.rstrip()[-1:] in {*'.?!)"”’]*_:', ""}


def _dialogue(small: list[Label], found: list[Label]) -> list[Label]:
    """The labels in small letters, if they are a dialogue's: two voices at least, and one of them again and again."""
    again = Counter(one.words for one in small)
    voices = {one.words for one in small} | {one.words for one in found}
    repeated = sum(times for times in again.values() if times > 1)
    if len(voices) < 2 or repeated < 2 or len(small) + len(found) < LEAST_DIALOGUE:
        return []
    if any(one.asks for one in [*small, *found]) or repeated * 2 >= len(small):
        return [one for one in small if again[one.words] > 1 or one.asks or is_titled(one.words) or not found]
    return []


def _inside(text: str, start: int, found: list[Label]) -> list[Label]:
    """Labels in the middle of a line, where enough of them tell that the page has lost its lines."""
    taken = {one.span.start for one in found}
    within = [
        _label(match, "capitals")
        for match in _INSIDE.finditer(text, start)
        if match.start("capitals") not in taken and (is_titled(match["capitals"]) or asks(match["capitals"]))
    ]
    if len(within) < LEAST_INSIDE:
        return []
    return within + [_label(match, "mark") for match in _ASKED_INSIDE.finditer(text, start)]


def _apart(labels: list[Label]) -> tuple[Label, ...]:
    """In order, the longer of two that overlap."""
    kept: list[Label] = []
    for one in sorted(labels, key=lambda label: (label.span.start, -label.span.end)):
        if not kept or one.span.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _with_askers(text: str, labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """The labels, those without a title whose turns mostly end with a question told as askers."""
    if not labels:
        return labels
    ends = [*(label.start for label in labels[1:]), len(text)]
    asked: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    for label, end in zip(labels, ends, strict=True):
        if not is_titled(label.words) and label.words != "A":
            turns[label.words] += 1
            asked[label.words] += text[max(label.end, end - 80) : end].rstrip(' \n\r\t\u00a0*_”"’)').endswith("?")
    titled = [label.words for label in labels if is_titled(label.words)]
    askers = {
        words
        for words in turns
        if asked[words] * 2 > turns[words] and not any(title.endswith(words) for title in titled)
    }
    return tuple(replace(label, asks=label.asks or label.words in askers) for label in labels)
