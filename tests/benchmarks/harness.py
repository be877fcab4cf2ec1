"""What benchmarks share: a row of the closing table, and a clock for this process and its children."""

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measured piece of work beside the alternative measured in the same run, where there is one."""

    work: str
    size: str
    readout: str
    alternative: str = ""
    ratio: str = ""


def timed(work: Callable[[], object], times: int = 1) -> float:
    """The median wall-clock seconds of running `work` a number of times."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return sorted(seconds)[len(seconds) // 2]


def peak_memory() -> float:
    """The most memory, in MiB, that this process, or the largest of its ended children, has held."""
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return largest / 1024


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [("work", "size", "Readout", "alternative", "ratio"), ("---",) * 5]
    lines += [(row.work, row.size, row.readout, row.alternative, row.ratio) for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
