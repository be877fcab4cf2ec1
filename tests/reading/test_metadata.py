"""A spreadsheet beside a folder of texts: usual names of columns, and --map where they are others."""

from datetime import date

import pytest

from analysis.__main__ import main
from analysis.library import open_library
from analysis.model import Article
from analysis.reading import Metadata, read

BODY = "Minister Ada Lind met Envoy Bo Ek on Friday. The talks would go on in June, she said afterwards.\n"


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    (folder / "deeper").mkdir(parents=True)
    (folder / "a.txt").write_text(BODY)
    (folder / "deeper" / "b.txt").write_text(BODY.replace("June", "July"))
    return folder


def articles(texts, table, **overrides):
    path = texts.parent / "meta.tsv"
    path.write_text(table)
    return [one for one in read(texts, Metadata.load(path, overrides)) if isinstance(one, Article)]


@pytest.mark.parametrize(
    "header",
    [
        "filename\tpublication_date\tpublisher\ttitle\tauthor",
        "File\tDate\tSource\tHeadline\tAuthors",
        "path\tpublished_at\toutlet\tTitle\tByline",
        "doc_id\tPub Date\tNewspaper\theadline\tBy",
    ],
)
def test_usual_names_of_columns(texts, header):
    a, b = articles(
        texts, f"{header}\na\t2019-05-03\tThe Example\tTalks go on\tAda Lind\nb.txt\t2019-07-01\tOther\tB\t\n"
    )
    assert (a.title, a.source, a.day, a.authors[0].name) == ("Talks go on", "The Example", date(2019, 5, 3), "Ada Lind")
    assert (b.title, b.source, b.day, b.authors) == ("B", "Other", date(2019, 7, 1), ())


def test_an_override_wins_over_a_usual_name(texts):
    table = "file\tdate\tfirst_printed\na\t2001-01-01\t2019-05-03\n"
    assert articles(texts, table, published="first_printed")[0].day == date(2019, 5, 3)


def test_the_issuer_makes_a_text_an_officials_own_words(texts):
    a = articles(texts, "file\tspeaker\na\tMinistry of Tides\n")[0]
    assert (a.issuer, a.genre) == ("Ministry of Tides", "official statement")


def test_days_that_stand_first_are_told_by_the_whole_column(texts):
    a, b = articles(texts, "file\tdate\na\t03/05/2019\nb\t28/05/2019\n")
    assert (a.day, b.day) == (date(2019, 5, 3), date(2019, 5, 28))


def test_a_first_line_that_is_not_the_tables_title_belongs_to_the_body(texts):
    (texts / "a.txt").write_text(f"Will the talks go on?\n\n{BODY}")
    a = articles(texts, "file\ttitle\na\tTalks in Oslo\n")[0]
    assert a.title == "Talks in Oslo"
    assert a.text[slice(*a.parts[0].span)] == "Will the talks go on?"
    assert a.parts[0].kind == "paragraph"


def test_the_command_line_maps_columns(texts, capsys):
    (texts.parent / "meta.tsv").write_text("file\tfirst_printed\tpaper\na\t2019-05-03\tX\nb\t2019-05-04\tY\n")
    place = str(texts.parent / "library")
    options = ["--map", "published=first_printed", "--map", "source=paper", "--workers", "1"]
    assert main(["import", str(texts), "--metadata", str(texts.parent / "meta.tsv"), *options, "--library", place]) == 0
    rows = open_library(place).query("SELECT source, day::VARCHAR AS day FROM articles ORDER BY source")
    assert rows.values.tolist() == [["X", "2019-05-03"], ["Y", "2019-05-04"]]
