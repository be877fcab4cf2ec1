"""Several sessions with different filters while an import writes to their library; `sessions` in the benchmarks: 50."""

import pytest

from tests.benchmarks.sessions import measure

pytestmark = pytest.mark.browser


def test_sessions_see_no_error_while_an_import_writes(tmp_path):
    measured = measure(tmp_path, sessions=5, sample=4, views=1)
    assert measured.errors == []
    assert len(measured.seconds) == 5
