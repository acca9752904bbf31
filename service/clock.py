"""The one place that asks what time it is, so that everything else can be told."""

from datetime import UTC, date, datetime


def now() -> str:
    """The present moment in UTC, to the second: `2026-11-01T12:00:00Z`. Sorts as text."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> str:
    """Today's date in UTC: `2026-11-01`."""
    return datetime.now(UTC).date().isoformat()


def days_since(day: str, today: str) -> int:
    """Whole days from one ISO date to another; negative when `day` lies ahead. ValueError when either is no full
    date."""
    return (date.fromisoformat(today) - date.fromisoformat(day)).days
