"""Topics: the risk that an entry stands for, in FollowTheMoney's words."""

from collections.abc import Iterable, Mapping
from functools import cache

from service.api.opensanctions.model import table
from service.domain.vocabulary import Status

_OF_STATUS: Mapping[str, str] = {
    Status.DESIGNATED: "sanction",
    Status.ASSOCIATED: "sanction.linked",
    Status.PROPOSED: "poi",
    Status.TARGETED: "poi",
}
"""Nobody is called sanctioned who is not designated; who is only mentioned, or delisted, has no topic at all."""


def topics_of(status: str, programmes: Iterable[str]) -> list[str]:
    """The topics of an entry: one for its status and, where it is designated, those that its programmes are about."""
    topic = _OF_STATUS.get(status)
    if topic is None:
        return []
    about = {_of_programme()[code] for code in programmes if code in _of_programme()}
    return [topic, *sorted(about)] if status == Status.DESIGNATED else [topic]


@cache
def _of_programme() -> Mapping[str, str]:
    return {row["programme"]: row["topic"] for row in table("programme_topics")}
