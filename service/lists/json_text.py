"""JSON files, whole or a line at a time, and the texts in their values."""

from collections.abc import Iterator
from typing import Any

import orjson

from service.lists.damage import Damage
from service.lists.reading import SourceFile
from service.lists.text import tidy

LONGEST_LINE = 16 << 20  # bytes; no party of a list has as much to say


def document_of(source: SourceFile, damage: Damage) -> dict[str, Any]:
    """The object that a whole file is; damage, and an empty one, when it is none or cut short."""
    try:
        found = orjson.loads(source.data())
    except orjson.JSONDecodeError as error:
        damage.found(f"{source.name}, line {error.lineno}: the JSON is damaged or cut short ({error.msg}).")
        return {}
    if isinstance(found, dict):
        return found
    damage.found(f"{source.name} holds no JSON object.")
    return {}


def lines_of(source: SourceFile, damage: Damage) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a file of JSON Lines with their lines; a line that is none is damage. Blank lines are passed over.

    The last line has to end as the others do: otherwise the file may have been cut behind it.
    """
    with source.open() as handle:
        number, line = 0, b""
        while line := handle.readline(LONGEST_LINE):
            number += 1
            if not line.strip():
                continue
            if (found := _object(line)) is None:
                damage.found(f"{source.name}, line {number}: the line is no JSON object, or is cut short.")
            else:
                yield number, found
            if not line.endswith(b"\n"):
                damage.found(f"{source.name}, line {number}: the file ends in the middle of a line.")


def text_of(value: Any) -> str:
    """A value as tidied text: numbers and truth values as JSON writes them, nothing for null, objects and lists."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else ""


def texts_of(value: Any) -> list[str]:
    """The texts of a list, or of a single value; of an object, `key: text` of each that has one; no empty ones."""
    if isinstance(value, list):
        return [text for each in value for text in texts_of(each)]
    if isinstance(value, dict):
        said = "; ".join(f"{key}: {', '.join(found)}" for key, each in value.items() if (found := texts_of(each)))
        return [said] if said else []
    return [text] if (text := text_of(value)) else []


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        found = orjson.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None
