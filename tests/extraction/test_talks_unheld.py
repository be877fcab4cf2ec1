"""Talks that were only wished or arranged are told as such; those between movements and countries are told at all."""

from __future__ import annotations

import pytest

from analysis.model import Talk
from tests.extraction.test_talks import read

LEADERS = "Prime Minister Alba Kurtin and Bessan President Sandro Vuk"


def talks(words: str) -> tuple[Talk, ...]:
    return read(words).talks


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (f"The union is ready to organize a high-level meeting between {LEADERS}.", "proposed"),
        (f"The two sides missed a goal for a summit between {LEADERS}.", "proposed"),
        (f"There were hopes of a meeting between {LEADERS}.", "proposed"),
        (f"A meeting between {LEADERS} depends on the weather.", "proposed"),
        (f"That session is to be followed by a meeting between {LEADERS}.", "planned"),
        (f"The union brokered talks between {LEADERS} on Monday.", "held"),
        ("A new round of peace talks between Kenya and Ghana got under way in Doha on Wednesday.", "held"),
    ],
)
def test_only_what_took_place_was_held(words: str, status: str) -> None:
    assert [one.status for one in talks(words)] == [status]


@pytest.mark.parametrize("movement", ["the Bemari", "Bemas"])
def test_a_movement_is_a_side_beside_a_country(movement: str) -> None:
    (talk,) = talks(f"Talks between {movement} and Kenya ended in Doha on Monday.")
    assert set(talk.participants) == {movement.removeprefix("the "), "Kenya"}


def test_companies_that_talk_are_no_sides() -> None:
    assert not talks("Talks between Bemas and Ostalix ended on Monday.")


def test_the_ministers_are_those_who_are_ministers() -> None:
    found = talks(
        "Prime Minister Alba Kurtin left. Olaf Brandt, an adviser-at-large, told reporters so. The office declined to "
        "say when the ministers might meet with Envoy Miro Lajak in Doha."
    )
    assert not any({"alba-kurtin", "olaf-brandt"} & set(one.participants) for one in found)


def test_negotiators_for_two_countries_are_two_sides() -> None:
    (talk,) = talks("Deputy trade negotiators for Kenya and Ghana will meet in Doha on Thursday.")
    assert (set(talk.participants), talk.status) == ({"Kenya", "Ghana"}, "planned")
