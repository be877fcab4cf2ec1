"""From a file to all that is found in it: on the founding article, and on invented ones about other negotiations."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from analysis.extraction import extract
from analysis.model import Article, Extraction, Statement, Talk
from analysis.reading import read

INVENTED = Path(__file__).parent / "invented"


@cache
def found_in(path: Path) -> Extraction:
    (article,) = read(path)
    assert isinstance(article, Article), article
    return extract(article)


def invented(name: str) -> Extraction:
    return found_in(INVENTED / name)


def names(found: Extraction) -> set[str]:
    return {official.name for official in found.officials}


def who(found: Extraction, official: str | None) -> str:
    return next((one.name for one in found.officials if one.id == official), official or "")


def said(found: Extraction, words: str) -> tuple[str, Statement]:
    """The official and the statement whose content has these words."""
    flat = [(statement, " ".join(statement.content.split())) for statement in found.statements]
    matches = [statement for statement, content in flat if words in content]
    assert matches, f"no statement holds {words!r}: {[content for _, content in flat]}"
    return who(found, matches[0].official), matches[0]


def talks_of(found: Extraction, *people: str) -> list[Talk]:
    """The talks that have all these participants."""
    return [talk for talk in found.talks if set(people) <= {who(found, one) or one for one in talk.participants}]


def test_spans_hold_exactly_what_was_found(seed: Path) -> None:
    for found in [found_in(seed), *(found_in(path) for path in sorted(INVENTED.iterdir()))]:
        text = found.article.text
        for statement in found.statements:
            assert text[slice(*statement.content_span)] == statement.content
            if statement.speaker_span:
                assert text[slice(*statement.speaker_span)] == statement.speaker
        for mention in [*found.mentions, *found.dates]:
            assert text[slice(*mention.span)] == mention.text


class TestTheFoundingArticle:
    @pytest.fixture
    def found(self, seed: Path) -> Extraction:
        return found_in(seed)

    def test_officials(self, found: Extraction) -> None:
        assert names(found) >= {
            *("Stephen Biegun", "Lee Do-hoon", "Kim Yeon-chul"),
            *("Chung Eui-yong", "Choe Son-hui", "Moon Jae-in"),
        }
        assert not names(found) & {"Lee Je-hun", "Kim So-youn", "Seong Yeon-cheol"}, "reporters are no officials"

    @pytest.mark.parametrize(
        ("people", "kinds", "venue"),
        [
            (("Stephen Biegun", "Lee Do-hoon"), {"meeting"}, "Ministry of Foreign Affairs"),
            (("Stephen Biegun", "Kim Yeon-chul"), {"meal"}, ""),
            (("Stephen Biegun", "Moon Jae-in"), {"meeting"}, "Blue House"),
            (("Stephen Biegun",), {"press conference"}, ""),
        ],
    )
    def test_talks_of_16_december(self, found: Extraction, people: tuple, kinds: set, venue: str) -> None:
        fitting = [talk for talk in talks_of(found, *people) if talk.kind in kinds and talk.status == "held"]
        assert any(talk.date_from == date(2019, 12, 16) and venue in talk.venue for talk in fitting), found.talks

    def test_the_summit_in_singapore_is_past(self, found: Extraction) -> None:
        summits = [talk for talk in found.talks if talk.kind == "summit"]
        assert any(talk.date_from == date(2018, 6, 12) and "Singapore" in talk.venue for talk in summits)

    def test_dialogue_with_choe_is_proposed(self, found: Extraction) -> None:
        assert any(talk.status == "proposed" for talk in talks_of(found, "Choe Son-hui"))

    def test_the_visit_ends_on_17_december(self, found: Extraction) -> None:
        visits = [talk for talk in talks_of(found, "Stephen Biegun") if talk.kind == "visit"]
        assert any(talk.date_to == date(2019, 12, 17) for talk in visits)

    def test_the_deadline(self, found: Extraction) -> None:
        (deadline,) = {(one.date, who(found, one.set_by) or one.set_by) for one in found.deadlines}
        assert deadline[0] == date(2019, 12, 31)
        assert "north" in deadline[1].lower()

    def test_feasible_steps_are_among_the_phrases_of_biegun(self, found: Extraction) -> None:
        spans = {one.content_span for one in found.statements if who(found, one.official) == "Stephen Biegun"}
        assert "feasible steps" in {term.phrase for term in found.terms if term.statement_span in spans}

    @pytest.mark.parametrize(
        ("kind", "words"),
        [
            ("first use", "feasible steps"),
            ("earlier use", "flexible measures"),
            ("earlier use", "balanced agreements"),
            ("omission", "military exercises"),
            ("omission", "sanctions"),
        ],
    )
    def test_what_the_reporter_noticed(self, found: Extraction, kind: str, words: str) -> None:
        noticed = [phrase for one in found.observations if one.kind == kind for phrase in one.phrases]
        assert any(words in phrase for phrase in noticed), found.observations

    def test_unnamed_sources_keep_their_body(self, found: Extraction) -> None:
        _, statement = said(found, "share the view that we’re in a grave situation")
        assert statement.official is None
        assert statement.body


class TestWireStory:
    """A dispatch about an invented enrichment accord."""

    @pytest.fixture
    def found(self) -> Extraction:
        return invented("vienna-talks.txt")

    def test_officials(self, found: Extraction) -> None:
        assert names(found) >= {
            *("Dariush Velani", "Helene Brandauer", "Marta Oliveri"),
            *("Reza Tandjani", "Carol Whitmore", "Peter Lindqvist"),
        }

    @pytest.mark.parametrize(
        ("words", "speaker"),
        [
            ("We are returning to the table with a realistic package", "Dariush Velani"),
            ("banking restrictions", "Dariush Velani"),
            ("artificial deadlines have never helped anyone", "Reza Tandjani"),
        ],
    )
    def test_who_said_what(self, found: Extraction, words: str, speaker: str) -> None:
        assert said(found, words)[0] == speaker

    def test_the_diplomat_stays_unnamed(self, found: Extraction) -> None:
        official, statement = said(found, "There is movement, but it is slow")
        assert official == ""
        assert "diplomat" in statement.speaker

    def test_talks(self, found: Extraction) -> None:
        met = talks_of(found, "Dariush Velani", "Helene Brandauer")
        assert any(talk.status == "held" for talk in met)
        calls = [talk for talk in talks_of(found, "Marta Oliveri", "Reza Tandjani") if talk.kind == "call"]
        assert any(talk.date_from and (talk.date_from.month, talk.date_from.day) == (3, 13) for talk in calls)
        assert any(talk.status == "cancelled" for talk in talks_of(found, "Peter Lindqvist", "Dariush Velani"))

    def test_the_deadline_and_who_denies_it(self, found: Extraction) -> None:
        april = [one for one in found.deadlines if (one.date.month, one.date.day) == (4, 30)]
        assert april
        assert who(found, april[0].set_by) == "Marta Oliveri"

    def test_the_funds_went_unmentioned(self, found: Extraction) -> None:
        omitted = [one for one in found.observations if one.kind == "omission"]
        assert any("frozen funds" in phrase for one in omitted for phrase in one.phrases)
        assert who(found, omitted[0].official) == "Carol Whitmore"


class TestReadout:
    def test_the_call(self) -> None:
        found = invented("trade-statement.md")
        calls = [talk for talk in talks_of(found, "Joana Pires", "Anselm Rode") if talk.kind == "call"]
        assert [(talk.status, talk.date_from) for talk in calls] == [("held", date(2022, 5, 18))]

    def test_the_meeting_to_come(self) -> None:
        found = invented("trade-statement.md")
        planned = [talk for talk in found.talks if talk.status == "planned"]
        assert any(talk.date_from == date(2022, 6, 9) and "Lisbon" in talk.venue for talk in planned)


class TestTranscript:
    @pytest.fixture
    def found(self) -> Extraction:
        return invented("briefing.txt")

    def test_each_turn_is_a_statement_of_its_speaker(self, found: Extraction) -> None:
        assert [who(found, one.official) for one in found.statements] == [
            *["Oksana Marchuk"] * 3,
            "Pavlo Denysen",
        ]

    def test_questions_are_nobodys_statement(self, found: Extraction) -> None:
        assert not any("maximum pressure" in one.content for one in found.statements)


class TestOfficialStatement:
    def test_the_whole_text_is_the_ministrys(self) -> None:
        found = invented("state-media.txt")
        content = " ".join(one.content for one in found.statements)
        assert "grave provocation" in content
        assert "depends on the attitude" in content
        assert all("Foreign Ministry" in one.speaker or "oreign" in (one.official or "") for one in found.statements)


class TestWebPage:
    @pytest.fixture
    def found(self) -> Extraction:
        return invented("trade-news.html")

    def test_the_article_without_its_page(self, found: Extraction) -> None:
        assert found.article.title == "Ministers fail to agree on fishing quotas"
        assert found.article.source == "The Harbour Times"
        assert [author.name for author in found.article.authors] == ["Ines Calder"]
        assert "recipes" not in found.article.text

    def test_officials_and_their_words(self, found: Extraction) -> None:
        assert names(found) >= {"Torben Aasgaard", "Liv Hestnes"}
        assert "Ines Calder" not in names(found)
        assert said(found, "a quota written by somebody else")[0] == "Liv Hestnes"
        assert said(found, "We were nowhere near on mackerel")[0] == "Torben Aasgaard"
        assert said(found, "Nobody said that")[0] == "Torben Aasgaard"

    def test_new_words_are_noticed(self, found: Extraction) -> None:
        first = [phrase for one in found.observations if one.kind == "first use" for phrase in one.phrases]
        assert "historic rights" in first

    def test_talks(self, found: Extraction) -> None:
        met = talks_of(found, "Torben Aasgaard", "Liv Hestnes")
        assert any(talk.date_from == date(2023, 11, 8) and talk.status == "held" for talk in met)
        assert any(talk.date_from == date(2023, 11, 14) and talk.status == "planned" for talk in found.talks)
