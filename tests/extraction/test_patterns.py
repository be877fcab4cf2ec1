"""What a typed phrase finds, alike in Python and in DuckDB."""

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.patterns import hint, is_phrase, python_pattern, sql_pattern

CASES = [
    ("feasible step", "with feasible steps and more", True),
    ("feasible steps", "a feasible step.", True),
    ("feasible steps", "“feasible” steps", True),
    ("feasible steps", "steps that are feasible", False),
    ("de risk", "the downside risk", False),
    ("cvid", "write to cvid1@example.invalid", False),
    ("cvid", "CVID, he said", True),
    ("denucleari*", "complete denuclearization", True),
    ("denucleari*", "the denuclearised zone", True),
    ("maximum * pressure", "maximum economic pressure", True),
    ("maximum * pressure", "maximum pressure", False),
    ('"feasible step"', "feasible steps", False),
    ("year end", "a year-end deadline", True),
    ("carry", "they carried it", True),
    ("don't wait", "we don’t wait", True),
    ("a.b", "a+b", False),
]


def in_duckdb(phrase, text):
    return duckdb.execute("SELECT regexp_matches($text, $p)", {"text": text, "p": sql_pattern(phrase)}).fetchone()[0]


@pytest.mark.parametrize(("phrase", "text", "found"), CASES)
def test_a_phrase_finds_its_uses_and_nothing_else(phrase, text, found):
    assert bool(python_pattern(phrase).search(text)) is found
    assert in_duckdb(phrase, text) is found


@pytest.mark.parametrize(
    ("phrase", "letters"), [("feasible steps", "feasibl"), ("denucleari*", "denucleari"), ("*", "")]
)
def test_the_hint_of_a_phrase_is_the_most_telling_part_that_all_its_forms_share(phrase, letters):
    assert hint(phrase) == letters


@pytest.mark.parametrize(("phrase", "text"), [(phrase, text) for phrase, text, found in CASES if found])
def test_every_use_of_a_phrase_holds_its_hint(phrase, text):
    assert hint(phrase) in text.lower()


@given(st.lists(st.sampled_from(["carried", "Cities", "bus", "straße", "o'neill", "re-", "x*", "ÉCOLE"]), min_size=1))
def test_every_use_of_whatever_is_typed_holds_its_hint(typed):
    text = " ".join(typed).replace("*", "yz")
    assert not python_pattern(" ".join(typed)).search(text) or hint(" ".join(typed)) in text.lower()


@given(st.text(min_size=1, max_size=30))
def test_whatever_is_typed_is_a_pattern_in_both_or_no_phrase(typed):
    if is_phrase(typed):
        python_pattern(typed).search("some text")
        in_duckdb(typed, "some text")
