"""OpenDocument spreadsheets (ODS) -> rows.

A cell and a row may say that they are repeated, so that a few bytes can stand for more than any machine holds. What
they would unfold into is counted before they are.
"""

import io
import zipfile
from collections.abc import Iterator

import pandas as pd
from lxml import etree

from analysis.errors import UnreadableError

_CONTENT = "content.xml"
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_FILLED = frozenset({"table-cell", "covered-table-cell"})
_MOST_ROWS = 20_000_000  # with the empty ones that office programs write below a sheet


def read_ods(data: bytes, *, cells: int, characters: int) -> pd.DataFrame:
    """The rows of the first sheet, values as strings.

    Raises UnreadableError for a file whose sheets hold more than so many `cells`, or more `characters` in them.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(_CONTENT)
    _check(content, cells, characters)
    try:
        frame: pd.DataFrame = pd.read_excel(_packed(content), engine="calamine", dtype=str, keep_default_na=False)
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how calamine ends on a file that it did not expect
            raise
        raise UnreadableError("the workbook is damaged", "save it anew as CSV or XLSX") from error
    return frame


def _packed(content: bytes) -> io.BytesIO:
    """A file of the very content that was counted: a ZIP archive may show another to another reader."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", _KIND)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr(_CONTENT, content)
    return file


def _check(content: bytes, cells: int, characters: int) -> None:
    rows = filled = width = held = 0
    for repeated, wide, weight in _rows(content):
        rows, held, width = rows + repeated, held + repeated * weight, max(width, wide)
        filled = rows if wide else filled
        if filled * width > cells or rows > _MOST_ROWS:
            raise UnreadableError(f"the workbook has more than {cells:,} cells", "save it as CSV")
        if held > characters:
            raise UnreadableError(f"the workbook unfolds into more than {characters / 1e6:,.0f} MB", "save it as CSV")


def _rows(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Of each row of all sheets: how often it is repeated, its width to the last cell that holds something, and the
    characters that its cells hold.
    """
    for _, row in etree.iterparse(io.BytesIO(content), tag="{*}table-row", resolve_entities=False, no_network=True):
        yield (_number(row, "number-rows-repeated"), *_width_and_weight(row))
        row.clear()
        while row.getprevious() is not None:
            del row.getparent()[0]


def _width_and_weight(row: etree._Element) -> tuple[int, int]:
    place = width = weight = 0
    for cell in row:
        if not isinstance(cell.tag, str) or etree.QName(cell).localname not in _FILLED:
            continue
        repeated, held = _number(cell, "number-columns-repeated"), _held(cell)
        place, weight = place + repeated, weight + repeated * held
        width = place if held else width
    return width, weight


def _held(cell: etree._Element) -> int:
    """The characters of a cell's value, formula and text, runs of spaces written out; 0 for an empty cell."""
    values = (len(value) for name, value in cell.attrib.items() if _local(name) in {"value-type", "formula"})
    if not len(cell) and not any(values):
        return 0
    return sum(
        len(one.text or "") + len(one.tail or "") + _number(one, "c") + sum(map(len, one.attrib.values()))
        for one in cell.iter()
    )


def _number(element: etree._Element, name: str) -> int:
    """The number that an attribute gives, whatever its namespace; 1 where there is none."""
    found = [value for key, value in element.attrib.items() if _local(key) == name]
    return max([1, *(int(value) for value in found if str(value).strip().isdecimal())])


def _local(name: str | bytes) -> str:
    return str(name).rpartition("}")[2]
