"""The listed parties and names of a snapshot, read when asked for and kept in bounded caches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, overload

import numpy as np

from matchers.compare.identifiers import normalise
from matchers.compare.parties import ReadName
from matchers.index.kept import Kept
from matchers.index.snapshot import Snapshot
from matchers.index.stored import party_from_text, token_from_text
from matchers.index.vocabulary import identifier_key
from matchers.model import KINDS, NAME_KINDS, Name, Party
from matchers.names.anatomy import FAMILIES, Anatomy, Token

_TOKEN_BYTES, _NAME_BYTES, _PARTY_BYTES = 400, 600, 8
"""About what one token and one name take, and a party for each byte of its text."""
_CACHE = 4 << 20


class Listed:
    """Parties by position, names by number. Any thread may read."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._arrays = snapshot.arrays
        self._kinds = tuple(Party(kind=kind) for kind in (*KINDS, None))
        self._name_kinds = tuple(Name("", kind) for kind in NAME_KINDS)
        self._forms = [tuple(form) for form in snapshot.forms]
        self._tokens: Kept[int, Token] = Kept(_CACHE)
        self._names: Kept[int, ReadName] = Kept(_CACHE)
        self._parties: Kept[int, Party] = Kept(_CACHE)

    def __len__(self) -> int:
        return len(self._arrays["party_kind"])

    def forget(self) -> None:
        """Empty the caches."""
        for cache in (self._tokens, self._names, self._parties):
            cache.forget()

    def party(self, place: int) -> Party:
        """A party with everything that is known of it."""
        found = self._parties.get(place)
        if found is None:
            text = self._snapshot.text("parties", place)
            found = self._parties.keep(place, party_from_text(text), _PARTY_BYTES * len(text))
        return found

    def party_kind(self, place: int) -> Party:
        """A party of that one's kind of which nothing else is known."""
        return self._kinds[int(self._arrays["party_kind"][place])]

    def name(self, number: int) -> ReadName:
        """A name taken apart as it was when the index was built; of what is written only its kind."""
        found = self._names.get(number)
        if found is None:
            tokens = tuple(map(self._token, self._snapshot.rows("name_tokens", number).tolist()))
            forms = self._forms[int(self._arrays["name_forms"][number])]
            anatomy = Anatomy(tokens, forms, FAMILIES[int(self._arrays["name_family"][number])])
            kind = self._name_kinds[int(self._arrays["name_kind"][number])]
            found = self._names.keep(number, ReadName(kind, anatomy), _NAME_BYTES)
        return found

    def written(self, number: int) -> Name:
        """A name as the list writes it."""
        return self.party(int(self._arrays["name_party"][number])).names[int(self._arrays["name_place"][number])]

    def names_of(self, place: int) -> range:
        """The numbers of a party's names, in the order in which they are read."""
        at = self._arrays["party_names_at"]
        return range(int(at[place]), int(at[place + 1]))

    def identified(self, party: Party) -> list[int]:
        """Positions of the parties that have an identifier of the query, rising; a few may be chance."""
        keys, parties = self._arrays["identifiers"], self._arrays["identifier_parties"]
        numbers = (normalise(identifier.type, identifier.value) for identifier in party.identifiers)
        found: set[int] = set()
        for wanted in (np.uint32(identifier_key(number)) for number in numbers if number):
            first, end = np.searchsorted(keys, wanted), np.searchsorted(keys, wanted, side="right")
            found.update(parties[first:end].tolist())
        return sorted(found)

    def id(self, place: int) -> str:
        """A party's id."""
        return self._snapshot.text("ids", place)

    def _token(self, number: int) -> Token:
        found = self._tokens.get(number)
        if found is None:
            text = self._snapshot.text("tokens", number)
            found = self._tokens.keep(number, token_from_text(text), _TOKEN_BYTES)
        return found


class Ids(Sequence[str]):
    """Ids by position, read when asked for."""

    def __init__(self, listed: Listed) -> None:
        self._listed = listed

    def __len__(self) -> int:
        return len(self._listed)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[p] for p in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(f"position {place} of {len(self)}")
        return self._listed.id(int(place) % len(self))
