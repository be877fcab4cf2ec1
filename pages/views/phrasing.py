"""How words shift: what is new or gone, every use of a phrase, topics over time, and two sides compared."""

import streamlit as st

from pages.widgets import empty, heading, look
from pages.widgets.phrasing_compare import compare_tab
from pages.widgets.phrasing_shifts import shifts_tab
from pages.widgets.phrasing_topics import topics_tab
from pages.widgets.phrasing_tracker import tracker_tab

TABS = {"Shifts": shifts_tab, "Phrase tracker": tracker_tab, "Topics": topics_tab, "Compare": compare_tab}

view = look()
heading("Phrasing", "Which words officials took up or let go, who used a phrase first, and what tells two sides apart.")
if not view.library.query("SELECT count(*) AS n FROM statements")["n"].iloc[0]:
    empty("statements", "statements")
    st.stop()
first = "Phrase tracker" if st.query_params.get("phrase") else "Shifts"
tab = st.segmented_control(
    "View", list(TABS), default=first, key="tab", bind="query-params", required=True, label_visibility="collapsed"
)
TABS[tab or first](view)
