"""Versions and copies: what a sketch costs, and linking a day's articles in libraries of 1,000 to 100,000."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial

import numpy as np
import pyarrow as pa

from analysis.library import Library
from analysis.library.kinship import with_links
from analysis.library.sketches import HASHES, sketch_row
from analysis.model import TABLES, Article, Part, Span
from tests.benchmarks.harness import Row, timed

DAY, FIRST = 200, date(2015, 1, 1)  # articles of a day's import, and the library's first day
SIZES = (1_000, 10_000, 100_000)
WORDS = 750


def rows() -> Iterator[Row]:
    """A sketch; then links of a day, a fifth of it wire copy, when the library holds 40 articles a day."""
    random = np.random.default_rng(1997)
    text = " ".join(f"word{number}" for number in random.zipf(1.3, WORDS) % 20_000)
    article = Article(
        text=text,
        title="A day",
        published=datetime(2019, 6, 3, tzinfo=UTC),
        parts=(Part("paragraph", Span(0, len(text))),),
    )
    seconds = timed(lambda: [sketch_row(article) for _ in range(100)], 3) / 100
    yield Row("sketch of an article", f"{WORDS} words", f"{seconds * 1000:.2f} ms")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            library = Library(f"{folder}/library")
            known = _sketches(random, size, 0)
            with library.write("sketches") as writer:
                writer.append({name: schema.empty_table() for name, schema in TABLES.items()} | {"sketches": known})
            new = _sketches(random, DAY, size)
            copied = random.integers(size - 40, size, DAY // 5)
            new = new.set_column(
                new.column_names.index("sketch"),
                "sketch",
                pa.array(
                    [*known["sketch"].take(copied).to_pylist(), *new["sketch"].to_pylist()[DAY // 5 :]],
                    pa.list_(pa.int32()),
                ),
            )
            linked = partial(with_links, library, {"sketches": new})
            number = linked()["links"].num_rows
            seconds = timed(linked, 3)
            yield Row("links of a day's 200 articles", f"{size:,} in the library", f"{seconds:.3f} s, {number} links")


def _sketches(random: np.random.Generator, number: int, offset: int) -> pa.Table:
    """Rows of articles that have nothing in common, 40 a day."""
    sketches = random.integers(-(2**31), 2**31, (number, HASHES)).astype(np.int32)
    rows = {
        "article_id": [f"{offset + one:016x}" for one in range(number)],
        "source": [f"Paper {(offset + one) % 40}" for one in range(number)],
        "address": [f"a{offset + one:015x}" for one in range(number)],
        "headline": [f"h{offset + one:015x}" for one in range(number)],
        "size": [600] * number,
        "sketch": list(sketches),
        "day": [FIRST + timedelta((offset + one) // 40) for one in range(number)],
        "published": [None] * number,
        "modified": [None] * number,
    }
    return pa.table(
        {name: pa.array(rows[name], TABLES["sketches"].field(name).type) for name in TABLES["sketches"].names}
    )
