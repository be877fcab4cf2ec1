"""An import in a process of its own, which one can watch and stop: what serves pages stays free for other people."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from analysis.library.actors import acting
from analysis.library.imports import Report
from analysis.model import Failure
from analysis.reading.web import is_address
from analysis.resources import DATA

_LATELY = 20.0  # seconds by which the pace is measured: articles that are there already go much faster


@dataclass(frozen=True)
class State:
    """`done` of about `expected` articles, the newest from the file `name`; `seconds` left, or None for unknown."""

    done: int
    expected: int
    name: str
    seconds: float | None


class Job:
    """An import of paths and addresses into a library, started at once by who acts now.

    Raises LibraryError, and starts nothing, for somebody who may only read.

    `report` is there when it has ended, and `error` says why it has not got to its end. `folder`, a place for uploaded
    files, lasts as long as the job, so that what failed can be tried again.
    """

    def __init__(
        self,
        uri: str,
        paths: Iterable[Path | str],
        *,
        sample: bool = False,
        folder: tempfile.TemporaryDirectory[str] | None = None,
    ) -> None:
        who = acting()
        self.folder = folder
        self.report: Report | None = None
        self.error = ""
        self.stopping = False
        self._listens = False  # a signal before it does would be lost where the server was started in the background
        self._done, self._expected, self._name = 0, 0, ""
        self._pace: deque[tuple[float, int]] = deque([(time.monotonic(), 0)])
        command = [sys.executable, "-m", "analysis", "import", "--library", uri, "--events"]
        command += ["--sample"] if sample else []
        with tempfile.NamedTemporaryFile("w", suffix=".paths", delete=False, encoding="utf-8") as listed:
            named = [one if is_address(one) else str(Path(one).absolute()) for one in map(str, paths)]
            json.dump({"who": who, "paths": named}, listed)
        self._listed = Path(listed.name)
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter, paths in a file
            [*command, "--listed", listed.name],
            cwd=DATA.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        self._watching = threading.Thread(target=self._watch, daemon=True)
        self._watching.start()

    @property
    def running(self) -> bool:
        """Whether the import goes on."""
        return self._watching.is_alive()

    def state(self) -> State:
        """How far it is."""
        pace = list(self._pace)
        (began, before), (now, done) = pace[0], pace[-1]
        left = max(self._expected - done, 0)
        seconds = left * (now - began) / (done - before) if done > before else None
        return State(self._done, self._expected, self._name, seconds)

    def cancel(self) -> None:
        """End after the articles at hand: what has been found by then is written."""
        acting()
        self.stopping = True
        if self._listens:
            self._interrupt()

    def _interrupt(self) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)

    def wait(self, seconds: float | None = None) -> None:
        """Until it has ended."""
        self._watching.join(seconds)

    def _watch(self) -> None:
        complaints: list[str] = []
        listener = threading.Thread(target=lambda: complaints.extend(self._process.stderr or ()), daemon=True)
        listener.start()
        for line in self._process.stdout or ():
            self._told(json.loads(line))
        self._process.wait()
        listener.join()
        self._listed.unlink(missing_ok=True)
        if self.report is None and self.stopping:
            self.report = Report(cancelled=True)
        if self.report is None:
            _, found, said = "".join(complaints).rpartition("readout: ")
            self.error = said.strip() if found else "the import has ended before its time\nimport the same again"

    def _told(self, event: dict[str, object]) -> None:
        if "expected" in event:
            self._expected, self._listens = int(str(event["expected"])), True
            if self.stopping:
                self._interrupt()
        if "done" in event:
            self._done, self._name = int(str(event["done"])), str(event["name"])
            self._pace.append((time.monotonic(), self._done))
            while len(self._pace) > 2 and self._pace[0][0] < self._pace[-1][0] - _LATELY:
                self._pace.popleft()
        if isinstance(report := event.get("report"), dict):
            failures = [Failure(**failure) for failure in report.pop("failures")]
            self.report = Report(**report, failures=failures)
