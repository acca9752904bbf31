"""The form of the annotated articles (`entities` with `programs`, `affiliations`, `dob`), written and read.

Keys beyond that form keep what it has no place for: `alias_kinds` beside `aliases`, `rule` in evidence, the country and
label of an identifier. `from_schema` is the exact inverse of `to_schema`.
"""

from collections.abc import Mapping
from typing import Any

from service.articles.extraction import EXTRACTION_VERSION, Extraction
from service.domain.draft import Doubt, DraftAssociation, DraftEntry
from service.domain.record import Evidence, Identifier, RecordName
from service.domain.source import Article
from service.domain.vocabulary import IdentifierType, NameKind, PartyKind, Relation, Status
from service.errors import BadInputError

Item = Mapping[str, Any]

_IDENTIFIER_EXTRAS = ("country", "label", "issued", "expires")


def to_schema(extraction: Extraction) -> dict[str, Any]:
    """`{"entities": [...], "doubts": [...], "version": "…"}`, and `"text"` where the text was taken out of HTML."""
    answer: dict[str, Any] = {
        "entities": [_entity(draft) for draft in extraction.drafts],
        "doubts": [{"draft": doubt.draft, "code": doubt.code, "text": doubt.text} for doubt in extraction.doubts],
        "version": extraction.version,
    }
    if extraction.article.original:
        answer["text"] = extraction.article.text
    return answer


def from_schema(article: Article, document: Item) -> Extraction:
    """The extraction that `to_schema` wrote. Raises BadInputError where a key is missing or a value is not known."""
    try:
        drafts = tuple(_draft(item) for item in document["entities"])
        doubts = tuple(Doubt(item["draft"], item["code"], item["text"]) for item in document.get("doubts", ()))
    except KeyError as error:
        raise BadInputError(f"An extracted entry lacks {error}.") from None
    except (TypeError, ValueError, AttributeError) as error:
        raise BadInputError(f"An extracted entry cannot be read: {error}.") from None
    return Extraction(article, drafts, doubts, str(document.get("version", EXTRACTION_VERSION)))


def _entity(draft: DraftEntry) -> dict[str, Any]:
    return {
        "id": draft.id,
        "kind": draft.kind.value,
        "name": draft.name,
        "aliases": [name.value for name in draft.names[1:]],
        "alias_kinds": [name.kind.value for name in draft.names[1:]],
        "status": draft.status.value,
        "programs": list(draft.programmes),
        "authorities": list(draft.authorities),
        "action_date": draft.action_date or None,
        "roles": list(draft.roles),
        "affiliations": [{"target": tie.target, "relation": tie.relation.value} for tie in draft.associations],
        "dob": draft.birth_date or None,
        "nationality": draft.nationality or None,
        "identifiers": [_identifier(item) for item in draft.identifiers],
        "negated": draft.negated,
        "evidence": [_evidence(item) for item in draft.evidence],
    }


def _identifier(item: Identifier) -> dict[str, str]:
    extras = {key: getattr(item, key) for key in _IDENTIFIER_EXTRAS if getattr(item, key)}
    return {"type": item.type.value, "value": item.value, **extras}


def _evidence(item: Evidence) -> dict[str, Any]:
    plain = {"field": item.fact, "quote": item.quote, "start": item.start, "end": item.end}
    return {**plain, "rule": item.rule} if item.rule else plain


def _draft(item: Item) -> DraftEntry:
    return DraftEntry(
        id=item["id"],
        kind=PartyKind(item["kind"]),
        names=_names(item),
        status=Status(item["status"]),
        programmes=tuple(item["programs"]),
        authorities=tuple(item["authorities"]),
        action_date=item["action_date"] or "",
        roles=tuple(item["roles"]),
        associations=tuple(DraftAssociation(Relation(tie["relation"]), tie["target"]) for tie in item["affiliations"]),
        birth_date=item["dob"] or "",
        nationality=item["nationality"] or "",
        identifiers=tuple(_read_identifier(one) for one in item["identifiers"]),
        negated=bool(item["negated"]),
        evidence=tuple(_read_evidence(one) for one in item["evidence"]),
    )


def _names(item: Item) -> tuple[RecordName, ...]:
    """Plain annotations have no `alias_kinds`; their aliases are of kind `alias`."""
    aliases = item["aliases"]
    kinds = item.get("alias_kinds") or [NameKind.ALIAS.value] * len(aliases)
    rest = tuple(RecordName(value, NameKind(kind)) for value, kind in zip(aliases, kinds, strict=True))
    return (RecordName(item["name"]), *rest)


def _read_identifier(item: Item) -> Identifier:
    extras = {key: str(item[key]) for key in _IDENTIFIER_EXTRAS if item.get(key)}
    return Identifier(IdentifierType(item["type"]), item["value"], **extras)


def _read_evidence(item: Item) -> Evidence:
    return Evidence(item["field"], item["quote"], int(item["start"]), int(item["end"]), item.get("rule", ""))
