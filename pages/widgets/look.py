"""What is being looked at: the library, the filters, the names and inks of officials; and cached measures of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts.palette import Ink, assign
from analysis.charts.template import Mode
from analysis.library import Filters, Library, open_library
from analysis.measures.evidence import passages
from analysis.measures.overview import copies, countries, officials, sources
from analysis.resources import table


@dataclass(frozen=True, slots=True)
class Look:
    """`names` are those of officials and of countries by id; `inks` the fixed colours of all; `mode` the theme."""

    library: Library
    filters: Filters
    names: Mapping[str, str]
    inks: Mapping[str, Ink]
    mode: Mode


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filter bar offers: labels by id of officials and countries, most mentioned first, and sources."""

    officials: Mapping[str, str]
    countries: Mapping[str, str]
    sources: Mapping[str, str]
    inks: Mapping[str, Ink]


class _Newest:
    """The library at its newest commit: another object for each commit, shared by the sessions that look at it."""

    def __init__(self, each_copy: bool) -> None:
        self._library = open_library(each_copy=each_copy, still=True)
        self._lock = threading.Lock()

    def get(self) -> Library:
        with self._lock:
            self._library = self._library.newest()
            return self._library


@st.cache_resource(show_spinner="Opening the library …")
def _newest(each_copy: bool) -> _Newest:
    return _Newest(each_copy)


def library(filters: Filters | None = None) -> Library:
    """The library at its newest commit, with what counts in a view; raises LibraryError where it cannot be opened."""
    opened = _newest(each_copy=False).get()
    if filters and filters.counts_each_copy and copies(opened):
        opened = _newest(each_copy=True).get()
    return opened


def offer() -> Choices:
    """What the library offers to choose from. The filter bar asks first, before a choice can count each copy."""
    st.session_state["choices"] = measured(_choices, filters=Filters())
    return choices()


def choices() -> Choices:
    """What was offered: the same, with the same colours, whatever is chosen now."""
    offered: Choices = st.session_state["choices"]
    return offered


def quoted(spans: Sequence[tuple[str, int, int]]) -> pd.DataFrame:
    """The passages around spans, as measures.evidence gives them, fetched once."""
    opened: Library = st.session_state["library"]
    frame: pd.DataFrame = _kept(("passages", opened.uri, opened.version, *spans), partial(passages, opened, spans))
    return frame


def look() -> Look:
    """The chosen view; the filter bar has set the filters."""
    offered = choices()
    mode: Mode = "dark" if st.context.theme.type == "dark" else "light"
    names = {**offered.officials, **offered.countries}
    return Look(st.session_state["library"], st.session_state["filters"], names, offered.inks, mode)


def measured(measure: Callable[..., Any], *, filters: Filters | None = None, **options: Any) -> Any:  # noqa: ANN401
    """`measure(library, filters, **options)` for the chosen view, computed once for each library version and options.

    What it gives is shared by all viewers: never change it.
    """
    opened: Library = st.session_state["library"]
    chosen: Filters = st.session_state["filters"] if filters is None else filters
    key = (measure.__module__, measure.__qualname__, opened.uri, opened.version, chosen, tuple(options.items()))
    return _kept(key, partial(measure, opened, chosen, **options))


@st.cache_resource(max_entries=400, show_spinner="Reading the library …")
def _kept(key: tuple[object, ...], _compute: Callable[[], Any]) -> Any:  # noqa: ANN401, ARG001
    return _compute()


def _choices(library: Library, _: Filters) -> Choices:
    people = officials(library)
    labels = dict(zip(people["official"], people["name"], strict=True))
    namesakes = people[people["name"].duplicated(keep=False)]
    labels |= {official: f"{labels[official]} ({official})" for official in namesakes["official"]}
    codes, papers = list(countries(library)["country"]), list(sources(library)["source"])
    known = {row["code"]: row["name"] for row in table("countries")}
    return Choices(
        officials=labels,
        countries={code: known.get(code, code) for code in codes},
        sources={source: source for source in papers},
        inks={**assign(papers), **assign(codes), **assign(labels)},
    )
