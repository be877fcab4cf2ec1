"""Shifts in whole articles: words of the reporters, whoever is quoted in them."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from analysis.extraction.lexicon import lexicon
from analysis.library import Filters, Library
from analysis.measures.article_shifts import article_shifts
from analysis.measures.shifts import shifts
from tests.measures.speeches import Said, library_of

FIRST, SINCE = date(2020, 1, 1), date(2020, 3, 1)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Sixty articles before a day and thirty since; reporters wrote of a floating barrier only since, Ann Abel never
    spoke of it, and Ben Bode was heard in other articles.
    """
    dice = np.random.default_rng(1)
    known = lexicon()
    words, rates = np.array(list(known)), np.array(list(known.values()))

    def prose() -> str:
        return " ".join(dice.choice(words, 20, p=rates / rates.sum())) + "."

    told = []
    for number in range(90):
        late = number >= 60
        beside = f"Behind the {prose()} Engineers drew a floating barrier." if late else f"Behind the {prose()}"
        day = FIRST + timedelta(days=number)
        who = "Ben Bode" if number % 3 == 0 else "Ann Abel"
        told.append(Said(who, day, prose(), printed_beside=beside if who == "Ann Abel" else f"Later {prose()}"))
    return library_of(Library(str(tmp_path_factory.mktemp("articles") / "library")), told)


def test_words_of_reporters_are_found_with_their_places(library: Library) -> None:
    found, rows = article_shifts(library, Filters(since=SINCE))
    first = rows[0]
    assert first["phrase"] in "engineers drew a floating barrier"
    assert (first["kind"], first["claimed"], first["statements"], first["statements_before"]) == ("new", True, 20, 0)
    assert first["sentence"].startswith(f"“{first['phrase']}” is new in the articles in view: in 20 articles of 30")
    texts = dict(library.query("SELECT article_id, text FROM articles").itertuples(index=False, name=None))
    for piece in first["evidence"]:
        start, end = piece["spans"][0]
        assert texts[piece["article_id"]][start:end].lower() == first["phrase"]
    assert (found.attrs["statements"], found.attrs["statements_before"]) == (30, 60)


def test_what_nobody_said_is_no_shift_of_statements(library: Library) -> None:
    assert not shifts(library, Filters(since=SINCE))["phrase"].str.contains("barrier").any()


def test_an_official_chooses_the_articles_that_name_them(library: Library) -> None:
    found, rows = article_shifts(library, Filters(since=SINCE, officials=("ben-bode",)))
    assert found.attrs["statements"] == 10
    assert not any("barrier" in row["phrase"] for row in rows)


def test_without_articles_in_the_window_it_says_so(library: Library, tmp_path: Path) -> None:
    found, rows = article_shifts(library, Filters(since=date(2030, 1, 1)))
    assert (found.attrs["note"], rows) == ("No article in the window: nothing to compare.", [])
    found, rows = article_shifts(Library(str(tmp_path / "empty")), Filters())
    assert rows == []


def test_chance_alone_is_not_claimed(library: Library) -> None:
    _, rows = article_shifts(library, Filters(officials=("ben-bode",), since=SINCE))
    assert not any(row["claimed"] for row in rows)
