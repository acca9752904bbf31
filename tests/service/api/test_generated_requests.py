"""Whatever fits the OpenAPI document is answered as it says, and whatever does not is refused as it says."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis.strategies import sampled_from
from schemathesis.specs.openapi.checks import positive_data_acceptance

from matchers import policy_names
from service.app import create_app
from service.ingest.installation import Installation
from service.settings import read_settings

DOCUMENT = orjson.loads((Path(__file__).parents[3] / "docs" / "openapi.json").read_bytes())


class Served:
    """The application that the tests' requests go to, once there is one."""

    app: Flask | None = None

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        assert self.app
        return self.app(environ, start_response)


KNOWN = {
    "cursor": [""],
    "policy": policy_names(),
    "algorithm": ["best", "logic-v2", *policy_names()],
    "list": ["articles", "demo-list"],
    "programme": ["FTO", "UN 1267"],
    "dataset": ["default", "demo-list"],
    "version-or-date": ["0", "1", "2026-01-02"],
    "sort": ["caption:asc", "properties.birthDate:desc", "last_change"],
    "column": ["prop", "value:desc"],
    "filter": ["topics:sanction", "properties.birthDate:1961", "programId:FTO"],
}
"""What the values of a format are that only the service itself can tell."""

for name, values in KNOWN.items():
    schemathesis.openapi.format(name, sampled_from(values))

document = schemathesis.openapi.from_dict(DOCUMENT)
document.app = Served()


@pytest.fixture(scope="module", autouse=True)
def application(prepared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An application on a small list of its own, which the requests may change."""
    home = tmp_path_factory.mktemp("generated") / "home"
    shutil.copytree(prepared_home, home)
    installation = Installation(read_settings({}, home=str(home), seeds="off"))
    document.app.app = create_app(installation)
    yield
    installation.database.close()


BY_MEANING = frozenset(
    {
        "POST /match/{dataset}",  # which properties there are depends on the schema that the example names
        "GET /reconcile/{dataset}",  # JSON inside of a text
        "POST /reconcile/{dataset}",
        "POST /articles",  # a text in which something can be read
        "POST /lists/{list_code}/editions",  # the files of a real edition
    }
)
"""Operations of which no JSON schema says all that a request must be: what fits theirs may still be refused."""


NOT_THERE = (
    "there is no ",
    "the cursor ",
    "since is ",
    "known_at is ",
    "Invalid algorithm",
    "Invalid sort",
    "Invalid filter",
)
"""How refusals begin of a well-formed name of something that is not there."""


def check(case: schemathesis.Case) -> None:
    response = case.call()
    refused = response.status_code in (400, 422) and response.json()["detail"].startswith(NOT_THERE)
    rightly = refused or f"{case.method} {case.path}" in BY_MEANING
    case.validate_response(response, excluded_checks=[positive_data_acceptance] if rightly else [])


@document.parametrize()
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
def test_some_requests(case: schemathesis.Case) -> None:
    check(case)


@pytest.mark.soak
@document.parametrize()
@settings(max_examples=500, suppress_health_check=list(HealthCheck))
def test_many_requests(case: schemathesis.Case) -> None:
    check(case)
