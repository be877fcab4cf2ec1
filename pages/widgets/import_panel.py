"""The import: what to upload and how much, how far it is, its end on request, and what failed to try again."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import streamlit as st

from analysis.failures import failures_table, to_try_again
from analysis.library import Library, Report
from analysis.library.jobs import Job
from analysis.reading.web import is_address
from pages.widgets.chart_card import table_card
from pages.widgets.text import UPLOADS, as_uploaded, escape, plural

FILES, MEGABYTES = 5000, 500
COMMAND = "`python -m analysis import FOLDER`"


@st.cache_resource
def _desk() -> dict[str, Job]:
    """The newest import into each library that this server has started, for all who look at it."""
    return {}


def job_of(library: Library) -> Job | None:
    """The newest import into a library."""
    return _desk().get(library.uri)


def start(library: Library, paths: Iterable[Path | str], **options: Any) -> None:  # noqa: ANN401
    """Start an import, unless one goes on; options as `Job` has them."""
    before = job_of(library)
    if not (before and before.running):
        _desk()[library.uri] = Job(library.uri, paths, **options)
    st.rerun()


def import_panel(library: Library) -> None:
    """The form, or the import that goes on; then what the last one did."""
    job = job_of(library)
    if job and job.running:
        _running(library)
        return
    _form(library)
    if job:
        _told(library, job)


@st.fragment(run_every=1.0)
def _running(library: Library) -> None:
    job = job_of(library)
    if job is None or not job.running:
        st.rerun()
        return
    state = job.state()
    share = min(state.done / max(state.expected, 1), 0.99)
    said = f"{plural(state.done, 'article')} of about {state.expected:,}{_left(state.seconds)}"
    st.progress(share, text=f"{said}, last {escape(Path(state.name).name)}" if state.name else "Reading …")
    st.caption(
        "You and others can go on reading meanwhile; what is written appears as it comes. Cancelling keeps what has "
        "been written; importing the same again does the rest."
    )
    if st.button("Stopping …" if job.stopping else "Cancel", key="cancel-import", disabled=job.stopping):
        job.cancel()
        st.rerun(scope="fragment")


def _left(seconds: float | None) -> str:
    if seconds is None or seconds < 1:
        return ""
    if seconds < 90:
        return f", about {plural(round(seconds), 'second')} left"
    minutes = round(seconds / 60)
    return f", about {plural(minutes, 'minute')} left" if minutes < 90 else f", about {minutes / 60:.0f} hours left"


def _form(library: Library) -> None:
    each = int(st.get_option("server.maxUploadSize"))
    with st.form("import", clear_on_submit=True, border=False):
        uploads = st.file_uploader(
            "Texts, Markdown, web pages, JSONL, spreadsheets, PDF, Word, mails, feeds, archives",
            accept_multiple_files=True,
            key="uploads",
            help="A file that cannot be read is named with its reason. A table that lists the other files (file name, "
            "date, source, title, author) is taken as their metadata.",
        )
        st.caption(
            f"At most {each} MB a file, {FILES:,} files and {MEGABYTES} MB at once; larger files are refused before "
            f"they are sent. For more, let Readout read the folder itself: {COMMAND}"
        )
        lines = st.text_area(
            "Or addresses of pages and feeds, one a line", key="addresses", height=68, max_chars=200_000
        )
        submitted = st.form_submit_button("Import", type="primary", icon=":material/upload_file:")
    if not submitted:
        return
    addresses = [line.strip() for line in (lines or "").splitlines() if line.strip()]
    wrong = [one for one in addresses if not is_address(one)]
    size = sum(upload.size for upload in uploads or ())
    if wrong:
        st.error(f"{escape(wrong[0][:200])} is no address: it begins with https:// or http://.", title="No address")
    elif len(uploads or ()) > FILES or size > MEGABYTES * 2**20:
        st.error(
            f"{plural(len(uploads), 'file')}, {size / 2**20:,.0f} MB: at most {FILES:,} files and {MEGABYTES} MB. "
            f"Use the command line for more: {COMMAND}.",
            title="Too much at once",
        )
    elif uploads or addresses:
        folder = _kept(uploads or ())
        paths: list[Path | str] = [Path(folder.name)] if uploads else []
        start(library, [*paths, *addresses], folder=folder)
    else:
        st.info("Choose files first, or drop them on the field above.")


def _kept(uploads: Iterable[Any]) -> tempfile.TemporaryDirectory[str]:
    """The uploaded files in a folder; files of one name are kept apart."""
    folder = tempfile.TemporaryDirectory(prefix=UPLOADS)
    for number, upload in enumerate(uploads):
        path = Path(folder.name) / Path(upload.name).name
        if path.exists():
            path = Path(folder.name) / str(number) / path.name
            path.parent.mkdir()
        path.write_bytes(upload.getbuffer())
    return folder


def _told(library: Library, job: Job) -> None:
    report = job.report
    if report is None:
        reason, _, advice = job.error.partition("\n")
        st.error(escape(advice), title=escape(reason), icon=":material/error:")
        return
    summed = escape(report.sentence()) + "." + (" Import the same again for the rest." if report.cancelled else "")
    show = st.warning if report.failures or report.cancelled else st.success
    show(summed, title="Import cancelled" if report.cancelled else "Import done")
    if report.failures:
        _failures(library, job, report)


def _failures(library: Library, job: Job, report: Report) -> None:
    failed = failures_table(report.failures)
    shown = failed.assign(file=[as_uploaded(name) for name in failed["file"]])
    table_card(
        shown,
        key="import-failures",
        title="What could not be read",
        says="Everything else was imported.",
        columns={"file": "its name or address", "reason": "what was wrong", "advice": "what to do"},
    )
    if st.button("Try these again", key="import-again", icon=":material/refresh:"):
        start(library, to_try_again(failed["file"]), folder=job.folder)
