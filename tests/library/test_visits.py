"""When a person was here before, and what came in since."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction import extract
from analysis.library import Library
from analysis.library.rows import to_tables
from analysis.library.visits import came_in, from_cookie, is_new, last_visit, note_visit, to_cookie, visits_of
from analysis.model import Article, Part, Span

NOW = datetime(2021, 6, 10, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def add(library: Library, *days: date) -> None:
    found = [
        extract(
            Article(
                text=(text := f"The minister Ada Lind spoke on day {day}."),
                title=str(day),
                published=datetime(day.year, day.month, day.day, tzinfo=UTC),
                parts=(Part("paragraph", Span(0, len(text))),),
            )
        )
        for day in days
    ]
    with library.write("articles") as writer:
        writer.append(to_tables(found))


def test_a_first_visit_has_none_before_it():
    assert last_visit([], NOW) is None
    assert is_new([], NOW)


def test_coming_back_within_hours_is_the_same_visit():
    visits = [NOW - 30 * HOUR, NOW - HOUR]
    assert last_visit(visits, NOW) == NOW - 30 * HOUR
    assert not is_new(visits, NOW)


def test_visits_are_kept_for_each_person(tmp_path):
    library = Library(str(tmp_path / "library"))
    assert visits_of(library, "ada") == []
    note_visit(library, "ada", NOW - 30 * HOUR)
    note_visit(library, "bo", NOW)
    note_visit(library, "ada", NOW)
    assert visits_of(library, "ada") == [NOW, NOW - 30 * HOUR]


def test_a_cookie_keeps_the_two_newest_visits():
    assert from_cookie(to_cookie([NOW, NOW - 50 * HOUR, NOW - 30 * HOUR])) == [NOW - 30 * HOUR, NOW]


@given(st.text())
def test_no_cookie_does_harm(text):
    assert all(at.tzinfo for at in from_cookie(text))


def test_what_came_in_since_a_moment(tmp_path):
    library = Library(str(tmp_path / "library"))
    add(library, date(2021, 3, 1))
    between = datetime.now(UTC)
    assert came_in(library, between).articles == 0
    add(library, date(2021, 2, 1), date(2021, 4, 1))
    news = came_in(library, between)
    assert (news.articles, news.first, news.last) == (2, date(2021, 2, 1), date(2021, 4, 1))


def test_all_of_a_library_came_in_since_before_it_began(tmp_path):
    library = Library(str(tmp_path / "library"))
    add(library, date(2021, 3, 1))
    assert came_in(library, NOW).articles == 1
