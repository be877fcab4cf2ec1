"""Turns of phrase in which news says who said what, on an invented country's talks."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.extraction import extract
from analysis.model import Article, Extraction
from analysis.reading import read_bytes

HEAD = "Talks resume in Arland\n\nARLAND CITY, March 4, 2021 (Newsline) -- "


def read(words: str) -> Extraction:
    article = next(read_bytes("talks.txt", f"{HEAD}{words}\n\nThe border has been closed since January.\n".encode()))
    assert isinstance(article, Article)
    return extract(article)


@pytest.mark.parametrize(
    ("words", "official", "content"),
    [
        (
            "The leaders will meet in late May, the UN spokesman on the island, Aleem Siddar, said on Monday.",
            "aleem-siddar",
            "The leaders will meet in late May",
        ),
        (
            "The talks will go on, Aleem Siddar, the UN spokesman, said on Monday.",
            "aleem-siddar",
            "The talks will go on",
        ),
        ("A spokeswoman for the presidency, Ines Calado, confirmed the visit.", "ines-calado", "the visit"),
        ("Maj Gen Olaf Brandt told reporters that no shots were fired.", "olaf-brandt", "no shots were fired"),
        (
            "Foreign Minister Ines Calado left. The accord is near, Calado said, but warned that much work remained.",
            "ines-calado",
            "much work remained",
        ),
        (
            "Foreign Minister Ines Calado left. The vote is void, Calado reiterated at a news conference.",
            "ines-calado",
            "The vote is void",
        ),
    ],
)
def test_the_words_and_their_speaker_are_found(words: str, official: str, content: str) -> None:
    assert (official, content) in [(one.official, one.content) for one in read(words).statements]


def test_a_surname_of_two_words_is_the_same_person() -> None:
    found = read("Chief negotiator Ali Bagher Kanit left early. Bagher Kanit said that the pace was slow.")

    assert [one.id for one in found.officials] == ["ali-bagher-kanit"]


def test_a_family_name_shared_by_two_is_the_one_named_last() -> None:
    found = read(
        "Foreign Minister Wang Lei met the press. Foreign Ministry spokesman Wang Bolingen said talks were useful. "
        "Asked about troops, Wang said he had no information."
    )

    assert found.statements[-1].official == "wang-bolingen"


def test_the_year_of_an_agreement_is_not_the_day_of_the_statement() -> None:
    found = read("Talks on the 2015 accord ended early, with Foreign Minister Ines Calado warning that time was short.")

    assert {one.date for one in found.statements} == {date(2021, 3, 4)}


@pytest.mark.parametrize("line", ["NICOSIA - ", "KYIV, Ukraine — ", "GENEVA, March 4 (Newsline) -- "])
def test_the_dateline_is_nobodys_words(line: str) -> None:
    said = "Foreign Minister Ines Calado will travel on, her office said on Monday."
    article = next(read_bytes("talks.txt", f"Talks resume\n\nMarch 4, 2021\n\n{line}{said}\n".encode()))
    assert isinstance(article, Article)

    assert [one.content for one in extract(article).statements] == ["Foreign Minister Ines Calado will travel on"]


@pytest.mark.parametrize(
    "words",
    [
        "Foreign Minister Ines Calado is expected to travel to Arland on Tuesday.",
        "Foreign Minister Ines Calado is widely believed to want a deal.",
        "Foreign Minister Ines Calado was said to be pleased.",
    ],
)
def test_who_is_spoken_of_says_nothing(words: str) -> None:
    assert not [one for one in read(words).statements if one.official == "ines-calado"]


def test_the_chair_of_a_body_is_an_official() -> None:
    found = read("The Gulf Union's commission chair, Mossa Fakir Mahet, met Envoy Ines Calado. He urged restraint.")
    assert ("mossa-fakir-mahet", "restraint") in [(one.official, one.content) for one in found.statements]


@pytest.mark.parametrize(
    "source",
    ["the Ministry of Harbour Affairs", "the head of the delegation", "officials familiar with the matter"],
)
def test_the_whole_source_stands_before_the_comma(source: str) -> None:
    found = read(f"According to {source}, the talks will resume in May.")
    assert "the talks will resume in May" in [one.content for one in found.statements]


def test_where_an_office_is_names_nobody() -> None:
    found = read("Envoy Ines Calado called on the finance minister in Singha Orbar. Calado said no.")
    assert "Singha Orbar" not in [one.name for one in found.officials]


def test_a_verb_inside_of_what_is_said_makes_no_second_statement() -> None:
    found = read("Officials in Arland said the two also touched upon the map issue.")
    assert [one.content for one in found.statements] == ["the two also touched upon the map issue"]


def test_what_is_said_goes_on_past_an_apposition() -> None:
    found = read("Foreign Minister Ines Calado said that Aleem Siddar, the head of the agency, would travel to Arland.")
    contents = [one.content for one in found.statements if one.official == "ines-calado"]
    assert contents == ["Aleem Siddar, the head of the agency, would travel to Arland"]


@pytest.mark.parametrize(
    ("words", "official", "content"),
    [
        (
            "UN Special Envoy for Arland-Bessan dialogue, Miro Lajak, says a date is set.",
            "miro-lajak",
            "a date is set",
        ),
        ("The Bessan Vice-Premier Orla Heng said the round was good.", "orla-heng", "the round was good"),
        ("“The door is open,” Mr Frosten last night said.", "frosten", "The door is open,"),
        ("Prime Minister Theresa May left. The vote is void, May said.", "theresa-may", "The vote is void"),
        ("Envoy Miro Lajčák left. Lajcak said that the accord was near.", "miro-lajcak", "the accord was near"),
        (
            "Foreign Minister Ines Calado said the team had left, but Envoy Miro Lajak said it would stay.",
            "ines-calado",
            "the team had left",
        ),
    ],
)
def test_names_are_known_however_papers_print_them(words: str, official: str, content: str) -> None:
    assert (official, content) in [(one.official, one.content) for one in read(words).statements]


def test_who_ends_a_list_is_not_the_subject_of_what_follows() -> None:
    found = read(
        "The Gulf Union is ready for a meeting between Prime Minister Alba Kurtin and the Bessan president, "
        "Sandro Vuk, but says that much work remains."
    )
    assert "sandro-vuk" not in [one.official for one in found.statements]


def test_a_verb_in_a_name_is_no_cue() -> None:
    found = read("General Olaf Brandt, who leads the Rapid Support Forces, sent a team to Arland on Monday.")
    assert "Support" not in [one.cue for one in found.statements]


def test_a_month_is_nobody() -> None:
    found = read("Prime Minister Theresa May left in May 2018. In May, leaders met. May said that it rained.")
    assert [one.text for one in found.mentions if one.official == "theresa-may"] == ["Theresa May", "May"]


@pytest.mark.parametrize(
    "above",
    ["Envoy Miro Lajak will travel on\n\n", "Talks resume\n\nUN Special Envoy Miro Lajak says a date is set.\n\n"],
)
def test_who_is_named_in_full_above_the_text_is_known_in_it(above: str) -> None:
    article = next(read_bytes("talks.txt", f"{above}March 4, 2021\n\nThe accord is near, Lajak said.\n".encode()))
    assert isinstance(article, Article)
    assert [one.official for one in extract(article).statements] == ["miro-lajak"]


@pytest.mark.parametrize(
    ("words", "contents"),
    [
        ("Foreign Minister Ines Calado said on Friday he had left.", ["he had left"]),
        ("Foreign Minister Ines Calado said on Monday, after a call, that it was late.", ["it was late"]),
        (
            "The talks in the capital had failed, Foreign Minister Ines Calado said, adding that Bessa had left.",
            ["The talks in the capital had failed", "Bessa had left"],
        ),
        (
            "Earlier leaders agreed to meet in the capital, Foreign Minister Ines Calado said on Friday.",
            ["Earlier leaders agreed to meet in the capital"],
        ),
        ("Foreign Minister Ines Calado said on Friday.", []),
    ],
)
def test_when_it_was_said_is_not_what_was_said(words: str, contents: list[str]) -> None:
    assert [one.content for one in read(words).statements if one.official == "ines-calado"] == contents


def test_an_office_of_a_country_is_who_holds_it_though_named_later() -> None:
    found = read(
        "Envoys are in the capital for talks, Kenya’s foreign minister said. Later Kenyan Foreign Minister "
        "Ines Calado left."
    )
    assert [one.official for one in found.statements][:1] == ["ines-calado"]


def test_a_government_is_its_country() -> None:
    found = read("The Kenyan government said that talks would resume.")
    assert [one.body for one in found.statements] == ["kenya"]


def test_who_speaks_for_somebody_is_not_that_person() -> None:
    found = read("Envoy Miro Lajak left. A spokesman for Lajak said that the talks would go on.").statements[-1]
    assert (found.speaker, found.official) == ("A spokesman for Lajak", None)


def test_a_quote_in_single_marks_goes_on_in_the_next_paragraph() -> None:
    words = (
        "‘We met twice this week,’ Foreign Minister Ines Calado said.\n\n‘We are acting in good faith.\n\n"
        "‘Meetings will go on in the capital.’\n"
    )
    article = next(read_bytes("talks.txt", f"Talks resume\n\nMarch 4, 2021\n\n{words}".encode()))
    assert isinstance(article, Article)
    assert "We are acting in good faith." in [one.content for one in extract(article).statements]


@pytest.mark.parametrize(
    "words",
    [
        "Envoy Miro Lajak left. A senior diplomat warned that time was short. “We wait,” he said.",
        "Ghana’s envoy Miro Lajak left. Kenya’s top negotiator said he had insisted on a pause.",
        "Envoy Miro Lajak left. Neither the office of Envoy Miro Lajak nor Lajak confirmed the plan.",
        "The union’s Orla Brandt, who met the others – Kenya, Ghana and Envoy Miro Lajak – said that it was late.",
    ],
)
def test_words_of_another_are_not_given_to_who_was_named(words: str) -> None:
    assert "miro-lajak" not in [one.official for one in read(words).statements]


@pytest.mark.parametrize(
    ("words", "official"),
    [
        ("Vellan said he was ready. “We are close,” Vellan said.", "vellan"),
        ("Earlier Vellan said that he was ready.", "vellan"),
        ("General Olaf Brandt, commonly known as Brando, left. Brando said that it was late.", "olaf-brandt"),
        ("The union official who chairs the talks, Enna Moras, said that it was late.", "enna-moras"),
        ("Kenya’s Permanent Representative to the bodies in Vienna Olaf Brandt said that it was late.", "olaf-brandt"),
        ("Mullah Omid Barad said that it was late.", "omid-barad"),
        ("Foreign Minister Olaf Brandt told aides he wanted to leave.", "olaf-brandt"),
    ],
)
def test_who_speaks_is_known_by_what_stands_beside_the_name(words: str, official: str) -> None:
    assert {one.official for one in read(words).statements} == {official}


@pytest.mark.parametrize(
    "words",
    [
        "Kenyan and Ghanaian Foreign Ministers Orla Brandt and Miro Lajak met.",
        "Foreign Ministers of Kenya and Ghana, Orla Brandt and Miro Lajak, met.",
    ],
)
def test_countries_that_share_a_title_are_each_of_one_name(words: str) -> None:
    assert {one.id: one.country for one in read(words).officials} == {"orla-brandt": "KE", "miro-lajak": "GH"}


def test_an_embassy_is_the_one_of_the_city_that_is_named() -> None:
    found = read("The US Embassy in Nairobi confirmed that the talks were going on.")
    assert [one.body for one in found.statements] == ["united-states-embassy-in-nairobi"]


def test_a_headline_that_runs_two_names_together_names_nobody_new() -> None:
    title = "Envoy tells Xi North is ready to wait"
    text = f"{title}\n\nMarch 4, 2021\n\nPresident Xi Jinping heard the envoy. Xi said that he was glad.\n"
    article = next(read_bytes("talks.txt", text.encode()))
    assert isinstance(article, Article)
    assert {one.official for one in extract(article).statements} == {"xi-jinping"}
