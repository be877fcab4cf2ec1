"""No shift is claimed on shuffled data: the dates of statements dealt out anew, two hundred times.

The decision is taken as `shifts` takes it, on counts of the same statements; of the first few deals the library is
built and asked as well.
"""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.extraction.lexicon import lexicon
from analysis.extraction.terms import classify, windows
from analysis.extraction.tokens import tokens
from analysis.library import Filters, Library
from analysis.measures.shifts import LEVEL, judged, shifts
from analysis.measures.statistics import chance_of_split, least_chance
from tests.measures.speeches import Said, library_of

PERMUTATIONS, THROUGH_THE_LIBRARY, STATEMENTS, DAYS, WORDS = 200, 3, 120, 60, 18
FIRST = date(2020, 1, 1)
SINCE = 48  # days after the first


def invented(dice: np.random.Generator) -> tuple[list[str], np.ndarray]:
    """Statements in words as common as in political speech, some with a set phrase, and the day of each."""
    known = lexicon()
    words, rates = np.array(list(known)), np.array(list(known.values()))
    set_phrases = ["with all due patience", "for the good of the valley", "a fair and lasting order"]
    texts = []
    for _ in range(STATEMENTS):
        text = " ".join(dice.choice(words, WORDS, p=rates / rates.sum()))
        texts.append(f"{text} {dice.choice(set_phrases)}" if dice.random() < 0.3 else text)
    return texts, dice.integers(DAYS, size=STATEMENTS)


def presence(texts: list[str]) -> np.ndarray:
    """Which statement (row) holds which phrase (column)."""
    keys = [{key for key, _, _ in windows(classify(tokens(text)), 5)} for text in texts]
    places = {key: place for place, key in enumerate(sorted(set().union(*keys)))}
    held = np.zeros((len(texts), len(places)), dtype=bool)
    for row, found in enumerate(keys):
        held[row, [places[key] for key in found]] = True
    return held


def claims(held: np.ndarray, days: np.ndarray) -> np.ndarray:
    """Which phrases are claimed to have changed, with the statements on these days."""
    by_day = np.array([held[days == day].any(axis=0) for day in range(DAYS)])
    spoken = np.array([(days == day).any() for day in range(DAYS)])
    late = days >= SINCE
    counts = [held[late].sum(axis=0), held[~late].sum(axis=0)]
    sizes = int(late.sum()), int((~late).sum())
    chance = chance_of_split(counts[0], sizes[0], counts[1], sizes[1])
    on_days = chance_of_split(
        by_day[SINCE:].sum(axis=0), int(spoken[SINCE:].sum()), by_day[:SINCE].sum(axis=0), int(spoken[:SINCE].sum())
    )
    can_tell = least_chance(sum(counts), *sizes) <= LEVEL
    found = pd.DataFrame(
        {
            "chance": np.maximum(chance, on_days),
            "can_tell": can_tell,
            "statements": counts[0],
            "statements_before": counts[1],
        }
    )
    return judged(found, int(can_tell.sum()))[1].to_numpy()


def test_with_shuffled_dates_fewer_than_one_comparison_in_twenty_finds_anything():
    dice = np.random.default_rng(20191216)
    texts, days = invented(dice)
    held = presence(texts)
    found = [claims(held, dice.permutation(days)).any() for _ in range(PERMUTATIONS)]
    assert sum(found) < LEVEL * PERMUTATIONS


def test_a_real_change_is_found_among_the_same_words():
    texts, days = invented(np.random.default_rng(20191216))
    changed = [f"{text} in workable stages" if day >= SINCE else text for text, day in zip(texts, days, strict=True)]
    assert claims(presence(changed), days).any()


def test_a_library_with_shuffled_dates_claims_nothing_either(tmp_path: Path):
    dice = np.random.default_rng(20191216)
    texts, days = invented(dice)
    for number in range(THROUGH_THE_LIBRARY):
        dealt = dice.permutation(days)
        said = [
            Said("Ada Lind", FIRST + timedelta(days=int(day)), text) for text, day in zip(texts, dealt, strict=True)
        ]
        library = library_of(Library(str(tmp_path / str(number))), said)
        found = shifts(library, Filters(since=FIRST + timedelta(days=SINCE)))
        assert len(found)
        assert not found["claimed"].any()
