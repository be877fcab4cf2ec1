"""Limits: files that unfold into very much, paths that lead out, entities, slow and shifting servers."""

import bz2
import gzip
import io
import json
import lzma
import socket
import subprocess
import sys
import tarfile
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from docx import Document

from analysis.model import Article, Failure
from analysis.reading import BUG, read, read_bytes, web
from analysis.reading.archives import Room
from tests.benchmarks.fuzz_seeds import BODY, FEED, TEXT, TITLE, zipped
from tests.reading import bombs
from tests.reading.conftest import only


def test_a_bomb_ends_in_a_clear_error_within_a_gibibyte():
    done = subprocess.run([sys.executable, "-m", "tests.reading.bombs"], capture_output=True, text=True, check=True)
    *failures, mebibytes = map(json.loads, done.stdout.splitlines())
    assert len({failure["file"] for failure in failures}) == 10
    for failure in failures:
        assert failure["advice"] not in {"", BUG}
    assert mebibytes < 1024


def test_archives_within_archives_share_one_limit():
    data = bombs.nested(2, 3)
    found = list(read_bytes("nested.zip", data, room=Room(total=200_000_000)))
    assert "unfolds beyond" in found[-1].reason
    assert len(found) == 4


@pytest.mark.parametrize(("ending", "packed"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_a_single_packed_file_is_read(ending, packed):
    assert only(read_bytes(f"talks.txt.{ending}", packed(TEXT.encode()))).title == TITLE


SLIPS = ["../../slip.txt", "/slip.txt", "..\\..\\slip.txt", "C:\\slip.txt", "a/../../slip.txt", "//host/slip.txt"]


@pytest.mark.parametrize("path", SLIPS)
def test_nothing_of_an_archive_is_written_outside(tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.parent.rglob("*"))
    info = tarfile.TarInfo(path)
    info.size = len(TEXT.encode())
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.addfile(info, io.BytesIO(TEXT.encode()))
    for name, data in (("slip.zip", zipped({path: TEXT.encode()})), ("slip.tar", packed.getvalue())):
        article = only(read_bytes(name, data))
        assert isinstance(article, Article)
        assert ".." not in article.file
    assert set(tmp_path.parent.rglob("*")) == before


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_in_an_archive_are_passed_over(kind):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = kind, "/etc/passwd"
        archive.addfile(link)
    assert "empty" in only(read_bytes("links.tar", packed.getvalue())).reason


XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_with_an_entity_is_refused(encoding):
    feed = XXE + FEED.split("?>", 1)[1].replace("Ministers", "&secret;")
    failure = only(read_bytes("feed.xml", feed.encode(encoding)))
    assert "entities" in failure.reason


def test_an_entity_in_a_word_file_stays_unread():
    source = io.BytesIO()
    document = Document()
    document.add_paragraph("SECRET")
    for part in BODY.split("\n\n"):
        document.add_paragraph(part)
    document.save(source)
    made = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = XXE.encode() + data.split(b"?>", 1)[1].replace(b"SECRET", b"&secret;")
            new.writestr(name, data)
    assert not any("root:" in str(one) for one in read_bytes("entity.docx", made.getvalue()))


class Server(BaseHTTPRequestHandler):
    """Answers slowly, hugely, or with what it should not."""

    def do_GET(self):
        if self.path == "/drip-head":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            self._drip()
        self.send_response(302 if self.path.startswith("/to/") else 200)
        self.send_header("Content-Type", "text/plain")
        if self.path.startswith("/to/"):
            self.send_header("Location", self.path.removeprefix("/to/"))
        if self.path == "/gzip":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.path == "/drip-body":
            self._drip()
        elif self.path == "/gzip":
            self.wfile.write(gzip.compress(bytes(300_000_000), 1))
        else:
            self.wfile.write(TEXT.encode())

    def _drip(self):
        try:
            while True:
                self.wfile.write(b"a")
                self.wfile.flush()
                self.server.ended.wait(0.05)
        except OSError:
            return

    def log_message(self, *_):
        pass


@pytest.fixture
def server(monkeypatch):
    """A server on this machine that stands for a public one; every other address is judged as always."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    httpd.ended = threading.Event()
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    judge = web._is_public
    monkeypatch.setattr(web, "_is_public", lambda address: address == "127.0.0.1" or judge(address))
    yield httpd.server_port
    httpd.ended.set()
    httpd.shutdown()
    httpd.server_close()


@pytest.mark.parametrize("path", ["drip-head", "drip-body"])
def test_a_server_that_sends_byte_by_byte_is_cut_off(server, monkeypatch, path):
    monkeypatch.setattr(web, "MAX_SECONDS", 0.7)
    began = time.monotonic()
    failure = only(read(f"http://127.0.0.1:{server}/{path}"))
    assert "took longer" in failure.reason
    assert time.monotonic() - began < 10


def test_a_page_that_unfolds_into_very_much_is_cut_off(server):
    assert "more than 20 MB" in only(read(f"http://127.0.0.1:{server}/gzip")).reason


@pytest.mark.parametrize(
    "target",
    [
        *("http://127.0.0.2/", "http://169.254.169.254/latest/meta-data", "http://[::1]/", "http://10.0.0.1:22/"),
        *("file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "http://[bad", "//127.0.0.3/x"),
    ],
)
def test_a_redirect_leads_nowhere_but_to_public_hosts(server, target):
    failure = only(read(f"http://127.0.0.1:{server}/to/{target}"))
    assert isinstance(failure, Failure)
    assert failure.advice != BUG


def test_the_address_that_was_checked_is_the_one_that_is_asked(server, monkeypatch):
    """A name that means a public host when it is checked, and a private one when it is asked for again."""
    ask, asked = socket.getaddrinfo, []

    def shifting(host, port, *rest, **more):
        if host == "shifting.example":
            asked.append(host)
            host = "127.0.0.1" if len(asked) == 1 else "127.0.0.2"
        return ask(host, port, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", shifting)
    article = only(read(f"http://shifting.example:{server}/talks"))
    assert isinstance(article, Article), article
    assert article.title == TITLE
    assert asked == ["shifting.example"]


def test_a_host_with_one_private_address_among_public_ones_is_refused(monkeypatch):
    answers = [(2, 1, 6, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    assert "not on the public internet" in only(read("http://two.example/")).reason
