"""Edits go from one library to another with who made them and when; what contradicts is told, not overwritten."""

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.__main__ import main
from analysis.errors import ReadoutError
from analysis.exports import to_csv
from analysis.library import Library, open_library
from analysis.library.edits import standing
from analysis.library.exchange import edits_json, edits_table, take_edits


@pytest.fixture
def theirs(tmp_path) -> Library:
    library = open_library(str(tmp_path / "theirs"))
    library.edit("ana", "merge", "adah-lind", "ada-lind")
    wrong = library.edit("ana", "rename", "bo-ek", "=Bo Eck")
    library.undo("bo", wrong)
    library.edit("bo", "reject", "0123456789abcdef:s4-9")
    return library


def held(library: Library) -> set[tuple[str, ...]]:
    return {
        tuple(row) for row in standing(library.raw_edits().to_pandas())[["who", "kind", "subject", "value"]].to_numpy()
    }


@pytest.mark.parametrize(("name", "made"), [("e.json", edits_json), ("e.csv", lambda one: to_csv(edits_table(one)))])
def test_edits_arrive_whole_and_a_second_time_change_nothing(theirs, empty_library, name, made):
    data = made(theirs)
    taken = take_edits(empty_library, name, data)
    assert (taken.added, taken.unchanged, taken.conflicts, taken.failures) == (4, 0, [], [])
    assert held(empty_library) == held(theirs)
    assert sorted(empty_library.raw_edits()["at"].to_pylist()) == sorted(theirs.raw_edits()["at"].to_pylist())
    version = empty_library.version
    assert take_edits(empty_library, name, data).unchanged == 4
    assert empty_library.version == version


def test_what_contradicts_is_told_and_left_out_unless_the_file_shall_win(theirs, empty_library):
    empty_library.edit("cy", "merge", "adah-lind", "adah-strand")
    taken = take_edits(empty_library, "e.json", edits_json(theirs))
    conflict = taken.conflicts[0]
    assert (conflict["here"], conflict["theirs"], conflict["who_here"]) == ("adah-strand", "ada-lind", "cy")
    assert ("cy", "merge", "adah-lind", "adah-strand") in held(empty_library)
    take_edits(empty_library, "e.json", edits_json(theirs), theirs=True)
    latest = standing(empty_library.raw_edits().to_pandas()).query("kind == 'merge'").iloc[-1]
    assert (latest["who"], latest["value"]) == ("ana", "ada-lind")


def test_a_table_written_by_hand_needs_a_kind_and_a_subject_only(empty_library):
    data = b"kind,subject,value\nmerge,adah-lind,ada-lind\nmerge,,x\ninvent,a,b\n"
    taken = take_edits(empty_library, "edits.csv", data)
    assert taken.added == 1
    assert [one.reason for one in taken.failures] == ["row 2 is no edit", "row 3 is no edit"]


@pytest.mark.parametrize("data", [b"{}", b"[1]", b"\xff\xfe", b'[{"a": 1}]', b"["])
def test_a_file_without_edits_is_told(empty_library, data):
    with pytest.raises(ReadoutError):
        take_edits(empty_library, "e.json", data)


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300), name=st.sampled_from(["e.json", "e.csv"]))
def test_any_file_is_read_or_told_and_what_is_added_is_there(tmp_path_factory, data, name):
    library = open_library(str(tmp_path_factory.mktemp("any") / "library"))
    with contextlib.suppress(ReadoutError):
        assert take_edits(library, name, data).added == library.raw_edits().num_rows


def test_the_command_line_writes_takes_and_tells_conflicts(theirs, empty_library, tmp_path, capsys):
    file = tmp_path / "edits.json"
    assert main(["edits", str(file), "--library", theirs.uri]) == 0
    assert len(json.loads(file.read_text("utf-8"))) == 4
    empty_library.edit("cy", "merge", "adah-lind", "adah-strand")
    assert main(["edits", str(file), "--take", "--library", empty_library.uri]) == 1
    assert "adah-strand here (cy), ada-lind in the file (ana)" in capsys.readouterr().err
    assert main(["edits", str(file), "--take", "--theirs", "--library", empty_library.uri]) == 0
