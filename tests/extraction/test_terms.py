"""Phrases are found by their own weight: no shells of function words, no names, inflections joined."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction import extract
from analysis.extraction.cast import Cast
from analysis.extraction.inflections import inflected, lemma
from analysis.extraction.terms import count_terms, phrase_key
from analysis.extraction.tokens import tokens
from analysis.model import Article, Mention, Official, Part, Sentence, Span, Statement, Term


def terms(*sentences: str, people: tuple[str, ...] = (), said: str = "") -> tuple[Term, ...]:
    """The terms of an article of these sentences; `said` is the part of it that is a statement."""
    text = " ".join(sentences)
    spans, start = [], 0
    for index, sentence in enumerate(sentences):
        spans.append(Sentence(index, Span(start, start + len(sentence)), "paragraph"))
        start += len(sentence) + 1
    statements = ()
    if said:
        span = Span(text.index(said), text.index(said) + len(said))
        statements = (Statement(span, "direct", "she", None, None, "said", None, said, span),)
    cast = Cast(officials=tuple(Official(name.lower().replace(" ", "-"), name) for name in people))
    return count_terms(Article(text), tuple(spans), statements, cast)


def phrases(*sentences: str, **options: object) -> set[str]:
    return {term.phrase for term in terms(*sentences, **options) if term.statement_span is None}  # type: ignore[arg-type]


def test_a_phrase_neither_begins_nor_ends_with_a_function_word() -> None:
    found = phrases("We are ready with feasible steps and a fair offer.")
    assert {"feasible steps", "fair offer", "feasible", "steps"} <= found
    assert not {"with feasible steps", "steps and a", "are ready", "we"} & found


def test_inflections_share_a_key_and_keep_their_wording() -> None:
    found = {term.phrase: term.key for term in terms("A feasible step is welcome.", "Feasible steps are welcome.")}
    assert found["feasible step"] == phrase_key("feasible steps") == "feasible step"
    both = [term for term in terms("A feasible step is one of many feasible steps.") if term.key == "feasible step"]
    assert [term.count for term in both] == [2]


def test_a_statement_has_longer_phrases_than_the_article() -> None:
    said = "an end of the war declaration"
    found = terms(f"She proposed {said} to them.", said=said)
    in_statement = {term.phrase for term in found if term.statement_span}
    in_article = {term.phrase for term in found if not term.statement_span}
    assert "end of the war declaration" in in_statement
    assert max(term.words for term in found if not term.statement_span) == 3
    assert "proposed" in in_article
    assert "proposed" not in in_statement


def test_names_of_people_end_a_phrase() -> None:
    found = phrases("Envoy Bo Ek and Minister Ada Lind welcomed careful wording.", people=("Bo Ek", "Ada Lind"))
    assert "careful wording" in found
    assert not any(name in phrase.split() for phrase in found for name in ("bo", "ek", "ada", "lind"))


def test_names_that_the_cast_does_not_know_are_told_by_their_capitals() -> None:
    found = phrases("The ruling of Judge Tarquin Vossberg was praised.", "Vossberg rejected the unfair rulings.")
    assert not any("vossberg" in phrase or "tarquin" in phrase for phrase in found)
    assert "unfair rulings" in found


def test_names_of_places_stand_only_beside_other_words() -> None:
    found = phrases("They want denuclearization of the Korean Peninsula and a deal with North Korea.")
    assert "North Korea" not in found
    assert "Korean" not in found
    assert "deal with North" not in found
    found = {term.phrase for term in terms("A deal with North Korea failed.", said="A deal with North Korea failed.")}
    assert "deal with North Korea" in found


def test_bodies_of_the_cast_stand_only_beside_other_words() -> None:
    text = "The Ministry of Harbours issued harsh warnings."
    span = Span(text.index("Ministry"), text.index(" issued"))
    cast = Cast(mentions=(Mention(span, "Ministry of Harbours", "body", "harbours"),))
    found = {
        term.phrase for term in count_terms(Article(text), (Sentence(0, Span(0, len(text)), "paragraph"),), (), cast)
    }
    assert "harsh warnings" in found
    assert not {"Ministry", "Harbours", "Ministry of Harbours"} & found


def test_the_office_of_somebody_named_is_no_phrase() -> None:
    text = (
        "Special Envoy for Harbour Affairs Rask Olander said harbour affairs need a new treaty. "
        "He met Mirel Tovane, special envoy for gulf peace and security affairs."
    )
    extraction = extract(Article(text, parts=(Part("paragraph", Span(0, len(text))),)))
    found = {term.key: term.count for term in extraction.terms if term.statement_span is None}
    assert found["harbour affair"] == 1
    assert not {"special envoy", "gulf peace", "peace and security", "security affair"} & set(found)
    assert "new treaty" in found


def test_weekdays_months_and_figures_are_no_phrases() -> None:
    found = phrases("On Tuesday in March, 25 envoys signed 3 papers.")
    assert found == {"envoys", "envoys signed", "signed", "papers"}


def test_acronyms_of_three_letters_are_words() -> None:
    assert "CVID" in phrases("Full CVID is the goal.")


def test_hyphens_and_quotation_marks_do_not_part_a_phrase() -> None:
    assert "step-by-step" in phrases("A step-by-step approach.")
    assert phrase_key("step-by-step") == phrase_key("step by step")
    assert "phrase “feasible" not in phrases("Her phrase “feasible steps” was new.")
    assert "phrase feasible steps" in phrases("Her phrase “feasible steps” was new.")


def test_a_comma_joins_only_a_list() -> None:
    found = phrases("They demand complete, verifiable dismantlement, officials with doubts agree.")
    assert "complete, verifiable dismantlement" in found
    assert "officials with doubts" in found
    assert "dismantlement, officials with doubts" not in found


def test_a_comma_does_not_join_who_is_addressed_or_a_new_clause() -> None:
    assert not any("," in phrase for phrase in phrases("Please go ahead, Zolan.", "They fear citizens, SIVs."))
    assert not any("," in phrase for phrase in phrases("He thanked nations, and vulnerable people left."))
    demand = "Complete, verifiable, and irreversible dismantlement."
    assert "complete, verifiable, and irreversible dismantlement" in {
        term.phrase for term in terms(demand, said=demand)
    }


def test_sentences_part_phrases() -> None:
    assert "offer. balanced" not in " ".join(phrases("A fair offer.", "Balanced agreements."))
    assert "offer balanced" not in phrases("A fair offer.", "Balanced agreements.")


def test_hard_wrapped_lines_do_not_part_a_phrase() -> None:
    assert "feasible steps" in phrases("We want feasible\nsteps now.")


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("steps", "step"), ("policies", "policy"), ("crises", "crisis"), ("sanctions", "sanction"), ("news", "news"),
        ("process", "process"), ("halted", "halt"), ("halting", "halt"), ("stopped", "stop"), ("provoking", "provoke"),
        ("carried", "carry"), ("willing", "willing"), ("meeting", "meeting"), ("united", "united"), ("bring", "bring"),
        ("agreed", "agree"), ("pressed", "press"), ("status", "status"), ("zorbled", "zorbled"), ("zorbles", "zorble"),
    ],
)  # fmt: skip
def test_lemmas(form: str, base: str) -> None:
    assert lemma(form) == base


def test_a_word_knows_its_forms() -> None:
    assert set(inflected("step")) >= {"step", "steps", "stepped", "stepping"}
    assert set(inflected("policy")) >= {"policy", "policies"}
    assert "will" not in inflected("willing")


@given(st.text(max_size=80))
def test_tokens_lie_in_order_inside_any_text(text: str) -> None:
    found = tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=60))
def test_any_text_gives_terms_with_stable_keys(text: str) -> None:
    for term in terms(text or "x", said=text):
        assert 1 <= term.words <= 5
        assert term.count >= 1
        assert term.key == term.key.lower()


def test_phrases_stand_as_in_the_text_without_the_capital_of_a_beginning() -> None:
    found = phrases("Workable stages are what Social Security wants. They fear CVID and the Second Reading.")
    assert {"workable stages", "Social Security", "CVID", "Second Reading"} <= found


def test_a_name_in_capitals_is_one_piece() -> None:
    found = phrases("She told of her connections to Social Security after a victory in New Hampsted.")
    assert "Social Security" in found
    assert not {"Social", "Security", "connections to Social", "victory in New"} & found


def test_a_phrase_does_not_end_with_an_owner() -> None:
    found = phrases("The deal with the harbour's owners failed.")
    assert "deal with the harbour's" not in found
    assert "harbour's owners" in found
