"""Import articles, see what failed and why, remove."""

import tempfile
import time
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis.errors import ReadoutError
from analysis.library import Filters, Report, import_paths
from analysis.library.imports import remove_articles
from analysis.measures.overview import holdings, summary
from analysis.resources import sample_paths
from pages.widgets import escape, heading, look, measured, table_card
from pages.widgets.audit_log import audit_log, for_readers
from pages.widgets.faults import told
from pages.widgets.team import may_edit
from pages.widgets.text import day, plural

FILES, MEGABYTES = 5000, 500

view = look()
library = view.library
count = measured(summary, filters=Filters())
heading("Library", "The articles that all pages draw on. Import your own; nothing leaves this machine.")


def run_import(paths: list[Path], files: int, sample: bool = False) -> None:
    """Import, and keep the report for the next run of the page."""
    bar = st.progress(0.0, text="Reading …")

    began = time.monotonic()

    def progress(done: int, name: str) -> None:
        share = min(done / max(files, 1), 1.0)
        left = (time.monotonic() - began) * (1 - share) / max(share, 0.001)
        rest = f", about {plural(round(left), 'second')} left" if share < 1 and left >= 1 else ""
        bar.progress(share, text=f"{plural(done, 'article')} read{rest}, last {escape(Path(name).name)}")

    try:
        st.session_state["report"] = import_paths(library, paths, progress=progress, sample=sample)
    except ReadoutError as error:
        st.session_state["report"] = Report()
        st.session_state["report-error"] = f"{error.reason}. {error.advice}"


with st.container(horizontal=True, gap="large"):
    st.metric("Articles", f"{int(count['articles']):,}", width="content")
    st.metric("Statements", f"{int(count['statements']):,}", width="content")
    st.metric("Officials", f"{int(count['officials']):,}", width="content")
    st.metric("Sources", f"{int(count['sources']):,}", width="content")
    st.metric("From", day(count["first_day"]) or "–", width="content")
    st.metric("To", day(count["last_day"]) or "–", width="content")

if not may_edit():
    for_readers(library)
    st.stop()

left, right = st.columns([3, 2], gap="large")
with left:
    st.subheader("Import", anchor=False)
    with st.form("import", clear_on_submit=True, border=False):
        uploads = st.file_uploader(
            "Texts, Markdown, web pages, JSONL, spreadsheets, PDF, Word, feeds, archives",
            accept_multiple_files=True,
            key="uploads",
            help=f"At most {FILES:,} files and {MEGABYTES} MB at once. For more, use the command line: "
            "`python -m analysis import FOLDER`. A file that cannot be read is named with its reason. A table that "
            "lists the other files (file name, date, source, title, author) is taken as their metadata.",
        )
        submitted = st.form_submit_button("Import", type="primary", icon=":material/upload_file:")
    if submitted and uploads:
        size = sum(upload.size for upload in uploads)
        if len(uploads) > FILES or size > MEGABYTES * 2**20:
            st.error(
                f"{plural(len(uploads), 'file')}, {size / 2**20:,.0f} MB: at most {FILES:,} files and {MEGABYTES} MB. "
                "Use the command line for more: `python -m analysis import FOLDER`.",
                title="Too much at once",
            )
        else:
            with tempfile.TemporaryDirectory() as folder:
                for number, upload in enumerate(uploads):
                    path = Path(folder) / Path(upload.name).name
                    if path.exists():
                        path = Path(folder) / str(number) / path.name
                        path.parent.mkdir()
                    path.write_bytes(upload.getbuffer())
                run_import([Path(folder)], len(uploads))
            st.rerun()
    elif submitted:
        st.info("Choose files first, or drop them on the field above.")

    if fault := st.session_state.pop("report-error", None):
        st.error(escape(fault), title="The import failed")
    report: Report | None = st.session_state.get("report")
    if report:
        summed = (
            f"{plural(report.added, 'article')} added, {report.unchanged:,} already there, "
            f"{len(report.failures):,} could not be read."
        )
        (st.warning if report.failures else st.success)(summed, title="Import done")
    if report and report.failures:
        failed = pd.DataFrame(
            [(Path(one.file).name, one.reason, one.advice) for one in report.failures],
            columns=["file", "reason", "advice"],
        )
        table_card(
            failed,
            key="import-failures",
            title="What could not be read",
            says="Everything else was imported.",
            columns={"file": "its name", "reason": "what was wrong", "advice": "what to do"},
        )

with right:
    st.subheader("Sample library", anchor=False)
    if count["sample"]:
        st.markdown(
            f"{plural(int(count['sample']), 'article')} of this library are the **sample** that Readout brings along: "
            "dispatches in our own words on real talks, each with its public sources. Take them out when you start "
            "your own library; they can be put back."
        )
        if st.button("Remove the sample", key="remove-sample", icon=":material/delete:"):
            ids = library.query("SELECT article_id FROM articles WHERE sample")["article_id"]
            remove_articles(library, list(ids))
            st.rerun()
    else:
        st.markdown("To look around first, add the sample: dispatches in our own words on real talks.")
        if st.button("Add the sample library", key="add-sample", icon=":material/library_add:"):
            run_import(sample_paths(), len(sample_paths()), sample=True)
            st.rerun()

held = measured(holdings, filters=Filters())
if not held.empty:
    chosen = table_card(
        held,
        key="holdings",
        title="What the library holds",
        says="By source; choose a row to remove that source's articles.",
        how="Articles and their words as imported, headers and boilerplate included, counted by the source that the "
        "article or its metadata names. The same article imported twice is one.",
        columns={"articles": "number of articles", "words": "their words", "first": "first day", "last": "last day"},
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
                ids = library.query("SELECT article_id FROM articles WHERE source = $source", {"source": source})
                remove_articles(library, list(ids["article_id"]))
                st.rerun()

        if st.button(f"Remove {plural(number, 'article')} of this source", key="remove", icon=":material/delete:"):
            confirm()
audit_log(library)
