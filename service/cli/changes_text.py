"""Changes of records in words: what is new on a field, and what is gone from it."""

from collections.abc import Mapping, Sequence
from typing import Any

from service.cli.page import Line, Page

Answer = Mapping[str, Any]

_STYLES = {"added": "green", "changed": "", "removed": "yellow"}
_VALUES = 5  # of one field


def write_changes(page: Page, changes: Sequence[Answer]) -> None:
    """Each change with its record and, for a changed one, every field that differs."""
    for item in changes:
        page.line([(f"{item['change']:<9}", _STYLES[item["change"]]), (item["name"], "bold"), f"  {_ids(item)}"])
        for field in item["fields"]:
            mark = ", material" if field["material"] else ""
            page.fact("", [f"{field['field'].replace('_', ' ')}{mark}: ", *_difference(field)], indent=0)


def _ids(item: Answer) -> str:
    return "  ".join(filter(None, (item["record"], item.get("entry"))))


def _difference(field: Answer) -> list[Any]:
    before, after = _values(field["before"]), _values(field["after"])
    gone = [value for value in before if value not in after]
    new = [value for value in after if value not in before]
    if not gone and not new:
        return ["in another order"]
    return [_side("without ", gone, "red"), "; " if gone and new else "", _side("with ", new, "green")]


def _side(word: str, values: Sequence[str], style: str) -> Line:
    if not values:
        return ("", "")
    more = f" and {len(values) - _VALUES} more" if len(values) > _VALUES else ""
    return (word + ", ".join(f"“{value}”" for value in values[:_VALUES]) + more, style)


def _values(value: Any) -> list[str]:
    """The values of a field as text: of a part what is filled in."""
    if isinstance(value, list):
        return [text for item in value for text in _values(item)]
    if isinstance(value, dict):
        return [" ".join(str(part) for part in value.values() if part not in ("", None))]
    return [str(value)] if value not in ("", None) else []
