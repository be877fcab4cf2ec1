"""PNG and SVG of a chart, drawn in the browser by plotly's own code from this server: nothing leaves the machine.

The picture is for print: light ground, title, sentence and caption, 1200 pixels wide and twice that for PNG.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import plotly
import streamlit as st
import streamlit.components.v1 as served

from analysis.charts.template import SERIF, template
from analysis.exports import Notes, file_name

# Served, not drawn: the only way that Streamlit has to offer a file of an installed package at an address.
served.declare_component("plotlyjs", path=str(Path(plotly.__file__).parent / "package_data"))

_HERE = Path(__file__).parent
_JS = "".join((_HERE / name).read_text("utf-8") for name in ("zip.js", "pictures.js"))
_CSS = (_HERE / "pictures.css").read_text("utf-8")


def picture_buttons(key: str, notes: Notes, height: int) -> None:
    """Buttons that download the chart whose element key is `key` as PNG and SVG."""
    _component()(data=_chart(key, notes, height), key=f"{key}-pictures")


def all_pictures_button(charts: Iterable[tuple[str, Notes, int]], name: str) -> None:
    """A button that downloads charts (element key, notes, height) as one ZIP of PNG and SVG."""
    _component()(
        data={"charts": [_chart(*chart) for chart in charts], "name": name}, key="all-pictures", width="content"
    )


def _component() -> Any:  # noqa: ANN401
    return st.components.v2.component("readout_pictures", html='<div class="buttons"></div>', js=_JS, css=_CSS)


def _chart(key: str, notes: Notes, height: int) -> dict[str, Any]:
    return {
        "chart": key,
        "name": file_name(notes.title, "").rstrip("."),
        "title": notes.title,
        "says": notes.says,
        "caption": notes.caption,
        "height": height,
        "serif": SERIF,
        "template": template("light").to_plotly_json(),
    }
