"""What breaks a file's format, gathered so that the refusal can say how much there is of it."""

from service.errors import BadInputError


class Damage:
    """Sentences, each naming file and place. Refuses the edition, or lists what a forced reading left out."""

    def __init__(self, *, force: bool) -> None:
        self._force = force
        self._found: list[str] = []

    def found(self, sentence: str) -> None:
        """One more place that cannot be used."""
        self._found.append(sentence)

    def refuse(self) -> None:
        """Raise BadInputError with the first place and the number of the others, unless forced or there is none."""
        if self._found and not self._force:
            more = len(self._found) - 1
            rest = f" ({more:,} more like it.)" if more else ""
            raise BadInputError(f"{self._found[0]}{rest} The edition was refused whole; get the files again.")

    @property
    def left_out(self) -> tuple[str, ...]:
        """What was found, in order; empty for sound files."""
        return tuple(self._found)
