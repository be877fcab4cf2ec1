"""How the scale from confrontational to conciliatory agrees with labels; part of `python -m tests.benchmarks tone`.

200 sentences of statements, drawn at random from ../shared/eval/polnear and the sample (conciliation_labels.csv), were
labelled twice by one labeller of ours, after the word lists had been written and before the scale was run on them. Then
the words that failed on every other sentence, the first, third and so on, were mended; the rest was left alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.stats import pearsonr
from sklearn.metrics import cohen_kappa_score

from analysis.extraction.conciliation import score_conciliation
from analysis.extraction.tone import score_sentences
from analysis.extraction.vader import vader
from analysis.resources import DATA
from tests.benchmarks.harness import Row
from tests.benchmarks.importing import POLNEAR

LABELS = Path(__file__).parent / "conciliation_labels.csv"
FOLDERS = {"polnear": POLNEAR / "train" / "text", "sample": DATA / "sample"}

Numbers = npt.NDArray[np.float64]


def labelled() -> list[tuple[str, str, int, int]]:
    """The corpus, the text and the two labels of each sentence."""
    with open(LABELS, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    found = []
    for row in rows:
        text = (FOLDERS[row["corpus"]] / row["file"]).read_bytes().decode("utf-8")
        sentence = " ".join(text[int(row["start"]) : int(row["end"])].split())
        found.append((row["corpus"], sentence, int(row["first"]), int(row["second"])))
    return found


def alpha(one: Numbers, other: Numbers) -> float:
    """Krippendorff's alpha of two sets of labels, with the distances of an interval scale (Krippendorff 2004)."""
    both = np.concatenate([one, other])
    seen = np.mean((one - other) ** 2)
    expected = 2 * both.var() * len(both) / (len(both) - 1)
    return float(1 - seen / expected)


def agreement() -> Iterator[Row]:
    """The labels with each other, then each scale with the mean label."""
    rows = labelled()
    first, second = (np.array([row[place] for row in rows], dtype=float) for place in (2, 3))
    kappa = cohen_kappa_score(first.astype(int), second.astype(int), weights="quadratic")
    size = f"{len(rows)} sentences"
    told = f"alpha {alpha(first, second):.2f}, weighted kappa {kappa:.2f}"
    yield Row("labels of conciliation, first pass and second", size, told)
    sentences, mean = [row[1] for row in rows], (first + second) / 2
    others = {"VADER": np.array([vader().compound(one) for one in sentences]), "prose": score_sentences(sentences)}
    ours = score_conciliation(sentences)
    halves = np.arange(len(rows)) % 2 == 1
    for name, chosen in (
        ("all", np.ones(len(rows), dtype=bool)),
        ("not used to mend the words", halves),
        *((corpus, np.array([row[0] == corpus for row in rows])) for corpus in FOLDERS),
    ):
        beside = ", ".join(f"{other} {pearsonr(found[chosen], mean[chosen])[0]:.2f}" for other, found in others.items())
        told = f"r {pearsonr(ours[chosen], mean[chosen])[0]:.2f}"
        yield Row(f"scale of conciliation with labels, {name}", f"{chosen.sum()} sentences", told, beside)
