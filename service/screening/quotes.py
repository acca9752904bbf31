"""The passage around a quote: enough of the text to judge it by, at exact offsets."""

import re

_BOUNDARY = re.compile(r"(?<=[.!?])[\"”’)]?\s+|\n+")
_WIDEST = 400  # code points on either side; a text without sentence ends must not be quoted whole


def passage(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentences that hold `text[start:end]`, as (start, end) in code points."""
    from_here = max(0, start - _WIDEST)
    before = [match.end() for match in _BOUNDARY.finditer(text, from_here, start)]
    after = _BOUNDARY.search(text, end, end + _WIDEST)
    return (before[-1] if before else from_here), (after.start() if after else min(len(text), end + _WIDEST))
