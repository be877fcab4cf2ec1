"""What was found, as plain values for JSON."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from analysis.model import Article, Extraction, Part


def extraction_row(found: Extraction) -> dict[str, Any]:
    """One article's line of `python -m analysis extract`; spans are [start, end] into the file's text."""
    return {
        "file": found.article.file,
        "article": _article(found.article),
        "officials": [plain(official) for official in found.officials],
        "statements": [plain(statement) for statement in found.statements],
        "talks": [plain(talk) for talk in found.talks],
        "deadlines": [plain(deadline) for deadline in found.deadlines],
        "dates": [
            {
                "span": list(found_date.span),
                "from": found_date.date_from.isoformat(),
                "to": found_date.date_to.isoformat(),
                "precision": found_date.precision,
                "text": found_date.text,
            }
            for found_date in found.dates
        ],
        "observations": [plain(observation) for observation in found.observations],
    }


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of the model
    """A value of the model as JSON has it: objects, lists, strings, numbers, null; dates as ISO 8601."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def _article(article: Article) -> dict[str, Any]:
    row: dict[str, Any] = {"id": article.id}
    row |= {name: value for name, value in plain(article).items() if name not in {"text", "parts", "file"}}
    row["parts"] = [_part(part) for part in article.parts]
    return row


def _part(part: Part) -> dict[str, Any]:
    return {"kind": part.kind, "span": list(part.span)}
