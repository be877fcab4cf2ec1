"""A server that answers as S3 does, in a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

BUCKET = "archive"


@contextmanager
def object_store(environment: pytest.MonkeyPatch) -> Iterator[str]:
    """The URI of an empty bucket; the usual variables of the environment lead to it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    script = f"import sys; from moto.server import main; sys.exit(main(['-H', '127.0.0.1', '-p', '{port}']))"
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(urllib.request.Request(f"{address}/{BUCKET}", method="PUT"), timeout=5)
                break
            except (urllib.error.URLError, ConnectionError):
                assert process.poll() is None, "the object store ended"
                time.sleep(0.1)
        for name, value in {
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": address,
            "AWS_ALLOW_HTTP": "true",
        }.items():
            environment.setenv(name, value)
        yield f"s3://{BUCKET}"
    finally:
        process.terminate()
        process.wait(20)
