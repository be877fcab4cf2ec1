"""A spreadsheet that describes a folder of texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any

from analysis.errors import ReadoutError, UnreadableError
from analysis.model import Article, Failure
from analysis.reading.fields import BadDateError, columns_of, plain_text, usual_names, with_fields
from analysis.reading.genres import with_genre
from analysis.reading.head import same
from analysis.reading.records import table_of


@dataclass
class Metadata:
    """What a spreadsheet tells of files, by file name with and without its ending; and which rows were used."""

    name: str
    rows: dict[str, tuple[int, Mapping[str, Any]]]
    day_first: bool = False
    used: set[int] = field(default_factory=set)

    @classmethod
    def load(cls, path: Path, overrides: Mapping[str, str] | None = None) -> Metadata:
        """Read a TSV, CSV, XLSX or Parquet file with a row for each text; `overrides` name the columns of fields.

        Raises ReadoutError where the table, a column of `overrides` or the column of file names is missing.
        """
        try:
            frame = table_of(path.name, path.read_bytes())
        except OSError as error:
            raise ReadoutError(f"{path}: {error.strerror}", "check the path given with --metadata") from error
        except UnreadableError as error:
            raise ReadoutError(f"{path}: {error.reason}", error.advice) from error
        names = [str(column) for column in frame.columns]
        columns = columns_of(names, overrides)
        unknown = sorted(set(columns) - set(usual_names()))
        if unknown:
            raise ReadoutError(f"no field is called {', '.join(unknown)}", f"fields are {', '.join(usual_names())}")
        missing = sorted({column for column in columns.values() if column not in names})
        if missing:
            raise ReadoutError(f"{path} has no column {', '.join(missing)}", f"its columns are {', '.join(names)}")
        if "file" not in columns:
            raise ReadoutError(f"{path} has no column of file names", "name it `file`, or give --map file=COLUMN")
        rows: dict[str, tuple[int, Mapping[str, Any]]] = {}
        for number, record in enumerate(frame.to_dict("records"), 2):
            values = {name: record.get(column) for name, column in columns.items()}
            rows[PurePath(str(values["file"])).name] = (number, values)
        return cls(path.name, rows, _day_first([values.get("published") for _, values in rows.values()]))

    @classmethod
    def among(cls, files: Sequence[Path]) -> Metadata | None:
        """The table among the files of a folder that describes the others, if there is one."""
        names = {name for file in files for name in (file.name, file.stem)}
        for file in files:
            if file.suffix.lower() not in {".csv", ".tsv", ".xlsx", ".ods", ".parquet"}:
                continue
            try:
                columns = columns_of([str(column) for column in table_of(file.name, file.read_bytes()).columns])
                found = cls.load(file) if "file" in columns and "text" not in columns else None
            except (ReadoutError, OSError):
                continue
            if found and names & set(found.rows):
                return found
        return None

    def apply(self, article: Article) -> Iterator[Article | Failure]:
        """The article with what its row says; a date that is none is a failure, and the article is kept without it."""
        name = PurePath(article.file).name
        row = self.rows.get(name) or self.rows.get(PurePath(name).stem)
        if row is None:
            yield article
            return
        number, values = row
        self.used.add(number)
        article = replace(article, genre="news") if values.get("genre") or values.get("issuer") else article
        article = _with_title(article, plain_text(values.get("title")))
        try:
            yield with_genre(with_fields(article, values, day_first=self.day_first))
        except BadDateError as error:
            yield Failure(
                self.name,
                f"line {number}: the date {str(error)!r} of {name} is no date",
                "write it as 2019-12-17; the article was kept without it",
            )
            kept = {key: value for key, value in values.items() if key not in {"published", "modified"}}
            yield with_genre(with_fields(article, kept))

    def missing(self) -> Iterator[Failure]:
        """A failure for each row whose file was not read."""
        for name, (number, _) in self.rows.items():
            if number not in self.used:
                yield Failure(self.name, f"line {number}: the file {name} was not found", "check its name and folder")


def _with_title(article: Article, title: str) -> Article:
    """The article whose headline the table knows: a first line that says something else belongs to the body."""
    headed = any(part.kind == "title" and same(article.text[slice(*part.span)], title) for part in article.parts)
    if not title or headed or not any(part.kind == "title" for part in article.parts):
        return article
    body = {"title", "deck"}
    parts = tuple(replace(part, kind="paragraph") if part.kind in body else part for part in article.parts)
    return replace(article, parts=parts, title=title, deck="")


def _day_first(values: list[Any]) -> bool:
    """True if the dates of a column are day/month/year: some first number is over 12, and no second one is."""
    pairs = [str(value).replace(".", "/").replace("-", "/").split("/") for value in values if value]
    numbers = [
        (int(a), int(b)) for a, b, *_ in (pair for pair in pairs if len(pair) >= 3) if a.isdigit() and b.isdigit()
    ]
    return any(12 < a <= 31 for a, _ in numbers) and not any(b > 12 for _, b in numbers)
