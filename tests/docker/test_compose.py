"""The compose file as written: every service confined, no secret in it, and only settings that there are."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from service.settings import read_settings

DOCKER = Path(__file__).parents[2] / "docker"
COMPOSE: dict[str, Any] = yaml.safe_load((DOCKER / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
VARIABLE = re.compile(r"(?<!\$)\$\{(\w+)(?::-([^}]*))?\}")


def defaults() -> dict[str, str]:
    """The variables the compose file reads, with their defaults."""
    return dict(VARIABLE.findall((DOCKER / "compose.yaml").read_text(encoding="utf-8")))


def mounts(service: str) -> dict[str, str]:
    """The volumes of a service and where they lie."""
    return dict(volume.split(":", 1) for volume in SERVICES[service].get("volumes", []))


@pytest.fixture(params=sorted(SERVICES))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_service_is_confined(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "/tmp" in service["tmpfs"]
    assert "privileged" not in service


def test_who_is_reached_from_outside_is_on_loopback_unless_asked_otherwise(name: str) -> None:
    ports = SERVICES[name].get("ports", [])
    assert bool(ports) == (name == "aka")
    assert all(VARIABLE.sub(r"\2", port).startswith("127.0.0.1:") for port in ports)


def test_only_what_runs_once_is_root(name: str) -> None:
    service = SERVICES[name]
    assert ("user" in service and service["user"] == "0:0") == (name == "setup")
    assert service.get("user") != "0:0" or "restart" not in service


def test_settings_are_settings_of_the_service(name: str, tmp_path: Path) -> None:
    environment = {
        variable: VARIABLE.sub(r"\2", value)
        for variable, value in SERVICES[name].get("environment", {}).items()
        if variable.startswith("AKA_")
    }
    url = tmp_path / "database_url"
    url.write_text("postgresql+psycopg://aka:secret@database/aka", encoding="utf-8")
    if "AKA_DATABASE_URL_FILE" in environment:
        environment["AKA_DATABASE_URL_FILE"] = str(url)
    assert read_settings(environment).is_embedded == ("AKA_DATABASE_URL_FILE" not in environment)


def test_secrets_come_in_files(name: str) -> None:
    variables = SERVICES[name].get("environment", {})
    assert not [
        variable
        for variable in variables
        if re.search(r"PASSWORD|SECRET|TOKEN|KEY|_URL", variable.removesuffix("_FILE"))
        and not variable.endswith("_FILE")
    ]


def test_the_neighbour_sees_its_key_and_no_other_secret() -> None:
    assert mounts("neighbour") == {"neighbour": "/keys:ro"}
    assert mounts("aka")["secrets"].endswith(":ro")


def test_the_neighbour_cannot_reach_the_database() -> None:
    assert COMPOSE["networks"]["inside"]["internal"] is True
    assert not set(SERVICES["neighbour"]["networks"]) & set(SERVICES["database"]["networks"])
    assert set(SERVICES["neighbour"]["networks"]) & set(SERVICES["aka"]["networks"])


def test_the_database_is_of_the_version_the_tests_know() -> None:
    assert SERVICES["database"]["image"].startswith("postgres:15")
    assert SERVICES["database"]["healthcheck"]["test"][1] == "pg_isready"


def test_nobody_waits_for_what_has_ended() -> None:
    waits = [
        (other, wait["condition"])
        for service in SERVICES.values()
        for other, wait in service.get("depends_on", {}).items()
    ]
    assert sorted(waits) == [("aka", "service_healthy"), ("database", "service_healthy")]


def test_volumes_and_networks_are_declared(name: str) -> None:
    assert set(mounts(name)) <= set(COMPOSE["volumes"])
    assert set(SERVICES[name].get("networks", [])) <= set(COMPOSE["networks"])


def test_the_example_of_the_environment_shows_every_variable_with_its_default() -> None:
    lines = (DOCKER / ".env.example").read_text(encoding="utf-8").splitlines()
    shown = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert shown == defaults()


def test_what_is_built_here_is_there(name: str) -> None:
    build = SERVICES[name].get("build")
    if isinstance(build, str):
        build = {"context": build, "dockerfile": "Dockerfile"}
    if build:
        assert (DOCKER / build["context"] / build["dockerfile"]).is_file()
