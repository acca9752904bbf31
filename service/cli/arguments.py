"""Arguments with a meaning: each is checked as it is read, before anything is done."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from service.domain.vocabulary import IdentifierType

if TYPE_CHECKING:
    from matchers import Identifier


class TextArgument(click.ParamType[str]):
    """Text that can be written down again: what the terminal could not decode is refused."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text as it is."""
        try:
            value.encode()
        except UnicodeEncodeError:
            self.fail("the text is not valid UTF-8", param, ctx)
        return value


class DayArgument(click.ParamType[str]):
    """A whole day, such as 2024-01-31."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day as an ISO date."""
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            self.fail(f"{value!r} is not a date such as 2024-01-31", param, ctx)


class PartialDayArgument(click.ParamType[str]):
    """A date of which the day, or the month too, may be missing; empty for none."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as it is."""
        try:
            if value and not date.fromisoformat(value + "-01-01"[len(value) - 4 :]).isoformat().startswith(value):
                raise ValueError
        except ValueError:
            self.fail(f"{value!r} is not a date such as 2024-01-31, 2024-01 or 2024", param, ctx)
        return value


class MomentArgument(click.ParamType[str]):
    """A moment, such as 2024-01-31T12:00:00Z; a day stands for its end, a time without a zone is UTC."""

    name = "time"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The moment in UTC, in the form in which the store writes moments."""
        try:
            moment = datetime.fromisoformat(value if len(value) > len("2024-01-31") else f"{value}T23:59:59Z")
        except ValueError:
            self.fail(f"{value!r} is not a time such as 2024-01-31T12:00:00Z", param, ctx)
        zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return zoned.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class IdentifierArgument(click.ParamType["Identifier"]):
    """A number with its kind, such as `passport:A1234567` or `imo:9187629`."""

    name = "type:value"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> "Identifier":
        """The identifier as the matching library takes it."""
        from matchers import Identifier

        kind, _, number = TEXT.convert(str(value), param, ctx).partition(":")
        if kind not in list(IdentifierType) or not number.strip():
            self.fail(f"{value!r} is not TYPE:VALUE with a type of {', '.join(IdentifierType)}", param, ctx)
        return Identifier(kind, number.strip())


TEXT = TextArgument()
DAY = DayArgument()
PARTIAL_DAY = PartialDayArgument()
MOMENT = MomentArgument()
IDENTIFIER = IdentifierArgument()
