"""Small files that unfold into very much, each in our own bytes."""

import gzip
import io
import json
import resource
import tarfile
import zipfile
import zlib
from pathlib import Path

import pandas as pd
from docx import Document
from openpyxl import Workbook

from analysis.model import Failure
from analysis.reading import read_bytes
from tests.benchmarks.fuzz_seeds import BODY, pdf, zipped

ZEROS = bytes(10_000_000)


def zeros(megabytes: int, opened) -> bytes:
    """So many megabytes of nothing, compressed."""
    made = io.BytesIO()
    with opened(made) as file:
        for _ in range(megabytes // 10):
            file.write(ZEROS)
    return made.getvalue()


def nested(depth: int, copies: int) -> bytes:
    """Archives in archives, of 90 MB of nothing each."""
    data = zeros(90, lambda file: _Member(file))
    for level in range(depth):
        data = zipped({f"{level}-{copy}.zip": data for copy in range(copies)})
    return data


class _Member:
    """A ZIP archive of one text, to write into."""

    def __init__(self, file) -> None:
        self._archive = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self._member = self._archive.open("a.txt", "w")

    def __enter__(self):
        return self._member

    def __exit__(self, *_) -> None:
        self._member.close()
        self._archive.close()


def hidden_in_tar() -> bytes:
    """A TAR archive whose hidden first file is vast."""
    member = tarfile.TarInfo(".hidden")
    member.size = 3_000_000_000
    return gzip.compress(member.tobuf() + ZEROS)


def docx(paragraphs: int) -> bytes:
    """A Word file of very many paragraphs."""
    source = io.BytesIO()
    Document().save(source)
    made = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:body>", b"<w:body>" + b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * paragraphs)
            new.writestr(name, data)
    return made.getvalue()


def workbook(rows: int, width: int) -> bytes:
    """A workbook of many rows of which one is very wide."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["text", *range(width)])
    for _ in range(rows):
        sheet.append(["a"])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def parquet() -> bytes:
    """A Parquet file whose one long text stands in every row, written once."""
    made = io.BytesIO()
    pd.DataFrame({"text": [BODY * 100] * 3_000}).to_parquet(made, compression="zstd")
    return made.getvalue()


def pdf_of_zeros() -> bytes:
    """A PDF whose page unfolds into 200 MB."""
    deflate = zlib.compressobj()
    data = b"".join(deflate.compress(ZEROS) for _ in range(20)) + deflate.flush()
    return pdf([], b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(data), data))


def pdf_of_operators() -> bytes:
    """A PDF whose page shows 400,000 texts."""
    data = zlib.compress(b"BT /F1 11 Tf " + b"(The talks went on and on.) Tj T* " * 400_000 + b"ET")
    return pdf([], b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(data), data))


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 9))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{ENTITIES}]><rss><channel>&e8;</channel></rss>'


def bombs() -> dict[str, bytes]:
    """All of them by file name."""
    return {
        "zeros.zip": zipped({"a.txt": bytes(110_000_000)}),
        "zeros.gz": zeros(110, lambda file: gzip.open(file, "wb")),
        "hidden.tar.gz": hidden_in_tar(),
        "deep.zip": nested(4, 1),
        "long.docx": docx(700_000),
        "wide.xlsx": workbook(2_000, 16_000),
        "repeated.parquet": parquet(),
        "zeros.pdf": pdf_of_zeros(),
        "operators.pdf": pdf_of_operators(),
        "laughs.xml": LAUGHS.encode(),
    }


def main() -> None:
    """Read all of them; prints each failure, and the most memory in MiB that the process held."""
    for name, data in bombs().items():
        for one in read_bytes(name, data):
            failed = isinstance(one, Failure)
            print(json.dumps({"file": name, "reason": str(one)[:300], "advice": one.advice if failed else ""}))
    print(_peak())


def _peak() -> int:
    """The most memory this process has held, in MiB; getrusage would count what its parent held when it forked."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return int(status.read_text().partition("VmHWM:")[2].split()[0]) // 1024


if __name__ == "__main__":
    main()
