"""`aka lists` import of the past, update, rollback and plan; `aka changes`."""

import hashlib
import json
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import Result

from service.ingest.installation import Installation

Run = Callable[..., Result]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def site(tmp_path: Path, ofac_files: Sequence[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a mirror of the edition, on loopback and allowed."""
    folder = tmp_path / "site"
    folder.mkdir()
    for file in ofac_files:
        shutil.copy(file, folder)
    monkeypatch.setenv("AKA_DOWNLOAD_PRIVATE", "on")
    monkeypatch.setattr("service.ingest.download._WAITS", (0.0, 0.0))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def newer(ofac_files: Sequence[Path], tmp_path: Path) -> list[Path]:
    """The edition with one party gone and one renamed."""
    files = [Path(shutil.copy(file, tmp_path / file.name)) for file in ofac_files]
    text = files[0].read_text(encoding="ascii").replace("GREYSTONE QUAY SHIPPING CO", "GREYSTONE QUAY MARINE CO")
    lines = [line for line in text.splitlines() if not line.startswith("103,")]
    files[0].write_bytes(("\r\n".join(lines) + "\r\n\x1a").encode())
    kept = [line for line in files[1].read_text(encoding="ascii").splitlines() if not line.startswith("103,")]
    files[1].write_bytes(("\r\n".join(kept) + "\r\n\x1a").encode())
    return files


def imported(run: Run, files: Sequence[Path], published: str, *options: str) -> Result:
    return run("lists", "import", "us-ofac-sdn", *files, "--published", published, "--force", *options)


def statuses(run: Run, *options: str) -> dict[str, str]:
    answer = json.loads(run("entry", "search", "--list", "us-ofac-sdn", "--json", *options).stdout)
    return {entry["name"]: entry["status"] for entry in answer["entries"]}


def test_an_import_shows_what_it_changes_field_by_field(run: Run, home: Path, newer: Sequence[Path]) -> None:
    shown = imported(run, newer, "2024-06-01").stdout
    assert "removed  GREY HERON  us-ofac-sdn:103" in shown
    assert "names, material: without “GREYSTONE QUAY SHIPPING CO. LTD." in shown
    assert statuses(run)["GREY HERON"] == "delisted"


def test_an_older_edition_changes_the_past_and_not_the_present(run: Run, home: Path, newer: Sequence[Path]) -> None:
    before = statuses(run)
    result = imported(run, newer, "2024-03-01")
    assert "in the past: the list of 2024-05-01 goes on answering" in " ".join(result.stdout.split())
    assert statuses(run) == before
    assert statuses(run, "--as-of", "2024-02-29") == {}
    assert "GREYSTONE QUAY MARINE CO. LTD." in statuses(run, "--as-of", "2024-04-30")
    assert statuses(run, "--as-of", "2024-04-30", "--known-at", "2024-05-02T09:00:00Z") == {}


def test_a_rollback_answers_at_once_and_its_plan_is_kept(run: Run, home: Path, newer: Sequence[Path]) -> None:
    imported(run, newer, "2024-06-01")
    result = run("lists", "rollback", "1")
    assert result.exit_code == 0
    assert "Changed   2 records" in result.stdout
    assert statuses(run)["GREY HERON"] == "designated"
    assert "added    GREY HERON" in run("lists", "plan", "3").stdout
    assert run("lists", "rollback", "1").exit_code == 3
    assert run("lists", "rollback", "99").exit_code == 3


def test_a_rollback_that_was_killed_before_it_was_published_is_published_by_the_next_command(
    run: Run, home: Path, newer: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(run, newer, "2024-06-01")
    with monkeypatch.context() as killing:
        killing.setattr(Installation, "publish", _interrupt)
        assert run("lists", "rollback", "1").exit_code not in (0, 1, 2, 3, 4, 5)
    assert "an earlier change of the list was interrupted" in run("match", "Grey Heron").stderr
    assert statuses(run)["GREY HERON"] == "designated"


def test_an_update_that_was_killed_before_it_was_published_is_published_by_the_next_command(
    run: Run, empty_home: Path, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = " ".join(f"us-ofac-sdn {site}/{name}.csv" for name in ("sdn", "alt", "add"))
    monkeypatch.setenv("AKA_UPDATE_FROM", files)
    run("match", "Grey Heron")
    with monkeypatch.context() as killing:
        killing.setattr(Installation, "publish", _interrupt)
        assert run("lists", "update").exit_code not in (0, 1, 2, 3, 4, 5)
    found = run("match", "Grey Heron")
    assert "an earlier change of the list was interrupted" in found.stderr
    assert found.exit_code == 1


def _interrupt(_: Installation) -> None:
    raise KeyboardInterrupt


def test_changes_have_old_and_new_values(run: Run, home: Path, newer: Sequence[Path]) -> None:
    imported(run, newer, "2024-06-01")
    answer = json.loads(run("changes", "--since", "1", "--json").stdout)
    assert {item["change"] for item in answer["changes"]} == {"changed", "removed"}
    shown = run("changes", "--since", "1", "--limit", "1").stdout
    assert "2 changed, 1 shown; list version 1 to 2" in shown
    assert "The next page: --cursor" in shown
    assert run("changes", "--since", "soon").exit_code == 3
    assert run("changes").exit_code == 2


def test_an_edition_is_fetched_and_remembers_from_where(run: Run, empty_home: Path, site: str) -> None:
    urls = [part for name in ("sdn", "alt", "add") for part in ("--url", f"{site}/{name}.csv?token=secret")]
    result = run("lists", "import", "us-ofac-sdn", *urls, "--published", "2024-05-01", "--json")
    assert result.exit_code == 0, result.stderr
    (held,) = json.loads(run("lists", "show", "--json").stdout)
    assert held["url"] == " ".join(f"{site}/{name}.csv" for name in ("sdn", "alt", "add"))
    assert len(held["sha256"]) == 64


def test_a_file_without_the_checksum_asked_for_is_refused(
    run: Run, home: Path, site: str, newer: Sequence[Path]
) -> None:
    sums = [hashlib.sha256(file.read_bytes()).hexdigest() for file in newer]
    asked = [part for text in sums for part in ("--sha256", text.upper())]
    fetched = [part for name in ("sdn", "alt", "add") for part in ("--url", f"{site}/{name}.csv")]
    refused = run("lists", "import", "us-ofac-sdn", *fetched, "--published", "2024-06-01", "--force", *asked)
    assert (refused.exit_code, "sdn.csv has the SHA-256" in refused.stderr) == (3, True)
    assert "a checksum for each file: 3 of them, not 1" in imported(run, newer, "2024-06-01", *asked[:2]).stderr
    assert len(json.loads(run("lists", "show", "--json").stdout)) == 1
    assert imported(run, newer, "2024-06-01", *asked).exit_code == 0


def test_files_and_addresses_are_not_mixed(run: Run, empty_home: Path, ofac_files: Sequence[Path]) -> None:
    assert run("lists", "import", "us-ofac-sdn", *ofac_files, "--url", "https://example.org/sdn.csv").exit_code == 2
    assert run("lists", "import", "us-ofac-sdn").exit_code == 2


def test_an_update_takes_what_it_can_and_names_the_rest(
    run: Run, empty_home: Path, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = " ".join(f"us-ofac-sdn {site}/{name}.csv" for name in ("sdn", "alt", "add"))
    monkeypatch.setenv("AKA_UPDATE_FROM", f"{files}\nun-sc {site}/none.xml")
    result = run("lists", "update", "--json")
    assert result.exit_code == 5
    good, bad = map(json.loads, result.stdout.splitlines())
    assert (good["list"], good["applied"], good["added"]) == ("us-ofac-sdn", True, 3)
    assert (bad["list"], "answered 404" in bad["error"]) == ("un-sc", True)
    assert run("match", "Grey Heron").exit_code == 1
    again = json.loads(run("lists", "update", "us-ofac-sdn", "--json").stdout)
    assert again["applied"] is False  # the same files on the same day
    assert run("lists", "update", "un-sc").exit_code == 3
    assert run("lists", "update", "eu-fsf").exit_code == 2


def test_nothing_is_fetched_unless_it_was_asked_for(
    run: Run, empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run("lists", "update")
    assert result.exit_code == 2
    assert "AKA_UPDATE_FROM is off" in result.stderr
    for wrong in ("un-sc", "https://example.org/x un-sc", "un-sc https://example.org/x eu-fsf"):
        monkeypatch.setenv("AKA_UPDATE_FROM", wrong)
        assert run("lists", "update").exit_code == 2


def test_a_server_on_an_inner_network_is_not_asked(
    run: Run, home: Path, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AKA_DOWNLOAD_PRIVATE", "off")
    result = run("lists", "import", "us-ofac-sdn", "--url", f"{site}/sdn.csv".replace("http:", "https:"))
    assert result.exit_code == 3
    assert "not a public address" in result.stderr
