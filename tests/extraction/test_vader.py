"""The quick way to VADER's score gives exactly what nltk gives."""

import csv

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.extraction.vader import vader

SENTENCES = [
    "",
    "The delegations met for two hours.",
    "It was a kind of good day, and kind people were kind of happy.",
    "KIND of a GREAT deal, he said; it is NOT a bad one!!",
    "The talks were good, but the ending was horrible.",
    "We have never been so happy, never this angry, and hardly sad.",
    '"Success," she said -- "the best, the very BEST success...?"',
    "At least they smiled; it was the least pleasant meeting, least of all a nice one.",
    "They were uber good :) and no one was hurt :-(",
    "Isn't it a win-win? Won't they love it?! Without hope. Without a doubt.",
    "good Good GOOD (good) 'good' good. good",
    "The kiss of death for a bad ass plan; they cut the mustard, yeah right.",
    "…“Hope”… ‘fear’ —love—",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_score_is_nltks(sentence):
    assert vader().compound(sentence) == vader().polarity_scores(sentence)["compound"]


WORDS = st.sampled_from(
    "good bad GOOD Bad kind of so very not never this least at but n't isn't without doubt war love hope, (fear) "
    "sort the shit bomb hand to mouth just enough win-win :) ? ?! !! 'kind' KIND".split()
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
@example("kind of kind")
@example("kind kind of")
def test_the_score_is_nltks_on_the_words_that_its_rules_look_at(text):
    assert vader().compound(text) == vader().polarity_scores(text)["compound"]


@given(st.text(max_size=80))
def test_the_score_is_nltks_on_any_text(text):
    assert vader().compound(text) == vader().polarity_scores(text)["compound"]


def test_the_score_is_nltks_on_editorials(shared):
    with open(shared / "eval/nyt_tone_dev.tsv", encoding="utf-8", newline="") as file:
        sentences = [row["text"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert [vader().compound(one) for one in sentences] == [
        vader().polarity_scores(one)["compound"] for one in sentences
    ]
