"""The kinds of values that requests are made of. Each says in its message what it would have taken."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, pre_load, validate

from matchers import PartialDate
from service.api.state import settings
from service.settings import Settings

# Names, countries, numbers, … that one query may have: more than any customer has.
MANY = validate.Length(max=100, error="at most {max} values are taken")
_NO_CONTROL_CHARACTERS = validate.Regexp(
    r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$", error="control characters are not taken"
)
_PARTIAL_DAY = re.compile(r"\d{4}(-\d{2})?")


# How values are described to callers beyond their type: alternatives of a JSON schema, as a field's `described`.
_DAY = {"type": "string", "format": "date"}
_MOMENT = {"type": "string", "format": "date-time"}
_PART = {"type": "string", "pattern": "^[1-9][0-9]{3}(-(0[1-9]|1[0-2]))?$"}


class Body(Schema):
    """A JSON object in which every field must be known; `null` stands for a field that is not given."""

    class Meta:
        unknown = RAISE

    error_messages = {"unknown": "there is no such field", "type": "a JSON object is expected"}  # noqa: RUF012

    @pre_load
    def without_nulls(self, data: Any, **_: Any) -> Any:
        """Drops nulls, so that a null and an absent field are the same; of a field that there is not, they stay."""
        if not isinstance(data, dict):
            return data
        return {key: value for key, value in data.items() if value is not None or key not in self.fields}


class OneOrMany(fields.List[Any]):
    """A list, of which a single value may be given bare."""

    def __init__(self, inner: fields.Field[Any], **options: Any) -> None:
        super().__init__(inner, allow_none=True, validate=MANY, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> list[Any]:
        return super()._deserialize(value if isinstance(value, list) else [value], attr, data, **options)


class Each(fields.List[Any]):
    """A list whose items are read one by one: what cannot be used stands in its place as a ValidationError.

    `limit` is asked, with the settings, for how many items are taken; more are refused before any is read.
    """

    def __init__(self, inner: fields.Field[Any], limit: Callable[[Settings], int], **options: Any) -> None:
        super().__init__(inner, **options)
        self._limit = limit

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> list[Any]:
        if not isinstance(value, list):
            raise ValidationError("a list is expected")
        if len(value) > (limit := self._limit(settings())):
            raise ValidationError(f"{len(value):,} are more than the {limit:,} taken at once")
        return [self._item(item) for item in value]

    def _item(self, value: Any) -> Any:
        try:
            return self.inner.deserialize(value)
        except ValidationError as error:
            return error


class ScreenedName(fields.String):
    """A name as it is to be screened: any text up to the length the settings allow. It is not repeated in messages."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **options: Any) -> str:
        name: str = super()._deserialize(value, attr, data, **options)
        if len(name) > (longest := settings().max_name_length):
            raise ValidationError(f"{len(name):,} characters are more than the {longest:,} a name may have")
        return name


class Text(fields.String):
    """A short text that is kept or shown: without control characters, at most `longest` characters."""

    def __init__(self, longest: int = 500, **options: Any) -> None:
        length = validate.Length(max=longest, error="at most {max} characters are taken")
        super().__init__(validate=[length, _NO_CONTROL_CHARACTERS], **options)


class Named(Text):
    """The name of something that the service knows: `format` says of what kind, `says` what it is for."""

    def __init__(self, format: str, says: str = "", longest: int = 60, **options: Any) -> None:
        super().__init__(longest, **options)
        about = {"description": says} if says else {}
        self.described = ({"type": "string", "format": format} | about,)


class Cursor(fields.String):
    """What a page gave as `next`; empty for the first page."""

    described = ({"type": "string", "format": "cursor", "description": "`next` of the page before"},)


class BirthDate(fields.String):
    """A date of which the end may be unknown: `1980`, `1980-05`, `1980-05-17`; circa and intervals as in EDTF."""

    described = (_PART, _DAY, _MOMENT)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **options: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **options)
        try:
            return PartialDate.parse(text).text
        except ValueError as error:
            return _day(text, str(error))


class Day(fields.String):
    """A day: any ISO 8601 date, or the date of a time stamp. Gives `2024-01-31`."""

    described: Sequence[Mapping[str, str]] = (_DAY, _MOMENT)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **options: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **options)
        return _day(text, f"{text[:40]!r} is not a date such as 2024-01-31")


class PublicationDate(Day):
    """A day of which month and day may be unknown: `2024`, `2024-01`, or as Day."""

    described = (_PART, _DAY, _MOMENT)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **options: Any) -> str:
        if isinstance(value, str) and _PARTIAL_DAY.fullmatch(value.strip()):
            _day(value.strip() + "-01-01"[len(value.strip()) - 4 :], f"{value[:40]!r} is not a date such as 2024-01")
            return value.strip()
        return super()._deserialize(value, attr, data, **options)


class Moment(fields.String):
    """A moment: an ISO 8601 time stamp, in UTC unless it says otherwise, or a day, which means its end.

    Gives `2024-01-31T12:00:00Z`.
    """

    described = (_DAY, _MOMENT)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **options: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **options)
        try:
            return _end_of_day(text) or _utc(datetime.fromisoformat(text.strip()))
        except (ValueError, OverflowError) as error:
            raise ValidationError(f"{text[:40]!r} is not a moment such as 2024-01-31T12:00:00Z") from error


class Since(Moment):
    """A moment after which something happened: as Moment, but a day means its beginning."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **options: Any) -> str:
        moment: str = super()._deserialize(value, attr, data, **options)
        return moment.replace("T23:59:59Z", "T00:00:00Z") if _is_day(value) else moment


def one_of(choices: tuple[str, ...]) -> validate.OneOf:
    """Takes one of these words, and names them otherwise."""
    return validate.OneOf(choices, error="{input!r:.60} is not one of {choices}")


class WholeNumber(fields.Integer):
    """A JSON number without a fraction; `5.0` is one, as JSON schemas have it."""

    def _validated(self, value: Any) -> int:
        return super()._validated(int(value) if isinstance(value, float) and value.is_integer() else value)


def whole_number(low: int, high: int, *, strict: bool = True, **options: Any) -> fields.Integer:
    """A whole number between two bounds, both included; strict where it is a JSON number and not a text."""
    between = validate.Range(low, high, error="a whole number from {min} to {max} is expected")
    return (WholeNumber if strict else fields.Integer)(strict=strict, allow_none=True, validate=between, **options)


def share(**options: Any) -> fields.Float:
    """A number from 0 to 1."""
    between = validate.Range(0, 1, error="a number from 0 to 1 is expected")
    return fields.Float(allow_none=True, validate=between, **options)


class Switch(fields.Boolean):
    """`true` or `false`, and nothing that resembles them."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("true or false is expected")
        return value


def switch(**options: Any) -> fields.Boolean:
    """`true` or `false`, or null."""
    return Switch(allow_none=True, **options)


def _day(text: str, otherwise: str) -> str:
    try:
        return datetime.fromisoformat(text.strip()).date().isoformat()
    except ValueError as error:
        raise ValidationError(otherwise) from error


def _end_of_day(text: str) -> str:
    try:
        return f"{date.fromisoformat(text.strip()).isoformat()}T23:59:59Z"
    except ValueError:
        return ""


def _is_day(text: str) -> bool:
    return bool(_end_of_day(text))


def _utc(moment: datetime) -> str:
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
