"""Settings: where things are and how much is allowed, never what counts. Read from the environment when asked, not at
import.

A value may also stand in a file named by the same setting with `_FILE` behind it, as container secrets do.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from service.errors import ConfigurationError

_PREFIX = "AKA_"
_FOREIGN = {"AKA_DATA"}  # named by the project's own tests and measurements, no setting of the service
_PASSWORD = re.compile(r"^([^/]+://[^/:@]*:).*@")
_SECRET_IN_QUERY = re.compile(r"([?&][^=&]*passw[^=&]*=)[^&]*", re.IGNORECASE)
_SWITCHES = frozenset({"seeds", "download_private"})
_TEXTS = frozenset({"host", "update_from"})
_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; the README's table is this class.

    `home` holds the embedded database and the snapshots. `seeds` False leaves a new database empty. Sizes are in bytes.
    `update_from` is `off`, or what `aka lists update` fetches.
    """

    home: Path
    database_url: str
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    log_level: str = "INFO"
    seeds: bool = True
    max_body_bytes: int = 12_000_000
    max_upload_bytes: int = 300_000_000
    max_name_length: int = 1_000
    max_batch: int = 1_000
    max_edition_age_days: int = 30
    update_from: str = "off"
    download_private: bool = False

    @property
    def is_embedded(self) -> bool:
        """True for the SQLite file under `home` that is made on first use."""
        return self.database_url == _embedded_url(self.home)

    @property
    def shown_database_url(self) -> str:
        """The database URL as it may be printed: with `***` for a password, wherever in the URL it stands."""
        return _SECRET_IN_QUERY.sub(r"\1***", _PASSWORD.sub(r"\1***@", self.database_url))


def read_settings(environment: Mapping[str, str], **given: str | None) -> Settings:
    """Settings from the environment, with what the caller gave explicitly (not None) before it.

    ConfigurationError names an unknown `AKA_` setting or a malformed value, and says what it may be.
    """
    values = _from_environment(environment) | {name: value for name, value in given.items() if value is not None}
    home = Path(values.pop("home", "") or _default_home()).expanduser()
    url = values.pop("database_url", "") or _embedded_url(home)
    read: dict[str, Any] = {name: _read(name, text) for name, text in values.items()}
    return Settings(home=home, database_url=url, **read)


def _embedded_url(home: Path) -> str:
    return f"sqlite:///{(home / 'aka.db').absolute()}"


def _default_home() -> str:
    from platformdirs import user_data_dir

    return user_data_dir("alsoknown", appauthor=False)


def _from_environment(environment: Mapping[str, str]) -> dict[str, str]:
    known = {field.name for field in fields(Settings)}
    values = {}
    for variable in sorted(environment):
        if not variable.startswith(_PREFIX) or variable in _FOREIGN:
            continue
        name, from_file = variable.removeprefix(_PREFIX).lower(), False
        if name not in known and name.endswith("_file"):
            name, from_file = name.removesuffix("_file"), True
        if name not in known:
            raise ConfigurationError(f"{variable} is no setting; known are {', '.join(sorted(map(_variable, known)))}")
        values[name] = _content(variable, environment[variable]) if from_file else environment[variable]
    return {name: value for name, value in values.items() if value != ""}


def _variable(name: str) -> str:
    return _PREFIX + name.upper()


def _content(variable: str, file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{variable} names the file {file}, which cannot be read: {error}") from error


def _read(name: str, text: str) -> object:
    if name in _SWITCHES:
        return _switch(name, text)
    if name == "log_level":
        return _one_of(name, text.upper(), _LOG_LEVELS)
    return text if name in _TEXTS else _count(name, text)


def _switch(name: str, text: str) -> bool:
    return _one_of(name, text.lower(), ("on", "off")) == "on"


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ConfigurationError(f"{_variable(name)} is {value!r}; it may be {', '.join(allowed)}")
    return value


def _count(name: str, text: str) -> int:
    highest = 65_535 if name == "port" else 10**12
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= highest:
        raise ConfigurationError(f"{_variable(name)} is {text!r}; it must be a whole number from 1 to {highest}")
    return int(text)
