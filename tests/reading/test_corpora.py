"""What fuzzing has found (`python -m tests.benchmarks.fuzz`), kept as files: each is read or refused with a reason."""

from pathlib import Path

import pytest

from analysis.extraction import extract
from analysis.model import Article
from analysis.reading import BUG, read_bytes
from tests.reading.test_properties import check

FILES = sorted((Path(__file__).parents[1] / "corpora").iterdir())


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_a_finding_is_read_or_refused_with_a_reason(path):
    found = list(read_bytes(path.name, path.read_bytes()))
    check(found)
    for one in found:
        if isinstance(one, Article):
            extract(one)
        else:
            assert one.advice != BUG
