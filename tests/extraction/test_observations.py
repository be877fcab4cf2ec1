"""What reporters note about language, in sentences of our own about invented people."""

import pytest

from analysis.extraction import extract
from analysis.model import Observation
from analysis.reading import read_bytes

OPENING = "ESBJERG, May 4 (Northwire) - Skagen's chief negotiator, Torben Aasgaard, spoke to reporters on Thursday.\n\n"


def noticed(sentence: str) -> tuple[Observation, ...]:
    (article,) = read_bytes("2021-05-04-talks.txt", f"Talks on quotas go on\n\n{OPENING}{sentence}\n".encode())
    return extract(article).observations  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "phrases", "sentence"),
    [
        ("first use", ["historic rights"], "Aasgaard has never openly used the phrase “historic rights” in public."),
        ("first use", ["historic rights"], "Aasgaard for the first time used the words “historic rights”."),
        ("first use", ["historic rights"], "On Thursday Aasgaard spoke of “historic rights” for the first time."),
        ("first use", ["moratorium"], "It was the first time the envoy has spoken of a moratorium."),
        (
            "first use",
            ["shared stewardship"],
            "Aasgaard asked for “shared stewardship”, a term he had not used before.",
        ),
        ("first use", ["a sea for all"], "Aasgaard introduced a new slogan, “a sea for all”."),
        (
            "earlier use",
            ["fair share", "calm seas"],
            "Aasgaard has previously highlighted “fair share” and “calm seas”.",
        ),
        ("omission", ["frozen funds", "port fees"], "Aasgaard made no mention of the frozen funds or port fees."),
        (
            "omission",
            ["naval drills", "port fees"],
            "Aasgaard didn’t mention halting Skagen-Fjordland naval drills or easing or lifting port fees, as hoped.",
        ),
        ("omission", ["frozen funds"], "Aasgaard avoided any reference to the frozen funds."),
        ("omission", ["frozen funds"], "Aasgaard left without mentioning the frozen funds."),
        ("omission", ["red line"], "Aasgaard did not repeat the phrase “red line”."),
        ("omission", ["moratorium"], "The word “moratorium” was absent from Aasgaard’s speech."),
        ("omission", ["trawlers"], "Aasgaard said nothing about trawlers."),
        ("omission", ["boycott"], "Aasgaard stopped short of calling for a boycott."),
        ("omission", ["the red line"], "Aasgaard left out the phrase “the red line”."),
        ("repetition", ["dialogue"], "Aasgaard repeated his call for dialogue."),
        ("repetition", ["new method"], "Aasgaard reiterated the need for a “new method”."),
        ("softening", [], "Aasgaard softened his tone on the quota."),
        ("softening", [], "Aasgaard has toned down his rhetoric."),
        ("hardening", [], "Aasgaard hardened his stance on the quota."),
        ("hardening", ["robbery"], "Aasgaard stepped up his rhetoric, speaking of “robbery”."),
    ],
)
def test_what_is_noticed_and_of_whom(kind: str, phrases: list[str], sentence: str) -> None:
    found = [one for one in noticed(sentence) if one.kind == kind]
    assert [list(one.phrases) for one in found] == [phrases], noticed(sentence)
    assert found[0].official == "torben-aasgaard"


def test_the_sentence_is_the_evidence() -> None:
    sentence = "Aasgaard made no mention of the frozen funds."
    (article,) = read_bytes("2021-05-04-talks.txt", f"Talks on quotas go on\n\n{OPENING}{sentence}\n".encode())
    (one,) = extract(article).observations  # type: ignore[arg-type]
    assert article.text[slice(*one.evidence_span)] == sentence  # type: ignore[union-attr]


def test_two_things_in_one_sentence() -> None:
    found = noticed(
        "Aasgaard had previously spoken of a “fair share”; now he used the words “old rights” for the first time."
    )
    assert [(one.kind, one.phrases) for one in found] == [
        ("earlier use", ("fair share",)),
        ("first use", ("old rights",)),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Skagen fired a flare for the first time since the truce.",
        "The fleet was absent from the port on Thursday.",
        "Aasgaard has not softened his tone.",
        "Aasgaard had previously called for talks in May.",
        "The two sides stepped up patrols along the line.",
        "“You made no mention of the frozen funds,” Aasgaard said.",
        "Many fishermen feel left out of the talks.",
    ],
)
def test_what_is_no_word_on_language(sentence: str) -> None:
    assert not noticed(sentence)
