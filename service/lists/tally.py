"""What a reader kept without understanding it: each kind counted, each special case in a sentence of its own."""

from collections import Counter

_EXAMPLES = 3
_LONGEST = 60


class Tally:
    """Collects while a file is read; `sentences` at the end."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._counted: dict[str, Counter[str]] = {}

    def say(self, sentence: str) -> None:
        """A sentence about one place."""
        self._said.append(sentence)

    def count(self, what: str, example: str) -> None:
        """One more of a kind; `what` is a plural that begins a sentence, such as `Dates kept as text`."""
        self._counted.setdefault(what, Counter())[example] += 1

    def sentences(self) -> tuple[str, ...]:
        """What was said, in order, then one summary a kind with the most frequent examples."""
        return (*self._said, *(self._summary(what, found) for what, found in self._counted.items()))

    def _summary(self, what: str, found: Counter[str]) -> str:
        shown = ", ".join(f"{_short(text)!r} ({times})" for text, times in found.most_common(_EXAMPLES))
        return f"{what}: {found.total():,}, {shown}{', …' if len(found) > _EXAMPLES else ''}."


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
