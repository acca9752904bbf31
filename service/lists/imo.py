"""IMO numbers: as a value of their own, and in running text."""

import re

_VALUE = re.compile(r"(?:IMO(?:\s*(?:number|no\.?))?\s*:?\s*)?(\d{7})", re.IGNORECASE)
_IN_TEXT = re.compile(r"\bIMO(?:\s*(?:number|no\.?))?\s*:?\s*(\d{7})\b", re.IGNORECASE)


def imo_of(value: str) -> str:
    """The seven digits of `IMO9562233`, `IMO number: 9562233` or `9562233`; empty for anything else."""
    found = _VALUE.fullmatch(value.strip())
    return found[1] if found else ""


def imo_in(text: str) -> str:
    """The first number that a text calls an IMO number; empty when there is none."""
    found = _IN_TEXT.search(text)
    return found[1] if found else ""
