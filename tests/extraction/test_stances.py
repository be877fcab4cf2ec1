"""Whose position the words are, on the cases that mislead a naive reader; all persons and countries are invented."""

import pytest

from analysis.extraction import extract
from analysis.extraction.stances import affirms
from analysis.model import Statement
from analysis.reading import read_bytes

OPENING = "ESBJERG, May 4 (Northwire) - Skagen's chief negotiator, Torben Aasgaard, met reporters on Thursday.\n\n"


def statements(body: str) -> list[Statement]:
    (article,) = read_bytes("2021-05-04-talks.txt", f"Talks on quotas go on\n\n{OPENING}{body}\n".encode())
    return list(extract(article).statements)  # type: ignore[arg-type]


def the(body: str, words: str) -> Statement:
    """The one statement that has these words."""
    found = [one for one in statements(body) if words in one.content]
    assert len(found) == 1, [one.content for one in statements(body)]
    return found[0]


def test_what_a_speaker_says_is_held() -> None:
    one = the("“We want a fair quota for both fleets this year,” Aasgaard said.", "fair quota")
    assert (one.stance, one.official) == ("own", "torben-aasgaard")


@pytest.mark.parametrize(
    "body",
    [
        "“You give up your share first and then we will think about ours,” Aasgaard said. “That is not our policy.”",
        "Aasgaard said: “You give up your share first and then we will think.” “It’s not our approach,” he said.",
    ],
)
def test_a_position_quoted_to_be_disowned_is_denied(body: str) -> None:
    assert the(body, "give up your share first").stance == "denied"


def test_what_is_denied_is_no_position() -> None:
    assert (
        the("Aasgaard denied that Skagen had closed its waters to foreign boats.", "closed its waters").stance
        == "denied"
    )


@pytest.mark.parametrize(
    "body",
    [
        "Aasgaard said that the Fjordlanders had promised a “flexible approach and a new method” and brought neither.",
        "Aasgaard said that Fjordland called its plan a “generous and final offer” and then withdrew it.",
    ],
)
def test_the_other_sides_words_are_theirs(body: str) -> None:
    found = [one for one in statements(body) if "flexible approach" in one.content or "generous" in one.content]
    assert found
    assert {one.stance for one in found} == {"others"}


def test_a_speakers_own_promise_is_theirs() -> None:
    one = the("Aasgaard said that he had promised a “fair and final offer” to the fleet.", "fair and final")
    assert one.stance == "own"


@pytest.mark.parametrize(
    "answer", ["Yes.", "That’s right.", "Correct, Senator.", "Yes, it is. Thank you.", "Absolutely."]
)
def test_yes_takes_up_the_questioners_words(answer: str) -> None:
    assert affirms(answer)


@pytest.mark.parametrize(
    "answer", ["No.", "Yes, but only if the ports reopen.", "Right now we are waiting.", "", "We agree on cod."]
)
def test_an_answer_that_says_more_is_the_speakers(answer: str) -> None:
    assert not affirms(answer)


@pytest.mark.parametrize(
    "body",
    [
        "Aasgaard did not say that the ports would reopen in June.",
        "Aasgaard could say that the ports would reopen in June.",
        "Aasgaard declined to say whether the ports would reopen in June.",
    ],
)
def test_what_was_not_said_is_no_statement(body: str) -> None:
    assert not [one for one in statements(body) if "reopen" in one.content and one.official]


def test_who_relays_the_words_is_not_who_said_them() -> None:
    one = the("The Fisheries Ministry reported that Aasgaard said the fleet would sail in June.", "fleet would sail")
    assert one.official == "torben-aasgaard"
    assert one.relayed_by
    assert "fisheries-ministry" in one.relayed_by


@pytest.mark.parametrize("words", ["We will be [at the] table in June", "The quota [. . .] must be shared by all"])
def test_what_editors_cut_and_add_stays_in_the_content(words: str) -> None:
    assert the(f"“{words},” Aasgaard said.", words).official == "torben-aasgaard"
