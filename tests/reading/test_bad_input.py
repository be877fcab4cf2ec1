"""What cannot be read is named with its reason and the way out, and takes nothing else along."""

import json

import pytest

from analysis.__main__ import main
from analysis.library import open_library
from analysis.model import Article, Failure
from analysis.reading import Metadata, read, read_bytes

GOOD = "Ministers meet in Oslo\n\nFriday, 3 May 2019\n\nMinister Ada Lind said on Friday that the talks would go on.\n"
BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \r\n\t\n", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
    "huge.txt": (b"The talks went on and on. " * 2_000_000, "52 MB"),
    "half.txt": ("Minister Ada Lind".encode("utf-16")[:-1], "utf-16"),
    "noise.txt": (bytes(range(1, 32)) * 20, "encoding"),
    "list.html": (b"<html><body><ul><li><a href='/a'>One</a></li><li>Two</li></ul></body></html>", "no article"),
    "nothing.html": (b"<html>", "no article"),
    "header.md": (b"---\ntitle: [unclosed\n---\nBody of the text.", "YAML header"),
    "date.md": (b"---\ndate: 31 February\n---\nMinister Ada Lind said that the talks would go on.", "'31 February'"),
    "broken.json": (b'{"text": ', "JSON"),
    "notes.csv": (b"name,age\nAda,40\n", "no column of texts"),
    "empty.jsonl": (b"\n\n", "empty"),
    "broken.xlsx": (b"PK\x03\x04 no workbook", "workbook is damaged"),
    "broken.parquet": (b"PAR1 no parquet", "table cannot be read"),
    "film.mp4": (b"\x00\x00\x00\x18ftypmp42", ".mp4"),
}


@pytest.mark.parametrize("name", BAD)
def test_each_bad_file_is_named_with_reason_and_advice(name):
    data, reason = BAD[name]
    (failure,) = list(read_bytes(name, data))
    assert isinstance(failure, Failure)
    assert failure.file == name
    assert reason in failure.reason
    assert failure.advice


def test_nothing_else_is_lost_and_the_exit_code_tells(tmp_path, capsys):
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(GOOD)
    place = str(tmp_path / "library")
    assert main(["import", str(folder), "--library", place, "--workers", "1"]) == 1
    told = capsys.readouterr()
    assert f"1 added, 0 already there, {len(BAD)} failed" in told.out
    for name, (_, reason) in BAD.items():
        line = next(line for line in told.err.splitlines() if name in line)
        assert reason in line
    assert list(open_library(place).query("SELECT title FROM articles")["title"]) == ["Ministers meet in Oslo"]


def test_a_folder_that_does_not_exist_is_named(tmp_path, capsys):
    place = str(tmp_path / "library")
    assert main(["import", str(tmp_path / "nowhere"), "--library", place]) == 1
    assert "nowhere: No such file or directory" in capsys.readouterr().err


def test_an_empty_folder_is_named(tmp_path):
    (failure,) = list(read(tmp_path))
    assert failure.reason == "the folder is empty"


def test_lines_that_are_no_records_do_not_spoil_the_others():
    lines = [json.dumps({"title": "One", "text": GOOD}), "{broken", "[1]", '{"title": "no text"}', '{"text": " "}']
    found = list(read_bytes("all.jsonl", "\n".join(lines).encode()))
    assert [one.locator for one in found if isinstance(one, Article)] == ["line 1"]
    reasons = [one.reason for one in found if isinstance(one, Failure)]
    assert [reason.split()[1] for reason in reasons] == ["2", "3", "4", "5"]


def test_a_date_that_is_none_keeps_the_article_and_is_told():
    found = list(read_bytes("all.jsonl", json.dumps({"text": GOOD, "date": "soon"}).encode()))
    assert [type(one) for one in found] == [Failure, Article]
    assert "'soon' is no date" in found[0].reason


class TestASpreadsheet:
    @pytest.fixture
    def folder(self, tmp_path):
        (tmp_path / "texts").mkdir()
        for name in ("one.txt", "two.txt"):
            (tmp_path / "texts" / name).write_text(GOOD.replace("Oslo", name))
        return tmp_path

    def test_rows_without_a_file_and_dates_that_are_none_are_told(self, folder):
        (folder / "meta.csv").write_text("filename,date,publisher\none.txt,2019-13-45,X\ntwo,2019-05-03,Y\nthree,,\n")
        found = list(read(folder / "texts", Metadata.load(folder / "meta.csv")))
        articles = [one for one in found if isinstance(one, Article)]
        reasons = [one.reason for one in found if isinstance(one, Failure)]
        assert [one.source for one in articles] == ["X", "Y"]
        assert len(reasons) == 2
        assert "line 2: the date '2019-13-45' of one.txt is no date" in reasons
        assert "line 4: the file three was not found" in reasons

    @pytest.mark.parametrize(
        ("table", "options", "says"),
        [
            ("title,date\nA,2019-05-03\n", [], "has no column of file names"),
            ("file,date\none.txt,2019-05-03\n", ["--map", "published=day_out"], "has no column day_out"),
            ("file,date\none.txt,2019-05-03\n", ["--map", "birthday=date"], "no field is called birthday"),
            ("file,date\none.txt,2019-05-03\n", ["--map", "published"], "--map takes FIELD=COLUMN"),
            ("", [], "cannot be read"),
        ],
    )
    def test_a_table_that_does_not_fit_is_explained(self, folder, capsys, table, options, says):
        (folder / "meta.csv").write_text(table)
        place = ["--library", str(folder / "library")]
        arguments = ["import", str(folder / "texts"), "--metadata", str(folder / "meta.csv"), *options, *place]
        assert main(arguments) == 1
        assert says in capsys.readouterr().err

    def test_a_table_that_is_not_there_is_named(self, folder, capsys):
        arguments = ["import", str(folder / "texts"), "--metadata", str(folder / "nowhere.tsv")]
        assert main([*arguments, "--library", str(folder / "library")]) == 1
        assert "nowhere.tsv" in capsys.readouterr().err
