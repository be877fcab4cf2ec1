"""Trains the scale of news prose: `python -m tests.benchmarks.train_tone`; needs ../shared.

Writes data/models/tone-polarity.csv (what the company that words keep says of them: ridge regression from PPMI-SVD
vectors of unlabelled texts to the valences of VADER and tone-words.txt; Levy and Goldberg 2014) and
data/models/tone.json; prints the correlation with the mean human ratings across documents (10-fold, no document on
both sides of a fold; the constants of the model were chosen on the same folds, so expect a little less elsewhere).
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.stats import pearsonr
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge
from sklearn.model_selection import GroupKFold
from sklearn.svm import SVR
from sklearn.utils.extmath import randomized_svd

from analysis.extraction.inflections import lemma
from analysis.extraction.tone import terms_of
from analysis.extraction.tone_features import features, tone_words, words_of
from analysis.extraction.vader import vader
from analysis.resources import DATA

SHARED = Path(__file__).resolve().parents[3] / "shared"
VOCABULARY, LEAST, WINDOW, DIMENSIONS = 15_000, 8, 5, 200
RARE = 1e-3  # words more frequent than this count less (Arora, Liang and Ma 2017)
GAMMA, COST, EPSILON, ALPHA, BESIDE = 0.012, 0.15, 0.05, 1.0, 0.25


def rated() -> tuple[list[str], np.ndarray, np.ndarray]:
    """Sentences, their mean human rating as -1 to 1, and the document each is from."""
    with open(SHARED / "eval/nyt_tone_dev.tsv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    ratings = np.array([float(row["mean_rating"]) / 4 for row in rows])
    return [row["text"] for row in rows], ratings, np.array([row["snippet"].split("_")[0] for row in rows])


def texts() -> list[str]:
    """The unlabelled texts."""
    paths = [*sorted((SHARED / "corpora").rglob("*.md")), *sorted((SHARED / "eval/polnear/train/text").glob("*.txt"))]
    with open(SHARED / "corpora/us-government-on-korea.jsonl", encoding="utf-8") as file:
        return [path.read_text("utf-8") for path in paths] + [json.loads(line)["text"] for line in file]


def polarity() -> dict[str, float]:
    """What words say, told from the words around them, each weighed by how rare it is."""
    said = [words_of(text) for text in texts()]
    counts = Counter(word for one in said for word in one)
    known = [word for word, count in counts.most_common(VOCABULARY) if count >= LEAST]
    vectors = _vectors(said, {word: place for place, word in enumerate(known)})
    lexicon, own = vader().lexicon, tone_words()
    seeds = {
        word: float(np.mean(values))
        for word in known
        if (values := [v for v in (own.get(lemma(word)), lexicon.get(word)) if v is not None])
    }
    plain = [word for word in known[:3000] if word not in seeds]
    places = [known.index(word) for word in [*seeds, *plain]]
    weights = [1.0] * len(seeds) + [0.3] * len(plain)
    told = Ridge(1.0).fit(vectors[places], [*seeds.values(), *([0.0] * len(plain))], weights).predict(vectors)
    total = sum(counts[word] for word in known)
    return {
        word: (0.8 * seeds[word] + 0.2 * value if word in seeds else value) * RARE / (RARE + counts[word] / total)
        for word, value in zip(known, told, strict=True)
    }


def _vectors(said: list[list[str]], places: dict[str, int]) -> np.ndarray:
    """Unit vectors of words: the positive pointwise mutual information with their neighbours, reduced."""
    line = np.concatenate([np.array([places.get(word, -1) for word in one] + [-1] * WINDOW) for one in said])
    size = len(places)
    beside = sparse.csr_matrix((size, size))
    for step in range(1, WINDOW + 1):
        one, other = line[:-step], line[step:]
        both = (one >= 0) & (other >= 0)
        beside = beside + sparse.coo_matrix((np.full(both.sum(), 1 / step), (one[both], other[both])), (size, size))
    pairs = (beside + beside.T).tocoo()
    rows = np.asarray(pairs.sum(axis=1)).ravel()
    smoothed = rows**0.75 / (rows**0.75).sum()
    information = np.log(pairs.data / rows[pairs.row] / smoothed[pairs.col])
    kept = information > 0
    matrix = sparse.csr_matrix((information[kept], (pairs.row[kept], pairs.col[kept])), (size, size))
    left, strength, _ = randomized_svd(matrix, DIMENSIONS, random_state=0, n_iter=3)
    vectors = left * np.sqrt(strength)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)


class Trained:
    """Both regressions, fitted."""

    def __init__(self, said: list[list[str]], numbers: np.ndarray, ratings: np.ndarray) -> None:
        self.middle, spread = numbers.mean(axis=0), numbers.std(axis=0)
        self.spread = np.where(spread > 1e-4, spread, 1.0)
        place = (numbers - self.middle) / self.spread
        self.support = SVR(C=COST, gamma=GAMMA, epsilon=EPSILON).fit(place, ratings)
        self.counter = TfidfVectorizer(analyzer=terms_of, min_df=2, sublinear_tf=True)
        counted = sparse.hstack([self.counter.fit_transform(said), place * BESIDE]).tocsr()
        self.words = Ridge(ALPHA).fit(counted, ratings)

    def predict(self, said: list[list[str]], numbers: np.ndarray) -> np.ndarray:
        place = (numbers - self.middle) / self.spread
        counted = sparse.hstack([self.counter.transform(said), place * BESIDE]).tocsr()
        return (self.support.predict(place) + self.words.predict(counted)) / 2

    def weights(self) -> dict[str, object]:
        names = self.counter.get_feature_names_out()
        coefficients = self.words.coef_
        terms = zip(names, self.counter.idf_, coefficients[: len(names)], strict=True)
        constants = [GAMMA, float(self.support.intercept_[0]), float(self.words.intercept_)]
        return {
            "weights": {
                "middle": _short(self.middle, 5),
                "spread": _short(self.spread, 5),
                "beside": _short(coefficients[len(names) :] * BESIDE, 6),
                "vectors": [_short(row, 3) for row in self.support.support_vectors_],
                "duals": _short(self.support.dual_coef_[0], 4),
                "constants": constants,
            },
            "terms": {str(name): [round(float(idf), 3), round(float(weight), 4)] for name, idf, weight in terms},
        }


def _short(values: np.ndarray, digits: int) -> list[float]:
    return [round(float(value), digits) for value in values]


def folds() -> np.ndarray:
    """The score of each sentence by a model that has seen nothing of its document."""
    sentences, ratings, documents = rated()
    said = [words_of(one) for one in sentences]
    numbers = features(sentences, said)
    found = np.zeros(len(ratings))
    for train, test in GroupKFold(10).split(sentences, ratings, documents):
        model = Trained([said[place] for place in train], numbers[train], ratings[train])
        found[test] = model.predict([said[place] for place in test], numbers[test])
    return found


def main() -> int:
    """Train, measure, write."""
    if not SHARED.is_dir():
        print("../shared is not here: nothing to train on", file=sys.stderr)
        return 1
    if "--keep-polarity" not in sys.argv:
        with open(DATA / "models" / "tone-polarity.csv", "w", encoding="utf-8", newline="") as file:
            file.write(
                "# What words of news say, told from the words around them; python -m tests.benchmarks.train_tone.\n"
            )
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(["word", "valence"])
            rows.writerows((word, f"{value:.3f}") for word, value in sorted(polarity().items()) if abs(value) >= 0.01)
    sentences, ratings, documents = rated()
    print(f"{len(sentences)} sentences of {len(set(documents))} documents")
    print(f"VADER {pearsonr([vader().compound(one) for one in sentences], ratings)[0]:.3f}")
    print(f"across documents {pearsonr(folds(), ratings)[0]:.3f}")
    said = [words_of(one) for one in sentences]
    model = Trained(said, features(sentences, said), ratings).weights()
    text = re.sub(r"\], ", "],\n", json.dumps(model, ensure_ascii=False, sort_keys=True))
    (DATA / "models" / "tone.json").write_text(text + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
