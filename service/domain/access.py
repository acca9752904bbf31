"""API keys: who may call, and for what. A key is shown once, when it is made; afterwards only its hash is known."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_PREFIX = "aka_"
_BYTES = 32  # 256 random bits


class Scope(StrEnum):
    """What a key may do. `admin` may do everything."""

    MATCH = "match"
    READ = "read"
    REVIEW = "review"
    IMPORT = "import"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it is kept. `token_hash` is SHA-256 (hex); `revoked_at` is empty while the key is good."""

    id: str
    name: str
    token_hash: str
    scopes: frozenset[Scope]
    created_at: str
    revoked_at: str = ""

    def may(self, scope: Scope) -> bool:
        """True when the key is good for a scope."""
        return not self.revoked_at and (scope in self.scopes or Scope.ADMIN in self.scopes)


def new_key(name: str, scopes: Iterable[Scope], created_at: str) -> tuple[ApiKey, str]:
    """A new key, and the token that its owner sends: 256 random bits, not kept anywhere."""
    token = _PREFIX + secrets.token_urlsafe(_BYTES)
    hashed = hash_of(token)
    return ApiKey(hashed[:12], name, hashed, frozenset(scopes), created_at), token


def hash_of(token: str) -> str:
    """What is kept of a token. It has too many random bits to be guessed, so that a plain hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def key_for(keys: Iterable[ApiKey], token: str) -> ApiKey | None:
    """The good key of a token, None for an unknown or revoked one; takes as long for the one as for the other."""
    hashed, found = hash_of(token), None
    for key in keys:
        if hmac.compare_digest(key.token_hash, hashed) and not key.revoked_at:
            found = key
    return found
