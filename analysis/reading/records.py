"""Tables and lines of records -> articles: JSONL, JSON, CSV, TSV, XLSX, ODS, Parquet."""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import load_workbook

from analysis.errors import UnreadableError
from analysis.model import Article, Failure
from analysis.reading.archives import check_size
from analysis.reading.decode import decode
from analysis.reading.fields import BadDateError, columns_of, plain_text, with_fields
from analysis.reading.genres import with_genre
from analysis.reading.spreadsheets import read_ods
from analysis.reading.text import first_words, parse_body

_LONGEST_HEAD = 10_000  # characters of a line
_LARGEST = 100_000_000  # bytes of an unpacked workbook, or of a Parquet file's columns
_RATIO = 20  # times that a larger Parquet file may unfold
_BATCH = 16  # rows of a Parquet file that are unfolded before their size is looked at
_CELLS = 5_000_000


def read_jsonl(name: str, data: bytes) -> Iterator[Article | Failure]:
    """One article a line; a line that holds none is a failure of its own."""
    for number, line in enumerate(decode_all(data).splitlines(), 1):
        if line.strip():
            yield from _line(name, number, line)


def read_json(name: str, data: bytes) -> Iterator[Article | Failure]:
    """A record, or a list of records."""
    try:
        loaded = json.loads(decode_all(data))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"the JSON cannot be read: {error}", "check it with a JSON validator") from error
    records = loaded if isinstance(loaded, list) else [loaded]
    for number, record in enumerate(records, 1):
        yield from _record(name, f"record {number}", record)


def read_table(name: str, data: bytes) -> Iterator[Article | Failure]:
    """One article a row of a CSV, TSV, XLSX, ODS or Parquet file with a column of texts."""
    frame = table_of(name, data)
    if "text" not in columns_of([str(column) for column in frame.columns]):
        raise UnreadableError(
            "the table has no column of texts",
            "name the column `text`; a table that only describes files is given with --metadata",
        )
    for number, record in enumerate(frame.to_dict("records"), 2):
        yield from _record(name, f"row {number}", {str(key): value for key, value in record.items()})


def tells_of_others(path: Path) -> bool:
    """True for a CSV or TSV file that begins with a remark (#) and has no column of texts."""
    with open(path, encoding="utf-8-sig", errors="replace") as file:
        first = file.readline(_LONGEST_HEAD)
        if not first.startswith("#"):
            return False
        head = next((line for line in file if not line.startswith("#")), "")
    return "text" not in columns_of([name.strip(' "') for name in head.replace("\t", ",").strip().split(",")])


def table_of(name: str, data: bytes) -> pd.DataFrame:
    """The rows of a table, values as strings; raises UnreadableError for what is no table."""
    ending = name.lower().rsplit(".", 1)[-1]
    try:
        if ending in {"xlsx", "xls"}:
            check_size(data, _LARGEST, "the workbook")
            _check_cells(data)
            return pd.read_excel(io.BytesIO(data), engine="openpyxl", dtype=str, keep_default_na=False)
        if ending == "ods":
            check_size(data, _LARGEST, "the workbook", _LARGEST // 2)
            return read_ods(data, cells=_CELLS, characters=_LARGEST)
        if ending == "parquet":
            return _parquet(data)
        separator = "\t" if ending in {"tsv", "tab"} else None
        text = decode_all(data)
        if separator is None:
            first = text.split("\n", 1)[0]
            separator = max(",;\t|", key=first.count)
        return pd.read_csv(io.StringIO(text), sep=separator, dtype=str, keep_default_na=False, quotechar='"')
    except UnreadableError:
        raise
    except Exception as error:
        reason = str(error).strip().split("\n")[0]
        raise UnreadableError(f"the table cannot be read: {reason}", "save it anew as CSV or XLSX") from error


def _check_cells(data: bytes) -> None:
    """Raise UnreadableError for a sheet whose widest row, in each of its rows, is more than a table."""
    rows = width = 0
    for row in load_workbook(io.BytesIO(data), read_only=True).worksheets[0].iter_rows(values_only=True):
        rows, width = rows + 1, max(width, len(row))
        if rows * width > _CELLS:
            raise UnreadableError(f"the workbook has more than {_CELLS:,} cells", "save it as CSV")


def _parquet(data: bytes) -> pd.DataFrame:
    """The rows of a Parquet file; raises UnreadableError where they are far larger than the file."""
    file, room = pq.ParquetFile(io.BytesIO(data)), max(_LARGEST, len(data) * _RATIO)
    groups = range(file.metadata.num_row_groups)
    batches = []
    if sum(file.metadata.row_group(group).total_byte_size for group in groups) <= room:
        for batch in file.iter_batches(batch_size=_BATCH):
            room -= batch.nbytes
            if room < 0:
                break
            batches.append(batch)
        else:
            rows = pa.Table.from_batches(batches, file.schema_arrow)
            rows.validate(full=True)
            frame: pd.DataFrame = rows.to_pandas()
            return frame
    raise UnreadableError(f"the Parquet file unfolds into more than {_LARGEST / 1e6:,.0f} MB", "save it as JSONL")


def decode_all(data: bytes) -> str:
    """The text of a file of many articles, whose size has no limit of its own."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(data)


def _line(name: str, number: int, line: str) -> Iterator[Article | Failure]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield Failure(name, f"line {number} is no JSON: {error}", "mend the line")
        return
    yield from _record(name, f"line {number}", record)


def _record(name: str, locator: str, record: Any) -> Iterator[Article | Failure]:  # noqa: ANN401
    if not isinstance(record, Mapping):
        yield Failure(name, f"{locator} is no record", 'write each article as {"title": ..., "text": ...}')
        return
    columns = columns_of([str(key) for key in record])
    text = record.get(columns.get("text", ""))
    if not isinstance(text, str) or not text.strip():
        yield Failure(name, f"{locator} has no text", "put the article's text in a field `text`")
        return
    values = {field: record.get(column) for field, column in columns.items() if field not in {"text", "file"}}
    title = plain_text(values.get("title"))
    article = parse_body(text, Article(text=text, file=name, locator=locator, title=title))
    if not any(part.kind == "paragraph" for part in article.parts):
        yield Failure(name, f"{locator} has no paragraph of an article", "check its text")
        return
    if not article.title:
        article = replace(article, title=first_words(article))
    try:
        yield with_genre(with_fields(article, values))
    except BadDateError as error:
        yield Failure(
            name, f"{locator}: the date {str(error)!r} is no date", "write it as 2019-12-17; the article is kept"
        )
        yield with_genre(with_fields(article, {**values, "published": None, "modified": None}))
