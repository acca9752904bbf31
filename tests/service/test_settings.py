"""Settings: defaults, the environment, files with secrets, and clear words for what is wrong."""

from pathlib import Path

import pytest

from service.errors import ConfigurationError
from service.settings import read_settings


def test_without_anything_set_the_embedded_database_lies_in_the_user_s_folder() -> None:
    settings = read_settings({})
    assert settings.database_url.startswith("sqlite:///")
    assert settings.database_url.endswith(str(settings.home / "aka.db"))
    assert (settings.host, settings.port, settings.seeds) == ("127.0.0.1", 8000, True)


def test_two_homes_have_two_databases(tmp_path: Path) -> None:
    one = read_settings({"AKA_HOME": str(tmp_path / "one")})
    two = read_settings({"AKA_HOME": str(tmp_path / "two")})
    assert one.database_url != two.database_url


def test_what_is_given_goes_before_the_environment() -> None:
    assert read_settings({"AKA_PORT": "9000"}, port="9001").port == 9001
    assert read_settings({"AKA_PORT": "9000"}, port=None).port == 9000


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "url").write_text("postgresql+psycopg://aka@db/aka\n")
    settings = read_settings({"AKA_DATABASE_URL_FILE": str(tmp_path / "url")})
    assert settings.database_url == "postgresql+psycopg://aka@db/aka"


def test_an_empty_value_is_as_good_as_none() -> None:
    assert read_settings({"AKA_PORT": ""}).port == 8000


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("AKA_PROT", "9000", "AKA_PROT is no setting"),
        ("AKA_PORT", "ninety", "whole number from 1 to 65535"),
        ("AKA_PORT", "70000", "whole number from 1 to 65535"),
        ("AKA_SEEDS", "maybe", "on, off"),
        ("AKA_LOG_LEVEL", "loud", "DEBUG, INFO, WARNING, ERROR"),
        ("AKA_DATABASE_URL_FILE", "/nowhere/at/all", "cannot be read"),
    ],
)
def test_a_misspelt_or_malformed_setting_is_named(variable: str, value: str, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said) as error:
        read_settings({variable: value})
    assert variable in str(error.value)


def test_the_data_folder_of_tests_is_no_setting() -> None:
    assert read_settings({"AKA_DATA": "/data"}).port == 8000
