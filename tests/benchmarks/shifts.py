"""Shifts over 100,000 statements of one official and a phrase over a million of them, beside what a user would write
with pandas and scikit-learn; and beside Scattertext on the 840 articles of PolNeAR.

Statements are drawn from the lexicon by how common its words are: no text of others is needed. Scattertext wants older
versions of numpy than Readout has: install requirements-scattertext.txt into an environment of its own and name its
Python in SCATTERTEXT_PYTHON.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.extraction.lexicon import lexicon
from analysis.extraction.terms import classify, windows
from analysis.extraction.tokens import tokens
from analysis.library import Filters, Library, import_paths
from analysis.measures.phrases import first_uses, uses
from analysis.measures.shifts import shifts
from analysis.model import TABLES
from analysis.reading import Metadata
from tests.benchmarks.harness import Row, timed
from tests.benchmarks.importing import POLNEAR

FIRST = date(2018, 1, 1)
WORDS = 25  # a statement
SINCE = date(2020, 9, 1)
PHRASE = "feasible steps"
MIDDLE = date(2016, 6, 1)


def rows() -> Iterator[Row]:
    """The measured rows."""
    yield from of_one_official()
    yield from of_a_phrase()
    yield from beside_scattertext()


def of_one_official() -> Iterator[Row]:
    """The shifts of one official."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(f"{folder}/shifts")
        said = speeches(100_000)
        fill(library, said, with_terms=True)
        filters = Filters(officials=("ann-able",), since=SINCE)
        first = timed(lambda: shifts(library, filters))
        ours = timed(lambda: shifts(library, filters), 5)
        theirs = timed(lambda: by_hand(said))
        yield Row(
            "shifts of one official",
            "100,000 statements",
            f"{ours:.2f} s, the first time {first:.2f} s",
            f"{theirs:.2f} s by scikit-learn and pandas",
            _ratio(ours, theirs),
        )


def of_a_phrase() -> Iterator[Row]:
    """Who used a phrase, and when, among a million statements of ten officials."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(f"{folder}/phrase")
        said = pd.concat([speeches(100_000, seed) for seed in range(10)], ignore_index=True)
        fill(library, said, with_terms=False)
        first_uses(library, Filters(), PHRASE)
        ours = timed(lambda: first_uses(library, Filters(), PHRASE), 3)
        by_month = timed(lambda: uses(library, Filters(), [PHRASE]), 3)
        theirs = timed(lambda: said["content"].str.contains(r"\bfeasible\s+steps?\b", case=False, regex=True).sum())
        size = "1,000,000 statements"
        told = f"{theirs:.2f} s by pandas"
        yield Row("who used a phrase, since when", size, f"{ours:.2f} s", told, _ratio(ours, theirs))
        yield Row("uses of a phrase by month and official", size, f"{by_month:.2f} s", told, _ratio(by_month, theirs))


def beside_scattertext() -> Iterator[Row]:
    """What changed in the words of all articles since a day, as Readout and as Scattertext tell it."""
    if not POLNEAR.is_dir():
        print("the 840 articles in ../shared/eval/polnear are not here", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        library = Library(f"{folder}/polnear")
        import_paths(library, [POLNEAR / "train" / "text"], Metadata.load(POLNEAR / "metadata.tsv"))
        filters = Filters(since=MIDDLE)
        ours = timed(lambda: shifts(library, filters), 3)
        texts = library.query(
            "SELECT text, CASE WHEN day >= $since THEN 'now' ELSE 'before' END AS side FROM articles", {"since": MIDDLE}
        )
        texts.to_json(f"{folder}/texts.json", orient="records")
        python = os.environ.get("SCATTERTEXT_PYTHON", sys.executable)
        command = [python, str(Path(__file__).with_name("beside_scattertext.py")), f"{folder}/texts.json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"Scattertext did not run: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        theirs = f"{float(done.stdout):.2f} s by Scattertext" if not done.returncode else "Scattertext is not installed"
        ratio = _ratio(ours, float(done.stdout)) if not done.returncode else ""
        yield Row("shifts of everybody since a day", f"{len(texts)} articles", f"{ours:.2f} s", theirs, ratio)


def _ratio(ours: float, theirs: float) -> str:
    return f"{theirs / ours:.1f} times"


def speeches(size: int, seed: int = 0) -> pd.DataFrame:
    """Invented statements. Columns: statement_id, official, date, content."""
    known = lexicon()
    words = np.array(list(known))
    weights = np.array(list(known.values()))
    dice = np.random.default_rng(seed)
    drawn = words[dice.choice(len(words), (size, WORDS), p=weights / weights.sum())]
    content = np.array([" ".join(line) for line in drawn], dtype=object)
    days = np.sort(dice.integers(0, 1000, size))
    late = np.flatnonzero(days >= (SINCE - FIRST).days)
    for place in dice.choice(late, 40, replace=False):
        content[place] = f"{content[place]} with {PHRASE}"
    return pd.DataFrame(
        {
            "statement_id": [f"{seed:04d}{n:012d}:s0-{len(text)}" for n, text in enumerate(content)],
            "official": "ann-able" if seed == 0 else f"official-{seed}",
            "date": [FIRST + timedelta(days=int(day)) for day in days],
            "content": content,
        }
    )


def fill(library: Library, said: pd.DataFrame, *, with_terms: bool) -> None:
    """Write invented statements, and their terms, into an empty library."""
    for start in range(0, len(said), 50_000):
        part = said.iloc[start : start + 50_000]
        tables = {name: schema.empty_table() for name, schema in TABLES.items()}
        tables["statements"] = _table("statements", _statements(part))
        if start == 0:
            officials = pd.DataFrame({"official": said["official"].unique()})
            officials = officials.assign(name=officials["official"], article_id="0", kind="person", mentions=1)
            tables["officials"] = _table("officials", officials)
        if with_terms:
            tables["terms"] = _terms(part)
        with library.write("benchmark") as writer:
            writer.append(tables)


def _statements(said: pd.DataFrame) -> pd.DataFrame:
    return said.assign(
        article_id=said["statement_id"].str[:16],
        kind="direct",
        stance="own",
        words=said["content"].str.count(" ") + 1,
        content_start=0,
        content_end=said["content"].str.len(),
        source="bench",
        day=said["date"],
        speaker=said["official"],
    )


def _terms(said: pd.DataFrame) -> pa.Table:
    columns: dict[str, list[object]] = {name: [] for name in TABLES["terms"].names}
    for row in said.itertuples(index=False):
        found = classify(tokens(row.content))
        for key in dict.fromkeys(key for key, _, _ in windows(found, 5)):
            for name, value in (
                ("article_id", row.statement_id[:16]),
                ("statement_id", row.statement_id),
                ("official", row.official),
                ("date", row.date),
                ("key", key),
                ("phrase", key),
                ("words", key.count(" ") + 1),
                ("count", 1),
                ("source", "bench"),
            ):
                columns[name].append(value)
    return pa.table(columns, schema=TABLES["terms"])


def _table(name: str, frame: pd.DataFrame) -> pa.Table:
    schema = TABLES[name]
    size = len(frame)
    arrays = [
        pa.array(frame[field.name].tolist(), field.type) if field.name in frame else pa.nulls(size, field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def by_hand(said: pd.DataFrame) -> pd.DataFrame:
    """What a user would write: count phrases of one to five words with scikit-learn, compare rates with pandas."""
    from sklearn.feature_extraction.text import CountVectorizer

    counter = CountVectorizer(ngram_range=(1, 5), min_df=5, stop_words="english", binary=True)
    matrix = counter.fit_transform(said["content"])
    late = (said["date"] >= SINCE).to_numpy()
    frame = pd.DataFrame(
        {
            "phrase": counter.get_feature_names_out(),
            "now": np.asarray(matrix[late].sum(axis=0)).ravel(),
            "before": np.asarray(matrix[~late].sum(axis=0)).ravel(),
        }
    )
    frame["change"] = np.log((frame["now"] + 0.5) / late.sum()) - np.log((frame["before"] + 0.5) / (~late).sum())
    return frame.sort_values("change", ascending=False).head(40)
