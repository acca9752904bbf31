"""How alike two words are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchers.compare.words import ALIKE, alike
from matchers.names.anatomy import Token, anatomies

WORDS = "taqwa tqwa jawari jawary mhmd muhammad mehmet bank banco viii 12 a10 li l abdulrahman dayrna dayma kty katya"
tokens = st.sampled_from([a.tokens[0] for w in WORDS.split() for a in anatomies(w, "body")])


@settings(max_examples=150)
@given(tokens, tokens)
def test_likeness_is_the_same_both_ways(a: Token, b: Token) -> None:
    assert alike(a, b) == alike(b, a)
    assert alike(a, b)[0] == 0.0 or alike(a, b)[0] >= ALIKE


@pytest.mark.parametrize("word", WORDS.split())
def test_a_word_is_itself(word: str) -> None:
    token = anatomies(word, "person")[0].tokens[0]
    assert alike(token, token) == (1.0, "exact")
