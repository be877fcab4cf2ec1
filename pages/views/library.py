"""Import articles, see what failed and why, remove."""

import streamlit as st

from analysis.library import Filters
from analysis.library.imports import remove_articles
from analysis.measures.overview import holdings, summary
from analysis.resources import sample_paths
from pages.widgets import escape, heading, look, measured, table_card
from pages.widgets.audit_log import audit_log, for_readers
from pages.widgets.edit_exchange import edit_exchange
from pages.widgets.faults import told
from pages.widgets.import_panel import import_panel, start
from pages.widgets.statement_edits import edited_statements
from pages.widgets.team import may_edit
from pages.widgets.text import day, plural

view = look()
library = view.library
count = measured(summary, filters=Filters())
heading("Library", "The articles that all pages draw on. Import your own; nothing leaves this machine.")


with st.container(horizontal=True, gap="large"):
    st.metric("Articles", f"{int(count['articles']):,}", width="content")
    st.metric("Statements", f"{int(count['statements']):,}", width="content")
    st.metric("Officials", f"{int(count['officials']):,}", width="content")
    st.metric("Sources", f"{int(count['sources']):,}", width="content")
    st.metric("From", day(count["first_day"]) or "–", width="content")
    st.metric("To", day(count["last_day"]) or "–", width="content")

if count["earlier"] or count["copies"]:
    st.caption(
        f"Beside these are kept {plural(int(count['earlier']), 'earlier version')} of articles and "
        f"{plural(int(count['copies']), 'copy', 'copies')} of others, which count once unless you count each copy."
    )

if not may_edit():
    for_readers(library)
    st.stop()

left, right = st.columns([3, 2], gap="large")
with left:
    st.subheader("Import", anchor=False)
    import_panel(library)

with right:
    st.subheader("Sample library", anchor=False)
    if count["sample"]:
        st.markdown(
            f"{plural(int(count['sample']), 'article')} of this library are the **sample** that Readout brings along: "
            "dispatches in our own words on real talks, each with its public sources. Take them out when you start "
            "your own library; they can be put back."
        )
        if st.button("Remove the sample", key="remove-sample", icon=":material/delete:"):
            ids = library.query("SELECT article_id FROM every_articles WHERE sample")["article_id"]
            remove_articles(library, list(ids))
            st.rerun()
    else:
        st.markdown("To look around first, add the sample: dispatches in our own words on real talks.")
        if st.button("Add the sample library", key="add-sample", icon=":material/library_add:"):
            start(library, sample_paths(), sample=True)

held = measured(holdings, filters=Filters())
if not held.empty:
    chosen = table_card(
        held.assign(source=held["source"].replace("", "no source named")),
        key="holdings",
        title="What the library holds",
        says="By source; choose a row to remove that source's articles.",
        how="Articles and their words as imported, headers and boilerplate included, counted by the source that the "
        "article or its metadata names. The same article imported twice is one.",
        columns={
            "articles": "number of articles",
            "copies": "of them copies of others",
            "words": "their words",
            "first": "first day",
            "last": "last day",
        },
    )
    if chosen:
        source = str(held.iloc[chosen[0]]["source"])
        number = int(held.iloc[chosen[0]]["articles"])

        @st.dialog("Remove articles?")
        def confirm() -> None:
            """Ask before removing."""
            st.markdown(f"{plural(number, 'article')} of **{escape(source or 'no source')}** and all found in them.")
            if not st.button("Remove", type="primary", key="remove-confirmed"):
                return
            with told():
                ids = library.query("SELECT article_id FROM every_articles WHERE source = $source", {"source": source})
                remove_articles(library, list(ids["article_id"]))
                st.rerun()

        if st.button(f"Remove {plural(number, 'article')} of this source", key="remove", icon=":material/delete:"):
            confirm()
edited_statements(library)
edit_exchange(library)
audit_log(library)
