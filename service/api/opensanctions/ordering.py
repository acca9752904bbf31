"""Sorting and filtering of entities by their fields, as these routes take them: `field:asc`, `field:value`."""

from collections.abc import Iterable, Sequence
from typing import Any

from werkzeug.exceptions import BadRequest

_FIELDS = frozenset(
    ("id", "caption", "schema", "first_seen", "last_seen", "last_change", "datasets", "referents", "target", "status")
)
_OFTEN_MEANT = frozenset(("topics", "countries", "programId", "name"))


def ordered(items: Iterable[Any], sort: Sequence[str]) -> list[Any]:
    """Entities by these keys, the first of them the most telling; those without a value come last.

    BadRequest for what is no `field:asc` or `field:desc`.
    """
    found = list(items)
    for key in reversed(sort):
        field, descending = _key(key)
        having = [item for item in found if values_of(item, field)]
        lacking = [item for item in found if not values_of(item, field)]
        found = sorted(having, key=lambda item: values_of(item, field)[0], reverse=descending) + lacking
    return found


def read_filter(text: str) -> tuple[str, str]:
    """A filter as field and value; BadRequest for what is none."""
    field, colon, value = text.partition(":")
    if not colon or not value.strip() or not _is_field(field.strip()):
        raise BadRequest(
            f"Invalid filter: {text[:80]!r}; `field:value` is expected, such as `properties.birthDate:1985`."
        )
    return field.strip(), value.strip()


def has(item: Any, field: str, value: str) -> bool:
    """True when a field of an entity has a value, in any case; a date also when it begins with it."""
    wanted = value.casefold()
    return any(own == wanted or (own[:4].isdigit() and own.startswith(wanted)) for own in values_of(item, field))


def values_of(item: Any, field: str) -> list[str]:
    """The values of a field, as folded texts: of the entity itself, else of a property of that name."""
    if field in _FIELDS:
        value = item.get(field)
    elif field == "countries":
        value = [code for name in _COUNTRIES for code in item["properties"].get(name, ())]
    else:
        value = item["properties"].get(field.removeprefix("properties."))
    values = value if isinstance(value, list) else [value]
    return [str(each).casefold() for each in values if each is not None and not isinstance(each, dict)]


_COUNTRIES = ("nationality", "citizenship", "country", "jurisdiction", "flag", "pastFlags")


def _key(text: str) -> tuple[str, bool]:
    field, _, direction = text.strip().partition(":")
    if not _is_field(field) or direction not in ("", "asc", "desc"):
        raise BadRequest(f"Invalid sort: {text[:80]!r}; `field:asc` or `field:desc` is expected.")
    return field, direction == "desc"


def _is_field(field: str) -> bool:
    return field in _FIELDS or field in _OFTEN_MEANT or field.startswith("properties.")
