"""Gender, by its first letter."""

from __future__ import annotations

from matchers.compare.finding import Finding, absent
from matchers.model import Party


def judge(query: Party, listed: Party) -> Finding:
    """`same` or `different`; "" when a side has none or writes another word than m(ale) or f(emale)."""
    missing = absent(_letter(query.gender), _letter(listed.gender))
    if missing:
        return missing._replace(query=query.gender or "", listed=listed.gender or "")
    same = _letter(query.gender) == _letter(listed.gender)
    return Finding("same" if same else "different", query.gender or "", listed.gender or "")


def _letter(gender: str | None) -> str:
    letter = (gender or "").strip()[:1].lower()
    return letter if letter in ("m", "f") else ""
