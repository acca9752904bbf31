"""What every command is given: the settings in effect, the installation they describe, and how talkative to be."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import click

from service.settings import Settings, read_settings

if TYPE_CHECKING:
    from service.ingest.installation import Installation

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Invocation:
    """One call of `aka`. `database` is the URL given on the command line, which wins over the environment."""

    database: str | None = None
    quiet: bool = False

    @cached_property
    def settings(self) -> Settings:
        """The settings in effect. ConfigurationError names one that is wrong."""
        return read_settings(os.environ, database_url=self.database)

    def settings_with(self, **given: str | None) -> Settings:
        """The settings with what further options say (not None) before everything else."""
        return read_settings(os.environ, database_url=self.database, **given)

    @cached_property
    def installation(self) -> "Installation":
        """The installation, recovered from a change that was killed; otherwise nothing is opened or made yet."""
        from service.ingest.installation import Installation

        installation = Installation(self.settings)
        installation.recover(self.say)
        return installation

    @cached_property
    def actor(self) -> str:
        """Who is acting, as decisions and list versions record it: the login name, `aka` where there is none."""
        from getpass import getuser

        try:
            return getuser()
        except (KeyError, OSError, ImportError):  # a container's user may have no name
            return "aka"

    def say(self, message: str) -> None:
        """A message for the person at the terminal, on stderr; nothing with --quiet."""
        if not self.quiet:
            click.echo(message, err=True)


pass_invocation = click.make_pass_decorator(Invocation, ensure=True)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def shared_options(command: Command) -> Command:
    """The options that stand before or after any command's name."""
    for option in (_quiet, _database):
        command = option(command)
    return command


def _remember(ctx: click.Context, parameter: click.Parameter, value: object) -> None:
    if value:
        setattr(ctx.ensure_object(Invocation), str(parameter.name), value)


_database = click.option(
    "--database", metavar="URL", expose_value=False, callback=_remember, help="The database to work on."
)
_quiet = click.option(
    "--quiet", "-q", is_flag=True, expose_value=False, callback=_remember, help="No progress and no messages."
)
