"""Pages of a list that is at hand: a limit, and an opaque cursor to the next one."""

import base64
from collections.abc import Sequence
from typing import Any

from service.errors import BadInputError


def page(name: str, items: Sequence[Any], limit: int, cursor: str) -> dict[str, Any]:
    """`{name: items of the page, "total", "next"}`. BadInputError for a cursor that no answer gave."""
    start = _start(cursor)
    more = start + limit < len(items)
    return {
        name: list(items[start : start + limit]),
        "total": len(items),
        "next": base64.urlsafe_b64encode(b"%d" % (start + limit)).decode() if more else None,
    }


def _start(cursor: str) -> int:
    try:
        text = base64.urlsafe_b64decode(cursor.encode("ascii")).decode("ascii") if cursor else "0"
    except ValueError:
        text = ""
    if not text.isdigit() or len(text) > 12:
        raise BadInputError("the cursor is not one that an answer gave")
    return int(text)
