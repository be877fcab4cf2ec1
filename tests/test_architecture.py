"""The flow has one direction: each stage imports only the stages to its left."""

import ast
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
STAGES = ["reading", "extraction", "library", "measures", "charts"]


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_only_what_is_to_its_left(stage: str) -> None:
    right = STAGES[STAGES.index(stage) + 1 :]
    for path in (REPOSITORY / "analysis" / stage).rglob("*.py"):
        wrong = {name for name in imports(path) for other in right if name.startswith(f"analysis.{other}")}
        assert not wrong, f"{path.relative_to(REPOSITORY)} imports {wrong}"


def test_the_analysis_knows_nothing_of_the_dashboard() -> None:
    for path in (REPOSITORY / "analysis").rglob("*.py"):
        wrong = {name for name in imports(path) if name.split(".")[0] in {"streamlit", "pages", "dashboard"}}
        assert not wrong, f"{path.relative_to(REPOSITORY)} imports {wrong}"


def test_no_page_script_stands_where_a_request_could_open_it_past_the_entry_point() -> None:
    assert not list((REPOSITORY / "pages").glob("*.py"))


def test_files_stay_small_enough_to_read() -> None:
    long = {
        str(path.relative_to(REPOSITORY)): lines
        for folder in ("analysis", "pages")
        for path in (REPOSITORY / folder).rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert not long
