"""Talks against labels that nobody wrote for Readout: titles of White House readouts name who met or called whom."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from analysis.extraction import extract
from analysis.extraction.name_words import countries, given_names, honorifics, title_nouns, word_set
from analysis.model import Article, Extraction, Official, Talk
from analysis.reading import read
from tests.benchmarks.harness import Row

SHARED = Path(__file__).resolve().parents[3] / "shared"
READOUTS = SHARED / "corpora" / "white-house" / "readouts"
_MANNER = "bilateral|virtual|video|phone|trilateral|working|private|first|second|third|listening"
_TITLE = re.compile(
    rf"^Readouts? of (?:the |a )?(?P<a>.+?)(?:[’']s?)?\s+(?:(?:{_MANNER}) )*(?P<kind>calls?|meetings?|lunch|dinner|"
    r"breakfast|conversations?|roundtable|trip|visit)\s+with\s+(?P<b>.+)$",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\s+(?:on|to discuss|to mark|regarding|about|at|in|during|ahead of|following|after|before|as)\s.*$", re.IGNORECASE
)
_KINDS = {
    "call": {"call"},
    "conversation": {"call", "meeting"},
    "meeting": {"meeting", "summit", "call", "meal"},
    "roundtable": {"meeting"},
    "lunch": {"meal"},
    "dinner": {"meal"},
    "breakfast": {"meal"},
    "trip": {"visit", "meeting"},
    "visit": {"visit", "meeting"},
}
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_SAID = re.compile(
    r"\b(?P<yesterday>yesterday)\b|\bon (?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|"
    r"\bon (?P<month>January|February|March|April|May|June|July|August|September|October|November|December) "
    r"(?P<day>\d{1,2})\b",
    re.IGNORECASE,
)
_MONTHS = "january february march april may june july august september october november december".split()
_OFFICES = {
    "president",
    "minister",
    "chancellor",
    "secretary",
    "governor",
    "advisor",
    "king",
    "prince",
    "speaker",
    "amir",
}
_SMALL = {"of", "the", "and", "a", "an", "with", "from", "group", "members", "her", "his", "joe", "joseph", "affairs"}
_NO_NAMES = title_nouns() | _SMALL | word_set("title-modifiers") | {"general", "state"}


@dataclass(frozen=True)
class Label:
    """What a title says: the kind of talk, the words of which one names each side, and which sides are groups."""

    kinds: set[str]
    sides: tuple[set[str], set[str]]
    groups: tuple[bool, bool]
    day: date | None


def half(name: str) -> str:
    """The part a file belongs to, by a hash of its name: "develop" or "untouched", half each."""
    return "develop" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 else "untouched"


def labelled(part: str) -> Iterator[tuple[Article, Label]]:
    """The readouts of a part whose title names two persons, or a person and a group; the articles without title."""
    for path in sorted(READOUTS.glob("*.md")):
        if half(path.stem) != part:
            continue
        for article in read(path):
            if isinstance(article, Article) and (label := label_of(article)):
                yield replace(article, title="", deck=""), label


def label_of(article: Article) -> Label | None:
    """The label that a title gives, or None where it does not name two sides."""
    title = " ".join(article.title.replace("\u2060", "").split())
    found = _TITLE.match(title)
    if found is None:
        return None
    near, far = _names(found["a"]), _names(_TOPIC.sub("", found["b"]))
    groups = (not _person(found["a"]), not _person(found["b"]))
    if not near or not far or all(groups):
        return None
    return Label(_KINDS[found["kind"].lower().rstrip("s")], (near, far), groups, _day_said(article))


def _person(text: str) -> bool:
    """True where a text names a person: a given name, or a title with a name after it."""
    words = re.findall(r"[\w’'.-]+", re.sub(r"[’']s\b", "", text))
    if {"House", "Office"} & set(words) or not words:
        return False
    pairs = pairwise(words)
    return any(
        after[0].isupper() and after.lower() not in _NO_NAMES and (word in given_names() or word.lower() in _OFFICES)
        for word, after in pairs
    )


def _names(text: str) -> set[str]:
    """Words of which one, in lower case, must stand in the name of a participant: surnames, or a group's nouns."""
    text = re.sub(r"[’']s\b|,? Jr\.?|\(.*?\)", "", text)
    for name, (_, kind) in countries().items():
        if kind == "name":
            text = re.sub(rf"\s+of\s+(?:the\s+)?{re.escape(' '.join(name))}\b", "", text)
    words = [word.strip(".,") for word in re.findall(r"[\w.\-–’']+", text)]
    kept = [word for word in words if word.lower() not in _NO_NAMES and word not in honorifics()]
    return {word.lower() for word in kept if len(word) > 2}


def _day_said(article: Article) -> date | None:
    """The day that the first sentence says beside the verb, if it is another than the day of publication."""
    if article.day is None:
        return None
    body = next((part for part in article.parts if part.kind == "paragraph"), None)
    if body is None:
        return None
    first = re.split(r"(?<=[a-z])\.\s", " ".join(article.text[slice(*body.span)].split()))[0]
    told = sorted(_SAID.finditer(first), key=lambda one: one["month"] is None)
    said = told[0] if told else None
    if said is None or re.search(r"\b(?:today|this (?:morning|afternoon|evening))\b", first, re.IGNORECASE):
        return None
    if said["yesterday"]:
        return article.day - timedelta(days=1)
    if said["weekday"]:
        back = (article.day.weekday() - _DAYS.index(said["weekday"].lower())) % 7
        return article.day - timedelta(days=back) if back else None
    day = date(article.day.year, _MONTHS.index(said["month"].lower()) + 1, int(said["day"]))
    return day if day != article.day and abs((day - article.day).days) < 60 else None


def fits(found: Extraction, talk: Talk, label: Label) -> tuple[bool, bool, bool]:
    """Whether a talk has the kind, both sides, and the day of a label (True where the label has none).

    A person is found by the name. A group is found by a word of the title, or by somebody beside the other side: where
    a title has "European allies", the text names them.
    """
    by_id = {official.id: official for official in found.officials}
    stems = [_stems(by_id[one]) if one in by_id else _words(one) for one in talk.participants]
    named = [{number for number, words in enumerate(stems) if words & _stemmed(side)} for side in label.sides]
    both = [
        bool(named[side]) or (label.groups[side] and len(set(range(len(stems))) - named[1 - side]) > 0)
        for side in (0, 1)
    ]
    return talk.kind in label.kinds, all(both), label.day is None or talk.date_from == label.day


def _stems(official: Official) -> set[str]:
    return {word for name in (official.name, *official.aliases) for word in _words(name)}


def _words(name: str) -> set[str]:
    return _stemmed({word.strip(".,") for word in re.findall(r"[\w.\-–’']+", name.lower())})


def _stemmed(words: set[str]) -> set[str]:
    return {word.rstrip("s") for word in words}


def measured(part: str) -> dict[str, int]:
    """How many labels, kinds, sides, both, days said and days right in a part."""
    counts = dict.fromkeys(("labels", "kind and sides", "sides", "days", "days right"), 0)
    for article, label in labelled(part):
        found = extract(article)
        marks = [fits(found, talk, label) for talk in found.talks if talk.status == "held"]
        sided = [mark for mark in marks if mark[1]]
        right = [mark for mark in sided if mark[0]]
        counts["labels"] += 1
        counts["sides"] += bool(sided)
        counts["kind and sides"] += bool(right)
        counts["days"] += label.day is not None
        counts["days right"] += label.day is not None and any(mark[2] for mark in sided)
    return counts


def rows() -> list[Row]:
    """Kind and both sides found, and days right where the text gives another than that of publication."""
    if not READOUTS.is_dir():
        return []
    table = []
    for part in ("develop", "untouched"):
        counts = measured(part)
        table += [
            Row(
                f"talks of White House readouts, {part} half: kind and both sides",
                f"{counts['labels']} titles",
                f"{counts['kind and sides'] / counts['labels']:.1%}",
            ),
            Row(
                f"talks of White House readouts, {part} half: day said in the text",
                f"{counts['days']} readouts",
                f"{counts['days right'] / max(counts['days'], 1):.1%}",
            ),
        ]
    return table
