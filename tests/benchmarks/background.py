"""Counts the words and phrases of public-domain government briefings: data/models/lexicon.csv and phrase-rates.csv.

python -m tests.benchmarks.background      # needs ../shared/corpora beside the repository
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from analysis.extraction import lexicon
from analysis.extraction.inflections import lemma
from analysis.extraction.terms import classify, windows
from analysis.extraction.tokens import tokens
from analysis.resources import DATA

CORPORA = Path(__file__).resolve().parents[2] / "../shared/corpora"
LEAST_WORD = 4  # uses, below which a form may be a slip
LEAST_PHRASE = 30
LOWER_SHARE = 0.3  # of a word's uses inside sentences: below it the word is a name first of all


def texts() -> Iterator[str]:
    """The bodies of the briefings, paragraph by paragraph, lines joined."""
    bodies = [path.read_text("utf-8").split("---", 2)[-1] for path in sorted(CORPORA.glob("white-house/briefings/*"))]
    with open(CORPORA / "us-government-on-korea.jsonl", encoding="utf-8") as file:
        bodies += [json.loads(line)["text"] for line in file]
    for body in bodies:
        for paragraph in re.split(r"\n\s*\n", body):
            yield re.sub(r"^\s*(?:[A-Z][A-Z .’'-]{3,}:|Q\b)", "", " ".join(paragraph.split()))


def main() -> None:
    """Write both tables."""
    lower: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    total = 0
    for text in texts():
        found = tokens(text)
        total += len(found)
        for token in found:
            if not token.form[0].isalpha() or token.upper:
                continue
            lower[token.form] += not token.capital
            inside[token.form] += bool(token.glue)
    known = {
        word: count for word, count in lower.items() if count >= LEAST_WORD and count >= LOWER_SHARE * inside[word]
    }
    _write("lexicon", known, total, "word")
    lexicon.lexicon.cache_clear()
    lemma.cache_clear()
    phrases: Counter[str] = Counter()
    for text in texts():
        said = classify(tokens(text))
        phrases.update(key for key, _, _ in windows(said, 3))
    _write("phrase-rates", {key: count for key, count in phrases.items() if count >= LEAST_PHRASE}, total, "phrase")


def _write(name: str, counts: dict[str, int], total: int, column: str) -> None:
    path = DATA / "models" / f"{name}.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(
            f"# Uses per million words in {total} words of government briefings of the United States (public domain).\n"
        )
        file.write("# Written by python -m tests.benchmarks.background.\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column, "per_million"])
        for key, count in sorted(counts.items()):
            writer.writerow([key, f"{count / total * 1e6:.3g}"])
    print(f"{path}: {len(counts)} rows of {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
