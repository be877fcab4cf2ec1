"""Talks against labels made by hand, in articles of PolNeAR and the founding one.

151 are those that rules were made on: 60 chosen by a hash of their names, 40 that have a word of contact, and 51 that
were labelled later. 63, `untouched`, were chosen by a hash among those left with a word of contact, and labelled before
anything was extracted from them. What these showed was mended afterwards: before that 70.0 % of what was found in them
was right, and 58.3 % of twelve talks were found.

The labels (tests/extraction/talk_labels.jsonl) hold facts and the offset of the sentence, not the texts. A label that
is not `sure` is a contact one may call a talk or not (a candidate and the bereaved, a call of companies): finding it
counts neither for nor against.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from analysis.extraction import extract
from analysis.model import Article, Extraction, Talk
from analysis.reading import read
from tests.benchmarks.harness import Row

SHARED = Path(__file__).resolve().parents[3] / "shared"
LABELS = Path(__file__).resolve().parents[1] / "extraction" / "talk_labels.jsonl"
_LIKE = ({"meeting", "summit", "meal", "working-level talks"}, {"call", "letter"})
_REACH = 900  # characters between a label's sentence and another that tells of the same talk


def labelled(*, untouched: bool = False) -> Iterator[tuple[Article, list[dict[str, Any]]]]:
    """The labelled articles with their labels; those that no rule was made on, or the others."""
    for line in LABELS.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row.get("untouched", False) != untouched:
            continue
        places = [SHARED / "eval" / "polnear" / "train" / "text", SHARED / "seed"]
        path = next(path for place in places if (path := place / f"{row['article']}.txt").exists())
        for article in read(path):
            if isinstance(article, Article):
                yield article, row["talks"]


def fits(found: Extraction, talk: Talk, label: dict[str, Any]) -> bool:
    """True if a talk is the label's: its sentence or one near by, the kind or one like it, and all who are named."""
    names = {official.id: " ".join((official.name, *official.aliases)) for official in found.officials}
    who = " ".join(names.get(one, one) for one in talk.participants).lower()
    near = abs(talk.evidence_span.start - label["offset"]) <= (0 if not label["sure"] else _REACH)
    like = talk.kind == label["kind"] or any({talk.kind, label["kind"]} <= kinds for kinds in _LIKE)
    named = sum(one.lower() in who for one in label["who"])
    return near and (not label["sure"] or (like and named >= min(2, len(label["who"]))))


def measured(*, untouched: bool = False) -> dict[str, int]:
    """Counts: labels and found, talks judged and right, statuses right, days given and right."""
    counts = dict.fromkeys(("labels", "found", "judged", "right", "status", "days", "days right"), 0)
    for article, labels in labelled(untouched=untouched):
        extraction = extract(article)
        sure = [label for label in labels if label["sure"]]
        counts["labels"] += len(sure)
        left = list(extraction.talks)
        for label in sure:
            match = next((talk for talk in left if fits(extraction, talk, label)), None)
            if match is None:
                continue
            left.remove(match)
            counts["found"] += 1
            counts["judged"] += 1
            right = match.status == label["status"]
            counts["right"] += right
            counts["status"] += right
            if label["date_from"]:
                counts["days"] += 1
                span = (date.fromisoformat(label["date_from"]), date.fromisoformat(label["date_to"]))
                counts["days right"] += (match.date_from, match.date_to) == span
        unsure = [label for label in labels if not label["sure"]]
        counts["judged"] += sum(not any(fits(extraction, talk, label) for label in unsure) for talk in left)
    return counts


def rows() -> list[Row]:
    """Precision, recall and days, of the articles that rules were made on and of those that were labelled last."""
    if not SHARED.is_dir():
        return []
    return [row for untouched in (False, True) for row in _rows(untouched=untouched)]


def _rows(*, untouched: bool) -> list[Row]:
    counts = measured(untouched=untouched)
    size = f"{counts['labels']} talks in {sum(1 for _ in labelled(untouched=untouched))} articles"
    which = "labelled last" if untouched else "developed on"
    return [
        Row(f"talks labelled by hand, {which}: precision", size, f"{counts['right'] / max(1, counts['judged']):.1%}"),
        Row(f"talks labelled by hand, {which}: recall", size, f"{counts['found'] / max(1, counts['labels']):.1%}"),
        Row(
            f"talks labelled by hand, {which}: days right",
            f"{counts['days']} found with a day",
            f"{counts['days right'] / max(1, counts['days']):.1%}",
        ),
    ]
