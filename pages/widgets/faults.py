"""An error of Readout on the page: what was wrong, and what to do."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import streamlit as st

from analysis.errors import ReadoutError
from pages.widgets.text import escape


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Show an error of Readout in place of what would have followed."""
    try:
        yield
    except ReadoutError as error:
        st.error(escape(error.advice), title=escape(error.reason), icon=":material/error:")
