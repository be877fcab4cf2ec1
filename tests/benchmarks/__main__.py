"""`make bench`: runs every benchmark in a process of its own and ends with one table of what they measured.

A benchmark is a module of this folder with a function `rows() -> Iterable[Row]`; name some to run only those. Those
that say BY_NAME_ONLY are left out unless they are named.
"""

import contextlib
import importlib
import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.harness import Row, table

FOLDER = Path(__file__).parent


def main() -> int:
    """Run the benchmarks named on the command line, or all; exit code 1 if one failed."""
    if sys.argv[1:2] == ["--one"]:
        module = importlib.import_module(f"tests.benchmarks.{sys.argv[2]}")
        for row in module.rows():
            print("ROW " + json.dumps(asdict(row)))
        return 0
    names = sys.argv[1:] or sorted(path.stem for path in FOLDER.glob("*.py") if _measures(path))
    rows, failed = [], []
    for name in names:
        print(f"== {name}", flush=True)
        command = [sys.executable, "-m", "tests.benchmarks", "--one", name]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        for line in done.stdout.splitlines():
            if line.startswith("ROW "):
                rows.append(Row(**json.loads(line[4:])))
            else:
                print(line)
        if done.returncode:
            failed.append(name)
    print(f"\n{_machine()}\n\n{table(rows)}")
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _machine() -> str:
    """What the figures were measured on, and how busy it was at the end."""
    told = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    with contextlib.suppress(OSError, ValueError, AttributeError):
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
        told += f", {memory:.0f} GiB of memory, load average {os.getloadavg()[1]:.1f}"
    return told


def _measures(path: Path) -> bool:
    text = path.read_text("utf-8")
    return "\ndef rows(" in text and "\nBY_NAME_ONLY" not in text


if __name__ == "__main__":
    sys.exit(main())
