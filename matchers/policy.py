"""The published policies: named, dated, frozen sets of weights and thresholds, each with the measurement that set it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """What counts, and how much. `threshold` is the default alert threshold (a score, compared with >=)."""

    name: str
    published: str
    threshold: float = 0.7


CURRENT_POLICY = Policy(name="2026-11", published="2026-11-22")
_POLICIES = {CURRENT_POLICY.name: CURRENT_POLICY}


def policy_named(name: str) -> Policy:
    """The policy of that name; ValueError naming the known ones."""
    if name not in _POLICIES:
        raise ValueError(f"no policy named {name!r}; known are {', '.join(sorted(_POLICIES))}")
    return _POLICIES[name]


def policy_names() -> tuple[str, ...]:
    """The names of all policies, oldest first."""
    return tuple(sorted(_POLICIES))
