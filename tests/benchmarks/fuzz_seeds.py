"""Small whole files of every format, in our own words, that the fuzzer starts from."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile

import pandas as pd
from docx import Document

TITLE = "Ministers meet in Oslo"
BODY = (
    "OSLO, May 3 -- Minister Ada Lind met Special Envoy Bo Ek on Friday and said that the talks would go on.\n\n"
    "“We will take feasible steps,” Lind told reporters after the meeting. “There is no deadline.” Ek said that he "
    "would return in June, and that his government had never asked for more than shared water.\n\n"
    "The two ministries did not say what had been agreed. A summit is planned for 20 June 2019 in Geneva.\n"
)
TEXT = f"{TITLE}\n\nPublished: 3 May 2019 14:05 GMT\nBy Cy Holm\n\n{BODY}"
HTML = f"""<!doctype html><html><head><title>{TITLE}</title>
<meta property="og:title" content="{TITLE}"><meta name="article:published_time" content="2019-05-03T14:05:00Z">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2019-05-03",
"author": {{"name": "Cy Holm"}}, "publisher": {{"name": "The Example"}}}}</script></head>
<body><article><h1>{TITLE}</h1><time datetime="2019-05-03">3 May 2019</time>
{"".join(f"<p>{part}</p>" for part in BODY.strip().split(chr(10) * 2))}</article></body></html>"""
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Example</title>
<item><title>{TITLE}</title><link>https://example.org/1</link><pubDate>Fri, 03 May 2019 14:05:00 GMT</pubDate>
<description>{BODY}</description></item></channel></rss>"""
MAIL = f"""From: The Example <wire@example.org>\r\nSubject: Fwd: {TITLE}\r\nDate: Fri, 03 May 2019 14:05:00 +0000\r
MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="cut"\r\n\r\n--cut\r
Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{BODY}\r\n--cut\r
Content-Type: text/html; charset=utf-8\r\n\r\n{HTML}\r\n--cut--\r\n"""
RECORD = {"title": TITLE, "date": "2019-05-03", "source": "The Example", "author": "Cy Holm", "text": BODY}


def seeds() -> dict[str, bytes]:
    """A file of each format by its ending."""
    frame = pd.DataFrame([RECORD, {**RECORD, "title": "Envoy returns", "date": "03/06/2019"}])
    sheet, parquet = io.BytesIO(), io.BytesIO()
    frame.to_excel(sheet, index=False)
    frame.to_parquet(parquet, compression=None)
    lines = "\n".join(json.dumps(row) for row in frame.to_dict("records"))
    files = {
        "txt": TEXT.encode(),
        "md": f"---\ntitle: {TITLE}\ndate: 2019-05-03\nauthors: [Cy Holm]\n---\n\n# {TITLE}\n\n{BODY}".encode(),
        "html": HTML.encode(),
        "eml": MAIL.encode(),
        "xml": FEED.encode(),
        "atom": _atom().encode(),
        "json": json.dumps([RECORD]).encode(),
        "jsonl": lines.encode(),
        "csv": frame.to_csv(index=False).encode(),
        "tsv": frame.to_csv(index=False, sep="\t").encode(),
        "xlsx": sheet.getvalue(),
        "parquet": parquet.getvalue(),
        "docx": _docx(),
        "pdf": pdf(BODY.replace("“", '"').replace("”", '"').split("\n")),
        "warc": _warc(),
    }
    inside = {f"article.{ending}": files[ending] for ending in ("txt", "html", "csv")}
    return {**files, "zip": zipped(inside), "tar": tarred(inside), "gz": gzip.compress(files["txt"])}


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP archive of files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    """A TAR archive of files."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return made.getvalue()


def pdf(lines: list[str], page: bytes | None = None) -> bytes:
    """A PDF of one page with these lines, nothing in it compressed; or with `page` as the page's stream object."""
    shown = " ".join(f"({line[:90].translate({40: None, 41: None, 92: None})}) Tj T*" for line in lines if line)
    drawn = f"BT /F1 11 Tf 14 TL 60 760 Td {shown} ET".encode("latin-1", "replace")
    stream = page or b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        stream,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Ministers meet in Oslo) /CreationDate (D:20190503140500Z) >>",
    ]
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    made += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(made)


def _docx() -> bytes:
    document = Document()
    document.core_properties.title = TITLE
    for part in TEXT.split("\n\n"):
        document.add_paragraph(part)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _atom() -> str:
    return f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title>
<entry><title>{TITLE}</title><id>urn:1</id><link href="https://example.org/1"/><updated>2019-05-03T14:05:00Z</updated>
<author><name>Cy Holm</name></author><content type="html">&lt;p&gt;{BODY}&lt;/p&gt;</content></entry></feed>"""


def _warc() -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{HTML}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/1\r\n"
        "WARC-Date: 2019-05-03T14:05:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}"
    )
    return head.encode() + b"\r\n\r\n" + answer + b"\r\n\r\n"
