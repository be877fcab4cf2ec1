"""Who is meant: invented people of invented talks, named in every way that reporters name them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from analysis.extraction import extract
from analysis.extraction.registry import Registry, default_registry
from analysis.model import Article, Extraction, Official, Part, Span, Statement, Title

TOVANE = Official(
    "mirel-tovane",
    "Mirel Tovane",
    titles=(Title("foreign minister", date(2019, 1, 1)), Title("deputy minister", None, date(2018, 12, 31))),
    country="SE",
    body="sweden-ministry",
    registered=True,
)
MINISTRY = Official("sweden-ministry", "Sweden Foreign Ministry", "body", country="SE", registered=True)
KEEPERS = Official("keepers", "Sweden Chiefs of Staff", "body", country="SE", registered=True)
KNOWN = Registry.of([TOVANE, MINISTRY, KEEPERS], {"mirel-tovane": "f"})


def found_in(text: str, registry: Registry = KNOWN) -> Extraction:
    paragraphs = text.split("\n\n")
    parts, start = [], 0
    for paragraph in paragraphs:
        parts.append(Part("paragraph", Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return extract(Article(text=text, published=datetime(2020, 5, 4, tzinfo=UTC), parts=tuple(parts)), registry)


def said(text: str, words: str, registry: Registry = KNOWN) -> Statement:
    """The longest statement that has these words."""
    fitting = [one for one in found_in(text, registry).statements if words in one.content]
    assert fitting, [one.content for one in found_in(text, registry).statements]
    return max(fitting, key=lambda one: len(one.content))


def speaker(text: str, words: str) -> str | None:
    one = said(text, words)
    return one.official or one.body


LEAD = "Special Envoy Rask Olander met Minister Pell Idris in Quell on Monday. Olander said the talks were useful."


class TestPronouns:
    @pytest.mark.parametrize(
        "after",
        [
            "Idris had promised that the port would reopen, he said.",
            "Idris, he added, had promised that the port would reopen.",
            "“Idris promised that the port would reopen,” he said.",
        ],
    )
    def test_who_speaks_at_the_end_is_none_of_those_spoken_of(self, after: str) -> None:
        assert speaker(f"{LEAD} {after}", "port would reopen") == "rask-olander"

    def test_in_front_it_is_the_subject_of_the_sentence(self) -> None:
        assert speaker("Envoy Rask Olander told Minister Pell Idris that he wanted peace.", "peace") == "rask-olander"

    def test_she_is_no_man(self) -> None:
        text = "Foreign Minister Mirel Tovane met Mr. Idris on Monday. The port would reopen, she said."
        assert speaker(text, "port would reopen") == "mirel-tovane"

    def test_who_is_the_one_named_before(self) -> None:
        text = "The letter was an answer to Envoy Rask Olander, who said that the port would reopen."
        assert speaker(text, "port would reopen") == "rask-olander"

    def test_it_is_the_body_that_spoke(self) -> None:
        text = "Sweden’s Foreign Ministry said the port would reopen. It added that ships were welcome."
        assert speaker(text, "ships were welcome") == "sweden-ministry"


class TestTitlesAlone:
    def test_at_the_end_the_one_who_spoke_before(self) -> None:
        text = (
            "President Rask Olander spoke in Quell on Monday. Olander said he was hopeful. President Pell Idris would "
            "like to visit the port, the president said."
        )
        assert speaker(text, "visit the port") == "rask-olander"

    @pytest.mark.parametrize("title", ["The envoy", "The Swedish envoy", "The special representative"])
    def test_a_title_stands_for_another(self, title: str) -> None:
        text = "Sweden’s special representative for the islands, Rask Olander, came to Quell. "
        assert speaker(f"{text}{title} said that the port would reopen.", "port would reopen") == "rask-olander"

    def test_a_president_is_no_vice_president(self) -> None:
        text = "Vice President Rask Olander received President Pell Idris. The president said the port would reopen."
        assert speaker(text, "port would reopen") == "pell-idris"

    def test_a_title_counts_only_while_it_is_held(self) -> None:
        text = "Mirel Tovane met Deputy Minister Pell Idris. The deputy minister said the port would reopen."
        assert speaker(text, "port would reopen") == "pell-idris"

    def test_the_diplomat_without_a_name_stays_without(self) -> None:
        text = f"{LEAD} A diplomat in the room said the gap was wide. The port would stay shut, the diplomat said."
        assert speaker(text, "stay shut") is None

    def test_named_beside_the_title(self) -> None:
        text = "The chief negotiator of the islands for the coming talks, Pell Idris, said the port would reopen."
        assert speaker(text, "port would reopen") == "pell-idris"

    def test_named_in_the_next_sentence(self) -> None:
        text = (
            "The port would reopen, a senior Swedish diplomat said on Monday.\n\n"
            "Rask Olander, Sweden’s envoy for the islands, told reporters that ships were welcome."
        )
        assert speaker(text, "port would reopen") == "rask-olander"

    def test_not_named_if_that_was_refused(self) -> None:
        text = (
            "The port would reopen, a senior Swedish diplomat said on condition of anonymity.\n\n"
            "Rask Olander, Sweden’s envoy for the islands, told reporters that ships were welcome."
        )
        assert speaker(text, "port would reopen") is None

    def test_of_whom_somebody_is_an_adviser_says_nothing(self) -> None:
        text = "The port would reopen, an adviser to President Pell Idris said on Monday."
        assert speaker(text, "port would reopen") is None


class TestBodies:
    @pytest.mark.parametrize(
        "who",
        [
            "the ministry said",
            "according to the ministry",
            "a spokesperson for the ministry said",
            "the foreign ministry in Stockholm said",
            "Sweden’s foreign ministry said",
            "a spokesman for Sweden’s Foreign Ministry said",
        ],
    )
    def test_the_ministry(self, who: str) -> None:
        text = f"The Swedish Foreign Ministry announced talks on Monday. The port would reopen within a week, {who}."
        assert speaker(text, "port would reopen") == "sweden-ministry"

    def test_a_body_after_its_country(self) -> None:
        assert speaker("Sweden’s Chiefs of Staff said that the port would reopen.", "port would reopen") == "keepers"

    def test_the_north_once_it_was_named_in_full(self) -> None:
        text = "Ships from North Korea arrived. The North said that the port would reopen."
        assert speaker(text, "port would reopen") == "north-korea"
        assert speaker("Ships arrived from the north. The North said that the port would reopen.", "port") is None

    def test_the_letters_in_brackets_after_it(self) -> None:
        text = "The Harbour Support Forces (HSF) came on Monday. The HSF said that the port would reopen."
        assert speaker(text, "port would reopen") == "harbour-support-forces"

    def test_letters_that_no_brackets_explain_are_nobody(self) -> None:
        text = "The Harbour Support Forces came on Monday. Reporters of the HSF said that the port would reopen."
        assert speaker(text, "port would reopen") != "harbour-support-forces"


class TestOnePerson:
    """Names only, of real people: their romanizations are what is tested."""

    @pytest.mark.parametrize("name", ["Choe Son-hui", "Choe Son Hui", "Choi Sun-hee"])
    def test_romanizations_and_hyphens(self, name: str) -> None:
        found = found_in(f"Vice Minister {name} arrived in Quell on Monday.", default_registry())
        assert [one.id for one in found.officials] == ["choe-son-hui"]

    def test_either_order(self) -> None:
        text = "Envoy Lee Ro-bin arrived in Quell. Ro-bin Lee met reporters. Lee said that the port would reopen."
        assert [one.name for one in found_in(text).officials] == ["Lee Ro-bin"]
        assert speaker(text, "port would reopen") == "lee-ro-bin"

    @pytest.mark.parametrize(
        ("full", "short"), [("Omar al-Tovasi", "Tovasi"), ("Omar Tovasi", "al-Tovasi"), ("Omar el-Tovasi", "Tovasi")]
    )
    def test_with_and_without_the_arabic_article(self, full: str, short: str) -> None:
        text = f"Army chief {full} came to Quell on Monday. {short} said that the port would reopen."
        assert speaker(text, "port would reopen") == full.lower().replace(" ", "-")

    def test_the_family_name_first_alone(self) -> None:
        text = "Chinese Envoy Xu Baitian arrived. Xu said that the port would reopen."
        assert speaker(text, "port would reopen") == "xu-baitian"


class TestTwoPersons:
    TEXT = (
        "Kim Ro-yon, the sister of island leader Kim Bo-nam, spoke on Monday. She said that the harbor was shut. "
        "The port would reopen within a week, according to Kim."
    )

    def test_of_one_surname_stay_two(self) -> None:
        assert {"kim-ro-yon", "kim-bo-nam"} <= {one.id for one in found_in(self.TEXT).officials}

    def test_the_surname_alone_is_who_spoke_last(self) -> None:
        assert speaker(self.TEXT, "port would reopen") == "kim-ro-yon"

    def test_a_title_tells_them_apart(self) -> None:
        text = (
            "President Rask Olander met his brother, Envoy Tor Olander. Envoy Olander left for home. President Olander "
            "said that the port would reopen."
        )
        assert speaker(text, "port would reopen") == "rask-olander"


class TestWhoReports:
    def test_what_another_agreed_to_is_said_by_who_says_so(self) -> None:
        text = f"{LEAD} Olander wrote that Idris had agreed to open the port."
        speakers = {one.official for one in found_in(text).statements if "open the port" in one.content}
        assert "rask-olander" in speakers

    def test_what_another_said_is_the_others_with_who_reports_it(self) -> None:
        one = said(f"{LEAD} Olander said that Idris had said that the port would reopen.", "port would reopen")
        assert (one.official, one.relayed_by) == ("pell-idris", "rask-olander")

    def test_both_sides_of_the_speaker_are_what_was_said(self) -> None:
        text = f"{LEAD} The door was open, Olander said, but the harbor would stay shut."
        assert {speaker(text, "door was open"), speaker(text, "stay shut")} == {"rask-olander"}


class TestWhoSpeaks:
    @pytest.mark.parametrize("aside", ["who heads the rebel delegation", "52", "a farmer from Quell"])
    def test_what_stands_between_commas_does_not_part_a_name_from_its_verb(self, aside: str) -> None:
        assert (
            speaker(f"Pavlo Belten, {aside}, said that the port would reopen.", "port would reopen") == "pavlo-belten"
        )

    @pytest.mark.parametrize("link", [": he", ". He"])
    def test_he_is_not_whose_minister_acts(self, link: str) -> None:
        text = "President Gustav Petrov welcomed it. His defence minister, Ivan Velas, was more cautious"
        assert speaker(f"{text}{link} said the port would close.", "port would close") == "ivan-velas"


class TestWordsBeforeAName:
    @pytest.mark.parametrize(
        "text",
        [
            "Republican Donald Orsane said the talks would go on.",
            "Director of the National Economic Council Donald Orsane said the talks would go on.",
            "Former billionaire rival Donald Orsane said so. Supporting Donald Orsane would be an error, he said.",
            "He was no Crooked Donald Orsane. Donald Orsane said so.",
            "Will Donald Orsane come? The Honorable Donald Orsane said so.",
        ],
    )
    def test_what_somebody_is_is_no_part_of_the_name(self, text: str) -> None:
        names = {one.name for one in found_in(text).officials if "Orsane" in one.name}
        assert names == {"Donald Orsane"}

    def test_a_name_of_three_words_stays_whole(self) -> None:
        text = "Rose Marie Orsane said so. John Bel Edwane said it too. Lee Hsien Orsung said the same."
        names = {one.name for one in found_in(text).officials}
        assert {"Rose Marie Orsane", "John Bel Edwane", "Lee Hsien Orsung"} <= names

    def test_small_words_inside_a_name_keep_it_whole(self) -> None:
        text = "Envoy Jan van der Orle said no. Van der Orle left, and on Monday Luis de la Orsa said yes."
        found = found_in(text)
        assert {one.name for one in found.officials} == {"Jan van der Orle", "Luis de la Orsa"}
        assert {one.official for one in found.mentions if "Orle" in one.text} == {"jan-van-der-orle"}

    def test_a_company_is_nobody(self) -> None:
        assert not [one for one in found_in("Orsane Motor Co. said it would close.").officials if one.kind == "person"]


class TestTitlesAfterNames:
    def test_the_envoy_of_a_president_is_no_president(self) -> None:
        found = found_in("Bo Idris, the Swedish president’s special envoy, came on Monday.").officials
        assert [title.name for one in found for title in one.titles if one.id == "bo-idris"] == ["special envoy"]

    def test_the_office_of_the_next_of_a_list_is_not_theirs(self) -> None:
        text = "Minister Rask Olander came with Bo Idris, deputy for harbour affairs Ida Tovasi, and others."
        assert not [title for one in found_in(text).officials for title in one.titles if one.id == "bo-idris"]


class TestNobody:
    @pytest.mark.parametrize(
        "text",
        [
            "Minister Rask Olander came on Monday. Negotiations concluded in Quell, where the port lies.",
            "Minister Rask Olander came on Monday. The Quell talks follow a proposal on the port.",
        ],
    )
    def test_talks_say_nothing(self, text: str) -> None:
        assert not found_in(text).statements

    def test_who_adds_is_who_said(self) -> None:
        text = (
            "Minister Rask Olander said the swap, set to involve prisoners, was large, adding that the port was open."
        )
        assert speaker(text, "port was open") == "rask-olander"


class TestCountries:
    @pytest.mark.parametrize(
        ("text", "country"),
        [
            ("Norway's nuclear envoy, Pell Idris, said no.", "NO"),
            ("Oslo’s longtime negotiator Pell Idris said no.", "NO"),
            ("The Norwegian Foreign Ministry’s special envoy Pell Idris said no.", "NO"),
            ("The Norwegian delegation gave Envoy Pell Idris a lecture. Idris said no.", ""),
            ("Norway urged President Pell Idris to wait. Idris said no.", ""),
            ("They travelled to Norway on behalf of President Pell Idris. Idris said no.", ""),
            ("Talks with Norway resumed since Secretary Pell Idris spoke. Idris said no.", ""),
        ],
    )
    def test_a_country_belongs_to_the_office_beside_it(self, text: str, country: str) -> None:
        assert [one.country for one in found_in(text).officials if one.id == "pell-idris"] == [country]
