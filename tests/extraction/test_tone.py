"""The scale of news prose: one number a sentence, the same in any company, and told word by word."""

import csv

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.tone import contributions, with_tone
from analysis.measures.tone import score_sentences
from analysis.model import Article, Sentence, Span

KIND = "The ministers praised a generous agreement that brought peace and lasting prosperity."
HARSH = "The brutal massacre was a shameful atrocity that horrified the grieving families."


def test_kind_prose_scores_above_harsh():
    kind, harsh = score_sentences([KIND, HARSH])
    assert kind > 0.1
    assert harsh < -0.1


@given(st.lists(st.text(max_size=60), max_size=6))
@settings(deadline=None)
def test_any_sentences_give_as_many_scores_from_minus_one_to_one(sentences):
    scores = score_sentences(sentences)
    assert scores.shape == (len(sentences),)
    assert (np.abs(scores) <= 1).all()


def test_a_sentence_scores_the_same_alone_and_among_others():
    together = score_sentences((KIND, "", HARSH, KIND) * 200)
    assert together[0] == pytest.approx(score_sentences([KIND])[0], abs=1e-5)
    assert together[-2] == pytest.approx(score_sentences([HARSH])[0], abs=1e-5)


def test_each_word_tells_what_it_adds():
    told = dict(contributions(HARSH))
    assert list(told) == HARSH.split()
    assert told["atrocity"] < -0.01
    assert abs(told["The"]) < abs(told["atrocity"])
    assert sum(told.values()) == pytest.approx(score_sentences([HARSH])[0] - score_sentences([""])[0], abs=1e-5)


def test_sentences_carry_both_scales():
    article = Article(text=f"{KIND} {HARSH}")
    spans = (Span(0, len(KIND)), Span(len(KIND) + 1, len(article.text)))
    first, second = with_tone(article, tuple(Sentence(n, span, "paragraph") for n, span in enumerate(spans)))
    assert first.tone > 0 > second.tone
    assert [first.field_tone, second.field_tone] == pytest.approx(list(score_sentences([KIND, HARSH])))


def test_the_scale_follows_human_ratings_better_than_vader_does(shared):
    """On documents the weights were fitted to, so this guards the weights, not the claim in the Guide."""
    with open(shared / "eval/nyt_tone_dev.tsv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    ratings = [float(row["mean_rating"]) for row in rows]
    assert np.corrcoef(score_sentences([row["text"] for row in rows]), ratings)[0, 1] > 0.7
