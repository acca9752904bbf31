"""`GET /lists` and `POST /lists/{list}/editions`."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service import clock
from service.api.schemas.lists import EditionsAnswer, ImportedAnswer
from service.ingest.editions import import_edition
from service.ingest.installation import Installation
from service.lists import read_edition

Call = Callable[..., Any]

GOOD = Path(__file__).parents[3] / "fixtures" / "lists" / "ofac-sdn-xml" / "good.xml"
CUT = GOOD.parent / "broken" / "cut_short.xml"


@pytest.fixture
def upload(client: FlaskClient) -> Call:
    """Uploads files to a list, expects a status, gives the answer."""

    def send(*files: Path, to: str = "us-ofac-sdn", status: int = 200, name: str = "", **form: str) -> Any:
        parts = [(BytesIO(file.read_bytes()), name or file.name) for file in files]
        response = client.post(
            f"/lists/{to}/editions", data={"file": parts, **form}, content_type="multipart/form-data"
        )
        assert response.status_code == status, response.text
        return response.get_json(force=True)

    return send


def test_editions_are_listed_with_their_age(get: Call) -> None:
    held = get("/lists")
    EditionsAnswer().load(held)
    (edition,) = held["lists"]
    assert edition["list"] == "demo-list"
    assert edition["age_days"] == clock.days_since("2024-01-01", clock.today())
    assert edition["names"]["primary"] == 2


def test_an_imported_edition_answers_at_once(upload: Call, post: Call, get: Call) -> None:
    imported = upload(GOOD)
    ImportedAnswer().load(imported)
    assert imported["applied"] is True
    assert imported["added"] == imported["entries"] > 0
    answer = post("/match", {"name": "x"})
    assert answer["list_version"] == imported["list_version"] == 3
    assert "us-ofac-sdn" in {item["list"] for item in answer["lists"]}
    assert "us-ofac-sdn" in {item["list"] for item in get("/lists")["lists"]}
    assert upload(GOOD)["applied"] is False  # held already


def test_an_import_sent_again_after_its_process_was_killed_returns_when_it_answers(
    upload: Call, post: Call, installation: Installation
) -> None:
    read = read_edition("us-ofac-sdn", [GOOD], today=clock.today())
    import_edition(installation.database, read, actor="killed before it published")
    assert post("/match", {"name": "x"})["list_version"] == 2
    assert upload(GOOD)["list_version"] == 3
    assert post("/match", {"name": "x"})["list_version"] == 3


def test_a_dry_run_plans_and_writes_nothing(upload: Call, get: Call) -> None:
    planned = upload(GOOD, dry_run="true")
    assert planned["applied"] is False
    assert planned["added"] > 0
    assert [item["list"] for item in get("/lists")["lists"]] == ["demo-list"]


def test_a_file_cut_short_is_refused_and_changes_nothing(upload: Call, get: Call) -> None:
    assert upload(CUT, status=422)["detail"]
    assert get("/readyz")["list_version"] == 2


def test_the_name_of_a_file_is_not_used(upload: Call, tmp_path: Path) -> None:
    outside = tmp_path / "outside.xml"
    assert upload(GOOD, name=f"../../../../../..{outside}")["applied"] is True
    assert not outside.exists()


def test_what_comes_with_the_files_is_checked(client: FlaskClient, upload: Call) -> None:
    assert "list" in upload(GOOD, to="no-such-list", status=422)["detail"]
    assert "published" in upload(GOOD, published="soon", status=422)["errors"]
    assert "dryrun" in upload(GOOD, dryrun="true", status=422)["errors"]
    assert "file" in upload(status=422)["errors"]
    assert client.post("/lists/us-ofac-sdn/editions", json={}).status_code == 415
