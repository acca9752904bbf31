"""A group that knows its commands by name and imports one only when it is run, so that the others cost nothing."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click

from service.cli.exits import ExitCode, code_of


@dataclass(frozen=True, slots=True)
class LazyCommand:
    """Where a command is found (`module:attribute`), and its line in the overview."""

    target: str
    help: str

    def load(self) -> click.Command:
        """Imports the command."""
        module, attribute = self.target.split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


class LazyGroup(click.Group):
    """The outermost group. Commands return their exit code; every error becomes one sentence and the code for it."""

    def __init__(self, *arguments: Any, lazy: Mapping[str, LazyCommand], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now; None for an unknown one."""
        known = self.lazy.get(cmd_name)
        return known.load() if known else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The overview, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.help) for name, command in self.lazy.items()])

    def invoke(self, ctx: click.Context) -> None:
        """Runs the command and leaves with its exit code."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except click.ClickException as error:
            error.show()
            code = max(error.exit_code, ExitCode.USAGE)  # 1 would say that there was a hit
        except click.exceptions.Exit:
            raise
        except (Exception, KeyboardInterrupt) as error:
            code = code_of(error)
        ctx.exit(code or ExitCode.DONE)
