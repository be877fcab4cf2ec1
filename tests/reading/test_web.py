"""Addresses: public hosts only, also after redirects; limits on size."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from analysis.model import Article
from analysis.reading import read, read_bytes, web
from tests.reading.conftest import only
from tests.reading.test_formats import HTML, TITLE


@pytest.mark.parametrize(
    "host",
    [
        *(
            "localhost",
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
        ),
        *("169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "[::1]", "[::]", "[fe80::1]", "[fd00::1]"),
        *("[::ffff:127.0.0.1]", "[::ffff:169.254.169.254]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_what_is_not_on_the_public_internet_is_refused(scheme, host):
    failure = only(read(f"{scheme}://{host}/talks"))
    assert "not on the public internet" in failure.reason or "not known" in failure.reason
    assert failure.file == f"{scheme}://{host}/talks"


@pytest.mark.parametrize("url", ["http://", "http:///x", "https://:80/", "http://[::1", "http://a:99999999/"])
def test_what_is_no_address_is_refused(url):
    assert only(read(url)).advice


def test_a_list_of_addresses_is_read_line_by_line():
    found = list(read_bytes("list.txt", b"http://127.0.0.1/a\nhttp://10.0.0.1/b\n"))
    assert [one.file for one in found] == ["http://127.0.0.1/a", "http://10.0.0.1/b"]


class Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/latest")
            self.end_headers()
            return
        if self.path == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
            self.end_headers()
            return
        self.send_response(200 if self.path in {"/talks", "/huge"} else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(HTML.encode() if self.path == "/talks" else b"x" * 25_000_000 if self.path == "/huge" else b"")

    def log_message(self, *_):
        pass


@pytest.fixture
def server(monkeypatch):
    """A server on this machine, which stands for a public one; every other address is judged as always."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    judge = web._is_public
    monkeypatch.setattr(web, "_is_public", lambda address: address == "127.0.0.1" or judge(address))
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()


def test_a_page_is_read_with_its_address(server):
    article = only(read(f"{server}/talks"))
    assert isinstance(article, Article), article
    assert (article.title, article.url) == (TITLE, f"{server}/talks")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/away", "not on the public internet"),
        ("/round", "redirects without end"),
        ("/huge", "more than 20 MB"),
        ("/nowhere", "answers 404"),
    ],
)
def test_what_goes_wrong_is_named(server, path, reason):
    assert reason in only(read(server + path)).reason
