"""Trains the models of who said what: writes data/models/statements.json.

python -m tests.benchmarks.train_statements      # needs ../shared/eval beside the repository
"""

from __future__ import annotations

import json
from typing import Any

from analysis.extraction import linear
from analysis.resources import DATA
from tests.benchmarks import polnear
from tests.benchmarks.training.annotated import Annotated, annotated
from tests.benchmarks.training.cues import Forms, cue_examples, joint_examples
from tests.benchmarks.training.quotes import quote_examples
from tests.benchmarks.training.fit import Example, fit

NAME = "statements"
FOLDS = 3
HOW = {"strength": 0.2, "least": 4, "prune": 0.05}


def base_models(articles: list[Annotated]) -> dict[str, Any]:
    """The models that find cues, their sources and the side of their contents."""
    forms = Forms(articles)
    parts: dict[str, Any] = {"forms": forms.candidates(), "verbs": forms.verbs()}
    linear.put(NAME, parts)
    parts["cue"] = fit((pair for one in articles for pair in cue_examples(one, forms)), **HOW)
    joint: dict[str, list[Example]] = {"source": [], "side": [], "start": [], "end": []}
    for one in articles:
        for part, example in joint_examples(one, forms):
            joint[part].append(example)
    for part, examples in joint.items():
        parts[part] = fit(examples, **HOW)
    linear.put(NAME, parts)
    return parts


def quote_models(articles: list[Annotated]) -> dict[str, Any]:
    """The models of who speaks in a quote, and of whether anybody does; articles need their `attributions`."""
    quote: list[Example] = []
    speech: list[Example] = []
    for one in articles:
        for pairs, whether in quote_examples(one):
            quote += pairs
            speech.append(whether)
    return {"quote": fit(quote, **HOW), "speech": fit(speech, **HOW)}


def main() -> None:
    """Train on the articles that develop and train hold, and write the models."""
    articles = [annotated(*one) for one in polnear.articles() if polnear.part_of(one[0]) != "untouched"]
    parts = base_models(articles)
    parts["confidence"] = {}
    path = DATA / "models" / f"{NAME}.json"
    path.write_text(json.dumps(parts, indent=0, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
