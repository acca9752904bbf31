"""JSON for programs: one document, or one a line."""

import sys

import click
import orjson


def print_json(value: object) -> None:
    """One JSON document on stdout in UTF-8: a single line, or indented where a person reads it on a terminal."""
    click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2 if sys.stdout.isatty() else None))


def print_json_line(value: object) -> None:
    """One line of JSON Lines."""
    click.echo(orjson.dumps(value))
