"""What failed can be kept as a table and tried again."""

import pytest

from analysis.errors import ReadoutError
from analysis.failures import failures_table, read_failures, to_try_again, write_failures
from analysis.model import Failure


def test_files_archives_and_addresses_are_tried_again_each_once(tmp_path):
    archive = tmp_path / "papers.zip"
    archive.write_bytes(b"")
    failures = [
        Failure(f"{archive}/inside/a.pdf", "is damaged"),
        Failure(f"{archive}/inside/b.pdf", "is damaged", "save it anew"),
        Failure("https://example.org/page", "does not answer"),
        Failure("=gone.txt", "is not there"),
    ]
    table = tmp_path / "failed.csv"
    write_failures(failures, table)
    again = read_failures(table)
    assert [str(one) for one in again] == [str(archive), "https://example.org/page", "=gone.txt"]
    assert list(failures_table(failures)["advice"]) == ["", "save it anew", "", ""]


@pytest.mark.parametrize("content", [b"", b"name;reason\nx;y", b"\xff\xfe\x00"])
def test_a_table_that_is_none_is_told(tmp_path, content):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    if content:
        with pytest.raises(ReadoutError, match="no table of failures"):
            read_failures(path)
    else:
        assert read_failures(path) == []
    assert to_try_again([]) == []
