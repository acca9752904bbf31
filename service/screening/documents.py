"""Entry documents: everything an answer shows of an entry, made once when the corpus is compiled.

A document is plain JSON data. Its sources carry the quotes, so that an answer needs no database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.domain.record import Association, Designation, Record, fields_of
from service.domain.source import Article
from service.domain.standing import strongest
from service.domain.vocabulary import NameKind
from service.screening.quotes import passage

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """A record with its source and the days between which it holds (`in_force_to` None while it does).

    `first_seen` is the day of the edition with which the party's listing begins, empty for an article's.
    """

    record: Record
    source_id: str
    in_force_from: str
    in_force_to: str | None
    first_seen: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document needs to know of the rest of the list: articles by id, and the id and name of the entry that a
    record key belongs to."""

    articles: Mapping[str, Article]
    entry_of: Mapping[str, str]
    entry_name: Mapping[str, str]


def entry_document(entry_id: str, standings: Sequence[Standing], around: Surroundings) -> Document:
    """The document of one entry out of its records, of which the first founded it. Needs at least one record.

    Where there are several, `records` holds the document that each would make alone: what each source says.
    """
    together = _together(entry_id, standings, around)
    if len(standings) > 1:
        together["records"] = [_together(entry_id, [standing], around) for standing in standings]
    return together


def _together(entry_id: str, standings: Sequence[Standing], around: Surroundings) -> Document:
    records = [standing.record for standing in standings]
    designations = _merged([_designation(item, each) for each in standings for item in each.record.designations])
    return {
        "id": entry_id,
        "kind": records[0].kind.value,
        "name": records[0].name,
        "names": _names(records),
        "status": strongest(record.status for record in records).value,
        "designations": designations,
        "programmes": sorted({item["programme"] or item["authority"] for item in designations}),
        "lists": sorted({record.source for record in records}),
        "associations": [_association(record, tie, around) for record in records for tie in record.associations],
        "identifiers": _merged([_filled(item) for record in records for item in record.identifiers]),
        "birth_dates": _merged([_filled(item) for record in records for item in record.birth_dates]),
        "birth_places": _merged([place for record in records for place in record.birth_places]),
        "countries": _merged([_filled(item) for record in records for item in record.countries]),
        "gender": next((record.gender for record in records if record.gender), ""),
        "titles": _merged([title for record in records for title in record.titles]),
        "addresses": _merged([_filled(item) for record in records for item in record.addresses]),
        "remarks": [fields_of(item) for record in records for item in record.remarks],
        "sources": [_source(standing, around.articles) for standing in standings],
    }


def _names(records: Sequence[Record]) -> list[dict[str, str]]:
    """Every name once, under the first kind it was given; further primary names of other records are aliases."""
    founding = records[0].name
    kinds: dict[str, NameKind] = {}
    for record in records:
        for name in record.names:
            primary_elsewhere = name.kind is NameKind.PRIMARY and name.value != founding
            kinds.setdefault(name.value, NameKind.ALIAS if primary_elsewhere else name.kind)
    return [{"value": value, "kind": kind.value} for value, kind in kinds.items()]


def _designation(item: Designation, standing: Standing) -> Document:
    """A designation; of one whose list gives no date of listing also when it was first seen there."""
    seen = {} if item.start or not standing.first_seen else {"first_seen": standing.first_seen}
    return fields_of(item) | {"source": standing.record.key} | seen


def _association(record: Record, tie: Association, around: Surroundings) -> dict[str, str | None]:
    entry = around.entry_of.get(tie.target_key)
    return {
        "relation": tie.relation.value,
        "entry": entry,
        "name": around.entry_name.get(entry, tie.target_name) if entry else tie.target_name,
        "source": record.key,
    }


def _source(standing: Standing, articles: Mapping[str, Article]) -> Document:
    record = standing.record
    held = {"record": record.key, "status": record.status.value, "in_force_from": standing.in_force_from}
    if standing.in_force_to:
        held["in_force_to"] = standing.in_force_to
    article = articles.get(standing.source_id)
    if article is None:
        return {"type": "list", "id": standing.source_id, "list": record.source, **held}
    return {
        "type": "article",
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "published": article.published,
        **held,
        "negated": record.negated,
        "evidence": [_evidence(fields_of(item), article.text) for item in record.evidence],
    }


def _evidence(item: Document, text: str) -> Document:
    start, end = passage(text, item["start"], item["end"])
    return item | {"passage": {"quote": text[start:end], "start": start, "end": end}}


def _merged(values: Sequence[Any]) -> list[Any]:
    """The values in order, each once."""
    seen: list[Any] = []
    known: set[str] = set()
    for value in values:
        mark = repr(value)
        if mark not in known:
            known.add(mark)
            seen.append(value)
    return seen


def _filled(item: Any) -> Document:
    return {name: value for name, value in fields_of(item).items() if value != ""}
