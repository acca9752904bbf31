"""What a scanner takes for one another: `rn` and `m`, `vv` and `w`, `cl` and `d`, digits and letters like them."""

from __future__ import annotations

from functools import lru_cache

_DIGITS = str.maketrans("0158346972", "olsbeabgtz")


@lru_cache(maxsize=65536)
def misread(word: str) -> str:
    """The word as all its misreadings look; a number alone stays as it is. "" only for ""."""
    if word.isdigit():
        return word
    return word.translate(_DIGITS).replace("rn", "m").replace("vv", "w").replace("cl", "d")
