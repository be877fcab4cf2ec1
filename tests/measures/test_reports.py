"""The same statement in several articles is one statement with so many reports; what only resembles it is not."""

from datetime import date, timedelta

import pytest

from analysis.extraction.marks import marks
from analysis.measures.reports import fullest_reports
from tests.measures.speeches import Said, library_of

DAY = date(2020, 5, 4)
QUOTE = "we have offered workable stages towards a settlement that serves both sides of this river"


def groups(library, *said):
    found = fullest_reports(library_of(library, said), "TRUE", {})
    return found.groupby("same_as")["statement_id"].size().sort_values().tolist()


def test_forty_prints_of_a_quote_are_one_statement(empty_library):
    assert groups(empty_library, *(Said("Ada Lind", DAY, QUOTE, source=f"Paper {n}") for n in range(40))) == [40]


@pytest.mark.parametrize(
    "shorter",
    [
        "“We have offered workable stages … towards a settlement”",
        "[the commission] offered workable stages towards a settlement that serves both sides",
        QUOTE.replace("settlement", "accommodation").upper(),
    ],
)
def test_cut_and_edited_quotes_are_the_same_statement(empty_library, shorter):
    assert groups(empty_library, Said("Ada Lind", DAY, QUOTE), Said("Ada Lind", DAY, shorter)) == [2]


@pytest.mark.parametrize(
    "other",
    [
        Said("Tomas Reyl", DAY, QUOTE),
        Said("Ada Lind", DAY + timedelta(days=4), QUOTE),
        Said("Ada Lind", DAY, "we have offered patience, and a settlement is far away, said nobody at the river"),
    ],
)
def test_another_speaker_another_week_or_other_words_are_another_statement(empty_library, other):
    assert groups(empty_library, Said("Ada Lind", DAY, QUOTE), other) == [1, 1]


def test_few_words_are_the_same_only_if_all_are(empty_library):
    texts = ["yes, at once", "at once, yes!", "no, not at once"]
    assert groups(empty_library, *(Said("Ada Lind", DAY, text) for text in texts)) == [1, 2]


def test_the_fullest_report_stands_for_all(empty_library):
    short, full = Said("Ada Lind", DAY, QUOTE[:60]), Said("Ada Lind", DAY, QUOTE)
    found = fullest_reports(library_of(empty_library, [short, full]), "TRUE", {})
    assert found["same_as"].nunique() == 1
    assert found.set_index("statement_id").loc[found["same_as"].iloc[0], "words"] == len(QUOTE.split())
    assert found["reports"].tolist() == [2, 2]


def test_marks_are_the_same_on_every_machine_and_the_rarest_first():
    assert marks("Nothing settles denuclearization") == marks("“nothing settles, DENUCLEARIZATION”")
    assert marks("people think denuclearization")[0] == marks("denuclearization about people")[0]
    assert len(marks("it is so")) == 1
