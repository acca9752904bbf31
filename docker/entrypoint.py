"""The image's entry: lays the prepared home into an empty `AKA_HOME`, then becomes `aka` with the arguments given.

The prepared home was made when the image was built: tables, seeds and snapshot. Without it `aka` would make the same
on first use, in seconds instead of milliseconds. `aka` as the first argument may be left out.
"""

import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from service.errors import ConfigurationError
from service.settings import Settings, read_settings

_PREPARED = Path(__file__).with_name("home")


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["aka"]:
        arguments = arguments[1:]
    with contextlib.suppress(ConfigurationError, OSError):  # `aka` says what is wrong, in its own words
        settings = read_settings(os.environ)
        if settings.is_embedded and settings.seeds:
            lay_out(_PREPARED, settings)
    os.execvp("aka", ["aka", *arguments])  # noqa: S606, S607  # the image's PATH begins with our own


def lay_out(prepared: Path, settings: Settings) -> None:
    """Copies a prepared home into one without a database; leaves any other alone.

    Another container may be starting on the same volume: each part appears whole or not at all, the database first,
    and of two that try only one succeeds.
    """
    home = settings.home
    if (home / "aka.db").exists() or (home / "snapshots").exists():
        return
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".laying-", dir=home) as folder:
        copy = Path(folder) / "home"
        shutil.copytree(prepared, copy)
        os.link(copy / "aka.db", home / "aka.db")
        (copy / "snapshots").rename(home / "snapshots")


if __name__ == "__main__":
    main(sys.argv[1:])
