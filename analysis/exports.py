"""DataFrames and figures as files: CSV, XLSX with a sheet of notes, Parquet, and charts as self-contained HTML."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from plotly.offline import get_plotlyjs

from analysis.charts.template import dress

# A spreadsheet takes a cell that begins like this for a formula; those of East Asia take the wide signs too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Notes:
    """What must go along with a table or chart that leaves Readout: what it shows, of what, made when, from what."""

    title: str
    says: str = ""
    filters: str = ""
    sources: str = ""
    library: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    made: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def caption(self) -> str:
        """One line to stand under the chart: the filter, the sources, the day."""
        pieces = (self.filters, f"Source: {self.sources}" if self.sources else "", f"Readout, {_day(self.made)}")
        return ". ".join(piece[0].upper() + piece[1:] for piece in pieces if piece) + "."


def to_csv(frame: pd.DataFrame) -> bytes:
    """The rows as CSV (UTF-8 with the mark that Excel wants); no cell can run as a formula."""
    return _neutral(frame).to_csv(index=False).encode("utf-8-sig")


def to_xlsx(frame: pd.DataFrame, notes: Notes) -> bytes:
    """The rows as an Excel workbook; its second sheet has the notes and what each column means."""
    about = [
        ("Title", notes.title),
        ("What it shows", notes.says),
        ("Filter", notes.filters),
        ("Sources", notes.sources),
        ("Library", notes.library),
        ("Made", f"{notes.made:%Y-%m-%d %H:%M} UTC"),
        ("", ""),
        ("Column", "Meaning"),
        *((column, notes.columns.get(column, "")) for column in map(str, frame.columns)),
    ]
    file = io.BytesIO()
    with pd.ExcelWriter(file, engine="openpyxl") as writer:
        _without_zones(_neutral(frame)).to_excel(writer, sheet_name="Data", index=False)
        _neutral(pd.DataFrame(about)).to_excel(writer, sheet_name="Notes", index=False, header=False)
        data, sheet = writer.sheets["Data"], writer.sheets["Notes"]
        data.freeze_panes = "A2"
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 22, 100
    return file.getvalue()


def to_parquet(frame: pd.DataFrame) -> bytes:
    """The rows as Parquet, exactly as they are."""
    file = io.BytesIO()
    frame.to_parquet(file, index=False)
    return file.getvalue()


def to_html(figure: go.Figure, notes: Notes, code: str = "") -> bytes:
    """The chart as a page of HTML that needs no network, on a light ground, with its title and caption.

    `code` names the file beside it that has plotly's code; without one, the page holds it.
    """
    chart = dress(go.Figure(figure), "light").to_html(
        full_html=False, include_plotlyjs=code or True, config={"showSendToCloud": False, "displaylogo": False}
    )
    return page(
        notes.title, f"<h1>{html.escape(notes.title)}</h1><p>{html.escape(notes.says)}</p>{chart}", notes
    ).encode()


def to_zip(cards: Iterable[tuple[Notes, pd.DataFrame, go.Figure | None]]) -> bytes:
    """Charts and tables as one archive: of each a CSV and a workbook, of charts a web page as well.

    The pages share one copy of plotly's code, which lies beside them.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        drawn = False
        for number, (notes, frame, figure) in enumerate(cards, 1):
            name = f"{number}-{file_name(notes.title, '')}"
            archive.writestr(f"{name}csv", to_csv(frame))
            archive.writestr(f"{name}xlsx", to_xlsx(frame, notes))
            if figure:
                archive.writestr(f"{name}html", to_html(figure, notes, code="plotly.min.js"))
                drawn = True
        if drawn:
            archive.writestr("plotly.min.js", get_plotlyjs())
    return file.getvalue()


def page(title: str, body: str, notes: Notes) -> str:
    """A self-contained page of HTML. `body` is HTML whose texts are escaped already."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)}</title><style>{_STYLE}</style></head><body><main>{body}"
        f"<footer>{html.escape(notes.caption)}</footer></main></body></html>"
    )


def file_name(title: str, suffix: str) -> str:
    """A name for a download: the title in lower case, words joined by dashes."""
    words = "".join(letter if letter.isalnum() else " " for letter in title.lower()).split()
    return f"readout-{'-'.join(words)[:60] or 'table'}.{suffix}"


_STYLE = """
body { margin: 0; background: #FDFCFA; color: #20242A; font: 17px/1.55 Georgia, "Times New Roman", serif; }
main { max-width: 60rem; margin: 3rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; } h2 { font-size: 1.25rem; margin: 2.2rem 0 .4rem; }
p { margin: .4rem 0; } a { color: #1F5673; }
footer, .meta { color: #5B6067; font: 14px/1.5 "Helvetica Neue", Arial, sans-serif; }
footer { margin-top: 2.5rem; border-top: 1px solid #D9D4C9; padding-top: .7rem; }
blockquote { margin: .4rem 0 .9rem; padding-left: .9rem; border-left: 3px solid #D9D4C9; }
mark { background: #E69F0040; color: inherit; } ol, ul { padding-left: 1.2rem; } li { margin: .5rem 0; }
@media print { body { background: none; font-size: 11pt; } main { margin: 0; max-width: none; } }
"""


def _neutral(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.rename(columns=lambda name: _safe(str(name))).map(_safe)


def _safe(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        text = "'" + value if value.startswith(_FORMULA) else value
        return ILLEGAL_CHARACTERS_RE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, (list, tuple)) or hasattr(value, "tolist"):
        values = value if isinstance(value, (list, tuple)) else value.tolist()
        return _safe("; ".join(map(str, values))) if isinstance(values, (list, tuple)) else values
    return value


def _without_zones(frame: pd.DataFrame) -> pd.DataFrame:
    """Excel knows no time zones: times are given in UTC."""
    zoned = frame.select_dtypes("datetimetz").columns
    return frame.assign(**{name: frame[name].dt.tz_convert("UTC").dt.tz_localize(None) for name in zoned})


def _day(moment: date) -> str:
    return f"{moment.day} {moment:%B %Y}"
