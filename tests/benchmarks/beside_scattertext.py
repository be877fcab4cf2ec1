"""Prints the seconds in which Scattertext finds the terms that tell two sets of texts apart: `... FILE.json`.

Run by tests.benchmarks.shifts, in an environment that holds Scattertext; it imports nothing of Readout.
"""

import json
import sys
import time

import pandas as pd
import scattertext


def main(path: str) -> None:
    """Build Scattertext's corpus from records with text and side, and score its terms."""
    with open(path, encoding="utf-8") as file:
        frame = pd.DataFrame(json.load(file))
    start = time.perf_counter()
    corpus = scattertext.CorpusFromPandas(
        frame, category_col="side", text_col="text", nlp=scattertext.whitespace_nlp_with_sentences
    ).build()
    corpus.get_scaled_f_scores("now")
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main(sys.argv[1])
