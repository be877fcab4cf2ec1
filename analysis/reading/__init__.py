"""Bytes -> Article: one module a format."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from analysis.errors import UnreadableError
from analysis.model import Article, Failure
from analysis.reading.decode import decode
from analysis.reading.html import read_html
from analysis.reading.markdown import read_markdown
from analysis.reading.metadata import Metadata
from analysis.reading.records import read_json, read_jsonl, read_table
from analysis.reading.text import read_text

__all__ = ["FORMATS", "MAX_FILE", "Metadata", "describe_layout", "read", "read_bytes"]

MAX_FILE = 2_000_000_000  # bytes
_ARTICLES = {
    "txt": read_text,
    "text": read_text,
    "md": read_markdown,
    "markdown": read_markdown,
    "html": read_html,
    "htm": read_html,
    "xhtml": read_html,
}
_COLLECTIONS = {
    "jsonl": read_jsonl,
    "ndjson": read_jsonl,
    "json": read_json,
    "csv": read_table,
    "tsv": read_table,
    "xlsx": read_table,
    "parquet": read_table,
}

FORMATS = frozenset([*_ARTICLES, *_COLLECTIONS])  # the file endings that can be read


def read(path: Path, metadata: Metadata | None = None) -> Iterator[Article | Failure]:
    """The articles of a file or of a folder with all its folders, in order of their paths.

    What cannot be read is given as a Failure with the reason and the way out, and reading goes on. With `metadata`,
    rows whose file is not there are failures too.
    """
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file() and not _hidden(file.relative_to(path)))
        if not files:
            yield Failure(str(path), "the folder is empty", "name a folder that holds articles")
    else:
        files = [path]
    for file in files:
        yield from _read_file(file, metadata)
    if metadata and path.is_dir():
        yield from metadata.missing()


def read_bytes(name: str, data: bytes, metadata: Metadata | None = None) -> Iterator[Article | Failure]:
    """The articles of an uploaded file; its name tells the format."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    try:
        if ending in _COLLECTIONS:
            found: Iterable[Article | Failure] = list(_COLLECTIONS[ending](name, data))
            if not found:
                raise UnreadableError("the file is empty", "put one article in each line or row")
        elif ending in _ARTICLES or not ending:
            text = decode(data)
            reader = _ARTICLES.get(ending, read_text)
            if reader is read_text and text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
                reader = read_html
            found = [reader(name, text)]
        else:
            known = ", ".join(sorted(FORMATS))
            raise UnreadableError(f"files that end in .{ending} cannot be read", f"readable are: {known}")
    except UnreadableError as error:
        yield Failure(name, error.reason, error.advice)
        return
    for one in found:
        if metadata and isinstance(one, Article):
            yield from metadata.apply(one)
        else:
            yield one


def describe_layout(path: Path) -> str:
    """What the readers recognise in a file, one line a part: its kind and its first words."""
    lines = []
    for one in read(path):
        if isinstance(one, Failure):
            lines.append(f"{one.file}: {one.reason}")
            continue
        lines.append(f"{one.file} {one.locator}".strip() + f": layout {one.layout}, {one.genre}")
        lines += [f"  {name:11} {value}" for name, value in _told(one) if value]
        for part in one.parts:
            words = " ".join(one.text[slice(*part.span)].split())
            lines.append(f"  {part.kind:11} {words[:90]}{'…' if len(words) > 90 else ''}")
    return "\n".join(lines)


def _told(article: Article) -> list[tuple[str, object]]:
    authors = ", ".join(f"{author.name} ({author.role})" if author.role else author.name for author in article.authors)
    names = ("title", "source", "published", "modified", "issuer", "url")
    return [*((f"[{name}]", getattr(article, name)) for name in names), ("[authors]", authors)]


def _read_file(path: Path, metadata: Metadata | None) -> Iterator[Article | Failure]:
    try:
        if path.stat().st_size > MAX_FILE:
            yield Failure(str(path), f"the file is larger than {MAX_FILE / 1e9:.0f} GB", "split it")
            return
        data = path.read_bytes()
    except OSError as error:
        yield Failure(str(path), error.strerror or str(error), "check that the file is there and can be read")
        return
    for one in read_bytes(path.name, data, metadata):
        yield replace(one, file=str(path)) if one.file == path.name else one


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)
