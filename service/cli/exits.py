"""What the exit codes mean, and which error leads to which."""

import os
import sys
import traceback
from enum import IntEnum

import click

from service.errors import AlsoknownError, ConfigurationError, NotReadyError


class ExitCode(IntEnum):
    """A command returns one of these; `FAULT` is ours, never the caller's doing, and must not be taken for a hit."""

    DONE = 0
    HIT = 1
    USAGE = 2
    REFUSED = 3
    NOT_READY = 4
    IN_PART = 5
    FAULT = 70
    INTERRUPTED = 130
    READER_GONE = 141


def code_for(done: int, failed: int) -> ExitCode:
    """The exit code of several inputs: all done, done in part, or none of them usable."""
    if not failed:
        return ExitCode.DONE
    return ExitCode.IN_PART if done else ExitCode.REFUSED


def code_of(error: BaseException) -> ExitCode:
    """Says on stderr, in one sentence, what stopped a command, and gives the exit code for it."""
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        click.echo("aka: interrupted", err=True)
        return ExitCode.INTERRUPTED
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it flushes
        return ExitCode.READER_GONE
    if isinstance(error, AlsoknownError):
        click.echo(f"aka: {error}", err=True)
        return _code_of_known(error)
    if isinstance(error, OSError):
        click.echo(f"aka: {error}", err=True)
        return ExitCode.NOT_READY
    traceback.print_exception(error)
    click.echo("aka: this is a fault in aka itself; please report it with the lines above", err=True)
    return ExitCode.FAULT


def _code_of_known(error: AlsoknownError) -> ExitCode:
    if isinstance(error, ConfigurationError):
        return ExitCode.USAGE
    return ExitCode.NOT_READY if isinstance(error, NotReadyError) else ExitCode.REFUSED
