"""The command `aka`: parse, call, print. What a command does lives below; how it is shown lives here."""

import sys
from typing import TextIO


def main() -> None:
    """Runs `aka` with the arguments of this process and leaves with the command's exit code (`exits.ExitCode`)."""
    for stream in (sys.stdout, sys.stderr):
        _never_fail_to_show(stream)
    try:
        from service.cli.root import aka

        aka.main(prog_name="aka")
    except KeyboardInterrupt:
        sys.exit(130)


def _never_fail_to_show(stream: TextIO) -> None:
    """A terminal that cannot show a name gets it escaped; that must not look like a failed screening."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
