"""PolNeAR (Newell, Margolin and Ruths 2018): articles with every attribution marked, beside the repository."""

from __future__ import annotations

import glob
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.model import Article
from analysis.reading import read

SHARED = Path(__file__).resolve().parents[3] / "shared"
TRAIN = SHARED / "eval" / "polnear" / "train"
Spans = list[tuple[int, int]]


class Attribution(NamedTuple):
    """What an annotator marked: each a list of spans."""

    source: Spans
    cue: Spans
    content: Spans


def part_of(name: str) -> str:
    """The part an article belongs to, by a hash of its name: "train" 60 %, "develop" 20 %, "untouched" 20 %."""
    number = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10
    return "train" if number < 6 else "develop" if number < 8 else "untouched"


def articles(part: str | None = None) -> Iterator[tuple[str, Article, list[Attribution]]]:
    """Name, article and attributions of one part, or of all."""
    for path in sorted((TRAIN / "text").glob("*.txt")):
        if part is None or part_of(path.stem) == part:
            for article in read(path):
                if isinstance(article, Article):
                    yield path.stem, article, attributions(path.stem)


def attributions(name: str) -> list[Attribution]:
    """The attributions of an article by its first annotator."""
    files = sorted((TRAIN / "attributions").glob(f"{glob.escape(name)}_*.ann"))
    marks: dict[str, Spans] = {}
    events: list[str] = []
    for line in files[0].read_bytes().decode("utf-8").split("\n") if files else []:
        cells = line.split("\t")
        if len(cells) > 1 and cells[0].startswith("T"):
            _, _, offsets = cells[1].partition(" ")
            marks[cells[0]] = [(int(a), int(b)) for a, b in (pair.split() for pair in offsets.split(";"))]
        elif len(cells) > 1 and cells[0].startswith("E"):
            events.append(cells[1])
    return [one for event in events if (one := _attribution(event, marks)).content]


def _attribution(event: str, marks: dict[str, Spans]) -> Attribution:
    roles: dict[str, Spans] = {"Source": [], "Cue": [], "Content": []}
    for role in event.split():
        kind, mark = role.split(":")
        for name, spans in roles.items():
            if kind.startswith(name):
                spans += marks.get(mark, [])
    return Attribution(roles["Source"], roles["Cue"], roles["Content"])
