"""The card that every chart and table stands in: title, the sentence that says what it shows, downloads, its method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, cast

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.typing import PlotlyState

from analysis import exports
from analysis.charts.template import dress
from analysis.exports import Notes, file_name
from pages.widgets.look import choices, look
from pages.widgets.pictures import picture_buttons
from pages.widgets.share import Card, collect, share
from pages.widgets.text import escape

_CONFIG = {"displayModeBar": False, "showSendToCloud": False, "displaylogo": False, "scrollZoom": False}
_NOTHING: Mapping[str, Any] = {}

ColumnConfig = Any  # what st.column_config gives


def chart_card(
    figure: go.Figure,
    frame: pd.DataFrame,
    *,
    key: str,
    title: str,
    says: str = "",
    columns: Mapping[str, str] = _NOTHING,
    how: str = "",
    height: int = 380,
    pick: bool = True,
) -> list[str]:
    """A chart with all that belongs to it.

    `figure` as analysis.charts makes it (no theme; it is dressed here), `frame` the rows behind it, `columns` what each
    of them means. Gives customdata[0] of the marks chosen by clicking, last click first; [] when none, or when `pick`
    is False.
    """
    view = look()
    dress(figure, view.mode, figure.layout.height or height)
    notes = _notes(title, says, columns)
    with st.container(key=f"card-{key}", gap="xsmall"):
        _title(title, says)
        state = st.plotly_chart(
            figure,
            key=f"{key}-{_cleared(key)}",
            theme=None,
            width="stretch",
            config=_CONFIG,
            alt=f"{title}. {says}",
            on_select="rerun" if pick else "ignore",
            selection_mode="points",
        )
        with st.container(horizontal=True, gap="small"):
            with st.popover("Download", icon=":material/download:", type="tertiary", key=f"{key}-download"):
                picture_buttons(key, notes, height)
                _save("Web page (HTML)", key, "html", title, partial(exports.to_html, figure, notes))
                _tables(frame, key, notes)
            share(key, notes)
            _method(how, key)
            chosen = _chosen(key, cast("PlotlyState", state)["selection"]["points"] if pick else [])
            if chosen:
                st.button("Clear the choice", key=f"{key}-clear", type="tertiary", on_click=_clear, args=(key,))
    collect(Card(key, notes, frame, figure, height))
    return chosen


def table_card(
    frame: pd.DataFrame,
    *,
    key: str,
    title: str,
    says: str = "",
    columns: Mapping[str, str] = _NOTHING,
    how: str = "",
    shown: Sequence[str] | None = None,
    config: Mapping[str, ColumnConfig] = _NOTHING,
    height: int | None = None,
) -> list[int]:
    """A table with its downloads; gives the positions of the rows chosen. `shown` are the columns on the page."""
    notes = _notes(title, says, columns)
    with st.container(key=f"card-{key}", gap="xsmall"):
        _title(title, says)
        event = st.dataframe(
            frame[list(shown)] if shown else frame,
            key=key,
            hide_index=True,
            width="stretch",
            column_config=_shown_as(frame) | dict(config),
            on_select="rerun",
            selection_mode="single-row",
            alt=f"{title}. {says}",
            height=height or "auto",
        )
        with st.container(horizontal=True, gap="small"):
            with st.popover("Download", icon=":material/download:", type="tertiary", key=f"{key}-download"):
                _tables(frame, key, notes)
            share(key, notes)
            _method(how, key)
    collect(Card(key, notes, frame))
    return list(event["selection"]["rows"])


def _shown_as(frame: pd.DataFrame) -> dict[str, ColumnConfig]:
    """Dates without hours, names of columns without underscores."""
    days = set(frame.select_dtypes("datetime").columns)
    return {
        name: st.column_config.DateColumn(_words(name), format="D MMM YYYY")
        if name in days
        else st.column_config.Column(_words(name))
        for name in frame.columns
        if name in days or "_" in str(name)
    }


def _words(column: str) -> str:
    return str(column).replace("date_", "").replace("_", " ")


def _title(title: str, says: str) -> None:
    st.subheader(escape(title), anchor=False)
    if says:
        st.caption(escape(says))


def _notes(title: str, says: str, columns: Mapping[str, str]) -> Notes:
    view = look()
    sources = view.filters.sources or tuple(choices().sources)
    return Notes(
        title=title,
        says=says,
        filters=view.filters.sentence(view.names),
        sources=", ".join(sources[:6]) + (f" and {len(sources) - 6} more" if len(sources) > 6 else ""),
        library=f"version {view.library.version}",
        columns=columns,
    )


def _tables(frame: pd.DataFrame, key: str, notes: Notes) -> None:
    _save("Data (CSV)", key, "csv", notes.title, partial(exports.to_csv, frame))
    _save("Data with notes (XLSX)", key, "xlsx", notes.title, partial(exports.to_xlsx, frame, notes))
    _save("Data (Parquet)", key, "parquet", notes.title, partial(exports.to_parquet, frame))


def _save(label: str, key: str, suffix: str, title: str, make: partial[bytes]) -> None:
    st.download_button(label, make, file_name(title, suffix), key=f"{key}-{suffix}", on_click="ignore", width="stretch")


def _method(how: str, key: str) -> None:
    if how:
        with st.popover("How this is computed", icon=":material/function:", type="tertiary", key=f"{key}-how"):
            st.markdown(how)


def _chosen(key: str, points: Sequence[Mapping[str, object]]) -> list[str]:
    """The ids chosen now or, as a redrawn chart forgets its selection, those of the last click."""
    remembered = f"chosen-{key}"
    if points:
        ids = [
            str(data[0] if isinstance(data, (list, tuple)) else data) for p in points if (data := p.get("customdata"))
        ]
        st.session_state[remembered] = ids
    return list(st.session_state.get(remembered, []))


def _clear(key: str) -> None:
    """Forget what was clicked; a chart under a new key comes without its selection."""
    st.session_state.pop(f"chosen-{key}", None)
    st.session_state[f"cleared-{key}"] = _cleared(key) + 1


def _cleared(key: str) -> int:
    return int(st.session_state.get(f"cleared-{key}", 0))
