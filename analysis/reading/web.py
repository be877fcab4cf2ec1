"""Addresses -> the bytes behind them: of public hosts only, and never more, or for longer, than an article takes."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import threading
import time
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import urllib3

from analysis.errors import UnreadableError

MAX_BYTES = 20_000_000
MAX_SECONDS = 30.0
_REDIRECTS = 5
_AGENT = "Readout (imports articles on request)"
_ENDINGS = {"pdf": "pdf", "xml": "xml", "rss": "rss", "atom": "atom", "json": "json", "plain": "txt"}


class Fetched(NamedTuple):
    """What an address gave: where it was found after redirects, a file name that tells its format, and its bytes."""

    url: str
    name: str
    data: bytes


def is_address(text: str) -> bool:
    """Whether a text is the address of a page."""
    return text.startswith(("http://", "https://")) and len(text.split()) == 1


def fetch(url: str) -> Fetched:
    """Get a page; raises UnreadableError for what is not public, too large, too slow, or not there."""
    with _Deadline(MAX_SECONDS) as deadline:
        return _followed(url, deadline)


def _followed(url: str, deadline: _Deadline) -> Fetched:
    """What an address gives, at the end of its redirects."""
    for _ in range(_REDIRECTS + 1):
        response, pool = _request(url, deadline)
        try:
            if response.status in {301, 302, 303, 307, 308} and response.headers.get("Location"):
                url = _joined(url, response.headers["Location"])
                continue
            if response.status != 200:
                raise UnreadableError(f"the page answers {response.status}", "open it in a browser and save it")
            return Fetched(url, _name(url, response.headers.get("Content-Type", "")), _body(response, deadline))
        except (urllib3.exceptions.HTTPError, OSError) as error:
            if deadline.passed:
                raise _slow() from error
            raise UnreadableError(f"the page broke off: {error}", "try again, or save it in a browser") from error
        finally:
            response.release_conn()
            pool.close()
    raise UnreadableError("the page redirects without end", "open it in a browser and save it")


def public_address(host: str, port: int) -> str:
    """The first address of a host; raises UnreadableError if any of its addresses is not a public one."""
    try:
        found = [info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise UnreadableError(f"the host {host} is not known", "check the address") from error
    for one in found:
        if not _is_public(str(one)):
            raise UnreadableError(f"the host {host} is not on the public internet", "save the page and import the file")
    return str(found[0])


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _request(url: str, deadline: _Deadline) -> tuple[urllib3.BaseHTTPResponse, urllib3.HTTPConnectionPool]:
    """Ask the address that was checked, so that the name cannot come to mean another one in between."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise UnreadableError(f"the address {url[:100]} is none", "copy it anew from the browser") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise UnreadableError(f"the address {url[:100]} is no web page's", "give one that begins with https://")
    ip = public_address(host, port)
    timeout = urllib3.Timeout(total=max(deadline.end - time.monotonic(), 0.1))
    pool: urllib3.HTTPConnectionPool
    if parts.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(ip, port, timeout=timeout, server_hostname=host, assert_hostname=host)
    else:
        pool = urllib3.HTTPConnectionPool(ip, port, timeout=timeout)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": _AGENT, "Accept-Encoding": "gzip"}
    pool.ConnectionCls = deadline.over(pool.ConnectionCls)
    try:
        answer = pool.urlopen("GET", path, headers=headers, redirect=False, retries=False, preload_content=False)
    except (urllib3.exceptions.HTTPError, OSError, UnicodeError) as error:
        if deadline.passed:
            raise _slow() from error
        raise UnreadableError(f"the page cannot be reached: {error}", "check the address and the network") from error
    return answer, pool


class _Deadline:
    """Ends connections at a time, whoever sends byte by byte: all other limits count from the last byte."""

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds
        self._held: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    @property
    def passed(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() >= self.end

    def over(self, base: Any) -> Any:  # noqa: ANN401
        """A kind of connection that ends in time: while it shakes hands, sends its head, and sends its body."""
        held = self._held

        class Timed(base):  # type: ignore[misc]
            def _new_conn(self) -> socket.socket:
                held.append(super()._new_conn())
                return held[-1]

            def connect(self) -> None:
                super().connect()
                held.append(self.sock)

        return Timed

    def _cut(self) -> None:
        for one in self._held:
            with contextlib.suppress(OSError, AttributeError):
                one.shutdown(socket.SHUT_RDWR)


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise UnreadableError("the page redirects to what is no address", "open it in a browser and save it") from error


def _body(response: urllib3.BaseHTTPResponse, deadline: _Deadline) -> bytes:
    data = bytearray()
    for chunk in response.stream(65_536, decode_content=True):
        data += chunk
        if len(data) > MAX_BYTES:
            raise UnreadableError(f"the page has more than {MAX_BYTES / 1e6:.0f} MB", "save it and import the file")
    if deadline.passed:
        raise _slow()
    return bytes(data)


def _slow() -> UnreadableError:
    return UnreadableError(f"the page took longer than {MAX_SECONDS:.0f} s", "save it in a browser")


def _name(url: str, content_type: str) -> str:
    kind = content_type.split(";")[0].strip().lower()
    ending = next((ending for word, ending in _ENDINGS.items() if word in kind), "html")
    stem = urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0] or "page"
    return f"{stem}.{ending}"
