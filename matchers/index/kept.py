"""A cache that counts the bytes of what it keeps."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """Values by key, at most `limit` bytes of them: what would go over it empties the cache first.

    Any thread may use it: the worst that can happen is that something is made twice.
    """

    def __init__(self, limit: int) -> None:
        self._limit, self._bytes = limit, 0
        self._values: dict[Key, Value] = {}

    def get(self, key: Key) -> Value | None:
        """The value, None where none is kept."""
        return self._values.get(key)

    def keep(self, key: Key, value: Value, size: int) -> Value:
        """Keep a value of so many bytes; returns it."""
        if self._bytes + size > self._limit:
            self.forget()
        self._bytes += size
        self._values[key] = value
        return value

    def forget(self) -> None:
        """Empty the cache."""
        self._values, self._bytes = {}, 0
