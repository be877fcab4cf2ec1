"""An import can be watched and stopped; what was written stays, and importing again does the rest."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.__main__ import main
from analysis.library import Library, import_articles, import_paths, open_library
from analysis.library.actors import acting
from analysis.library.jobs import Job
from analysis.reading.counting import expected
from tests.library.conftest import article


def count(library: Library) -> int:
    return int(library.query("SELECT count(*) AS n FROM every_articles")["n"][0])


@pytest.fixture
def dispatches(tmp_path: Path) -> Path:
    """A file of 50 dispatches, and one file that cannot be read."""
    folder = tmp_path / "dispatches"
    folder.mkdir()
    rows = [
        {"title": one.title, "date": str(one.day), "source": one.source, "text": f"{one.text}\n\n{'A full line. ' * 8}"}
        for one in map(article, range(50))
    ]
    (folder / "dispatches.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (folder / "scan.pdf").write_bytes(b"no pdf")
    return folder


def test_a_stopped_import_keeps_what_it_found_and_the_next_one_does_the_rest(empty_library):
    articles = [article(number) for number in range(90)]
    told: list[int] = []
    report = import_articles(
        empty_library,
        articles,
        progress=lambda done, _: told.append(done),
        stop=lambda: max(told, default=0) >= 40,
        workers=1,
    )
    assert report.cancelled
    assert report.added == count(empty_library) == 40
    rest = import_articles(empty_library, articles, workers=1)
    assert (rest.added, rest.unchanged, rest.cancelled) == (50, 40, False)
    assert count(empty_library) == 90


def test_an_import_stopped_before_its_first_article_changes_nothing(empty_library):
    report = import_articles(empty_library, [article(1)], stop=lambda: True, workers=1)
    assert report.cancelled
    assert len(empty_library.commits()) == 0


def test_progress_counts_what_was_there_already(empty_library):
    import_articles(empty_library, [article(1), article(2)], workers=1)
    told: list[int] = []
    import_articles(empty_library, [article(1), article(2)], progress=lambda done, _: told.append(done), workers=1)
    assert told == [2]


def test_the_report_is_one_sentence(empty_library):
    import_articles(empty_library, [article(1)], workers=1)
    report = import_articles(empty_library, [article(1), article(2)], workers=1)
    assert report.sentence() == "1 added, 1 already there, 0 failed"


def test_the_number_of_articles_is_estimated_without_reading_them(dispatches):
    assert expected([dispatches, "https://example.org/a"]) == 52
    assert expected([dispatches / "not there"]) == 1


def test_a_job_imports_in_a_process_of_its_own_and_tells_how_far_it_is(dispatches, tmp_path):
    job = Job(str(tmp_path / "library"), [dispatches])
    job.wait(120)
    assert job.report is not None, job.error
    assert (job.report.added, job.report.cancelled) == (50, False)
    assert [Path(one.file).name for one in job.report.failures] == ["scan.pdf"]
    assert job.state().expected == 51
    assert count(open_library(str(tmp_path / "library"))) == 50
    assert set(open_library(str(tmp_path / "library")).commits()["who"]) == {acting()}


def test_ctrl_c_ends_the_command_after_the_articles_at_hand(dispatches, tmp_path):
    library = str(tmp_path / "library")
    command = [sys.executable, "-m", "analysis", "import", "--library", library, "--workers", "1", "--events"]
    started = subprocess.Popen([*command, str(dispatches)], stdout=subprocess.PIPE, text=True, env={**os.environ})
    assert started.stdout is not None
    for line in started.stdout:
        if "done" in json.loads(line):
            started.send_signal(signal.SIGINT)
            break
    report = json.loads(started.stdout.read().splitlines()[-1])["report"]
    assert started.wait(60) == 0
    assert report["cancelled"]
    assert 0 < report["added"] < 50
    assert count(open_library(library)) == report["added"]
    again = import_paths(open_library(library), [dispatches], workers=1)
    assert again.added == 50 - report["added"]


def test_what_failed_is_written_down_and_can_be_tried_again(dispatches, tmp_path, capsys):
    library, table = str(tmp_path / "library"), tmp_path / "failed.csv"
    assert main(["import", "--library", library, "--failures", str(table), str(dispatches / "scan.pdf")]) == 1
    assert "scan.pdf" in table.read_text("utf-8-sig")
    (dispatches / "scan.pdf").unlink()
    assert main(["import", "--library", library, "--again", str(table)]) == 1
    assert "scan.pdf" in capsys.readouterr().err


def test_an_import_of_nothing_is_wrong_usage(tmp_path):
    assert main(["import", "--library", str(tmp_path)]) == 2
