"""`aka ingest`: articles into drafts."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

CLAIM = (
    "Washington, 4 June 2024 - The Treasury's Office of Foreign Assets Control designated Palo Verde Trading Ltd, also "
    "known as Verde Gate, as a Specially Designated Global Terrorist (SDGT) on 3 June 2024.\n"
)
WEATHER = "It rained all day in Lisbon, and the trams were late.\n"
PAGE = f"<!doctype html><html><head><title>News</title></head><body><article><p>{CLAIM}</p></article></body></html>"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(CLAIM)
    return file


@pytest.fixture
def weather(tmp_path: Path) -> Path:
    file = tmp_path / "weather.txt"
    file.write_text(WEATHER)
    return file


def test_a_dry_run_prints_a_line_a_document_with_exact_quotes(run: Run, empty_home: Path, article: Path) -> None:
    result = run("ingest", article, "--dry-run", "--json")
    assert result.exit_code == 0
    line = json.loads(result.stdout)
    assert line["document"] == str(article)
    assert "text" not in line
    assert [entity["name"] for entity in line["entities"]] == ["Palo Verde Trading Ltd"]
    for item in line["entities"][0]["evidence"]:
        assert CLAIM[item["start"] : item["end"]] == item["quote"]


def test_a_dry_run_keeps_nothing(run: Run, empty_home: Path, article: Path) -> None:
    run("ingest", article, "--dry-run")
    assert not empty_home.exists()


def test_of_html_the_text_that_offsets_count_in_is_printed(run: Run, empty_home: Path) -> None:
    line = json.loads(run("ingest", "-", "--dry-run", "--json", stdin=PAGE.encode()).stdout)
    assert line["document"] == "-"
    assert CLAIM.strip() in line["text"]


def test_an_article_with_nothing_to_say_is_a_line_without_entities(run: Run, empty_home: Path, weather: Path) -> None:
    result = run("ingest", weather, "--dry-run", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["entities"] == []


def test_the_good_ones_are_done_and_the_bad_ones_named(
    run: Run, empty_home: Path, article: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    result = run("ingest", picture, article, tmp_path / "gone.txt", "--dry-run", "--json")
    assert result.exit_code == 5
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["document"] for line in lines] == [str(picture), str(article), str(tmp_path / "gone.txt")]
    assert ["error" in line for line in lines] == [True, False, True]
    assert "PNG" in lines[0]["error"]


def test_none_that_could_be_used_is_refused(run: Run, empty_home: Path) -> None:
    result = run("ingest", "-", stdin=b"   ")
    assert result.exit_code == 3
    assert result.stderr == "aka: standard input: the text is empty.\n"
    assert not empty_home.exists()


def test_a_folder_gives_its_articles_by_name_and_nothing_else(run: Run, empty_home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    (folder / "more").mkdir(parents=True)
    for name in ("b.md", "a.txt", "more/c.html", "notes.csv"):
        (folder / name).write_text(WEATHER)
    lines = run("ingest", folder, "--dry-run", "--json").stdout.splitlines()
    assert [json.loads(line)["document"] for line in lines] == [
        str(folder / name) for name in ("a.txt", "b.md", "more/c.html")
    ]


def test_without_accept_the_drafts_wait_for_review(run: Run, empty_home: Path, article: Path) -> None:
    shown = run("ingest", article, "--publisher", "A wire").stdout
    assert "Palo Verde Trading Ltd" in shown
    assert "pending" in shown
    assert "“" in shown
    assert run("match", "Palo Verde Trading Ltd").exit_code == 0
    assert len(run("review", "list").stdout.splitlines()) == 2


def test_accepted_drafts_answer_at_once(run: Run, empty_home: Path, article: Path) -> None:
    line = json.loads(run("ingest", article, "--accept", "--json").stdout)
    assert [draft["state"] for draft in line["drafts"]] == ["accepted"]
    answer = json.loads(run("match", "Verde Gate", "--json").stdout)
    assert answer["matches"][0]["entry"]["name"] == "Palo Verde Trading Ltd"
    assert "Verde Gate" in answer["matches"][0]["sources"][0]["quote"]
    assert answer["list_version"] == line["list_version"]


def test_the_same_article_again_adds_nothing(run: Run, empty_home: Path, weather: Path) -> None:
    first, again = (json.loads(run("ingest", weather, "--json").stdout) for _ in range(2))
    assert (first["new"], again["new"]) == (True, False)
    assert first["article"] == again["article"]


@pytest.mark.parametrize("published", ["2024", "2024-01", "2024-01-31"])
def test_what_is_known_of_the_article_may_be_given(run: Run, empty_home: Path, weather: Path, published: str) -> None:
    given = ("--published", published, "--url", "https://example.org/a", "--publisher", "A wire")
    article = json.loads(run("ingest", weather, *given, "--json").stdout)["article"]
    assert (article["published"], article["url"], article["publisher"]) == (
        published,
        "https://example.org/a",
        "A wire",
    )


@pytest.mark.parametrize(
    "arguments",
    [["-", "-"], ["-", "--published", "May"], ["-", "--published", "2024-13"], ["-", "--accept", "--dry-run"], []],
)
def test_what_cannot_be_meant_is_wrong_usage(run: Run, empty_home: Path, arguments: list[str]) -> None:
    assert run("ingest", *arguments, stdin=b"text").exit_code == 2


def test_a_folder_without_articles_is_wrong_usage(run: Run, empty_home: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("ingest", tmp_path / "empty").exit_code == 2
