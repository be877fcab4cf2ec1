"""Many sessions with different filters on one library that an import is writing to: errors, response times, memory.

`python -m tests.benchmarks sessions` opens 50; READOUT_SESSIONS says another number. Each session is what a browser is
to the server: a websocket that asks for a page with its own filters, waits until the script has run, and asks for the
next one after a moment. What it answers is read; what goes wrong in a page is an error.
"""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from analysis.library import import_paths, open_library
from analysis.resources import sample_paths
from tests.benchmarks.harness import Row
from tests.browser.conftest import served

PAGES = ("briefing", "talks", "phrasing", "keywords", "tone", "officials", "articles", "library")
VIEWS, THINKING = 4, 3.0  # pages that a session asks for, and the most seconds between them
_TEXT = """Ministers meet in Oslo

Published: 3 May 2019 14:05 GMT

OSLO, May 3 -- Minister Ada Lind met Special Envoy Bo Ek on Friday. "We will take feasible steps on dam {number}," Lind
said. Ek warned that the deadline for talk number {number}, 30 June 2019, would not move.
"""


@dataclass
class Measured:
    """Seconds of each answer, what went wrong, and how often the library moved on under the sessions."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    commits: int = 0
    mebibytes: int = 0

    def share(self, part: float) -> float:
        """The seconds within which this share of the answers came."""
        return sorted(self.seconds)[min(int(len(self.seconds) * part), len(self.seconds) - 1)]


def rows() -> Iterator[Row]:
    """Sessions on the sample library while an import of many small commits writes to it."""
    number = int(os.environ.get("READOUT_SESSIONS", "50"))
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(Path(folder), number)
    for error in dict.fromkeys(measured.errors):
        print(error)
    yield Row(
        f"{number} sessions while an import writes",
        f"{len(measured.seconds)} pages, {measured.commits} commits meanwhile",
        f"{len(measured.errors)} errors, median {measured.share(0.5):.2f} s, p95 {measured.share(0.95):.2f} s, "
        f"server {measured.mebibytes} MiB",
    )


def measure(folder: Path, sessions: int, sample: int | None = None, views: int = VIEWS) -> Measured:
    """Serve the sample (or its first articles) to so many sessions, each of which asks for so many pages."""
    library = open_library(str(folder / "library"))
    import_paths(library, sample_paths()[:sample], sample=True)
    before = len(library.commits())
    officials = list(library.query("SELECT official FROM profiles ORDER BY mentions DESC LIMIT 10")["official"])
    with served(folder / "library") as address, Importing(folder):
        # in a thread of its own, as a browser test has a loop in this one
        with ThreadPoolExecutor(1) as apart:
            measured = apart.submit(asyncio.run, _all(address, sessions, officials, views)).result()
        measured.mebibytes = _memory(address)
    measured.commits = len(open_library(library.uri).commits()) - before
    return measured


async def _all(address: str, sessions: int, officials: list[str], views: int) -> Measured:
    measured, choices = Measured(), random.Random(1)
    ways = [random.Random(choices.random()) for _ in range(sessions)]
    await asyncio.gather(*(_session(address, measured, way, officials, views) for way in ways))
    return measured


async def _session(address: str, measured: Measured, choices: random.Random, officials: list[str], views: int) -> None:
    await asyncio.sleep(choices.uniform(0, THINKING))
    place = address.replace("http", "ws") + "/_stcore/stream"
    async with connect(place, subprotocols=["streamlit"], max_size=None, origin=address) as socket:
        for _ in range(views):
            page = choices.choice(PAGES)
            began = time.monotonic()
            asking = BackMsg()
            asking.rerun_script.query_string = urlencode(_filters(choices, officials), doseq=True)
            asking.rerun_script.page_name = page
            await socket.send(asking.SerializeToString())
            async for data in socket:
                message = ForwardMsg.FromString(data)
                if message.delta.new_element.HasField("exception"):
                    measured.errors.append(f"{page}: {message.delta.new_element.exception.message}")
                if message.delta.new_element.alert.format == 1:
                    measured.errors.append(f"{page}: {message.delta.new_element.alert.body}")
                if message.WhichOneof("type") == "script_finished":
                    break
            measured.seconds.append(time.monotonic() - began)
            await asyncio.sleep(choices.uniform(0, THINKING))


def _filters(choices: random.Random, officials: list[str]) -> dict[str, list[str]]:
    """Filters that hardly another session has."""
    first = f"20{choices.choice((18, 19, 20))}-{choices.randint(1, 12):02}-{choices.randint(1, 28):02}"
    chosen: dict[str, list[str]] = {"since": [first]}
    if choices.random() < 0.3:
        chosen["text"] = [choices.choice(("talks", "sanctions", "Seoul", "deadline", "summit"))]
    if choices.random() < 0.4:
        chosen["official"] = [choices.choice(officials)]
    return chosen


class Importing:
    """An import in a process of its own that commits again and again, until the sessions are done."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        command = [sys.executable, "-m", "tests.benchmarks.sessions", str(self._folder)]
        self._process = subprocess.Popen(command, env={**os.environ, "OMP_NUM_THREADS": "1"})

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()


def _import_on(folder: Path) -> None:
    """Import a new article a second, each in a commit of its own."""
    library = open_library(str(folder / "library"))
    for number in range(100_000):
        path = folder / f"{number}.txt"
        path.write_text(_TEXT.format(number=number))
        import_paths(library, [path], workers=1)
        time.sleep(1)


def _memory(address: str) -> int:
    """The most MiB that the server of an address has held."""
    port = address.rsplit(":", 1)[1]
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().split(b"\0")
            if b"streamlit" in command and port.encode() in command:
                status = (folder / "status").read_text()
                return int(status.split("VmHWM:")[1].split()[0]) // 1024
        except (OSError, IndexError):
            continue
    return 0


if __name__ == "__main__":
    _import_on(Path(sys.argv[1]))
