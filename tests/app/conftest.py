"""The dashboard on a small real library, run as Streamlit runs it but without a browser."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis.library import import_paths, open_library
from tests.app.articles import write_articles

REPOSITORY = Path(__file__).resolve().parents[2]

Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the five invented articles."""
    folder = tmp_path_factory.mktemp("app")
    report = import_paths(open_library(str(folder / "library")), [write_articles(folder / "articles")], workers=1)
    assert not report.failures
    return folder / "library"


@contextmanager
def named(uri: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The environment names this library, and nothing of another is kept."""
    monkeypatch.setenv("READOUT_LIBRARY", uri)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def opener() -> Open:
    """Opens a page by its name, on the library that the environment names."""

    def open_page(name: str = "briefing", **params: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(REPOSITORY / "dashboard.py"), default_timeout=60)
        for key, value in params.items():
            app.query_params[key] = value
        app.run()
        return app if name == "briefing" else app.switch_page(f"pages/views/{name}.py").run()

    return open_page


@pytest.fixture
def open_page() -> Open:
    """Opens a page by its name, on the library that the environment names."""
    return opener()


@pytest.fixture
def dashboard(small_library: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens a page by its name, with the parameters of its address."""
    with named(str(small_library), monkeypatch):
        yield opener()


@pytest.fixture
def empty_dashboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """The same, on a library that holds nothing."""
    with named(str(tmp_path / "library"), monkeypatch):
        yield opener()


@pytest.fixture
def text_of() -> Callable[[AppTest], str]:
    """All that a page says, in one string."""

    def said(app: AppTest) -> str:
        elements = [*app.title, *app.subheader, *app.markdown, *app.caption, *app.get("html")]
        return "\n".join(str(getattr(one, "value", None) or getattr(one, "body", "") or one.proto) for one in elements)

    return said
