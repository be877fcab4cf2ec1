"""A provider of OpenID Connect on this machine: it asks who one is, and believes it. For tests only."""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "readout"
KEY = RSAKey.generate_key(2048, {"kid": "test", "use": "sig", "alg": "RS256"})


class Provider(BaseHTTPRequestHandler):
    """The five addresses of OpenID Connect that a login needs."""

    def do_GET(self):
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/.well-known/openid-configuration":
            self._answer(
                {
                    "issuer": self._issuer,
                    "authorization_endpoint": f"{self._issuer}/authorize",
                    "token_endpoint": f"{self._issuer}/token",
                    "jwks_uri": f"{self._issuer}/keys",
                    "response_types_supported": ["code"],
                    "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["RS256"],
                }
            )
        elif parts.path == "/keys":
            self._answer({"keys": [KEY.as_dict(private=False)]})
        elif parts.path == "/authorize":
            links = "".join(f'<p><a href="/as/{name}?{parts.query}">{name}</a></p>' for name in self.server.people)
            self._page(f"<h1>Who are you?</h1>{links}")
        elif parts.path.startswith("/as/"):
            code = secrets.token_urlsafe()
            self.server.codes[code] = (parts.path.removeprefix("/as/"), asked.get("nonce"))
            back = urlencode({"code": code, "state": asked["state"]})
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri']}?{back}")
            self.end_headers()
        else:
            self.send_error(404)

    def do_POST(self):
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        name, nonce = self.server.codes.pop(sent["code"][0])
        now = int(time.time())
        claims = {"iss": self._issuer, "aud": CLIENT, "sub": name, "iat": now, "exp": now + 300, "nonce": nonce}
        token = jwt.encode({"alg": "RS256", "kid": "test"}, {**claims, **self.server.people[name]}, KEY)
        self._answer({"access_token": "none", "token_type": "Bearer", "expires_in": 300, "id_token": token})

    @property
    def _issuer(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def _answer(self, what: dict[str, object]) -> None:
        self._send("application/json", json.dumps(what))

    def _page(self, text: str) -> None:
        self._send("text/html", text)

    def _send(self, kind: str, text: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


@contextmanager
def provider(people: dict[str, dict[str, object]]) -> Iterator[str]:
    """The issuer's address, for people with their claims by name."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    httpd.people, httpd.codes = people, {}
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()
