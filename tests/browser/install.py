"""Makes sure that a Chromium is there for the browser tests; quick when it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

DEBIAN = Path("/usr/bin/chromium")


def find() -> str | None:
    """Debian's Chromium, or None where playwright's own is to be used."""
    return str(DEBIAN) if DEBIAN.exists() else None


def install() -> None:
    """Debian as root: by apt-get. Elsewhere, or where that fails: playwright's own."""
    if find() or _own():
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        commands = (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"])
        if all(subprocess.run(command, check=False).returncode == 0 for command in commands) and find():
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def _own() -> bool:
    """Whether playwright has its own Chromium already."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


if __name__ == "__main__":
    install()
