"""PNG and SVG of a chart, drawn in the browser by plotly's own code from this server: nothing leaves the machine.

The picture is for print: light ground, title, sentence and caption, 1200 pixels wide and twice that for PNG.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import plotly
import streamlit as st
import streamlit.components.v1 as served

from analysis.charts.template import SERIF, template
from analysis.exports import Notes, file_name

# Served, not drawn: the only way that Streamlit has to offer a file of an installed package at an address.
served.declare_component("plotlyjs", path=str(Path(plotly.__file__).parent / "package_data"))

_JS = (Path(__file__).parent / "pictures.js").read_text("utf-8")
_CSS = (Path(__file__).parent / "pictures.css").read_text("utf-8")


def picture_buttons(key: str, notes: Notes, height: int) -> None:
    """Buttons that download the chart whose element key is `key` as PNG and SVG."""
    component = st.components.v2.component("readout_pictures", html="<div></div>", js=_JS, css=_CSS)
    data: dict[str, Any] = {
        "chart": key,
        "name": file_name(notes.title, "").rstrip("."),
        "title": notes.title,
        "says": notes.says,
        "caption": notes.caption,
        "height": height,
        "serif": SERIF,
        "template": template("light").to_plotly_json(),
    }
    component(data=data, key=f"{key}-pictures")
