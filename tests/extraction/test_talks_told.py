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

    @pytest.mark.parametrize(
        ("text", "status"),
        [
            ("Foreign Minister Ada Lind returned on Monday from a trip to Ottawa.", "held"),
            ("Foreign Minister Ada Lind cut short a trip to Ottawa.", "held"),
            ("Foreign Minister Ada Lind spoke just before ending a three-day trip to Ottawa.", "held"),
            ("Foreign Minister Ada Lind is on a three-day visit to Ottawa.", "held"),
            ("Foreign Minister Ada Lind is due in Ottawa next week.", "planned"),
            ("Foreign Minister Ada Lind called off a trip to Ottawa planned for next week.", "cancelled"),
            ("On a visit to Ottawa this week, Foreign Minister Ada Lind will ask for an answer.", "planned"),
            ("A delegation led by Foreign Minister Ada Lind arrived in Ottawa on Monday.", "held"),
        ],
    )
    def test_what_became_of_it(self, text: str, status: str) -> None:
        talk = only(text)
        assert (talk.kind, talk.participants, talk.venue, talk.status) == ("visit", ("ada-lind",), "Ottawa", status)

    def test_the_visit_of_somebody_else_is_not_the_speakers(self) -> None:
        assert not read(
            "Foreign Minister Ada Lind cited Marsten’s September 2011 visit to Ottawa, where she spoke."
        ).talks

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


class TestOccasions:
    """A talk that somebody travels or invites for has the journey's day and place."""

    @pytest.mark.parametrize(
        ("text", "kind", "venue"),
        [
            ("Premier Ada Lind was in Oslo on Monday for talks with President Bo Ek.", "meeting", "Oslo"),
            ("Premier Ada Lind flew to Oslo on Monday to meet President Bo Ek.", "meeting", "Oslo"),
            ("Premier Ada Lind hosted President Bo Ek for dinner at the palace on Monday.", "meal", "palace"),
        ],
    )
    def test_the_day_and_the_place(self, text: str, kind: str, venue: str) -> None:
        talk = next(one for one in read(text).talks if len(one.participants) == 2)
        assert (talk.kind, talk.status, talk.venue, talk.date_from) == (kind, "held", venue, date(2021, 9, 13))

    def test_the_day_and_place_of_another_talk_are_not_its_own(self) -> None:
        text = "Premier Ada Lind met President Bo Ek on Monday ahead of next week’s talks with Denmark in Oslo."
        talk = next(one for one in read(text).talks if "bo-ek" in one.participants)
        assert (talk.date_from, talk.venue) == (date(2021, 9, 13), "")

    def test_a_clause_that_says_when_it_took_place(self) -> None:
        text = "Norway held talks with Denmark in Oslo. The talks, which took place over the weekend, failed."
        talk = only(text)
        assert (talk.date_from, talk.venue) == (date(2021, 9, 11), "Oslo")


class TestPairs:
    @pytest.mark.parametrize(
        "text",
        [
            "Premier Ada Lind and President Bo Ek came. The Lind-Ek summit on Monday was short.",
            "Premier Ada Lind and President Bo Ek came. The Lind–Ek meeting on Monday was short.",
            "Premier Ada Lind and President Bo Ek spoke for an hour on Monday, their third call this month.",
            "Premier Ada Lind and President Bo Ek exchanged letters on Monday.",
            "Premier Ada Lind’s Monday meeting with President Bo Ek was announced two weeks ago.",
            "Danish Premier Ada Lind came. Norwegian Premier Bo Ek and his Danish counterpart met on Monday.",
            "Danish Foreign Minister Ada Lind and Norwegian Foreign Minister Bo Ek came. "
            "The two foreign ministers held a second round of talks in Oslo on Monday.",
            "Premier Ada Lind spent two hours with President Bo Ek on Monday.",
            "Premier Ada Lind, in a call on Monday with President Bo Ek, asked for an answer.",
            "Premier Ada Lind discussed the dam with President Bo Ek on Monday.",
            "Premier Ada Lind had invited President Bo Ek to talks in Oslo on Monday.",
            "Premier Ada Lind discussed the dam by telephone with President Bo Ek on Monday.",
        ],
    )
    def test_who_they_are(self, text: str) -> None:
        talk = only(text)
        assert (set(talk.participants), talk.date_from) == ({"ada-lind", "bo-ek"}, date(2021, 9, 13))

    @pytest.mark.parametrize(
        "text",
        [
            "Talks between the Norwegian delegation, headed by Defense Minister Ada Lind, and the Danish delegation, "
            "headed by adviser Bo Ek, concluded in Oslo on Monday.",
            "President Cara Dahl was ready to go on, Foreign Minister Ada Lind said on Monday after a meeting with "
            "Premier Bo Ek in Oslo.",
            "Danish Foreign Minister Bo Ek came. Denmark’s foreign minister met Premier Ada Lind on Monday.",
        ],
    )
    def test_whom_the_sentence_means(self, text: str) -> None:
        talk = only(text)
        assert (set(talk.participants), talk.date_from) == ({"ada-lind", "bo-ek"}, date(2021, 9, 13))

    def test_a_dinner_that_somebody_hosts_and_that_is_to_come(self) -> None:
        text = (
            "A dinner between Premier Ada Lind and President Bo Ek, hosted by Secretary-General Cara Dahl, will take "
            "place on Monday in Oslo."
        )
        talk = only(text)
        assert (talk.kind, talk.status, talk.date_from, talk.venue) == ("meal", "planned", date(2021, 9, 20), "Oslo")

    @pytest.mark.parametrize(
        ("text", "status"),
        [
            ("Premier Ada Lind requested that President Bo Ek hold a meeting with Secretary Cara Dahl.", "proposed"),
            ("Premier Ada Lind’s meeting with President Bo Ek has been arranged for Monday.", "planned"),
        ],
    )
    def test_a_talk_that_is_asked_for_or_arranged(self, text: str, status: str) -> None:
        assert only(text).status == status

    def test_who_has_arrived_for_talks_has_not_held_them(self) -> None:
        text = "Premier Ada Lind arrived in Oslo on Monday for talks with President Bo Ek."
        talk = next(one for one in read(text).talks if "bo-ek" in one.participants)
        assert (talk.status, talk.date_from) == ("planned", None)

    def test_a_talk_that_did_not_take_place(self) -> None:
        talk = only("A planned meeting of Premier Ada Lind with President Bo Ek did not take place.")
        assert talk.status == "cancelled"


class TestPressConferencesInPassing:
    @pytest.mark.parametrize(
        "text",
        [
            "Premier Ada Lind’s widely criticized press conference on Monday was short.",
            "In the days after she resigned, Premier Ada Lind proclaimed at a press conference on Monday.",
            "Premier Ada Lind hinted at that in a press conference on Monday.",
        ],
    )
    def test_ways_to_say_it(self, text: str) -> None:
        talk = only(text)
        assert (talk.kind, talk.participants, talk.status) == ("press conference", ("ada-lind",), "held")

    def test_what_is_done_there_is_not_said_there(self) -> None:
        assert not read("Premier Ada Lind accused an aide of shoving her at a press conference on Monday.").talks


class TestDays:
    @pytest.mark.parametrize(
        ("text", "first"),
        [
            ("In August Premier Ada Lind met President Bo Ek.", date(2021, 8, 1)),
            ("Premier Ada Lind met President Bo Ek over the weekend.", date(2021, 9, 11)),
            ("Premier Ada Lind put off a meeting with President Bo Ek set for Monday.", date(2021, 9, 20)),
        ],
    )
    def test_the_day_it_was(self, text: str, first: date) -> None:
        assert only(text).date_from == first

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


class TestVisitsWithoutMore:
    def test_arrival_without_a_place(self) -> None:
        talk = only("Foreign Minister Ada Lind arrived on Sunday and stays until Friday.")
        assert (talk.kind, talk.status, talk.date_to) == ("visit", "held", date(2021, 9, 17))

    def test_who_is_told_not_to_go_does_not(self) -> None:
        talk = only("President Bo Ek asked Foreign Minister Ada Lind not to go to Ottawa.")
        assert (talk.status, talk.participants) == ("cancelled", ("ada-lind",))

    def test_envoys_without_names_leave(self) -> None:
        talk = only("Premier Ada Lind spoke of the trip of her special envoys, who leave for Ottawa on Friday.")
        assert (talk.kind, talk.status, talk.venue) == ("visit", "planned", "Ottawa")

    def test_negotiators_without_names_part(self) -> None:
        talk = only("The talks have stalled since the negotiators parted in Ottawa on Sept. 5 in anger.")
        assert (talk.participants, talk.date_from) == (("negotiators",), date(2021, 9, 5))


class TestWhoIsNotNamedBeside:
    @pytest.mark.parametrize(
        "text",
        [
            "A third summit with Denmark could happen, Norwegian President Ada Lind said.",
            "Norwegian President Ada Lind said that a third summit with Denmark was possible.",
        ],
    )
    def test_the_head_who_speaks_is_a_side(self, text: str) -> None:
        talk = only(text)
        assert (talk.kind, talk.status, set(talk.participants)) == ("summit", "proposed", {"ada-lind", "Denmark"})

    def test_for_another_official_the_country_is(self) -> None:
        talk = only("A third summit with Denmark could happen, Norwegian Foreign Minister Ada Lind said.")
        assert set(talk.participants) == {"Norway", "Denmark"}

    def test_a_proposal_to_who_speaks_of_it(self) -> None:
        text = "Norwegian Envoy Ada Lind said that Denmark had proposed another round of talks in December."
        talk = only(text)
        assert (talk.status, set(talk.participants)) == ("proposed", {"Norway", "denmark"})

    def test_its_leader_is_who_leads_it(self) -> None:
        text = "Danish Premier Bo Ek has ruled for a year. Denmark confirmed that its premier had met Envoy Ada Lind."
        assert set(only(text).participants) == {"bo-ek", "ada-lind"}

    def test_their_leaders_are_those_of_the_two_countries(self) -> None:
        text = "Norwegian Envoy Ada Lind met Danish Envoy Bo Ek on Monday to prepare the meeting of their leaders."
        assert {one.participants for one in read(text).talks} == {("ada-lind", "bo-ek"), ("Norway", "Denmark")}

    def test_a_dinner_that_somebody_gave(self) -> None:
        talk = only("Few were missing at the dinner that President Ada Lind gave for Premier Bo Ek on Monday.")
        assert (talk.kind, set(talk.participants)) == ("meal", {"ada-lind", "bo-ek"})

    def test_cross_strait_talks_have_two_sides(self) -> None:
        talk = only("The premier asked them to hold a cross-strait summit in May.")
        assert set(talk.participants) == {"China", "Taiwan"}


class TestLetters:
    def test_received_in_a_clause_of_its_own(self) -> None:
        text = (
            "Danish Premier Bo Ek wants to talk, Norwegian President Ada Lind said. "
            "Lind was quoting from a letter of two pages that she received on Monday."
        )
        talk = next(one for one in read(text).talks if one.kind == "letter")
        assert (talk.participants, talk.date_from) == (("bo-ek", "ada-lind"), date(2021, 9, 13))

    def test_a_note_in_quotation_marks(self) -> None:
        talk = only("Norwegian President Ada Lind had received a “nice note” from Danish Premier Bo Ek.")
        assert (talk.kind, set(talk.participants)) == ("letter", {"ada-lind", "bo-ek"})


class TestPressConferences:
    def test_of_another_day(self) -> None:
        talk = only("Hours earlier Premier Bo Ek had said at his own press conference that the border was open.")
        assert (talk.kind, talk.participants, talk.date_from) == ("press conference", ("bo-ek",), None)

    def test_said_in_a_briefing(self) -> None:
        text = (
            "Sanctions could be eased once the parliament agreed, Vice Minister Ada Lind said in a briefing on Monday."
        )
        talk = only(text)
        assert (talk.participants, talk.date_from) == (("ada-lind",), date(2021, 9, 13))


class TestWhoDidIt:
    def test_a_source_without_a_name_only_tells(self) -> None:
        text = (
            "A Danish official, who asked not to be named, said President Ada Lind also has spoken with Premier Bo Ek."
        )
        assert set(only(text).participants) == {"ada-lind", "bo-ek"}

    def test_who_is_named_in_the_clause_before_takes_no_part(self) -> None:
        text = (
            "As she prepares for a long race against Danish front-runner Bo Ek, Norwegian president Ada Lind recently "
            "has been meeting with a man whose book is about Ek."
        )
        assert read(text).talks == ()

    def test_on_vacation_nobody_acts_for_anybody(self) -> None:
        assert read("Foreign Minister Ada Lind flew to Egypt on a long-awaited vacation.").talks == ()
        assert only("Foreign Minister Ada Lind flew to Egypt on an official visit.").venue == "Egypt"

    @pytest.mark.parametrize("told", ["held talks", "met", "spoke by phone"])
    def test_counterparts_of_several_countries_are_each_a_side(self, told: str) -> None:
        joined = "" if told == "met" else "with "
        text = f"Foreign Minister Ada Lind {told} {joined}her British, French and German counterparts on Monday."
        assert set(only(text).participants) == {"ada-lind", "United Kingdom", "France", "Germany"}
