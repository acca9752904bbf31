"""What `GET /search/{dataset}` finds, and what there is of it: the counts by country, topic and so on."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pycountry
from werkzeug.exceptions import BadRequest

from service.api.opensanctions.columns import columns, scanned
from service.api.opensanctions.entity import Entity, entity
from service.api.opensanctions.model import schemata, topic_labels
from service.api.opensanctions.ordering import has, ordered, read_filter
from service.api.opensanctions.scope import Scope, check_schema, lists_of, where
from service.screening.corpus import Corpus
from service.screening.query import Filters
from service.screening.search import positions_found


class Wanted(NamedTuple):
    """What is looked for beside the scope: a text, a schema, countries, and filters of which all or any must hold."""

    text: str = ""
    schema: str = "Thing"
    countries: Sequence[str] = ()
    filters: Sequence[str] = ()
    all_filters: bool = False


def found(corpus: Corpus, scope: Scope, wanted: Wanted) -> list[int]:
    """Where the entries stand that are looked for: by score, without a text by id.

    Unlike a match this shows entries of every status. BadRequest for a schema or a filter that there is not.
    """
    check_schema(wanted.schema)
    filters = Filters(lists=lists_of(corpus, scope), status=(), changed_since=scope.changed_since)
    text = wanted.text.strip().strip('"')
    positions = positions_found(corpus, text, filters)
    admitted, of_schema = where(corpus, scope), columns(corpus).of_schema(wanted.schema)
    positions = [place for place in positions if of_schema[place] and (admitted is None or admitted[place])]
    if wanted.countries:
        codes, held = {code.casefold() for code in wanted.countries}, scanned(corpus).countries
        positions = [place for place in positions if not codes.isdisjoint(held[place])]
    return _filtered(corpus, positions, wanted)


def page(corpus: Corpus, positions: Sequence[int], sort: Sequence[str], offset: int, limit: int) -> list[Entity]:
    """A part of what was found as entities, in the order it was found in or by these keys."""
    if not sort:
        return [entity(corpus.document(place)) for place in positions[offset : offset + limit]]
    return ordered((entity(corpus.document(place)) for place in positions), sort)[offset : offset + limit]


def counted(corpus: Corpus, positions: Sequence[int], facets: Iterable[str]) -> dict[str, Any]:
    """How often each value of these facets occurs in what was found, the most frequent first.

    BadRequest for a facet that there is not.
    """
    answered = {}
    for facet in facets:
        if facet not in _FACETS:
            raise BadRequest(f"Invalid facet: {facet[:60]!r}; there are {', '.join(_FACETS)}.")
        label, values, named = _FACETS[facet]
        counts = Counter(value for place in positions for value in values(corpus, place))
        answered[facet] = {
            "label": label,
            "values": [
                {"name": value, "label": named(value), "count": count}
                for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
            ],
        }
    return answered


def _filtered(corpus: Corpus, positions: list[int], wanted: Wanted) -> list[int]:
    filters = [read_filter(text) for text in wanted.filters]
    if not filters:
        return positions
    together = all if wanted.all_filters else any
    return [place for place in positions if together(_holds(corpus, place, *each) for each in filters)]


def _holds(corpus: Corpus, place: int, field: str, value: str) -> bool:
    """Whether an entry has a value; those that the columns tell are answered without reading its document."""
    if field == "topics":
        return value in columns(corpus).topics[place]
    if field == "programId":
        return value in columns(corpus).programmes(place)
    return has(entity(corpus.document(place)), field, value)


def country_name(code: str) -> str:
    """A country in English, by its code; a code that ISO 3166-1 does not have stands for itself."""
    known = pycountry.countries.get(alpha_2=code.upper())
    return str(getattr(known, "common_name", known.name)) if known else code


def _identifiers(corpus: Corpus, place: int) -> Sequence[str]:
    return [item["value"] for item in corpus.document(place)["identifiers"]]


def _genders(corpus: Corpus, place: int) -> Sequence[str]:
    gender = scanned(corpus).genders[place]
    return [gender] if gender else []


def _same(value: str) -> str:
    return value


_Values = Callable[[Corpus, int], Iterable[str]]
_FACETS: Mapping[str, tuple[str, _Values, Callable[[str], str]]] = {
    "countries": ("Countries", lambda corpus, place: scanned(corpus).countries[place], country_name),
    "topics": ("Topics", lambda corpus, place: columns(corpus).topics[place], lambda topic: topic_labels()[topic]),
    "datasets": ("Datasets", lambda corpus, place: corpus.lists(place), _same),
    "schema": ("Schemata", lambda corpus, place: [columns(corpus).schema(place)], lambda name: schemata()[name].label),
    "identifiers": ("Identifiers", _identifiers, _same),
    "genders": ("Genders", _genders, _same),
}
