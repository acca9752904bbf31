"""The words of a list as arrays: what each says, and the ways in which it is looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from zlib import crc32

import numpy as np

from matchers.index.alike import (
    DIGITS,
    NUMBER,
    OPTIONAL,
    POOR,
    POSTED,
    SINGLE,
    TITLE,
    UNVOWELLED,
    filed_keys,
    head,
    is_poor,
)
from matchers.index.forms import compiled_forms
from matchers.index.letters import letters_of
from matchers.names.anatomy import Token
from matchers.text.misread import misread
from matchers.text.phonetic import skeleton, soft
from matchers.text.tokens import MAX_LETTERS


def vocabulary_columns(tokens: Sequence[Token]) -> dict[str, Any]:
    """By number of the token: text, size, flags, information; forms (in the order of the writings), keys and heads of
    those that can be matched."""
    posted = [(n, t) for n, t in enumerate(tokens) if t.role in ("core", "number")]
    core = [(n, t) for n, t in posted if t.role == "core"]
    titles = [(n, t) for n, t in enumerate(tokens) if t.role == "title"]
    keyed = sorted((key, n) for n, token in (*posted, *titles) for key in filed_keys(token))
    heads = sorted((head(token.text), n) for n, token in posted)
    texts = np.array([token.text.encode() for token in tokens], dtype=f"S{MAX_LETTERS}")
    return {
        "token_texts": texts,
        "token_letters": letters_of(texts),
        "token_sizes": np.array([len(token.text) for token in tokens], dtype=np.uint8),
        "token_flags": np.array([flags_of(token) for token in tokens], dtype=np.uint8),
        "token_information": [token.information for token in tokens],
        "keys": [key for key, _ in keyed],
        "key_tokens": [n for _, n in keyed],
        "heads": np.array([code for code, _ in heads], dtype=np.uint64),
        "head_tokens": [n for _, n in heads],
        **compiled_forms(
            [
                ((t.text, n) for n, t in posted),
                ((soft(t.text), n) for n, t in core),
                ((misread(t.text), n) for n, t in posted if _is_mixed(t)),
                _sounds(core, poor=False),
                _sounds(core, poor=True),
            ]
        ),
    }


def flags_of(token: Token) -> int:
    """Its flags, see `matchers.index.alike`."""
    said = {
        POSTED: token.role in ("core", "number"),
        NUMBER: token.role == "number",
        DIGITS: token.text.isdigit(),
        POOR: is_poor(token),
        SINGLE: len(token.text) == 1,
        OPTIONAL: token.optional,
        UNVOWELLED: token.unvowelled,
        TITLE: token.role == "title",
    }
    return sum(flag for flag, true in said.items() if true)


def identifier_key(number: str) -> int:
    """The key of a normalised identifier."""
    return crc32(f"i{number}".encode("utf-8", "surrogatepass"))


def _sounds(core: Sequence[tuple[int, Token]], poor: bool) -> Iterator[tuple[str, int]]:
    for n, token in core:
        sound = skeleton(token.text)
        if len(sound) > 1 and is_poor(token) == poor:
            yield sound, n


def _is_mixed(token: Token) -> bool:
    return token.role == "number" and not token.text.isdigit() and not token.text.isalpha()
