"""Watchlists of one's own, as CSV and as JSON Lines: docs/watchlists.md describes them."""
