"""Downloads bring whole files of public servers, or nothing."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from service.errors import BadInputError, NotReadyError
from service.ingest import download as module
from service.ingest.download import Allowed, _is_public, download, shown_url

MIRROR = Allowed(1_000_000, private=True)


class Answers(BaseHTTPRequestHandler):
    """Answers by the path; `/flaky` fails twice before it serves."""

    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(self.path)
        kind = self.path.split("?")[0].strip("/").split("/")[0]
        if kind == "flaky" and self.asked.count(self.path) < 3:
            self.send_error(503)
        elif kind == "gone":
            self.send_error(404)
        elif kind == "loop":
            self._moved(self.path)
        elif kind == "moved":
            self._moved("/list.xml")
        elif kind == "outside":
            self._moved("ftp://127.0.0.1/list.xml")
        else:
            self.send_response(200)
            self.send_header("Content-Length", "12" if kind == "short" else "6")
            self.end_headers()
            self.wfile.write(b"<list>")

    def _moved(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server on loopback; attempts follow at once."""
    monkeypatch.setattr(module, "_WAITS", (0.0, 0.0))
    monkeypatch.setattr(Answers, "asked", [])
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_each_url_becomes_a_file_of_its_own(server: str, tmp_path: Path) -> None:
    files = download([f"{server}/a/list.xml", f"{server}/b/list.xml?token=x", f"{server}/"], tmp_path, MIRROR)
    assert [file.name for file in files] == ["list.xml", "list.xml", "file"]
    assert {file.read_bytes() for file in files} == {b"<list>"}


def test_a_redirect_is_followed(server: str, tmp_path: Path) -> None:
    (file,) = download([f"{server}/moved"], tmp_path, MIRROR)
    assert file.read_bytes() == b"<list>"
    assert Answers.asked == ["/moved", "/list.xml"]


def test_a_server_that_fails_for_now_is_asked_again(server: str, tmp_path: Path) -> None:
    download([f"{server}/flaky"], tmp_path, MIRROR)
    assert Answers.asked == ["/flaky"] * 3


@pytest.mark.parametrize(
    ("path", "why", "attempts"),
    [("short", "broke off after 6 of 12", 3), ("gone", "answered 404", 1), ("loop", "redirected more than 5", 6)],
)
def test_what_is_no_whole_file_is_refused(server: str, tmp_path: Path, path: str, why: str, attempts: int) -> None:
    with pytest.raises(NotReadyError, match=why):
        download([f"{server}/{path}"], tmp_path, MIRROR)
    assert len(Answers.asked) == attempts


def test_nobody_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WAITS", (0.0, 0.0))
    with pytest.raises(NotReadyError, match="cannot be fetched"):
        download(["http://127.0.0.1:1/list.xml"], tmp_path, MIRROR)


def test_a_file_that_is_too_large_is_refused(server: str, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="larger than the 5 bytes"):
        download([f"{server}/list.xml"], tmp_path, Allowed(5, private=True))


@pytest.mark.parametrize(
    "url",
    ["http://example.org/x", "ftp://example.org/x", "file:///etc/passwd", "https:///x", "https://u:p@example.org/x",
     "https://exa mple.org/", "https://example.org:port/", "list.xml", "https://[::1/"],
)  # fmt: skip
def test_only_https_to_a_host_is_spoken(url: str, tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        download([url], tmp_path, Allowed(100))


def test_a_redirect_leads_nowhere_that_could_not_be_asked(server: str, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="https:// addresses only"):
        download([f"{server}/outside"], tmp_path, MIRROR)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433"])
def test_this_machine_is_not_asked_unless_allowed(host: str, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="not a public address"):
        download([f"https://{host}/x"], tmp_path, Allowed(100))


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1",
     "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "::"],
)  # fmt: skip
def test_addresses_of_inner_networks_are_not_public(address: str) -> None:
    assert not _is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_others_are(address: str) -> None:
    assert _is_public(address)


def test_a_query_is_not_recorded() -> None:
    assert shown_url("https://example.org/list.xml?token=secret#x") == "https://example.org/list.xml"
