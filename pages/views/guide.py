"""How everything is computed: the texts of data/docs."""

import re

import streamlit as st

from analysis.resources import DATA
from pages.widgets import heading

heading("Guide", "What Readout does with an article, how each measure is computed, and what it cannot tell.")
texts = {
    path.stem: path.read_text("utf-8") for path in sorted((DATA / "docs").glob("*.md")) if path.stem != "contributing"
}
if not texts:
    st.info("The guide has not been written yet.")
    st.stop()
titles = {
    name: match.group(1)
    if (match := re.search(r"^# (.+)$", text, re.MULTILINE))
    else name.replace("-", " ").capitalize()
    for name, text in texts.items()
}
left, right = st.columns([1, 3], gap="large")
with left:
    name = st.radio("Chapter", list(texts), format_func=titles.get, key="chapter", bind="query-params")
with right:
    st.markdown(texts[name])
