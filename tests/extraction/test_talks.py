"""Talks in sentences about invented people: kind, sides, status, day, place."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction import extract
from analysis.model import Article, Extraction, Part, Span, Talk

DAY = date(2021, 9, 15)  # a Wednesday


def read(text: str) -> Extraction:
    return extract(
        Article(
            text=text,
            published=datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC),
            parts=(Part("paragraph", Span(0, len(text))),),
        )
    )


def only(text: str) -> Talk:
    talks = read(text).talks
    assert len(talks) == 1, talks
    return talks[0]


class TestKinds:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("Foreign Minister Ada Lind met with Envoy Bo Ek on Monday.", "meeting"),
            ("Foreign Minister Ada Lind sat down with Envoy Bo Ek on Monday.", "meeting"),
            ("Foreign Minister Ada Lind spoke by phone with Envoy Bo Ek on Monday.", "call"),
            ("Foreign Minister Ada Lind and Envoy Bo Ek held a summit in Oslo on Monday.", "summit"),
            ("Foreign Minister Ada Lind hosted a luncheon for Envoy Bo Ek on Monday.", "meal"),
            ("Foreign Minister Ada Lind held working-level talks with Envoy Bo Ek on Monday.", "working-level talks"),
            ("Foreign Minister Ada Lind sent a letter to Envoy Bo Ek on Monday.", "letter"),
        ],
    )
    def test_of_two(self, text: str, kind: str) -> None:
        talk = only(text)
        assert talk.kind == kind
        assert set(talk.participants) == {"ada-lind", "bo-ek"}
        assert talk.date_from == date(2021, 9, 13)

    def test_press_conference(self) -> None:
        talk = only("Foreign Minister Ada Lind told a press conference on Monday that the border was open.")
        assert (talk.kind, talk.participants) == ("press conference", ("ada-lind",))

    def test_visit_to_another_country(self) -> None:
        talk = only("Foreign Minister Ada Lind arrived in Canada on Monday.")
        assert (talk.kind, talk.venue) == ("visit", "Canada")


class TestStatus:
    @pytest.mark.parametrize(
        ("text", "status"),
        [
            ("Foreign Minister Ada Lind met Envoy Bo Ek.", "held"),
            ("Foreign Minister Ada Lind will meet Envoy Bo Ek.", "planned"),
            ("Foreign Minister Ada Lind is scheduled to meet Envoy Bo Ek.", "planned"),
            ("Foreign Minister Ada Lind proposed a meeting with Envoy Bo Ek.", "proposed"),
            ("Foreign Minister Ada Lind refused to meet Envoy Bo Ek.", "refused"),
            ("Foreign Minister Ada Lind cancelled a meeting with Envoy Bo Ek.", "cancelled"),
            ("Foreign Minister Ada Lind put off a meeting with Envoy Bo Ek.", "postponed"),
            (
                "Foreign Minister Ada Lind was due to meet Envoy Bo Ek on Friday, but the meeting was called off.",
                "cancelled",
            ),
        ],
    )
    def test_from_the_words_around(self, text: str, status: str) -> None:
        assert only(text).status == status

    @pytest.mark.parametrize(
        "text",
        [
            "Foreign Minister Ada Lind did not meet Envoy Bo Ek.",
            "Foreign Minister Ada Lind has never met Envoy Bo Ek.",
            "Foreign Minister Ada Lind met reporters on Monday.",
            "Foreign Minister Ada Lind called Envoy Bo Ek a friend.",
            "Foreign Minister Ada Lind said the plan met every demand.",
            "Foreign Minister Ada Lind made a call for calm.",
            "The talks between Norway and Denmark have been stalled for a year.",
            "Foreign Minister Ada Lind hopes to resume the dialogue with Denmark.",
            "Foreign Minister Ada Lind is able to negotiate a better treaty with Denmark.",
            "Foreign Minister Ada Lind told a meeting of young leaders that herring was dear.",
        ],
    )
    def test_what_is_no_talk(self, text: str) -> None:
        assert read(text).talks == ()

    @pytest.mark.parametrize(
        ("text", "status"),
        [
            ("President Ada Lind spoke of a second summit with Premier Bo Ek.", "proposed"),
            ("President Ada Lind and Premier Bo Ek agreed on Monday to meet.", "planned"),
            ("President Ada Lind meets Premier Bo Ek in Oslo next week.", "planned"),
            ("President Ada Lind offered on Monday to meet Premier Bo Ek.", "proposed"),
            (
                "A meeting of President Ada Lind with Premier Bo Ek, planned for Friday, was put off.",
                "postponed",
            ),
            ("President Ada Lind is also to meet Premier Bo Ek.", "planned"),
        ],
    )
    def test_wishes_and_plans(self, text: str, status: str) -> None:
        assert only(text).status == status


class TestDays:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("Envoy Bo Ek spoke to reporters on Monday, a day after he met Minister Ada Lind.", date(2021, 9, 12)),
            ("Envoy Bo Ek said on Monday at a press conference in Oslo that herring was dear.", date(2021, 9, 13)),
            ("Envoy Bo Ek said on Monday that he had met Minister Ada Lind in March.", date(2021, 3, 1)),
            ("Envoy Bo Ek said on Monday that he had met Minister Ada Lind.", None),
        ],
    )
    def test_the_day_of_the_talk_not_of_what_was_said(self, text: str, day: date | None) -> None:
        assert only(text).date_from == day

    def test_the_day_that_the_article_opens_with(self) -> None:
        opening = "Envoy Bo Ek asked for calm on Monday.\n"
        text = opening + "He spoke after a meeting with Minister Ada Lind."
        parts = (Part("paragraph", Span(0, len(opening))), Part("paragraph", Span(len(opening), len(text))))
        published = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)
        (talk,) = extract(Article(text=text, published=published, parts=parts)).talks
        assert talk.date_from == date(2021, 9, 13)

    def test_a_summit_named_by_its_place(self) -> None:
        talk = only("Nothing has moved since the summit in Oslo in June.")
        assert (talk.kind, talk.status, talk.venue, talk.participants) == ("summit", "held", "Oslo", ())
        assert talk.date_from == date(2021, 6, 1)


class TestWaysToSayWho:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("President Ada Lind told Premier Bo Ek in a phone call on Monday that herring was dear.", "call"),
            ("President Ada Lind and Premier Bo Ek discussed herring in a phone call on Monday.", "call"),
            ("Minister Ada Lind briefed Premier Bo Ek by phone.", "call"),
            ("Minister Ada Lind paid a courtesy call on Premier Bo Ek.", "meeting"),
            ("President Ada Lind received a letter from Premier Bo Ek.", "letter"),
            ("President Ada Lind sent Premier Bo Ek a letter.", "letter"),
            ("President Ada Lind and Premier Bo Ek have exchanged letters.", "letter"),
            ("President Ada Lind offered Premier Bo Ek a meeting.", "meeting"),
            ("Minister Ada Lind flew to Oslo for talks with Premier Bo Ek.", "meeting"),
            ("Minister Ada Lind will see Premier Bo Ek in Oslo.", "meeting"),
            ("Premier Bo Ek invited Minister Ada Lind to meet him in Oslo.", "meeting"),
            ("Minister Ada Lind paid a visit to Premier Bo Ek.", "meeting"),
        ],
    )
    def test_ways_to_say_who(self, text: str, kind: str) -> None:
        talks = [talk for talk in read(text).talks if talk.kind == kind]
        assert [set(talk.participants) for talk in talks] == [{"ada-lind", "bo-ek"}]

    def test_a_group_without_a_name_is_no_side_beside_persons(self) -> None:
        text = "Ada Lind, Norway’s special envoy for Baltic peace and security affairs, met Minister Bo Ek on Monday."
        assert set(only(text).participants) == {"ada-lind", "bo-ek"}

    def test_who_is_named_later_is_the_official_told_of_before(self) -> None:
        text = "Minister Ada Lind will meet a Danish official on Friday. Lind is to meet Minister Bo Ek on Friday."
        assert set(only(text).participants) == {"ada-lind", "bo-ek"}

    def test_leaders_are_not_their_envoys(self) -> None:
        text = (
            "President Ada Lind and President Bo Ek sent Envoy Cay Ro and Envoy Dag Ost to Oslo. "
            "The two presidents met on Monday."
        )
        talks = [talk for talk in read(text).talks if talk.kind == "meeting"]
        assert [set(talk.participants) for talk in talks] == [{"ada-lind", "bo-ek"}]

    def test_counterpart_in_apposition(self) -> None:
        text = "Foreign Minister Ada Lind met her Danish counterpart, Bo Ek, in Oslo on Monday."
        assert set(only(text).participants) == {"ada-lind", "bo-ek"}

    def test_title_after_the_name(self) -> None:
        text = "Envoy Ada Lind met with Bo Ek, the chief negotiator of Denmark, and Minister Cay Ro on Monday."
        assert set(only(text).participants) == {"ada-lind", "bo-ek", "cay-ro"}

    def test_the_two_are_those_who_met_before(self) -> None:
        text = "Envoy Ada Lind met Minister Bo Ek on Monday. The two agreed to meet again on September 30."
        _, again = read(text).talks
        assert set(again.participants) == {"ada-lind", "bo-ek"}
        assert (again.status, again.date_from) == ("planned", date(2021, 9, 30))

    def test_countries(self) -> None:
        text = "Talks between Norway and Denmark collapsed in Geneva on Monday."
        assert set(only(text).participants) == {"Norway", "Denmark"}

    def test_host(self) -> None:
        assert only("President Ada Lind hosted Premier Bo Ek on Monday.").host == "ada-lind"


def test_venue_as_printed() -> None:
    text = "Envoy Ada Lind met Minister Bo Ek at the headquarters of the Fisheries Ministry in Oslo on Monday."
    assert only(text).venue == "headquarters of the Fisheries Ministry in Oslo"


def test_outcome_in_the_words_of_the_article() -> None:
    text = "Envoy Ada Lind met Minister Bo Ek on Monday but failed to agree on herring quotas."
    assert only(text).outcome == "failed to agree on herring quotas"


def test_two_days_are_two_talks() -> None:
    text = "Envoy Ada Lind met Minister Bo Ek on Monday. Lind met Ek again on Tuesday."
    assert [talk.date_from for talk in read(text).talks] == [date(2021, 9, 13), date(2021, 9, 14)]


def test_one_talk_told_twice_is_one() -> None:
    text = "Envoy Ada Lind met Minister Bo Ek on Monday. During the meeting with Ek, Lind spoke of herring."
    assert only(text).date_from == date(2021, 9, 13)


WORDS = st.sampled_from(
    "Envoy Ada Lind met with Minister Bo Ek in Oslo on Monday , and the talks their meeting was cancelled will his to "
    "a between “ ” visit Canada - US-North Korea who . held letter deadline until by".split()
)


@given(st.lists(WORDS, max_size=40))
def test_any_words_give_talks_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for talk in read(text).talks if text.strip() else ():
        assert 0 <= talk.evidence_span.start < talk.evidence_span.end <= len(text)
        assert talk.participants or talk.venue
        assert (talk.date_from is None) == (talk.date_to is None)
        assert talk.date_from is None or talk.date_from <= talk.date_to
