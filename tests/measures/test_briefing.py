"""The briefing's order is the same in every run, and a phrase said once is no headline."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from analysis.briefing import by_section
from analysis.library import Filters
from analysis.measures.briefing import briefing
from tests.measures.speeches import Said, library_of

DAY = date(2021, 6, 10)
SAID = [
    *(Said("Ada Lind", DAY - timedelta(days=30 + n), f"we hope for slow progress on point {n}") for n in range(30)),
    Said("Ada Lind", DAY, "shared water is our aim"),
    Said("Ada Lind", DAY + timedelta(days=1), "we work for shared water"),
    Said("Ada Lind", DAY + timedelta(days=1), "a silver bridge is what we need"),
]
SINCE = Filters(since=DAY)
PRINT = (
    "import sys; from analysis.library import *; from datetime import date; from analysis.measures.briefing import *;"
    "made = briefing(open_library(sys.argv[1]), Filters(since=date(2021, 6, 10)));"
    "print([(one.kind, one.sentence, one.evidence) for one in made.findings], made.reading)"
)


@pytest.fixture
def library(empty_library):
    return library_of(empty_library, SAID)


def test_a_phrase_said_twice_is_a_headline_and_one_said_once_is_not(library):
    sections = {title: [one.sentence for one in found] for title, found in by_section(briefing(library, SINCE))}
    assert any("shared water" in sentence for sentence in sections["Phrasing"])
    assert not any("silver bridge" in sentence for sentence in sections["Phrasing"])
    assert any("silver bridge" in sentence for sentence in sections["Said once so far"])
    assert list(sections)[-1] == "Said once so far"


def test_two_processes_give_one_order(library):
    told = {
        subprocess.run(
            [sys.executable, "-c", PRINT, library.uri],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
