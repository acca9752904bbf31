"""`aka config`: the settings in effect."""

from dataclasses import fields
from typing import Any

import click

from service.cli.invocation import Invocation, json_option, pass_invocation, shared_options
from service.cli.page import Page
from service.cli.printing import print_json
from service.settings import Settings


@click.group()
def config() -> None:
    """Show the settings in effect."""


@config.command(epilog="Example: AKA_PORT=8080 aka config check")
@json_option
@shared_options
@pass_invocation
def check(invocation: Invocation, *, as_json: bool) -> None:
    """Show every setting in effect, without passwords; exit code 2 when one is wrong."""
    shown = _shown(invocation.settings)
    if as_json:
        print_json(shown)
    else:
        Page().table([[f"AKA_{name.upper()}", _written(value)] for name, value in shown.items()], heading=False)


def _shown(settings: Settings) -> dict[str, Any]:
    values = {field.name: getattr(settings, field.name) for field in fields(settings)}
    return values | {"home": str(settings.home), "database_url": settings.shown_database_url}


def _written(value: object) -> str:
    """As the environment would spell it."""
    return ("on" if value else "off") if isinstance(value, bool) else str(value)
