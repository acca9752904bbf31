"""From accepted drafts to records: the step at which an article's claim becomes part of the list."""

import re
from collections.abc import Mapping, Sequence

from service.domain.draft import DraftEntry
from service.domain.programmes import authority_of
from service.domain.record import Association, Country, Designation, PublishedDate, Record, Remark
from service.domain.source import Article
from service.domain.vocabulary import CountryRole, Status

SOURCE = "articles"  # the list code under which all article-derived records stand
_LISTED = (Status.DESIGNATED, Status.DELISTED, Status.PROPOSED)
_NOT_IN_SLUG = re.compile(r"[\W_]+")


def records_of(article: Article, drafts: Sequence[DraftEntry]) -> list[Record]:
    """The records of an article's drafts, in order; associations point at one another's record keys."""
    keys = record_keys(article, drafts)
    names = {draft.id: draft.name for draft in drafts}
    return [_record(draft, keys, names) for draft in drafts]


def record_keys(article: Article, drafts: Sequence[DraftEntry]) -> dict[str, str]:
    """The record key of each draft by draft id: the article's id and the name, so that re-reading finds the same
    party."""
    keys: dict[str, str] = {}
    for draft in drafts:
        key = f"{article.id}:{_slug(draft.name)}"
        keys[draft.id] = key if key not in keys.values() else f"{key}-{draft.id}"
    return keys


def _slug(name: str) -> str:
    return _NOT_IN_SLUG.sub("-", name.casefold()).strip("-")[:60] or "unnamed"


def _record(draft: DraftEntry, keys: Mapping[str, str], names: Mapping[str, str]) -> Record:
    return Record(
        key=keys[draft.id],
        source=SOURCE,
        kind=draft.kind,
        names=draft.names,
        status=draft.status,
        designations=_designations(draft),
        associations=tuple(
            Association(tie.relation, names[tie.target], keys[tie.target])
            for tie in draft.associations
            if tie.target in keys
        ),
        identifiers=draft.identifiers,
        evidence=draft.evidence,
        birth_dates=(PublishedDate(draft.birth_date, draft.birth_date),) if draft.birth_date else (),
        countries=_countries(draft),
        titles=draft.roles,
        remarks=(Remark("latest action", draft.action_date),) if draft.action_date else (),
        negated=draft.negated,
    )


def _countries(draft: DraftEntry) -> tuple[Country, ...]:
    if not draft.nationality:
        return ()
    return (Country(CountryRole.NATIONALITY, draft.nationality, draft.nationality.lower()),)


def _designations(draft: DraftEntry) -> tuple[Designation, ...]:
    """One for each programme and each authority without any.

    A draft has one date, the latest: where several authorities acted it is not said whose it is, and none gets it.
    """
    if draft.status not in _LISTED:
        return ()
    pairs = [(_authority(programme, draft.authorities), programme) for programme in draft.programmes]
    named = {authority.split("/")[0] for authority, _ in pairs}
    pairs += [(authority, "") for authority in draft.authorities if authority.split("/")[0] not in named]
    ended = draft.status is Status.DELISTED
    day = draft.action_date if len({authority for authority, _ in pairs}) == 1 else ""
    return tuple(
        Designation(authority, programme, draft.status, start="" if ended else day, end=day if ended else "")
        for authority, programme in pairs
    )


def _authority(programme: str, named: Sequence[str]) -> str:
    """Who designated under a programme: as the article names them, else whose programme it is."""
    issuer = authority_of(programme)
    for authority in named:
        if authority == issuer or issuer.startswith(authority + "/"):
            return authority
    same_country = [authority for authority in named if authority.split("/")[0] == issuer.split("/")[0]]
    return same_country[0] if same_country else issuer
