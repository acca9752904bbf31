"""Which entries a request is about: its dataset, and the filters in its query string."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from werkzeug.exceptions import BadRequest, NotFound

from service.api.opensanctions.columns import Mask, columns
from service.api.opensanctions.model import schemata, topic_labels
from service.screening.corpus import Corpus

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Scope:
    """The filters that all of these routes share; empty ones restrict nothing. `changed_since` is an ISO moment."""

    dataset: str = DEFAULT
    include_dataset: Sequence[str] = ()
    exclude_dataset: Sequence[str] = ()
    exclude_schema: Sequence[str] = ()
    topics: Sequence[str] = ()
    changed_since: str = ""
    exclude_entity_ids: Sequence[str] = ()
    datasets: Sequence[str] = ()


def lists_of(corpus: Corpus, scope: Scope) -> tuple[str, ...]:
    """The lists a scope leaves; empty for all of them. An entry is about any list that holds it, so one on a list that
    is excluded stays in when another list in scope holds it too.

    NotFound for a dataset that does not exist, BadRequest where no list is left.
    """
    known = lists_held(corpus)
    wanted = set(known) if scope.dataset == DEFAULT else {_list(scope.dataset, known)}
    for included in (scope.include_dataset, scope.datasets):
        if included and DEFAULT not in included:
            wanted &= {_list(name, known) for name in included}
    wanted -= {_own_name(name) for name in scope.exclude_dataset}
    if not wanted and known:
        raise BadRequest("No dataset is left: the ones included and excluded leave none in scope.")
    return () if wanted == set(known) else tuple(sorted(wanted))


def lists_held(corpus: Corpus) -> list[str]:
    """The lists of a corpus, in alphabetical order."""
    return sorted(corpus.values("lists") | {str(item["list"]) for item in corpus.meta.lists})


def where(corpus: Corpus, scope: Scope) -> Mask | None:
    """Which entries the topics, the excluded schemata and the excluded ids leave, by position; None for all.

    BadRequest for a schema or a topic that does not exist.
    """
    if not (scope.topics or scope.exclude_schema or scope.exclude_entity_ids):
        return None
    mask = np.ones(len(corpus), dtype=bool)
    if scope.topics:
        mask &= _any_topic(corpus, scope.topics)
    for schema in scope.exclude_schema:
        check_schema(schema)
        mask &= ~columns(corpus).of_schema(schema)
    mask[_positions(corpus, scope.exclude_entity_ids)] = False
    return mask


def check_schema(schema: str) -> None:
    """BadRequest for a schema that FollowTheMoney does not have."""
    if schema not in schemata():
        raise BadRequest(f"Invalid schema: {schema[:60]!r}.")


def _any_topic(corpus: Corpus, topics: Sequence[str]) -> Mask:
    unknown = [topic for topic in topics if topic not in topic_labels()]
    if unknown:
        raise BadRequest(f"Invalid topic: {unknown[0][:60]!r}.")
    mask = np.zeros(len(corpus), dtype=bool)
    for topic in topics:
        mask |= columns(corpus).with_topic(topic)
    return mask


def _positions(corpus: Corpus, ids: Sequence[str]) -> list[int]:
    """Where the entries of ids or of record keys stand; one that is not there excludes nothing."""
    entries = [corpus.positions[item] for item in ids if item in corpus.positions]
    records = (corpus.position_of_record(item) for item in ids if item not in corpus.positions)
    return [*entries, *(place for place in records if place is not None)]


def _list(name: str, known: Sequence[str]) -> str:
    own = _own_name(name)
    if own not in known:
        raise NotFound(f"No such dataset. There are {', '.join([DEFAULT, *known])}.")
    return own


def _own_name(name: str) -> str:
    """Other catalogues write `us_ofac_sdn` where this one writes `us-ofac-sdn`."""
    return name.strip().replace("_", "-")
