"""The scale from confrontational to conciliatory: offers above refusals, and what denials and conditions do."""

from math import tanh

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.conciliation import cues, score_conciliation
from analysis.extraction.tone import conciliation_contributions
from analysis.resources import settings

ORDERED = [
    "If they come near, our army will attack and annihilate them.",
    "The envoy threatened dire consequences.",
    "The ministry rejected the draft.",
    "The ministers spoke of the weather in Bergen.",
    "The ministers met in Bergen.",
    "The ministry offered to resume the dialogue.",
    "The two sides agreed on a ceasefire and reached a peaceful settlement.",
]


def test_sentences_are_in_the_order_of_what_they_do():
    scores = score_conciliation(ORDERED)
    assert (np.diff(scores) > 0).all()
    assert scores[3] == 0


@pytest.mark.parametrize(
    ("plain", "other", "turned"),
    [
        ("They will attack the harbor.", "They will not attack the harbor.", True),
        ("They will negotiate.", "They will not negotiate.", True),
        ("They will negotiate.", "They refuse to negotiate.", True),
        ("They will attack the harbor.", "They will answer if they attack the harbor.", False),
        ("They will attack the harbor.", "They might attack the harbor.", False),
    ],
)
def test_denials_turn_and_conditions_weaken(plain, other, turned):
    first, second = score_conciliation([plain, other])
    assert (first * second < 0) == turned
    if not turned:
        assert abs(second) < abs(first)


def test_a_denial_does_not_reach_past_a_comma_or_into_the_next_clause():
    assert score_conciliation(["It was not on Monday, they attacked."])[0] < 0
    assert score_conciliation(["He did not come and they attacked."])[0] < 0


def test_refusing_what_is_harsh_confronts_nobody():
    assert score_conciliation(["The ministry rejected violence."])[0] > 0


def test_a_double_denial_is_none():
    assert score_conciliation(["They did not refuse to meet."])[0] > 0


def test_the_longest_words_count_and_names_do_not():
    assert [cue.name for cue in cues("They want to lift sanctions.")] == ["yield and settle"]
    assert score_conciliation(["The United States and the United Nations, according to the paper."])[0] == 0


def test_the_score_is_the_squeezed_sum_of_the_weights_in_the_list():
    weights = {group["name"]: group["weight"] for group in settings("conciliation")["class"]}
    expected = tanh(weights["demand"] + weights["threaten"])
    assert score_conciliation(["They demanded it, and threatened."])[0] == pytest.approx(expected)


def test_each_word_tells_what_it_adds():
    sentence = "They will not negotiate today"
    told = dict(conciliation_contributions(sentence))
    assert list(told) == sentence.split()
    assert told["not"] < 0
    assert told["today"] == pytest.approx(0)
    assert sum(told.values()) == pytest.approx(score_conciliation([sentence])[0])


@given(st.lists(st.text(max_size=80), max_size=5))
def test_any_text_has_a_score(sentences):
    scores = score_conciliation(sentences)
    assert scores.shape == (len(sentences),)
    assert (np.abs(scores) <= 1).all()
