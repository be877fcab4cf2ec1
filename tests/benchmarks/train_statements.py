"""Trains the models of who said what: writes data/models/statements.json.

python -m tests.benchmarks.train_statements      # needs ../shared/eval beside the repository
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from analysis.extraction import linear
from analysis.extraction.attributions import find_attributions
from analysis.resources import DATA
from tests.benchmarks import polnear
from tests.benchmarks.training.annotated import Annotated, annotated
from tests.benchmarks.training.calibration import Outcomes, outcomes, steps
from tests.benchmarks.training.cues import Forms, cue_examples, joint_examples
from tests.benchmarks.training.fit import Example, fit
from tests.benchmarks.training.quotes import quote_examples

NAME = "statements"
FOLDS = 3
HOW = {"strength": 0.2, "least": 4, "prune": 0.08}


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


def train(articles: list[Annotated]) -> dict[str, Any]:
    """All models from these articles; what builds on another model learns from what that says of unseen articles."""
    bases = []
    for fold in range(FOLDS):
        bases.append(base_models([one for place, one in enumerate(articles) if place % FOLDS != fold]))
        for one in articles[fold::FOLDS]:
            one.attributions = find_attributions(one.found, one.quoted, one.cast)
    pairs: Outcomes = defaultdict(list)
    for fold, base in enumerate(bases):
        linear.put(NAME, base)
        quotes = quote_models([one for place, one in enumerate(articles) if place % FOLDS != fold])
        linear.put(NAME, {**base, **quotes})
        for basis, found in outcomes(articles[fold::FOLDS]).items():
            pairs[basis] += found
    parts = base_models(articles)
    parts.update(quote_models(articles))
    parts["confidence"] = {basis: steps(found) for basis, found in sorted(pairs.items())}
    linear.put(NAME, parts)
    return parts


def main() -> None:
    """Train on the parts "train" and "develop" and write the models."""
    parts = train([annotated(*one) for one in polnear.articles() if polnear.part_of(one[0]) != "untouched"])
    path = DATA / "models" / f"{NAME}.json"
    lines = ",\n".join(f"{json.dumps(part)}: {_lines(parts[part])}" for part in sorted(parts))
    path.write_text("{\n" + lines + "\n}\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size} bytes")


def _lines(part: Any) -> str:
    """One entry a line, so that a change of weights can be read in a diff."""
    return (
        json.dumps(part, ensure_ascii=False, sort_keys=True, indent=0) if isinstance(part, dict) else json.dumps(part)
    )


if __name__ == "__main__":
    main()
