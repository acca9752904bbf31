"""Numbers in words and figures: how many a phrase speaks of."""

import re

NUMBERS = dict(
    zip(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ],
        range(2, 16),
        strict=True,
    )
)
NUMBER_WORDS = "|".join(NUMBERS)
_COUNT = re.compile(rf"\b(?P<number>{NUMBER_WORDS}|\d{{1,3}})\b", re.I)


def count_in(text: str) -> int:
    """The first number from two on that the words name; 0 when there is none."""
    match = _COUNT.search(text)
    if not match:
        return 0
    word = match["number"].casefold()
    return NUMBERS.get(word) or (int(word) if word.isdigit() else 0)
