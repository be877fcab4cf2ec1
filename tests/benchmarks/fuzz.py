"""Fuzz every reader with atheris: `python -m tests.benchmarks.fuzz SECONDS [ENDING...]`, findings in .benchmarks/fuzz.

An input may give articles or failures with a reason and a way out. A finding is anything else: an exception, more than
20 seconds, or more than 1 GiB in the whole process. One input in twenty goes on through extraction, as an import does.
"""

from __future__ import annotations

import hashlib
import os
import re
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from tests.benchmarks.harness import Row

OUT = Path(__file__).resolve().parents[2] / ".benchmarks" / "fuzz"
SECONDS, MEBIBYTES, LARGEST = 20, 1024, 65_536  # of one input; of the process; bytes of an input
_RUN = [sys.executable, "-m", "tests.benchmarks.fuzz"]


def rows() -> Iterator[Row]:
    """Five seconds of each reader; READOUT_FUZZ says how many in all."""
    yield fuzz(float(os.environ.get("READOUT_FUZZ", "90")), ())


def fuzz(seconds: float, endings: tuple[str, ...]) -> Row:
    """Fuzz the readers one after the other, in one process each, for so many seconds in all."""
    from tests.benchmarks.fuzz_seeds import seeds

    files = {ending: data for ending, data in seeds().items() if not endings or ending in endings}
    (OUT / "findings").mkdir(parents=True, exist_ok=True)
    runs, found, most = 0, 0, 0
    began = time.monotonic()
    for ending, data in files.items():
        corpus = OUT / "corpus" / ending
        corpus.mkdir(parents=True, exist_ok=True)
        (corpus / "seed").write_bytes(data)
        end = time.monotonic() + seconds / len(files)
        while (left := int(end - time.monotonic())) > 0:
            done = _one_process(ending, corpus, left)
            runs += int((re.findall(r"^#(\d+)", done, re.MULTILINE) or ["0"])[-1])
            most = max([most, *map(int, re.findall(r"rss: (\d+)Mb", done))])
            if "SUMMARY: libFuzzer" not in done:
                break
            found += 1
            (OUT / "findings" / f"{ending}-{found}-{int(time.time())}.log").write_text(done[-20_000:])
        print(f"{ending}: {runs:,} inputs so far, {found} findings, at most {most} MiB", flush=True)
    spent = time.monotonic() - began
    size = f"{len(files)} formats, {spent / 60:.0f} min"
    return Row("fuzzing the readers", size, f"{runs:,} inputs, {found} findings, {most} MiB")


def _one_process(ending: str, corpus: Path, seconds: int) -> str:
    """Run libFuzzer until the time is out or something is found; gives what it printed."""
    options = [
        *(f"-max_total_time={seconds}", f"-timeout={SECONDS}", f"-rss_limit_mb={MEBIBYTES}", f"-max_len={LARGEST}"),
        *(f"-artifact_prefix={OUT / 'findings' / ending}-", "-print_final_stats=1", "-reload=0", str(corpus)),
    ]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [*_RUN, "--one", ending, *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, check=False)
    return done.stdout.decode("utf-8", "replace")


def _fuzz_one(ending: str, options: list[str]) -> None:
    """What runs in the process of a format."""
    import atheris

    with atheris.instrument_imports(
        include=["analysis.reading", "pypdf", "docx", "feedparser", "warcio", "trafilatura", "email", "openpyxl"]
    ):
        from analysis.reading import BUG, read_bytes
    from analysis.extraction import extract
    from analysis.model import Article

    socket.getaddrinfo = _nobody  # type: ignore[assignment]

    def one_input(data: bytes) -> None:
        through = hashlib.blake2b(data, digest_size=1).digest()[0] < 13
        for found in read_bytes(f"file.{ending}", data):
            if isinstance(found, Article):
                end = 0
                for part in found.parts:
                    if not end <= part.span.start < part.span.end <= len(found.text):
                        raise AssertionError(f"parts out of order: {found.parts}")
                    end = part.span.end
                if through:
                    extract(found)
            elif not (found.reason and found.advice) or found.advice == BUG:
                raise AssertionError(f"a failure without reason or advice: {found}")

    mutate = _in_containers if ending in {"docx", "xlsx", "zip"} else None
    chosen = {"custom_mutator": mutate} if mutate else {}
    atheris.Setup([sys.argv[0], *options], one_input, **chosen)
    atheris.Fuzz()


def _in_containers(data: bytes, most: int, seed: int) -> bytes:
    """Change one file within a ZIP container and close it again; one time in eight, change the container itself."""
    import atheris

    if seed % 8 == 0:
        return bytes(atheris.Mutate(data, most))
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        name = sorted(files)[seed // 8 % len(files)]
        files[name] = bytes(atheris.Mutate(files[name], LARGEST))
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, content in files.items():
                archive.writestr(path, content)
        return made.getvalue() if len(made.getvalue()) <= most else data
    except Exception:
        return bytes(atheris.Mutate(data, most))


def _nobody(*_: object, **__: object) -> list[object]:
    raise OSError("the fuzzer knows no hosts")


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        _fuzz_one(sys.argv[2], sys.argv[3:])
    else:
        print(fuzz(float(sys.argv[1]), tuple(sys.argv[2:])))
