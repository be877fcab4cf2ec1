"""Topics by data/topics.toml: over time, by official, and after somebody edited the file."""

from datetime import date, timedelta

import pytest

from analysis.extraction import topics as lists
from analysis.library import Filters
from analysis.measures.shifts import shifts
from analysis.measures.topic_changes import told_topics
from analysis.measures.topics import statements_on, topic_share
from tests.measures.speeches import Said, library_of

JUNE = date(2020, 6, 1)
FILL = ["the quay is wide", "our road is long", "the ferry sails at noon", "nobody asked for a hall"]


def said(count, words, start, who="Ada Lind", step=2):
    return [Said(who, start + timedelta(days=step * n), f"{words} {FILL[n % 4]}, item {n}") for n in range(count)]


@pytest.fixture
def edited(monkeypatch):
    """An edition of data/topics.toml with a topic of its own."""

    def edit(**phrases):
        found = {topic: {"name": topic.title(), "phrases": list(given)} for topic, given in phrases.items()}
        monkeypatch.setattr(lists, "settings", lambda _: found)
        forget()

    def forget():
        for one in (lists.topic_phrases, lists.topic_names, lists.topics_digest, lists.any_topic):
            one.cache_clear()

    yield edit
    monkeypatch.undo()
    forget()


def test_the_share_of_statements_by_topic_and_month(empty_library):
    library = library_of(empty_library, [*said(3, "sanctions and", JUNE), *said(1, "peace talks and", JUNE)])
    share = topic_share(library, Filters()).set_index("topic")
    assert share.loc["sanctions", ["statements", "of", "share"]].tolist() == [3, 4, 0.75]
    assert share.loc["peace-process", "statements"] == 1
    assert share.loc["hostages-and-prisoners", "statements"] == 0
    assert not share["complete"].any()


def test_the_statements_behind_a_share(empty_library):
    library = library_of(empty_library, said(2, "an embargo and", JUNE))
    found = statements_on(library, Filters(), topic="sanctions")
    assert [day.date() for day in found["date"]] == [JUNE + timedelta(days=2), JUNE]


def test_an_edited_file_is_followed_without_importing_again(empty_library, edited):
    library = library_of(empty_library, [*said(3, "sanctions and", JUNE), *said(2, "a wider lock and", JUNE)])
    edited(locks=("wider lock",), roads=("long road", "road is long"))
    share = topic_share(library, Filters()).set_index("topic")
    assert share["statements"].to_dict() == {"locks": 2, "roads": 2}
    assert len(statements_on(library, Filters(), topic="locks")) == 2
    found = shifts(library, Filters(since=JUNE + timedelta(days=4)))
    assert set(found.loc[found["unit"] == "topic", "phrase"]) <= {"Locks", "Roads"}
    library_of(library, said(1, "one more wider lock and", JUNE + timedelta(days=20)))
    assert topic_share(library, Filters()).set_index("topic").loc["locks", "statements"] == 3


def test_what_was_kept_at_import_is_what_a_search_finds(empty_library, edited):
    texts = ["denuclearization of the whole valley", "their end-of-war declaration", "ICBMs and a sanctions regime"]
    library = library_of(empty_library, [Said("Ada Lind", JUNE, text) for text in texts])
    kept = topic_share(library, Filters())[["topic", "statements"]]
    every = lists.topic_phrases()
    edited(**{topic: (*phrases, "no such words anywhere") for topic, phrases in every.items()})
    assert topic_share(library, Filters())[["topic", "statements"]].equals(kept)


def test_an_official_who_stops_naming_a_topic_is_told(empty_library):
    before = said(40, "sanctions and", JUNE - timedelta(days=90))
    after = said(25, "patience and", JUNE, step=1)
    other = said(20, "sanctions and", JUNE, who="Tomas Reyl", step=1)
    steady = said(40, "sanctions and", JUNE - timedelta(days=90), who="Tomas Reyl")
    library = library_of(empty_library, [*before, *after, *other, *steady])
    rows, since, _ = told_topics(library, Filters(since=JUNE))
    assert since == JUNE
    assert [(row["official"], row["kind"], row["phrase"]) for row in rows] == [("ada-lind", "dropped", "Sanctions")]
    assert "stopped naming it" in rows[0]["sentence"]
    assert rows[0]["evidence"]


def test_no_statement_no_topics(empty_library):
    assert told_topics(empty_library, Filters()) == ([], None, None)
    assert topic_share(empty_library, Filters()).empty
