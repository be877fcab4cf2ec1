"""The redline of two texts."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.redline import kept_share, redline

TEXTS = st.text(alphabet="ab ,.'“”\n", max_size=60)


def words_of(pieces, *changes):
    return " ".join("".join(piece.text for piece in pieces if piece.change in changes).split())


def test_what_went_stands_before_what_came():
    pieces = redline("We want a full dam by May.", "We want half a dam by June, at last.")
    assert [(piece.change, piece.text.strip()) for piece in pieces] == [
        ("kept", "We want"),
        ("new", "half"),
        ("kept", "a"),
        ("gone", "full"),
        ("kept", "dam by"),
        ("gone", "May"),
        ("new", "June, at last"),
        ("kept", "."),
    ]


def test_capitals_quotation_marks_and_line_breaks_are_no_change():
    pieces = redline("The “river”\nis ours", 'the "River" is ours')
    assert {piece.change for piece in pieces} == {"kept"}
    assert kept_share(pieces) == 1


def test_the_share_of_words_that_stayed():
    # Two of three words on either side stay: 2 * 2 / (3 + 3).
    assert kept_share(redline("one two three", "one two four")) == 4 / 6
    assert kept_share(redline("", "")) == 1
    assert kept_share(redline("one", "two")) == 0


@given(TEXTS, TEXTS)
def test_the_pieces_make_up_the_newer_text_and_nothing_is_lost_of_the_older(older, newer):
    pieces = redline(older, newer)
    assert words_of(pieces, "kept", "new") == " ".join(newer.split())
    gone_and_kept = words_of(pieces, "kept", "gone").replace(" ", "").lower()
    assert sum(map(str.isalpha, gone_and_kept)) == sum(map(str.isalpha, older))
