"""Trains the scale of news prose: `python -m tests.benchmarks.train_tone [--keep-lexicon]`; needs ../shared.

Writes data/models/tone-lexicon.npz (see train_tone_lexicon; needs requirements-train.txt), tone.npz and tone-terms.csv;
prints the correlation with the mean human ratings on documents that were not trained on: the mean of three deals of the
documents into ten parts, each told by a model of the other nine, and of three deals into halves. The constants were
chosen on deals into ten, of some twenty settings tried, so expect a little less elsewhere.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.stats import pearsonr
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.kernel_ridge import KernelRidge
from sklearn.metrics.pairwise import linear_kernel, rbf_kernel
from sklearn.model_selection import GroupKFold

from analysis.extraction.tone import FARTHEST, terms_of
from analysis.extraction.tone_features import features, words_of
from analysis.extraction.vader import vader
from analysis.resources import DATA
from tests.benchmarks import train_tone_lexicon
from tests.benchmarks.train_tone_lexicon import SHARED

Numbers = npt.NDArray[np.float64]

GAMMA, MEANINGS, ALPHA = 0.002, 2.0, 2.0  # of the Gaussian; how much it counts beside the words; of the ridge
SLOPE = 0.002  # how much the straight line through the meanings counts: what is far from all still tells
SEEDS = (0, 1, 2)


def rated() -> tuple[list[str], Numbers, npt.NDArray[np.str_]]:
    """Sentences, their mean human rating as -1 to 1, and the document each is from."""
    with open(SHARED / "eval/nyt_tone_dev.tsv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    ratings = np.array([float(row["mean_rating"]) / 4 for row in rows])
    return [row["text"] for row in rows], ratings, np.array([row["snippet"].split("_")[0] for row in rows])


class Trained:
    """The regression, fitted."""

    def __init__(self, said: Sequence[Sequence[str]], numbers: Numbers, ratings: Numbers) -> None:
        self.middle, spread = numbers.mean(axis=0), numbers.std(axis=0)
        self.spread = np.where(spread > 1e-4, spread, 1.0)
        self.place = self.placed(numbers)
        self.counter = TfidfVectorizer(analyzer=terms_of, min_df=1, sublinear_tf=True)
        self.counted = self.counter.fit_transform(said)
        self.mean = float(ratings.mean())
        kernel = self.likeness(self.place) + linear_kernel(self.counted)
        self.ridge = KernelRidge(alpha=ALPHA, kernel="precomputed").fit(kernel, ratings - self.mean)

    def placed(self, numbers: Numbers) -> Numbers:
        return np.clip((numbers - self.middle) / self.spread, -FARTHEST, FARTHEST)

    def likeness(self, place: Numbers) -> Numbers:
        near: Numbers = MEANINGS * rbf_kernel(place, self.place, gamma=GAMMA) + SLOPE * place @ self.place.T
        return near

    def predict(self, said: Sequence[Sequence[str]], numbers: Numbers) -> Numbers:
        kernel = self.likeness(self.placed(numbers)) + linear_kernel(self.counter.transform(said), self.counted)
        told: Numbers = self.ridge.predict(kernel) + self.mean
        return told

    def write(self) -> None:
        """Make data/models/tone.npz and tone-terms.csv."""
        np.savez_compressed(
            DATA / "models" / "tone.npz",
            middle=self.middle.astype(np.float32),
            spread=self.spread.astype(np.float32),
            vectors=self.place.astype(np.float16),
            duals=(MEANINGS * self.ridge.dual_coef_).astype(np.float32),
            slope=(SLOPE * self.place.T @ self.ridge.dual_coef_).astype(np.float32),
            constants=np.array([GAMMA, self.mean]),
        )
        with open(DATA / "models" / "tone-terms.csv", "w", encoding="utf-8", newline="") as file:
            file.write(
                "# Words and pairs of words of the scale of news prose; python -m tests.benchmarks.train_tone.\n"
            )
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(["term", "idf", "weight"])
            weights = self.counted.T @ self.ridge.dual_coef_
            terms = zip(self.counter.get_feature_names_out(), self.counter.idf_, weights, strict=True)
            rows.writerows((term, f"{idf:.3f}", f"{weight:.4f}") for term, idf, weight in terms)


def untrained(said: list[list[str]], numbers: Numbers, ratings: Numbers, documents: object, parts: int) -> list[float]:
    """The correlation for each deal of the documents, every sentence told by a model without its document."""
    found = []
    for seed in SEEDS:
        told = np.zeros(len(ratings))
        for train, test in GroupKFold(parts, shuffle=True, random_state=seed).split(said, ratings, documents):
            model = Trained([said[place] for place in train], numbers[train], ratings[train])
            told[test] = model.predict([said[place] for place in test], numbers[test])
        found.append(float(pearsonr(told, ratings)[0]))
    return found


def main() -> int:
    """Train, measure, write."""
    if not SHARED.is_dir():
        print("../shared is not here: nothing to train on", file=sys.stderr)
        return 1
    if "--keep-lexicon" not in sys.argv:
        train_tone_lexicon.write()
    sentences, ratings, documents = rated()
    print(f"{len(sentences)} sentences of {len(set(documents))} documents")
    print(f"VADER {pearsonr([vader().compound(one) for one in sentences], ratings)[0]:.3f}")
    said = [words_of(one) for one in sentences]
    numbers = features(sentences, said)
    for parts in (10, 2):
        found = untrained(said, numbers, ratings, documents, parts)
        print(f"{parts} parts {np.mean(found):.3f} ({', '.join(f'{one:.3f}' for one in found)})", flush=True)
    Trained(said, numbers, ratings).write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
