"""Each format by a file made for the test: documents, mails, feeds, web archives, and archives of all of them."""

import gzip
import io
import tarfile
import zipfile
from email.message import EmailMessage

import docx
import pandas as pd
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from analysis.model import Article, Failure
from analysis.reading import read, read_bytes
from tests.reading.conftest import only, words_of

TITLE = "Talks in Tallport end"
BODY = [
    "The two sides agreed to meet again in Kelm next month, according to a joint statement released on Tuesday.",
    "Minister Lena Ostberg said that her country would not sign anything before the river is measured again.",
]
TEXT = "\n\n".join([TITLE, "May 3, 2022", *BODY])
HTML = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>" + "".join(
    f"<p>{line}</p>" for line in ["May 3, 2022", *BODY, *BODY[:1]]
)


def pdf(lines: list[str]) -> bytes:
    """The least PDF that shows lines of text."""
    shown = "\n".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 9 Tf 40 800 Td 12 TL\n{shown}\nET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(data),
    )


def word() -> bytes:
    document = docx.Document()
    for line in TEXT.split("\n\n"):
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def mail() -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = f"Fwd: {TITLE}", "The Example Desk <desk@example.com>"
    message["Date"] = "Tue, 03 May 2022 14:05:00 +0900"
    message.set_content("\n\n".join(BODY))
    return message.as_bytes()


def zipped(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return file.getvalue()


def tarred(name: str, data: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def warc() -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
    writer.write_record(
        writer.create_warc_record(
            "https://news.example.com/talks", "response", payload=io.BytesIO(HTML.encode()), http_headers=headers
        )
    )
    return file.getvalue()


def table(ending: str) -> bytes:
    frame = pd.DataFrame({"headline": [TITLE], "body": ["\n\n".join(BODY)], "date": ["2022-05-03"]})
    file = io.BytesIO()
    if ending == "xlsx":
        frame.to_excel(file, index=False)
    elif ending == "parquet":
        frame.to_parquet(file)
    else:
        return frame.to_csv(index=False, sep="\t" if ending == "tsv" else ",").encode()
    return file.getvalue()


def rss() -> bytes:
    body = "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in BODY)
    return (
        f"<rss version='2.0'><channel><title>The Example</title><item><title>{TITLE}</title>"
        f"<link>https://news.example.com/talks</link><pubDate>Tue, 03 May 2022 14:05:00 +0900</pubDate>"
        f"<description>{body}</description></item></channel></rss>"
    ).encode()


def atom() -> bytes:
    body = "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in BODY)
    return (
        f"<feed xmlns='http://www.w3.org/2005/Atom'><title>The Example</title><entry><title>{TITLE}</title>"
        f"<published>2022-05-03T14:05:00+09:00</published><content type='html'>{body}</content></entry></feed>"
    ).encode()


FILES = {
    "talks.pdf": pdf([TITLE, "May 3, 2022", BODY[0][:54], BODY[0][55:], BODY[1][:58], BODY[1][59:]]),
    "talks.docx": word(),
    "talks.eml": mail(),
    "talks.html": HTML.encode(),
    "talks.warc": warc(),
    "talks.warc.gz": gzip.compress(warc()),
    "feed.rss": rss(),
    "feed.xml": rss(),
    "feed.atom": atom(),
    **{f"talks.{ending}": table(ending) for ending in ("csv", "tsv", "xlsx", "parquet")},
    "talks.zip": zipped(talks__txt=TEXT.encode()),
    "talks.tar.gz": tarred("deep/talks.txt", TEXT.encode()),
    "talks.tgz": tarred("talks.docx", word()),
    "nested.zip": zipped(inner__zip=zipped(talks__txt=TEXT.encode())),
}


@pytest.mark.parametrize("name", FILES)
def test_a_format_gives_title_day_and_paragraphs(name):
    article = only(read_bytes(name, FILES[name]))
    assert isinstance(article, Article), article
    assert article.title == TITLE
    assert str(article.day) == "2022-05-03"
    assert " ".join(words_of(article, "paragraph")).startswith(" ".join(BODY))


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_breaks_off_is_a_failure_or_what_was_read(name):
    for share in (0.1, 0.5, 0.9):
        for one in read_bytes(name, FILES[name][: int(len(FILES[name]) * share)]):
            assert isinstance(one, Article | Failure)


def test_the_sender_and_the_source_of_a_feed():
    assert only(read_bytes("talks.eml", mail())).source == "The Example Desk"
    entry = only(read_bytes("feed.rss", rss()))
    assert (entry.source, entry.url) == ("The Example", "https://news.example.com/talks")
    assert only(read_bytes("talks.warc", warc())).url == "https://news.example.com/talks"


def test_a_file_of_an_archive_cannot_leave_it():
    article = only(read_bytes("a.tar.gz", tarred("../../etc/talks.txt", TEXT.encode())))
    assert article.file == "a.tar.gz/etc/talks.txt"


def test_what_unfolds_beyond_the_limits_is_refused():
    bomb = zipped(big__txt=bytes(150_000_000))
    assert len(bomb) < 200_000
    assert "unfolds beyond" in only(read_bytes("bomb.zip", bomb)).reason
    assert "unfolds into more than 100 MB" in only(read_bytes("bomb.docx", bomb)).reason
    matryoshka = zipped(talks__txt=TEXT.encode())
    for _ in range(4):
        matryoshka = zipped(inner__zip=matryoshka)
    assert "archives in archives" in only(read_bytes("deep.zip", matryoshka)).reason


def test_entities_of_feeds_are_not_followed():
    hostile = b"<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + rss().replace(b"The Example", b"&x;")
    assert "entities" in only(read_bytes("feed.xml", hostile)).reason


def test_a_folder_with_its_own_table_of_metadata(tmp_path):
    (tmp_path / "a.txt").write_text("\n\n".join(BODY))
    (tmp_path / "about.csv").write_text("filename,title,date,publisher\na.txt,From the table,2022-05-03,The Example\n")
    article = only(read(tmp_path))
    assert (article.title, article.source, str(article.day)) == ("From the table", "The Example", "2022-05-03")


def test_a_locked_or_empty_document_is_named():
    assert "no text" in only(read_bytes("scan.pdf", pdf([]))).reason
    assert "empty" in only(read_bytes("none.pdf", b"")).reason
