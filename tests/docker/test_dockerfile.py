"""The Dockerfiles as written: no root, packages by the lock, a health check, nothing an old builder cannot read."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from service.settings import read_settings

ROOT = Path(__file__).parents[2]
DOCKER = ROOT / "docker"
DOCKERFILES = [DOCKER / "Dockerfile", DOCKER / "neighbour" / "Dockerfile"]

Instruction = tuple[str, str]


def instructions(file: Path) -> list[Instruction]:
    """The instructions of a Dockerfile: the word, and the rest on one line."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    words = [line.partition(" ") for line in joined.splitlines() if line.strip()]
    return [(word, " ".join(rest.split())) for word, _, rest in words]


def last_stage(file: Path) -> list[Instruction]:
    found = instructions(file)
    begin = max(place for place, (word, _) in enumerate(found) if word == "FROM")
    return found[begin:]


def values(stage: list[Instruction], word: str) -> list[str]:
    return [rest for found, rest in stage if found == word]


def environment() -> dict[str, str]:
    """What the image sets, but for PATH."""
    pairs = " ".join(values(last_stage(DOCKER / "Dockerfile"), "ENV")).split()
    return dict(pair.split("=", 1) for pair in pairs if not pair.startswith("PATH="))


@pytest.fixture(params=DOCKERFILES, ids=lambda file: str(file.parent.name))
def dockerfile(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_the_image_runs_as_a_user_with_a_number(dockerfile: Path) -> None:
    (user,) = values(last_stage(dockerfile), "USER")
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user), "a number, so that `runAsNonRoot` can be checked"


def test_every_stage_begins_with_the_base_that_can_be_replaced(dockerfile: Path) -> None:
    assert ("ARG", "BASE=python:3.12-slim-bookworm") in instructions(dockerfile)
    assert {rest.split()[0] for rest in values(instructions(dockerfile), "FROM")} == {"${BASE}"}


def test_old_builders_can_read_it(dockerfile: Path) -> None:
    assert "<<" not in dockerfile.read_text(encoding="utf-8"), "podman 4.3 knows no heredocs"
    assert not [
        rest for word, rest in instructions(dockerfile) if word in ("RUN", "COPY") and rest.startswith("--mount")
    ]


def test_nothing_depends_on_the_processor(dockerfile: Path) -> None:
    assert not re.search(r"amd64|x86_64|arm64|aarch64|--platform", " ".join(map(" ".join, instructions(dockerfile))))


def test_what_the_container_runs_gets_its_signals(dockerfile: Path) -> None:
    for word in ("ENTRYPOINT", "CMD"):
        for rest in values(last_stage(dockerfile), word):
            assert isinstance(json.loads(rest), list), "a shell in between would keep SIGTERM to itself"


def test_packages_come_from_the_lock_files_and_are_checked_against_their_hashes() -> None:
    installs = re.findall(
        r"pip (?:--python \S+ )?install (.*?)(?= && |$)", " && ".join(values(instructions(DOCKERFILES[0]), "RUN"))
    )
    locks = set()
    for options in installs:
        locked = re.search(r"--requirement (\S+)", options)
        assert "--require-hashes" in options if locked else "--no-deps" in options, options
        locks |= {locked[1]} if locked else set()
    assert locks == {"requirements.lock", "requirements-build.lock"}
    assert all((ROOT / lock).exists() for lock in locks)


def test_the_project_is_built_with_what_is_locked() -> None:
    (building,) = (run for run in values(instructions(DOCKERFILES[0]), "RUN") if "pip wheel" in run)
    assert "--no-deps" in building
    assert "--no-build-isolation" in building


def test_settings_of_the_image_are_settings_of_the_service() -> None:
    settings = read_settings(environment())
    assert (str(settings.home), settings.host, settings.port) == ("/data", "0.0.0.0", 8080)
    assert settings.is_embedded


def test_the_data_folder_is_a_volume_and_the_port_is_named() -> None:
    stage = last_stage(DOCKERFILES[0])
    assert values(stage, "VOLUME") == [environment()["AKA_HOME"]]
    assert values(stage, "EXPOSE") == [environment()["AKA_PORT"]]


def test_the_health_check_is_ours_and_needs_no_other_program() -> None:
    (check,) = values(last_stage(DOCKERFILES[0]), "HEALTHCHECK")
    assert json.loads(check.partition("CMD ")[2]) == ["python", "/opt/aka/healthcheck.py"]


def test_the_image_is_labelled_with_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stage = last_stage(DOCKERFILES[0])
    assert f"VERSION={project['version']}" in values(stage, "ARG")
    (labels,) = values(stage, "LABEL")
    for name in ("title", "description", "licenses", "version", "revision"):
        assert f"org.opencontainers.image.{name}=" in labels
    assert f'licenses="{project["license"]}"' in labels


def test_what_is_copied_reaches_the_build() -> None:
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert ignore[1] == "*", "what is not named stays outside"
    allowed = {line[1:] for line in ignore if line.startswith("!")}
    copied = {
        source
        for rest in values(instructions(DOCKERFILES[0]), "COPY")
        if not rest.startswith("--from")
        for source in rest.split()[:-1]
    }
    assert copied == allowed
    assert all((ROOT / source).exists() for source in copied)


def test_what_the_project_is_built_from_is_copied() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {*project["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"], project["project"]["readme"]}
    copied = {source for rest in values(instructions(DOCKERFILES[0]), "COPY") for source in rest.split()[:-1]}
    assert needed | set(project["project"]["license-files"]) <= copied


@pytest.mark.parametrize("script", sorted(DOCKER.rglob("*.py")), ids=lambda file: str(file.name))
def test_scripts_in_images_need_no_more_than_the_image_has(script: Path) -> None:
    imports = re.findall(r"^(?:from|import) (\w+)", script.read_text(encoding="utf-8"), re.MULTILINE)
    allowed = set(sys.stdlib_module_names) | ({"service"} if script.parent == DOCKER else set())
    assert set(imports) <= allowed


@pytest.mark.parametrize(
    "script",
    sorted([*DOCKER.glob("*.sh"), *(ROOT / "tests" / "docker").rglob("*.sh")]),
    ids=lambda file: str(file.name),
)
def test_shell_scripts_can_be_read(script: Path) -> None:
    subprocess.run(["sh", "-n", str(script)], check=True)
