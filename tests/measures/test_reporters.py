"""What reporters remark on the language, held against the library: agree, disagree, or only one of the two saw it."""

from datetime import date, timedelta

import pytest

from analysis.library import Filters
from analysis.measures.reporters import observed
from tests.measures.speeches import Said, library_of

DAY = date(2020, 6, 10)
WHO = "Ada Lind"


def earlier(words, days=60):
    return Said(WHO, DAY - timedelta(days=days), words)


def today(words, kind, *phrases):
    return Said(WHO, DAY, words, printed_beside="A remark on her words.", remarks=((kind, phrases),))


def verdicts(library, *said):
    found = observed(library_of(library, said), Filters())
    return [tuple(row) for row in found[["phrase", "verdict"]].to_numpy()], list(found["sentence"])


QUAY = earlier("the quay is too narrow")
STAGES = earlier("workable stages are our way", 30)
SANCTIONS = earlier("sanctions stay in place")


@pytest.mark.parametrize(
    ("said", "verdict", "why"),
    [
        (
            (QUAY, today("workable stages now", "first use", "workable stages")),
            "agrees",
            "in none of 1 statement since",
        ),
        ((STAGES, today("workable stages now", "first use", "workable stages")), "disagrees", "last on 11 May 2020"),
        ((QUAY, today("the pier is ready", "first use", "workable stages")), "only the reporter", "no statement of"),
        ((today("workable stages now", "first use", "workable stages"),), "only the reporter", "no earlier statement"),
        ((STAGES, today("the pier is ready", "earlier use", "workable stages")), "agrees", "1 statement before"),
        ((QUAY, today("the pier is ready", "earlier use", "workable stages")), "only the reporter", "none of 1"),
        ((SANCTIONS, today("the pier is ready", "omission", "easing sanctions")), "agrees", "1 of 1 before did"),
        ((today("sanctions are no topic", "omission", "sanctions"),), "disagrees", "1 statement of those days"),
        ((STAGES, today("workable stages again", "repetition", "workable stages")), "agrees", "and 1 before"),
        ((QUAY, today("the pier is ready", "softening", "workable stages")), "only the reporter", "does not judge"),
    ],
)
def test_a_remark_is_held_against_the_library(empty_library, said, verdict, why):
    found, reasons = verdicts(empty_library, *said)
    assert [one for _, one in found] == [verdict]
    assert why in reasons[0]


def test_each_phrase_of_a_remark_is_judged_by_itself(empty_library):
    said = today("workable stages and a balanced regime", "first use", "workable stages", "balanced regime")
    found, _ = verdicts(empty_library, STAGES, said)
    assert dict(found) == {"workable stages": "disagrees", "balanced regime": "agrees"}


def test_somebody_elses_words_decide_nothing(empty_library):
    other = Said("Tomas Reyl", DAY - timedelta(days=30), "workable stages are our way")
    found, _ = verdicts(empty_library, QUAY, other, today("workable stages now", "first use", "workable stages"))
    assert found == [("workable stages", "agrees")]
