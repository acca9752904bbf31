"""API keys and their scopes."""

from dataclasses import replace

from service.domain.access import Scope, hash_of, key_for, new_key

AT = "2026-01-01T00:00:00Z"


def test_a_token_has_256_random_bits_and_is_not_kept() -> None:
    (one, token), (two, other) = new_key("payments", [Scope.MATCH], AT), new_key("payments", [Scope.MATCH], AT)
    assert token != other
    assert len(token) >= 43
    assert token not in repr(one)
    assert one.token_hash == hash_of(token) != two.token_hash


def test_a_key_is_found_by_its_token_alone() -> None:
    (one, token), (two, other) = new_key("a", [Scope.MATCH], AT), new_key("b", [Scope.READ], AT)
    assert key_for([one, two], other) == two
    assert key_for([one, two], token + "x") is None
    assert key_for([], token) is None
    assert key_for([one], "") is None


def test_a_revoked_key_is_no_key() -> None:
    key, token = new_key("a", [Scope.ADMIN], AT)
    revoked = replace(key, revoked_at=AT)
    assert key_for([revoked], token) is None
    assert not revoked.may(Scope.MATCH)


def test_a_key_may_do_what_its_scopes_say_and_admin_everything() -> None:
    reader, _ = new_key("a", [Scope.READ], AT)
    admin, _ = new_key("b", [Scope.ADMIN], AT)
    assert reader.may(Scope.READ)
    assert not reader.may(Scope.IMPORT)
    assert all(admin.may(scope) for scope in Scope)
