"""Talks of more than two, told as news tells them: by office, by number, in the passive, after an aside."""

from __future__ import annotations

import pytest

from tests.extraction.test_talks import read


@pytest.mark.parametrize(
    ("told", "who"),
    [
        (
            "The water ministers of Kenya, Ghana and Peru arrived. The three ministers held a virtual meeting on "
            "Tuesday.",
            ("Kenya", "Ghana", "Peru"),
        ),
        (
            "The foreign ministers of Kenya and Ghana spoke on Monday. The two ministers met on Tuesday.",
            ("Kenya", "Ghana"),
        ),
        (
            "Kenya and Ghana opened an embassy each. Representatives of both countries met in Lima on Tuesday.",
            ("Kenya", "Ghana"),
        ),
        (
            "Talks held in Lima by the deputy defense ministers of Kenya, Ghana and Peru ended on Tuesday.",
            ("Kenya", "Ghana", "Peru"),
        ),
        ("Norway and five powers adjourned their talks in Vienna on Tuesday.", ("Norway", "five powers")),
        ("Talks between Kenya and Ghana in Lima broke off on Tuesday.", ("Kenya", "Ghana")),
        ("The talks, the first between Kenya and Ghana since 2015, took place in Lima on Tuesday.", ("Kenya", "Ghana")),
        (
            "Kenyan Foreign Minister Ada Lind will host her counterparts from Ghana and Peru in Lima on Friday.",
            ("ada-lind", "Ghana", "Peru"),
        ),
        (
            "Kenyan Foreign Minister Ada Lind met Prime Minister Bo Ek and, later, Defence Minister Kofi Oda.",
            ("ada-lind", "bo-ek", "kofi-oda"),
        ),
    ],
)
def test_all_sides_of_a_talk_are_told(told, who):
    assert [talk.participants for talk in read(told).talks] == [who]


def test_what_is_agreed_at_a_meeting_was_agreed_there_and_the_meeting_was_held():
    (talk,) = read(
        "Kenyan Foreign Minister Ada Lind and her Ghanaian counterpart, Bo Ek, agreed on Tuesday at a meeting in Lima "
        "to open the border."
    ).talks
    assert (talk.status, talk.participants) == ("held", ("ada-lind", "bo-ek"))


def test_two_sides_of_three_countries_are_nobody_in_particular():
    (talk,) = read("Kenya, Peru and Ghana opened an embassy each. The two sides met in Lima on Tuesday.").talks
    assert not {"Kenya", "Peru", "Ghana"} & set(talk.participants)
