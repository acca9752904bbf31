"""Parties and words as bytes: how a snapshot keeps them, and back."""

from __future__ import annotations

import json
from typing import Any

from matchers.model import Identifier, Name, Party
from matchers.names.anatomy import Token


def party_to_text(party: Party) -> str:
    """One line of JSON; any text survives, lone surrogates too."""
    held: dict[str, Any] = {
        "id": party.id,
        "kind": party.kind,
        "names": [[n.value, n.kind] for n in party.names],
        "birth_dates": [d.text for d in party.birth_dates],
        "countries": list(party.countries),
        "identifiers": [[i.type, i.value, i.country] for i in party.identifiers],
        "gender": party.gender,
    }
    return json.dumps({k: v for k, v in held.items() if v}, separators=(",", ":"))


def party_from_text(text: str) -> Party:
    """The party that `party_to_text` was given."""
    held = json.loads(text)
    return Party(
        id=held["id"],
        kind=held.get("kind"),
        names=[Name(*n) for n in held.get("names", ())],
        birth_dates=held.get("birth_dates", ()),
        countries=held.get("countries", ()),
        identifiers=[Identifier(*i) for i in held.get("identifiers", ())],
        gender=held.get("gender"),
    )


def token_to_text(token: Token) -> str:
    """One line of JSON; the information to the last bit."""
    return json.dumps(list(token), separators=(",", ":"))


def token_from_text(text: str) -> Token:
    """The token that `token_to_text` was given."""
    return Token(*json.loads(text))
