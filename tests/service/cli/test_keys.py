"""Keys are made, shown without what is secret, and revoked."""

import json


def test_a_key_is_printed_once_and_listed_without_its_token(run, home) -> None:
    made = run("keys", "add", "payments", "--scope", "match", "--scope", "read")
    token = made.stdout.strip()
    assert made.exit_code == 0
    assert token.startswith("aka_")
    assert len(token) >= 43
    assert token not in made.stderr
    listed = run("keys", "list", "--json")
    assert token not in listed.stdout
    (key,) = json.loads(listed.stdout)
    assert (key["name"], key["scopes"], key["revoked_at"]) == ("payments", ["match", "read"], "")


def test_a_key_can_be_made_for_a_program(run, home) -> None:
    made = json.loads(run("keys", "add", "payments", "--scope", "match", "--json").stdout)
    assert made["key"].startswith("aka_")
    assert made["id"]


def test_a_revoked_key_is_shown_as_such_and_cannot_be_revoked_again(run, home) -> None:
    key = json.loads(run("keys", "add", "payments", "--scope", "match", "--json").stdout)["id"]
    assert run("keys", "revoke", key).exit_code == 0
    assert json.loads(run("keys", "list", "--json").stdout)[0]["revoked_at"]
    again = run("keys", "revoke", key)
    assert again.exit_code == 3
    assert key in again.stderr


def test_without_a_scope_no_key_is_made(run, home) -> None:
    assert run("keys", "add", "payments").exit_code == 2
    assert "no key yet" in run("keys", "list").stdout


def test_a_key_without_a_name_is_not_made(run, home) -> None:
    refused = run("keys", "add", " ", "--scope", "match")
    assert (refused.exit_code, "needs a name" in refused.stderr) == (2, True)
    assert "no key yet" in run("keys", "list").stdout
