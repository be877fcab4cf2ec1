"""Talks that news tells in passing, or by the side that speaks; all people and talks are invented."""

from datetime import date

import pytest

from tests.extraction.test_talks import only, read


class TestVisits:
    @pytest.mark.parametrize(
        "text",
        [
            "Pressure grew after the visit of Foreign Minister Ada Lind to Ottawa.",
            "A visit to Ottawa by Foreign Minister Ada Lind ended on Monday.",
            "Foreign Minister Ada Lind is in Ottawa for talks this week.",
            "Foreign Minister Ada Lind was in Ottawa on an official visit.",
        ],
    )
    def test_ways_to_say_it(self, text: str) -> None:
        talk = next(one for one in read(text).talks if one.kind == "visit")
        assert (talk.participants, talk.venue) == (("ada-lind",), "Ottawa")

    def test_to_be_in_a_country_is_no_visit(self) -> None:
        assert not read("Foreign Minister Ada Lind is in Ottawa society a rare guest, and the talks go on.").talks

    def test_if_possible_is_no_doubt(self) -> None:
        text = "She asked for an answer, if possible before Foreign Minister Ada Lind visits Ottawa next week."
        talk = only(text)
        assert (talk.kind, talk.status, talk.date_from) == ("visit", "planned", date(2021, 9, 20))


class TestSides:
    @pytest.mark.parametrize(
        "text",
        [
            "The leaders of Norway and Denmark, Ada Lind and Bo Ek, met in Oslo on Monday.",
            "Premier Ada Lind met Premier Bo Ek in Oslo on Monday.",
        ],
    )
    def test_an_office_of_several_with_their_names(self, text: str) -> None:
        assert set(only(text).participants) == {"ada-lind", "bo-ek"}

    def test_an_office_of_several_countries(self) -> None:
        talk = only("The leaders of Norway and Denmark met in Oslo on Monday.")
        assert set(talk.participants) == {"Norway", "Denmark"}

    def test_counterparts_of_several_countries(self) -> None:
        text = "Foreign Minister Ada Lind held talks with her British, French and German counterparts on Monday."
        assert set(only(text).participants) == {"ada-lind", "United Kingdom", "France", "Germany"}

    def test_shaking_hands_is_a_meeting(self) -> None:
        talk = only("Premier Ada Lind shook hands with President Bo Ek at a forum in Oslo on Monday.")
        assert (talk.kind, set(talk.participants)) == ("meeting", {"ada-lind", "bo-ek"})


class TestDays:
    def test_since_is_not_the_day(self) -> None:
        talk = only("It is Foreign Minister Ada Lind’s first visit to Ottawa since June.")
        assert talk.date_from != date(2021, 6, 1)

    def test_the_day_before_another_talk_is_not_its_own(self) -> None:
        text = (
            "Premier Ada Lind spoke to reporters on Monday, before the meeting of President Bo Ek with Envoy Kai Holm."
        )
        talk = only(text)
        assert talk.status == "planned"
        assert talk.date_from is None

    def test_talks_that_were_held(self) -> None:
        talk = only("In a statement on the talks that were held in Ottawa on Monday, the ministry complained.")
        assert (talk.venue, talk.date_from) == ("Ottawa", date(2021, 9, 13))


def test_a_summit_not_expected_is_refused() -> None:
    text = "Premier Ada Lind said that she did not expect another summit with President Bo Ek this year."
    assert only(text).status == "refused"
