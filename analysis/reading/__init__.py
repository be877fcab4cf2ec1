"""Bytes -> Article: one module a format."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from analysis.errors import UnreadableError
from analysis.model import Article, Failure
from analysis.reading.archives import Room, read_archive
from analysis.reading.decode import decode
from analysis.reading.docx import read_docx
from analysis.reading.feeds import read_feed, read_warc
from analysis.reading.fields import publisher_of
from analysis.reading.html import read_html
from analysis.reading.mail import read_mail
from analysis.reading.markdown import read_markdown
from analysis.reading.metadata import Metadata
from analysis.reading.pdf import read_pdf
from analysis.reading.records import read_json, read_jsonl, read_table, tells_of_others
from analysis.reading.text import read_text
from analysis.reading.web import fetch, is_address

__all__ = [
    "FORMATS",
    "MAX_FILE",
    "Metadata",
    "describe_layout",
    "read",
    "read_bytes",
    "read_data",
    "read_files",
    "read_url",
]

_LOG = logging.getLogger(__name__)
MAX_FILE = 2_000_000_000  # bytes
BUG = "report this as a bug of Readout, with the file"
_NESTED = 3  # archives within archives
_TEXTS = {
    "txt": read_text,
    "text": read_text,
    "md": read_markdown,
    "markdown": read_markdown,
    "html": read_html,
    "htm": read_html,
    "xhtml": read_html,
}
_DOCUMENTS = {"pdf": read_pdf, "docx": read_docx, "eml": read_mail}
_COLLECTIONS = {
    "jsonl": read_jsonl,
    "ndjson": read_jsonl,
    "json": read_json,
    "csv": read_table,
    "tsv": read_table,
    "xlsx": read_table,
    "ods": read_table,
    "parquet": read_table,
    "rss": read_feed,
    "atom": read_feed,
    "xml": read_feed,
    "warc": read_warc,
}
_ARCHIVES = frozenset({"zip", "tar", "tgz", "tbz2", "txz", "gz", "bz2", "xz"})
FORMATS = frozenset([*_TEXTS, *_DOCUMENTS, *_COLLECTIONS, *_ARCHIVES])  # the file endings that can be read


ReadFiles = Callable[[Sequence[Path], Metadata | None], Iterator[Article | Failure]]


def read_files(paths: Sequence[Path], metadata: Metadata | None = None) -> Iterator[Article | Failure]:
    """The articles of some files, in order."""
    for path in paths:
        yield from _read_file(path, metadata)


def read(
    path: Path | str, metadata: Metadata | None = None, files_by: ReadFiles = read_files
) -> Iterator[Article | Failure]:
    """The articles of a file, of a folder with all its folders in order of their paths, or of a web address.

    What cannot be read is given as a Failure with the reason and the way out, and reading goes on. With `metadata`,
    rows whose file is not there are failures too. A folder's own table of metadata is used where none is given.
    A table among articles that begins with a remark (#) and has no column of texts is left out, which the log tells.
    `files_by` reads the files that are found.
    """
    if is_address(str(path)):
        yield from read_url(str(path), metadata)
        return
    path = Path(path)
    if not path.is_dir():
        yield from files_by([path], metadata)
        return
    files = sorted(file for file in path.rglob("*") if file.is_file() and not _hidden(file.relative_to(path)))
    if not files:
        yield Failure(str(path), "the folder is empty", "name a folder that holds articles")
    own = None if metadata else Metadata.among(files)
    files = [file for file in files if not _left_out(file)]
    yield from files_by([file for file in files if not (own and file.name == own.name)], metadata or own)
    if found := metadata or own:
        yield from found.missing()


def read_url(url: str, metadata: Metadata | None = None) -> Iterator[Article | Failure]:
    """The article, or the articles, at an address on the public internet."""
    try:
        fetched = fetch(url)
    except UnreadableError as error:
        yield Failure(url, error.reason, error.advice)
        return
    for one in read_bytes(fetched.name, fetched.data, metadata):
        if isinstance(one, Failure):
            yield replace(one, file=url)
        else:
            address = one.url or fetched.url
            yield replace(one, file=url, url=address, source=one.source or publisher_of(address))


def read_bytes(
    name: str, data: bytes, metadata: Metadata | None = None, *, depth: int = 0, room: Room | None = None
) -> Iterator[Article | Failure]:
    """The articles of an uploaded file; its name tells the format."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    try:
        if ending in _ARCHIVES:
            yield from _members(name, data, metadata, depth, room or Room())
            return
        addresses = _addresses(data) if ending in {"txt", "text", ""} else []
        found = _found(name, data, ending) if not addresses else []
    except UnreadableError as error:
        yield Failure(name, error.reason, error.advice)
        return
    except Exception as error:  # no file may end the import of the others
        yield Failure(name, f"reading failed: {error!r}", BUG)
        return
    for address in addresses:
        yield from read_url(address, metadata)
    for one in found:
        if metadata and isinstance(one, Article):
            yield from metadata.apply(one)
        else:
            yield one


def _found(name: str, data: bytes, ending: str) -> list[Article | Failure]:
    """What a file holds that is no archive."""
    if ending in _COLLECTIONS:
        if found := list(_COLLECTIONS[ending](name, data)):
            return found
        raise UnreadableError("the file is empty", "put one article in each line or row")
    if ending in _DOCUMENTS:
        if not data.strip():
            raise UnreadableError("the file is empty", "save the article in it, or leave it out")
        return [_DOCUMENTS[ending](name, data)]
    if ending and ending not in _TEXTS:
        raise UnreadableError(
            f"files that end in .{ending} cannot be read", f"readable are: {', '.join(sorted(FORMATS))}"
        )
    text = decode(data)
    reader = _TEXTS.get(ending, read_text)
    if reader is read_text and text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        reader = read_html
    return [reader(name, text)]


def _members(name: str, data: bytes, metadata: Metadata | None, depth: int, room: Room) -> Iterator[Article | Failure]:
    """The articles of an archive's files."""
    if depth >= _NESTED:
        raise UnreadableError("archives stand in archives in archives", "unpack them and import the folder")
    empty = True
    for path, inner in read_archive(name, data, room):
        empty = False
        for one in read_bytes(PurePath(path).name, inner, metadata, depth=depth + 1, room=room):
            yield replace(one, file=f"{name}/{path}")
    if empty:
        raise UnreadableError("the archive is empty", "check that it is the right file")


def _addresses(data: bytes) -> list[str]:
    """The addresses in a list of nothing but addresses."""
    lines = [line.strip() for line in data[:1_000_000].decode("utf-8", "replace").splitlines() if line.strip()]
    return lines if lines and all(is_address(line) for line in lines) else []


def describe_layout(path: Path | str) -> str:
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
    yield from read_data(path, data, metadata)


def read_data(path: Path, data: bytes, metadata: Metadata | None = None) -> Iterator[Article | Failure]:
    """The articles of a file whose bytes are at hand; they name its whole path."""
    for one in read_bytes(path.name, data, metadata):
        yield replace(one, file=str(path)) if one.file == path.name else one


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)


def _left_out(path: Path) -> bool:
    """True for a table beside the articles of a folder that its own remark says to be something else."""
    if path.suffix.lower() not in {".csv", ".tsv"} or not tells_of_others(path):
        return False
    _LOG.warning("%s left out: a table without a column of texts is no article", path)
    return True
