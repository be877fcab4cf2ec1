"""An import on a cluster, of processes of their own, gives the library that one machine gives, whoever dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.errors import LibraryError
from analysis.library import Library, import_articles, import_paths
from analysis.model import TABLES
from tests.library.conftest import article

pytest.importorskip("distributed", reason="the package distributed is not here: requirements-cluster.txt")
from analysis.library.cluster import Cluster

REPOSITORY = Path(__file__).resolve().parents[2]
POISON = """
import os
from analysis.library import workers
workers.extract = lambda one, extract=workers.extract: os._exit(1) if one.title == "Dispatch 3" else extract(one)
"""


@contextmanager
def running(
    module: str, *options: str, before: Sequence[str] = (), **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    command = [*before, sys.executable, "-m", f"distributed.cli.{module}", *options, "--no-dashboard"]
    process = subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY), "OMP_NUM_THREADS": "1"} | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def scheduler(folder: Path, **environment: str) -> Iterator[str]:
    """The address of a new scheduler."""
    told = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told)]
    with running("dask_scheduler", *options, **environment) as process:
        for _ in range(300):
            if told.exists() and told.read_text("utf-8").strip():
                break
            assert process.poll() is None, "the scheduler ended"
            time.sleep(0.1)
        yield json.loads(told.read_text("utf-8"))["address"]


def worker(address: str, *options: str, before: Sequence[str] = ()) -> AbstractContextManager[subprocess.Popen[bytes]]:
    return running("dask_worker", address, "--nthreads", "1", *options, before=before)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 80 articles, one of them no article, and a table that dates them and names a file too many."""
    folder = tmp_path_factory.mktemp("articles")
    lines = ["file\tpublished\ttitle"]
    for number in range(80):
        (folder / f"{number:03}.txt").write_text(
            f"Dispatch {number}\n\nMinister Ada Lind met Envoy Bo Ek in Oslo on Monday.\n\n"
            f'"We will take {number} feasible steps," Lind said after the talks. She did not mention sanctions.\n',
            "utf-8",
        )
        lines.append(f"{number:03}.txt\t2019-06-{1 + number % 28:02}\tDispatch {number}")
    (folder / "004.txt").write_bytes(b"")
    (folder / "describes.tsv").write_text("\n".join([*lines, "gone.txt\t2019-06-01\tGone"]), "utf-8")
    return folder


def rows(library: Library) -> dict[str, pd.DataFrame]:
    return {name: library.query(f"SELECT * FROM {name} ORDER BY ALL") for name in TABLES}


def test_a_killed_worker_costs_a_retry_and_never_an_article(articles: Path, tmp_path: Path) -> None:
    alone = Library(str(tmp_path / "alone"))
    expected = import_paths(alone, [articles], workers=1)
    shared = Library(str(tmp_path / "shared"))
    killed: list[int] = []
    with scheduler(tmp_path) as address, worker(address, "--no-nanny") as one, worker(address, "--no-nanny"):

        def kill(done: int, _: str) -> None:
            if not killed:
                killed.append(done)
                one.send_signal(signal.SIGKILL)

        report = import_paths(shared, [articles], progress=kill, workers=Cluster(address, at_least=2))
    assert one.returncode == -signal.SIGKILL
    assert killed
    assert killed[0] < 79
    assert (report.added, report.failures) == (79, expected.failures)
    assert {failure.file for failure in report.failures} == {"describes.tsv", str(articles / "004.txt")}
    ours, theirs = rows(shared), rows(alone)
    for name, frame in theirs.items():
        pd.testing.assert_frame_equal(ours[name], frame)


def test_an_article_that_kills_its_workers_is_reported_and_the_others_are_kept(tmp_path: Path) -> None:
    preload = tmp_path / "poison.py"
    preload.write_text(POISON, "utf-8")
    library = Library(str(tmp_path / "library"))
    strict = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with scheduler(tmp_path, **strict) as address, worker(address, "--preload", str(preload)):
        report = import_articles(library, [article(number) for number in range(6)], workers=Cluster(address))
    assert report.added == 5
    assert [(failure.file, failure.reason) for failure in report.failures] == [
        ("3.txt", "every worker that extracted it died")
    ]
    assert len(library.query("SELECT title FROM articles WHERE title <> 'Dispatch 3'")) == 5


def test_a_cluster_without_workers_is_told_and_files_that_workers_do_not_see_are_sent(
    articles: Path, tmp_path: Path
) -> None:
    unseen = tmp_path / "unseen"
    unseen.mkdir()
    for number in range(2):
        (unseen / f"{number}.txt").write_bytes((articles / f"{number:03}.txt").read_bytes())
    hidden = ["unshare", "--mount", "--map-root-user", "sh", "-c", f'mount -t tmpfs none {unseen} && exec "$@"', "sh"]
    uri = str(tmp_path / "library")
    with scheduler(tmp_path) as address:
        with pytest.raises(LibraryError, match="too few workers"):
            Cluster(address, patience=1)
        with worker(address, before=hidden):
            assert main(["import", str(unseen), "--library", uri, "--cluster", address]) == 0
    titles = Library(uri).query("SELECT title FROM articles ORDER BY title")["title"]
    assert list(titles) == ["Dispatch 0", "Dispatch 1"]


def test_a_scheduler_that_is_not_there_is_told() -> None:
    with pytest.raises(LibraryError, match="no Dask scheduler answers"):
        Cluster("tcp://127.0.0.1:9", patience=0.2)
