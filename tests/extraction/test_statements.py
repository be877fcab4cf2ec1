"""Who said what in news: invented ministers of invented countries, in every way that reporters print words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction import extract
from analysis.extraction.cast import find_cast
from analysis.extraction.registry import Registry
from analysis.extraction.sentences import LONGEST, split_sentences
from analysis.extraction.statements import find_statements
from analysis.model import Article, Part, Span, Statement

LEAD = "Foreign Minister Mirel Tovane met reporters in the harbor town of Quell on Monday.\n\n"


def article(text: str) -> Article:
    """Paragraphs apart by an empty line, as any reader gives them."""
    parts, start = [], 0
    for piece in text.replace("\r\n\r\n", "\n\n\0\0").split("\n\n"):
        lead = len(piece) - len(piece.lstrip("\0"))
        parts.append(Part("paragraph", Span(start + lead, start + len(piece))))
        start += len(piece) + 2
    return Article(text=text, parts=tuple(part for part in parts if part.span.end > part.span.start))


def found_in(text: str) -> tuple[Statement, ...]:
    return extract(article(text), Registry({})).statements


def said(text: str, words: str) -> Statement:
    """The one statement that holds these words."""
    statements = found_in(text)
    fitting = [one for one in statements if words in " ".join(one.content.split())]
    assert fitting, [one.content for one in statements]
    return fitting[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "“We will open the ferry line before winter,” Tovane said.",
        "“We will open the ferry line before winter,” said Tovane, who looked tired.",
        "Tovane said: “We will open the ferry line before winter.”",
        "Tovane told reporters, “We will open the ferry line before winter.”",
        "Tovane said, “We will open the ferry line before winter.”",
        "“We will open the ferry line before winter,” he said.",
        "“We will open the ferry line before winter,” the minister said.",
        "According to Tovane, “we will open the ferry line before winter.”",
        '"We will open the ferry line before winter," Tovane said.',
        "“We will open the ferry line before winter!” Tovane said.",
    ],
)
def test_the_speaker_of_a_quote(sentence: str) -> None:
    statement = said(LEAD + sentence, "open the ferry line before winter")
    assert statement.official == "mirel-tovane"
    assert statement.kind == "direct"
    assert statement.confidence > 0.5


def test_a_quote_over_paragraphs_stays_with_its_speaker() -> None:
    text = (
        LEAD + "“The ferry is only the first step,” Tovane said. “We want the whole coast to be open again.\n\n"
        "“Then we will talk about the mines, which nobody has touched in twenty years.”"
    )
    assert said(text, "the whole coast to be open").official == "mirel-tovane"
    assert said(text, "talk about the mines").official == "mirel-tovane"


def test_a_second_quote_after_the_cue_is_the_same_speakers() -> None:
    text = LEAD + "“The ferry is only the first step,” Tovane said. “After that we will talk about the mines.”"
    assert said(text, "talk about the mines").official == "mirel-tovane"


def test_quotes_in_quotes_and_brackets_stay_inside() -> None:
    text = LEAD + "“They called it ‘a gift to the north’ when we met [in Quell] last year,” Tovane said."
    statement = said(text, "a gift to the north")
    assert statement.content == "They called it ‘a gift to the north’ when we met [in Quell] last year,"
    assert statement.official == "mirel-tovane"


@pytest.mark.parametrize(
    "sentence",
    [
        "The so-called “border market” stayed closed all week.",
        "She once wrote a novel called “The Lighthouse Keepers of Quell” about the war.",
        "A band played “Harvest Moon” on the quay while the boats came in.",
    ],
)
def test_scare_quotes_and_titles_of_works_are_no_statements(sentence: str) -> None:
    assert not [one for one in found_in(LEAD + sentence) if one.kind == "direct"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tovane did not say that the ferry would open before winter.",
        "Tovane declined to say whether the ferry would open before winter.",
        "Tovane could say that the ferry will open before winter.",
    ],
)
def test_what_was_not_said_is_no_statement(sentence: str) -> None:
    assert not [one for one in found_in(LEAD + sentence) if "ferry would open" in one.content and "said" in one.cue]
    assert not [one for one in found_in(LEAD + sentence) if one.cue == "say"]


def test_indirect_speech_has_speaker_and_cue() -> None:
    statement = said(LEAD + "Tovane said that the ferry line would open before winter.", "the ferry line would open")
    assert (statement.kind, statement.cue, statement.official) == ("indirect", "said", "mirel-tovane")
    assert statement.content == "the ferry line would open before winter"


def test_a_content_ends_where_the_article_goes_on() -> None:
    text = LEAD + "Tovane called the plan “a bridge for both coasts” and insisted that the mines must wait."
    statement = said(text, "a bridge for both coasts")
    assert "insisted" not in statement.content


def test_an_unnamed_source_keeps_its_body() -> None:
    text = LEAD + "“Nobody in the building expects a treaty,” said an official at the Foreign Ministry of Quell."
    statement = said(text, "expects a treaty")
    assert statement.official is None
    assert "official" in statement.speaker


def test_two_speakers_in_turn() -> None:
    text = (
        "Foreign Minister Mirel Tovane met Trade Envoy Sanna Brekke on Monday.\n\n"
        "“We will open the ferry line,” Tovane said.\n\n"
        "“We will see about that,” Brekke replied.\n\n"
        "“You always say so,” he said with a smile."
    )
    assert said(text, "open the ferry line").official == "mirel-tovane"
    assert said(text, "We will see about that").official == "sanna-brekke"


@pytest.mark.parametrize("blank", [" ", "\u00a0"])
@pytest.mark.parametrize("line", ["\n\n", "\r\n\r\n"])
@pytest.mark.parametrize("marks", ["“”", '""'])
def test_spans_are_exact_with_any_marks_blanks_and_lines(blank: str, line: str, marks: str) -> None:
    text = (
        f"🚢 Foreign Minister Mirel{blank}Tovane met reporters on Monday.{line}"
        f"{marks[0]}We will open the ferry line 🎉 before winter,{marks[1]}{blank}Tovane{blank}said."
    )
    statement = said(text, "open the ferry line")
    assert text[slice(*statement.content_span)] == statement.content
    assert statement.content == "We will open the ferry line 🎉 before winter,"
    assert statement.speaker_span is not None
    assert text[slice(*statement.speaker_span)] == "Tovane"
    assert statement.cue_span is not None
    assert text[slice(*statement.cue_span)] == "said"


WORDS = "said Tovane Mr. he not that U.S. Quell’s '' `` A. 9 🎉 \u00a0".split(" ")
PHRASES = ["the minister", "according to", "told reporters", "We will go", "\n\n", "\r\n"]
PIECES = st.sampled_from([*"“”\"'‘’«».,:;!?-—()[] ", *WORDS, *PHRASES])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=60).map(" ".join))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    one = article(text)
    sentences = split_sentences(one)
    statements = find_statements(one, sentences, find_cast(one, sentences, Registry({})))
    assert [s.content_span for s in statements] == sorted(s.content_span for s in statements)
    for statement in statements:
        for span, words in (
            (statement.content_span, statement.content),
            (statement.speaker_span, statement.speaker),
            (statement.cue_span, statement.cue),
        ):
            if span is not None:
                assert 0 <= span.start < span.end <= len(text)
                assert text[slice(*span)] == words
        assert 0 <= statement.confidence <= 1


@pytest.mark.parametrize("piece", ['" ', "“", "he said ", "“no” said Bo ", "Ab ", "A", "'a "])
def test_a_hostile_text_is_cut_into_sentences_of_bounded_length(piece: str) -> None:
    one = article(piece * (20_000 // len(piece)))
    sentences = split_sentences(one)
    assert all(sentence.span.end - sentence.span.start <= LONGEST for sentence in sentences)
    find_statements(one, sentences, find_cast(one, sentences, Registry({})))
