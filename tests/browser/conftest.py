"""A server of the dashboard on a free port, and Chromium before it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, sync_playwright

from analysis.library import import_paths, open_library
from analysis.resources import sample_paths
from tests.app.articles import write_articles
from tests.browser.install import find

REPOSITORY = Path(__file__).resolve().parents[2]

# Streamlit asks for its health and settings below the page's path first, and takes the refusal for an answer.
STREAMLITS_OWN = ("Failed to load resource", "/_stcore/")


@contextmanager
def served(library: Path, script: Path = REPOSITORY / "dashboard.py", options: tuple[str, ...] = ()) -> Iterator[str]:
    """The address of a fresh server on a library; `script` stands for the dashboard, `options` are Streamlit's."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        *(sys.executable, "-m", "streamlit", "run", str(script)),
        *("--server.headless", "true", "--server.address", "127.0.0.1", "--server.port", str(port)),
        *options,
    ]
    log = library.parent / f"server-{port}.log"
    variables = {**os.environ, "READOUT_LIBRARY": str(library), "PYTHONPATH": str(REPOSITORY)}
    with open(log, "w") as out:
        process = subprocess.Popen(command, cwd=REPOSITORY, env=variables, stdout=out, stderr=out)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:  # pages that are still being made
            process.kill()
            process.wait()


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not start: {log.read_text()}")


class Visit:
    """A page in Chromium that remembers what must not happen: errors of ours, and requests that leave the machine."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = patient(context.new_page())
        self.address = address
        self.errors: list[str] = []
        self.left: list[str] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._request)

    def open(self, path: str = "/") -> Page:
        """Open a page and wait until it is drawn."""
        self.page.goto(self.address + path)
        return self.drawn()

    def drawn(self) -> Page:
        """Wait until the script has run."""
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        self.page.wait_for_selector('[data-testid="stMain"] h1')
        return self.page

    def leave(self) -> None:
        """Close the page, before its server ends."""
        self.page.close()

    def _console(self, message: ConsoleMessage) -> None:
        own = any(part in f"{message.text} {message.location['url']}" for part in STREAMLITS_OWN)
        if message.type in ("error", "warning") and not own:
            self.errors.append(message.text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, self.address.replace("http", "ws"), "data:", "blob:")):
            self.left.append(request.url)


def patient(page: Page) -> Page:
    """The same page, with time for a machine that is busy."""
    page.set_default_timeout(90_000)
    return page


def launch(playwright: Playwright) -> Browser:
    """A Chromium without a window."""
    return playwright.chromium.launch(
        executable_path=find(), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    )


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the five invented articles, one of which means harm."""
    folder = tmp_path_factory.mktemp("browser")
    import_paths(open_library(str(folder / "library")), [write_articles(folder / "articles")], workers=1)
    return folder / "library"


@contextmanager
def visited(library: Path, chromium: Browser) -> Iterator[str]:
    """A server that has had its first visit, which Streamlit treats unlike all later ones."""
    with served(library) as address:
        context = chromium.new_context()
        Visit(context, address).open()
        context.close()
        yield address


@pytest.fixture(scope="session")
def server(small_library: Path, chromium: Browser) -> Iterator[str]:
    """A server on the invented articles."""
    with visited(small_library, chromium) as address:
        yield address


@pytest.fixture(scope="session")
def sample_server(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[str]:
    """A server on the dispatches of four months of the sample."""
    library = tmp_path_factory.mktemp("sample") / "library"
    dispatches = [path for path in sample_paths() if path.stem[:7] in ("2018-08", "2019-06", "2019-11", "2019-12")]
    import_paths(open_library(str(library)), dispatches, sample=True)
    with visited(library, chromium) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens Chromium on a server; at the end nothing of ours may have gone wrong, and nothing left the machine."""
    contexts, visits = [], []

    def begin(address: str, **options: object) -> Visit:
        contexts.append(chromium.new_context(accept_downloads=True, **options))
        visits.append(Visit(contexts[-1], address))
        return visits[-1]

    yield begin
    for context in contexts:
        context.close()
    for one in visits:
        assert not one.errors
        assert not one.left
