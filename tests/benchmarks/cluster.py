"""An import on a Dask cluster: scheduler and workers each on a host of its own (a network namespace), one worker killed
on the way; the library must be the one that this machine makes alone, row by row.

Where namespaces are not allowed the processes share this host, and the row says so.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from analysis.library import Library, import_paths
from analysis.library.cluster import Cluster
from analysis.model import TABLES
from tests.benchmarks.generator import make_plan, write_texts
from tests.benchmarks.harness import Row, timed

ARTICLES = 600
WORKERS = 3
REPOSITORY = Path(__file__).resolve().parents[2]
_NET = "10.83.17"


def rows() -> Iterator[Row]:
    """Seconds on this machine and on the cluster, and whether both give the same rows."""
    with tempfile.TemporaryDirectory() as place, contextlib.ExitStack() as stack:
        folder = Path(place)
        for number, line in enumerate(_lines(folder)):
            (folder / "texts" / f"{number:05}.jsonl").write_text(line, "utf-8")
        alone, shared = Library(f"{place}/alone"), Library(f"{place}/shared")
        one = timed(lambda: import_paths(alone, [folder / "texts"]))
        hosts, told = _hosts(stack)
        print(told)
        address = f"tcp://{_NET}.2:8786" if hosts else "tcp://127.0.0.1:18786"
        host, port = address.removeprefix("tcp://").split(":")
        started = [_start(stack, hosts[:1], "dask_scheduler", "--host", host, "--port", port)]
        for number in range(WORKERS):
            options = ["--nthreads", "1", "--no-nanny", "--local-directory", f"{place}/worker-{number}"]
            started.append(_start(stack, hosts[number + 1 : number + 2], "dask_worker", address, *options))
        cluster = Cluster(address, at_least=WORKERS)
        killed: list[int] = []

        def kill(done: int, _: str) -> None:
            if not killed and done >= 100:
                started[-1].send_signal(signal.SIGKILL)
                killed.append(done)

        many = timed(lambda: import_paths(shared, [folder / "texts"], workers=cluster, progress=kill))
        print(f"killed one of {WORKERS} workers after {killed[0]} articles")
        different = [name for name in TABLES if not _same(alone, shared, name)]
        held = int(shared.query("SELECT count(*) AS n FROM every_articles")["n"][0])
        same = f"differ in {', '.join(different)}" if different else "every row the same"
        yield Row(
            f"import on a cluster, {told}, one of {WORKERS} workers killed",
            f"{held} articles",
            f"{many:.1f} s; {same}",
            f"this machine alone {one:.1f} s",
            f"{many / one:.2f}",
        )


def _lines(folder: Path) -> list[str]:
    (folder / "texts").mkdir()
    write_texts(make_plan(ARTICLES, seed=2), folder / "all.jsonl")
    return (folder / "all.jsonl").read_text("utf-8").splitlines(keepends=True)


def _same(one: Library, other: Library, table: str) -> bool:
    query = f"SELECT * FROM every_{table} ORDER BY ALL"
    return bool(one.query(query).equals(other.query(query)))


def _start(stack: contextlib.ExitStack, host: list[str], module: str, *options: str) -> subprocess.Popen[bytes]:
    before = ["ip", "netns", "exec", host[0]] if host else []
    process = subprocess.Popen(
        [*before, sys.executable, "-m", f"distributed.cli.{module}", *options, "--no-dashboard"],
        cwd=REPOSITORY,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY), "OMP_NUM_THREADS": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(process.wait, 30)
    stack.callback(process.terminate)
    if module == "dask_scheduler":
        time.sleep(3)
    return process


def _hosts(stack: contextlib.ExitStack) -> tuple[list[str], str]:
    """Network namespaces joined by a bridge, for the scheduler and each worker; none, and why, where that is denied."""
    if not shutil.which("ip"):
        return [], "on one host (the command ip is not here)"
    bridge, names = f"rdbr{os.getpid() % 10_000}", [f"readout-{os.getpid()}-{n}" for n in range(WORKERS + 1)]
    commands = [
        f"ip link add {bridge} type bridge",
        f"ip addr add {_NET}.1/24 dev {bridge}",
        f"ip link set {bridge} up",
    ]
    for number, name in enumerate(names):
        end = f"rd{os.getpid() % 10_000}v{number}"
        commands += [
            f"ip netns add {name}",
            f"ip link add {end} type veth peer name eth0 netns {name}",
            f"ip link set {end} master {bridge} up",
            f"ip -n {name} addr add {_NET}.{number + 2}/24 dev eth0",
            f"ip -n {name} link set eth0 up",
            f"ip -n {name} link set lo up",
        ]
    for undo in (f"ip link del {bridge}", *(f"ip netns del {name}" for name in names)):
        stack.callback(subprocess.run, undo.split(), capture_output=True, check=False)
    for command in commands:
        done = subprocess.run(command.split(), capture_output=True, text=True, check=False)
        if done.returncode:
            return [], f"on one host ({command.split()[1]} {command.split()[2]}: {done.stderr.strip()})"
    return names, f"{len(names)} hosts in network namespaces"


if __name__ == "__main__":
    for row in rows():
        print(row)
