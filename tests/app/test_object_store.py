"""The dashboard opens a library in an object store by its URI."""

import pytest
import streamlit as st

from analysis.library import import_paths, open_library
from tests.app.articles import write_articles
from tests.object_store import object_store

pytest.importorskip("moto", reason="moto is not here: requirements-dev.txt")


def test_pages_draw_on_a_library_in_an_object_store(open_page, text_of, tmp_path, monkeypatch):
    with object_store(monkeypatch) as bucket:
        monkeypatch.setenv("READOUT_LIBRARY", f"{bucket}/team")
        st.cache_resource.clear()
        assert not import_paths(open_library(), [write_articles(tmp_path / "articles")], workers=1).failures
        for page in ("briefing", "library"):
            app = open_page(page)
            assert not app.exception
        assert "Envoy Marsh arrives" in text_of(open_page("articles"))
        st.cache_resource.clear()
