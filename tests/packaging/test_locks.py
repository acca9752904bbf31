"""The lock files: complete, pinned by hash, free of addresses, and what pyproject.toml asks for."""

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-build.lock"]
ENTRY = re.compile(r"(?P<requirement>[a-z0-9][^\\\n]*?) \\\n(?P<hashes>(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")


def locked(lock: str) -> dict[str, Requirement]:
    """The pins of one lock file, by package."""
    entries = ENTRY.finditer((ROOT / lock).read_text(encoding="utf-8"))
    pins = [Requirement(entry["requirement"]) for entry in entries]
    return {canonicalize_name(pin.name): pin for pin in pins}


def asked(lock: str) -> list[Requirement]:
    """What pyproject.toml asks for directly in one lock file."""
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    build = groups["build"]
    if lock == "requirements-build.lock":
        return [Requirement(text) for text in build]
    runtime = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    dev = [text for text in groups["dev"] if isinstance(text, str)]
    return [Requirement(text) for text in (runtime if lock == "requirements.lock" else [*runtime, *dev, *build])]


def needed(requirements: Iterable[Requirement]) -> set[str]:
    """Every package needed here for these requirements, as the installed packages tell."""
    found: set[str] = set()
    waiting = [(canonicalize_name(each.name), "", *each.extras) for each in requirements]
    seen = set(waiting)
    while waiting:
        name, *extras = waiting.pop()
        found.add(name)
        for text in requires(name) or []:
            each = Requirement(text)
            wanted = not each.marker or any(each.marker.evaluate({"extra": extra}) for extra in extras)
            following = (canonicalize_name(each.name), "", *each.extras)
            if wanted and following not in seen:
                seen.add(following)
                waiting.append(following)
    return found


@pytest.mark.parametrize("lock", [*LOCKS, "tests/clients.lock"])
def test_a_lock_holds_only_pins_with_hashes(lock: str) -> None:
    rest = ENTRY.sub("", (ROOT / lock).read_text(encoding="utf-8"))
    assert rest == "", f"{lock} holds something beside pins and hashes, which could be an address"
    assert all(len(pin.specifier) == 1 and str(pin.specifier).startswith("==") for pin in locked(lock).values())
    assert not [name for name, pin in locked(lock).items() if pin.url]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_satisfies_what_the_project_asks_for(lock: str) -> None:
    pins = locked(lock)
    unmet = []
    for requirement in asked(lock):
        pin = pins.get(canonicalize_name(requirement.name))
        if pin is None or not requirement.specifier.contains(str(pin.specifier).removeprefix("==")):
            unmet.append(str(requirement))
    assert not unmet, f"{lock} is behind pyproject.toml; `make lock` renews it"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_every_needed_package_and_no_other(lock: str) -> None:
    here = {name for name, pin in locked(lock).items() if not pin.marker or pin.marker.evaluate()}
    assert here == needed(asked(lock)), f"{lock} is not what pyproject.toml needs; `make lock` renews it"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-build.lock"])
def test_the_image_gets_the_versions_that_were_tested(lock: str) -> None:
    tested = locked("requirements-dev.lock")
    assert {name: tested.get(name) for name in locked(lock)} == locked(lock)


def test_the_build_needs_nothing_that_is_not_locked() -> None:
    assert PROJECT["build-system"]["requires"] == PROJECT["dependency-groups"]["build"]
