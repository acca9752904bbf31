"""From what was read to what is claimed: the status that stands, and whether it stands on enough.

`designated` is only said where an authority or a list word supports it; everything else gets a lower status.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from service.articles.claims import Action
from service.articles.dossier import DECIDED, FoundDay, Party, StatusClaim
from service.articles.regimes import Named, bodies, body_authorities, find_programmes, first_authorities, top_level
from service.articles.text import Text
from service.articles.timing import is_lasting, reported_days
from service.domain.programmes import authority_of
from service.domain.vocabulary import Status

_GENERAL_LISTS = frozenset(("EU", "UK", "AU", "CH"))
_SCOPE = re.compile(
    r"\b(?:these|those|the|today['’]s|this|all) (?:[\w-]+ ){0,3}?(?:targets?|persons?|individuals?|entities|"
    r"actions?|steps?|measures?|designations?|sanctions|listings?|"
    r"vessels|companies|package)\b[^.;]{0,60}?\b(?:pursuant to|under|made under|in accordance with|is part of|"
    r"are part of)\b",
    re.I,
)
_STILL = frozenset(("stays_listed",))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands at the end of the text. `claims` are those it rests on, strongest first; empty for `mentioned`."""

    status: Status
    claims: tuple[StatusClaim, ...] = ()
    programmes: tuple[Named, ...] = ()
    authorities: tuple[Named, ...] = ()
    day: FoundDay | None = None
    unsupported: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """What the text says once for all its listings.

    `programmes` are those of the action as a whole, `sole` is the only UN programme that the text names, and `days`
    tells by authority when the action happened (`timing.reported_days`).
    """

    programmes: tuple[Named, ...] = ()
    sole: tuple[Named, ...] = ()
    days: Mapping[str, FoundDay] = field(default_factory=dict)


def scope_of(text: Text, action: Action) -> Scope:
    """The scope of a text that was read."""
    claims = [claim for party in text.registry.parties for claim in party.claims]
    days = reported_days(text, (*claims, *(group.claim for group in action.groups)))
    named = [one for one in find_programmes(text.content, 0, len(text.content)) if one.code.startswith("UN ")]
    sole = tuple(named[:1]) if len({one.code for one in named}) == 1 else ()
    return Scope(_scope_programmes(text), sole, days)


def _scope_programmes(text: Text) -> tuple[Named, ...]:
    """`These targets are being designated pursuant to …`."""
    found: list[Named] = []
    for sentence in text.sentences:
        match = _SCOPE.search(text.content, sentence.start, sentence.end)
        if match:
            for named in find_programmes(text.content, match.end() - 1, min(sentence.end, match.end() + 120)):
                if all(named.code != known.code for known in found):
                    found.append(named)
    return tuple(found)


def judge(text: Text, party: Party, action: Action, scope: Scope) -> Verdict:
    """The verdict on one party."""
    claims = [claim for claim in party.claims if claim.status is Status.TARGETED or claim.supported]
    unsupported = len(claims) < len(party.claims)
    standing = _standing(claims)
    if standing is None:
        return Verdict(Status.MENTIONED, unsupported=unsupported)
    status, kept = standing
    if status is Status.TARGETED:
        return Verdict(status, tuple(kept))
    authorities = _unique([one for claim in kept for one in _authorities(text, claim, action, status)])
    programmes = _unique([one for claim in kept for one in claim.programmes])
    if status is Status.DELISTED and not programmes:
        tops = top_level(tuple(one.code for one in authorities))
        ended = [claim for claim in claims if tops & _tops(claim)]
        programmes = _unique([one for claim in ended for one in claim.programmes])
    if status is Status.DESIGNATED and any(claim.current for claim in kept):
        programmes = _with_scope(programmes, authorities, scope.programmes, action)
    programmes = _general(programmes, authorities, status) + _sole(programmes, authorities, scope.sole)
    day = _stated_day(kept) or _reported_day(text, kept, authorities, scope.days, status)
    return Verdict(status, tuple(kept), tuple(programmes), tuple(_specific(authorities)), day)


def _with_scope(
    programmes: list[Named], authorities: Sequence[Named], scope: Sequence[Named], action: Action
) -> list[Named]:
    """Those of the action as a whole where its authority is meant; those of unnamed groups where none is known."""
    codes = [one.code for one in authorities]
    found = [one for one in scope if _agrees(authority_of(one.code), codes)]
    if not programmes:
        found += [one for one in action.group_programmes() if _agrees(authority_of(one.code), codes)]
    return _unique([*programmes, *found])


def _agrees(authority: str, codes: Sequence[str]) -> bool:
    """Whether an authority can be one of those; `US` says nothing of its departments."""
    return not codes or any(
        authority == code or authority.startswith(f"{code}/") or code.startswith(f"{authority}/") for code in codes
    )


def _standing(claims: Sequence[StatusClaim]) -> tuple[Status, list[StatusClaim]] | None:
    listed = [claim for claim in claims if claim.status is Status.DESIGNATED]
    ended = [claim for claim in claims if claim.status is Status.DELISTED]
    if ended:
        rest = [claim for claim in listed if _stands(claim, ended)]
        return (Status.DESIGNATED, rest) if rest else (Status.DELISTED, ended)
    for status in (Status.DESIGNATED, Status.PROPOSED, Status.TARGETED):
        kept = [claim for claim in claims if claim.status is status]
        if kept:
            return status, kept
    return None


def _stands(claim: StatusClaim, ended: Sequence[StatusClaim]) -> bool:
    """`remains on the list`, a listing by someone else, or one that is dated after the removal."""
    if (claim.rule in _STILL and claim.current) or _other_authority(claim, ended):
        return True
    days = [one.day.iso for one in ended if one.day is not None]
    return claim.day is not None and bool(days) and claim.day.iso[:4].isdigit() and claim.day.iso > max(days)


def _tops(claim: StatusClaim) -> frozenset[str]:
    """Those who act in a claim: the authorities named, and those of the programmes named."""
    return top_level((*(one.code for one in claim.authorities), *(authority_of(one.code) for one in claim.programmes)))


def _other_authority(claim: StatusClaim, ended: Sequence[StatusClaim]) -> bool:
    mine = top_level(tuple(one.code for one in claim.authorities))
    theirs = {code for one in ended for code in top_level(tuple(named.code for named in one.authorities))}
    return bool(mine) and bool(theirs) and not mine & theirs


def _authorities(text: Text, claim: StatusClaim, action: Action, status: Status) -> Sequence[Named]:
    """Those of the claim; those of the action where a current claim names none."""
    if claim.authorities or not claim.current or status is Status.PROPOSED:
        return claim.authorities
    if claim.rule == "attribute":
        return claim.authorities
    group = action.group_before(claim.sentence)
    if group is not None:
        return _narrowed(text, group.claim, claim)
    return claim.inherited or authorities_before(text, claim) or action.authorities


def _narrowed(text: Text, group: StatusClaim, claim: StatusClaim) -> Sequence[Named]:
    """`The United States imposed …`, and one of its departments is named before the claim: that department."""
    if [one.code for one in group.authorities] != ["US"] or group.span[0] >= claim.span[1]:
        return group.authorities
    named = body_authorities(text.content, group.span[0], claim.span[1])
    departments = [one for one in named if one.code.startswith("US/")]
    return departments if len(departments) == 1 else group.authorities


def authorities_before(text: Text, claim: StatusClaim) -> tuple[Named, ...]:
    """The authorities of the nearest sentence before a claim that says who acts, else those the text names first."""
    for number in reversed([number for number in text.acting if number <= claim.sentence]):
        if text.acting[number]:
            return bodies(text.acting[number])
    return first_authorities(text.content, claim.span[0])[:1]


def _general(programmes: list[Named], authorities: Sequence[Named], status: Status) -> list[Named]:
    """An authority with one general list and no programme named stands for that list."""
    if status is Status.PROPOSED:
        return programmes
    covered = {authority_of(one.code).split("/")[0] for one in programmes}
    general = [one for one in authorities if one.code in _GENERAL_LISTS and one.code not in covered]
    return _unique([*programmes, *general])


def _sole(programmes: Sequence[Named], authorities: Sequence[Named], sole: Sequence[Named]) -> list[Named]:
    """Every UN listing is of one committee: the only one that the text names, where the listing names none."""
    if any(one.code.startswith("UN ") for one in programmes) or all(one.code != "UN" for one in authorities):
        return []
    return list(sole)


def _specific(authorities: Sequence[Named]) -> list[Named]:
    codes = {one.code for one in authorities}
    return [one for one in authorities if "/" in one.code or not any(code.startswith(f"{one.code}/") for code in codes)]


def _unique(named: Sequence[Named]) -> list[Named]:
    kept: dict[str, Named] = {}
    for one in named:
        kept.setdefault(one.code, one)
    return list(kept.values())


def _stated_day(claims: Sequence[StatusClaim]) -> FoundDay | None:
    """The latest date stated, one with a year before others."""
    stated = [claim.day for claim in claims if claim.day is not None]
    full = [day for day in stated if day.iso[:4].isdigit()] or stated
    return max(full, key=lambda day: day.iso, default=None)


def _reported_day(
    text: Text,
    claims: Sequence[StatusClaim],
    authorities: Sequence[Named],
    days: Mapping[str, FoundDay],
    status: Status,
) -> FoundDay | None:
    """A current listing without a date of its own was made with the others of its authority."""
    if status not in DECIDED or not any(one.current and not is_lasting(text.content, one) for one in claims):
        return None
    tops = top_level(tuple(one.code for one in authorities))
    found = {days[top].iso: days[top] for top in tops if top in days}
    return next(iter(found.values())) if len(found) == 1 else None if found else days.get("today" if tops else "")
