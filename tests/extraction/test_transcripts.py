"""Transcripts in the manner of many publishers; all persons and countries are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction import extract
from analysis.model import Extraction
from analysis.reading import read_bytes
from analysis.reading.labels import asks, find_labels


def found_in(text: str, name: str = "2021-05-04-briefing.txt") -> Extraction:
    (article,) = read_bytes(name, text.encode())
    return extract(article)  # type: ignore[arg-type]


def turns(found: Extraction) -> list[tuple[str, str]]:
    """The official and the first three words of each statement."""
    names = {one.id: one.name for one in found.officials}
    return [(names.get(one.official or "", "-"), " ".join(one.content.split()[:3])) for one in found.statements]


PRESS_OFFICE = """Press Briefing by Press Secretary Anneke Vos and Trade Envoy Kofi Brandt

Harbour Room

2:05 P.M. CET

MS. VOS:\u00a0 Good afternoon.\u00a0 I am joined by Kofi Brandt.

He has a short statement.\u00a0 (Laughter.)

Q\u00a0\u00a0\u00a0 Is the minister's "red line" still there?

MS. VOS:\u00a0 I'll let our envoy calabrat- \u2014 calibrate that.

MR. BRANDT:\u00a0 (As interpreted.)\u00a0 The quota is not a red line.

It is a fair line.

SENIOR MINISTRY OFFICIAL TWO:  We expect a text by June.

Q    Thank you.

MR. BRANT:  Thanks, all.

2:31 P.M. CET
"""
ROUND_TABLE = """Foreign Ministry Spokesperson Lin Zhenwei's Regular Press Conference

Northwire: The negotiators met in Esbjerg yesterday. What is your comment?

Lin Zhenwei: We have noted the report. We stand for dialogue.

We hope that all sides show restraint.

The Harbour Daily: Will your envoy attend the next round?

Lin Zhenwei: I have no information to offer.

Reuters: A follow-up on the fishing quota. Has the ministry replied?

Lin Zhenwei: We have replied through diplomatic channels.
"""
LEADERS = """Press conference following talks between Arne Solberg and Marta Oliveri

President of Fjordland Arne Solberg: Madam Chancellor, friends, our talks were frank.

Federal Chancellor Marta Oliveri (retranslated): Thank you. We agreed on the ports.

Question: Mr President, did you discuss gas?

Arne Solberg: We did, at length.

Question: And the border?

Marta Oliveri: It stays open.
"""
SECRETARY_GENERAL = """Secretary-General's press encounter

SG: Thank you for waiting. The ceasefire must hold.

Question: Secretary-General, who broke it?

SG: I will not point fingers.

Question: Will you travel to Kestrania?

SG: If it helps, yes.
"""
BOLD = """# Interview with Foreign Minister Helene Brandauer

Foreign Minister Helene Brandauer spoke with us in Vienna.

**Q:** What do you expect of the talks?

**A:** A text. We are not there yet.

**Q:** And if they fail?

**A:** Then we begin again.
"""


def test_a_press_office() -> None:
    found = found_in(PRESS_OFFICE)
    assert turns(found) == [
        ("Anneke Vos", "Good afternoon. I"),
        ("Anneke Vos", "I'll let our"),
        ("Kofi Brandt", "(As interpreted.) The"),
        ("-", "We expect a"),
        ("Kofi Brandt", "Thanks, all."),
    ]


def test_a_speaker_named_after_an_office_in_the_title() -> None:
    text = PRESS_OFFICE.replace("Trade Envoy Kofi", "Director of the Harbour Council Daniel").replace("Kofi", "Daniel")
    assert {name for name, _ in turns(found_in(text))} == {"Anneke Vos", "Daniel Brandt", "-"}


def test_the_time_of_day_is_no_part_of_a_label() -> None:
    text = "2:05 P.M. CET MS. VOS: Good day to all. MR. BRANDT: We are ready. MS. VOS: Goodbye."
    assert [label.words for label in find_labels(text)] == ["MS. VOS", "MR. BRANDT", "MS. VOS"]


def test_a_turn_is_whole_and_exact() -> None:
    found = found_in(PRESS_OFFICE)
    text = found.article.text
    first, second, third, *_, last = found.statements
    assert first.content.endswith("short statement.\u00a0 (Laughter.)")
    assert "calabrat- \u2014 calibrate" in second.content
    assert third.content.endswith("It is a fair line.")
    assert last.content == "Thanks, all."
    for one in found.statements:
        assert one.kind == "direct"
        assert one.cue == ""
        assert text[slice(*one.content_span)] == one.content
        assert one.speaker_span
        assert text[slice(*one.speaker_span)] == one.speaker


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_line_ends_do_not_matter(newline: str) -> None:
    assert turns(found_in(PRESS_OFFICE.replace("\n", newline))) == turns(found_in(PRESS_OFFICE))


def test_a_copy_that_lost_its_lines() -> None:
    head, *paragraphs = PRESS_OFFICE.split("\n\n")
    assert turns(found_in(head + "\n\n" + " ".join(paragraphs)))[:3] == turns(found_in(PRESS_OFFICE))[:3]


def test_agencies_ask_a_spokesperson() -> None:
    assert turns(found_in(ROUND_TABLE)) == [
        ("Lin Zhenwei", "We have noted"),
        ("Lin Zhenwei", "I have no"),
        ("Lin Zhenwei", "We have replied"),
    ]


def test_leaders_with_their_titles() -> None:
    assert turns(found_in(LEADERS)) == [
        ("Arne Solberg", "Madam Chancellor, friends,"),
        ("Marta Oliveri", "Thank you. We"),
        ("Arne Solberg", "We did, at"),
        ("Marta Oliveri", "It stays open."),
    ]


def test_an_office_that_speaks_by_its_letters() -> None:
    found = found_in(SECRETARY_GENERAL)
    assert [one.content.split()[0] for one in found.statements] == ["Thank", "I", "If"]
    assert {one.speaker for one in found.statements} == {"SG"}


def test_the_answers_of_an_interview() -> None:
    assert turns(found_in(BOLD, "2021-05-04-interview.md")) == [
        ("Helene Brandauer", "A text. We"),
        ("Helene Brandauer", "Then we begin"),
    ]


def test_answers_of_nobody_stay_nobodys() -> None:
    text = BOLD.replace("Interview with Foreign Minister Helene Brandauer", "The quota explained").replace(
        "Foreign Minister Helene Brandauer spoke with us in Vienna.", "Why Foreign Minister Helene Brandauer went home."
    )
    assert {name for name, _ in turns(found_in(text, "2021-05-04-explained.md"))} <= {"-"}


MINISTRY = """Press Conference by Foreign Minister HAYAMA Kenji

HAYAMA Kenji, Minister for Foreign Affairs: Today I report on one matter.

Northwire News, Tanabe: How do you view the accord?

HAYAMA Kenji, Minister for Foreign Affairs: We welcome it.

NHK, Mori: Will you visit Skagen?

Minister Hayama: Nothing has been decided.
"""
BRACKETS = """Press Conference by the Press Secretary

[Reporter] What about the talks?

[Press Secretary Okubo] The talks go on.

[Reporter] Any date?

[Press Secretary Okubo] None yet.
"""
STUDIO = """Interview with Northwire

Lise Dahl: Mr President, will the ports reopen?

President of Fjordland Arne Solberg: They will, in June.

Lise Dahl: All of them?

Arne Solberg: All of them. Why not?
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            MINISTRY,
            [
                ("Hayama Kenji", "Today I report"),
                ("Hayama Kenji", "We welcome it."),
                ("Hayama Kenji", "Nothing has been"),
            ],
        ),
        (BRACKETS, [("Okubo", "The talks go"), ("Okubo", "None yet.")]),
        (STUDIO, [("Arne Solberg", "They will, in"), ("Arne Solberg", "All of them.")]),
    ],
)
def test_other_ways_to_label(text: str, expected: list[tuple[str, str]]) -> None:
    assert turns(found_in(text)) == expected


def test_unnamed_officials_keep_their_body() -> None:
    found = found_in(
        "Background Call on the Quota\n\nMODERATOR: Welcome.\n\nSENIOR STATE DEPARTMENT OFFICIAL: We met twice.\n\n"
        "QUESTION: And?\n\nSENIOR STATE DEPARTMENT OFFICIAL: We will meet again.\n"
    )
    officials = [one for one in found.statements if "OFFICIAL" in one.speaker]
    assert [one.official for one in officials] == [None, None]
    assert all(one.body and "state-department" in one.body for one in officials)


def test_yes_to_a_questioners_words() -> None:
    found = found_in(
        "Hearing transcript\n\nSENATOR BRECK: Would you call the goal a full and final withdrawal?\n\n"
        "QUESTION: Full and final?\n\nSECRETARY ADEYEMI: Yes.\n\nQUESTION: By June?\n\nSECRETARY ADEYEMI: Not so.\n"
    )
    assert [one.stance for one in found.statements if "ADEYEMI" in one.speaker] == ["affirmed", "own"]


@pytest.mark.parametrize(
    "text",
    [
        "The plan has three parts.\n\nFirst: the ports.\n\nSecond: the fleet.\n\nThird: the quota.\n",
        "WASHINGTON: The minister left on Monday.\n\nHe said nothing more.\n",
        "WHAT: A briefing\nWHEN: Monday\nWHERE: Esbjerg\nWHO: The minister\n\nPlease register for the briefing.\n",
    ],
)
def test_lists_and_datelines_are_no_dialogue(text: str) -> None:
    found = found_in("Ministers fail to agree\n\n" + text)
    assert found.article.genre == "news"


@pytest.mark.parametrize(
    ("label", "questioner"),
    [("QUESTION", True), ("NHK, Reporter", True), ("MR. VOS", False), ("PRESS SECRETARY VOS", False)],
)
def test_who_asks(label: str, questioner: bool) -> None:
    assert asks(label) == questioner


@given(st.text(alphabet="QA:.\n \u00a0MRSaé*[]🙂", max_size=120))
def test_any_text_gives_labels_in_order(text: str) -> None:
    labels = find_labels(text)
    ends = [0, *(label.end for label in labels)]
    for label, before in zip(labels, ends, strict=False):
        assert before <= label.span.start < label.span.end <= label.end <= len(text)
