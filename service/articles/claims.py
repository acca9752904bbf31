"""Frames become claims: who is stated to be listed, delisted, proposed or attacked, by whom, under what, when."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from service.articles.agents import agents
from service.articles.clauses import Pair, clause_start
from service.articles.continuations import antecedent
from service.articles.coreference import points_ahead
from service.articles.dossier import DECIDED, Party, Span, StatusClaim
from service.articles.frames import Found
from service.articles.headings import heading_authority
from service.articles.kinds import vote_by_count
from service.articles.numbers import count_in
from service.articles.regimes import Named, find_programmes
from service.articles.senses import acting, supported
from service.articles.sentences import BlockKind, Sentence
from service.articles.subjects import parties_of
from service.articles.text import Text
from service.articles.timing import claim_day, is_history, is_old
from service.domain.vocabulary import Status

_VICTIM = re.compile(
    r"\b(?:geologist|journalist|reporter|aid workers?|civilians?|schoolgirl|student|teacher|tourist|engineer|"
    r"driver|nurse|doctor|activist|victims?|passengers?|"
    r"child|children|hostages?|soldiers?|troops|contractor|peacekeepers?|worshippers?)s? (?:\w+ )?$",
    re.I,
)
_MORE = re.compile(
    r"\b(?:as well as|along with|together with|and) (?:against |on |of )?(?:two|three|four|five|six|seven|eight|"
    r"nine|ten|\d{1,2})"
    r" (?:other |more |further )?[a-z]\w+"
)
_ALSO = re.compile(r"\b(?:also|too|as well|likewise|in addition|additionally)\b", re.I)
_KIN = re.compile(r"\s(?:brothers|sisters|siblings|twins|family)\b")
_GOES_ON = frozenset(("also_listed", "among_them", "completes_list", "group_members"))
_MAX_PROGRAMMES = 5
_BACK = 5
_FULL_DATE = len("2021-05-03")
_SAME_PROGRAMME = re.compile(
    r"\b(?:(?:the same|those|these) (?:order|authority|authorities|programme|program|regulations|regime|law|act|"
    r"powers)|as such)\b",
    re.I,
)
_AS_SUCH = re.compile(r"[^.;]{0,12}?\bas such\b")
_WITH = re.compile(r", with ")
_EFFECTS = {
    "designate": Status.DESIGNATED,
    "delist": Status.DELISTED,
    "propose": Status.PROPOSED,
    "target": Status.TARGETED,
}


@dataclass(frozen=True, slots=True)
class GroupClaim:
    """A statement about a number of parties that it does not name (`sanctioned three shipowners`). `count` 0: "
    "not said."""

    claim: StatusClaim
    count: int
    words: str
    parties: list[Party] = field(default_factory=list)


@dataclass(slots=True)
class Action:
    """What the text as a whole reports: statements about unnamed groups, and the authorities seen to act so far."""

    groups: list[GroupClaim] = field(default_factory=list)
    programmes: tuple[Named, ...] = ()
    _acting: list[GroupClaim] = field(default_factory=list)
    authorities: tuple[Named, ...] = ()
    last: StatusClaim | None = None
    named: list[tuple[int, list[Party]]] = field(default_factory=list)

    def add(self, group: GroupClaim) -> None:
        """One more statement, in the order of the text."""
        self.groups.append(group)
        if group.claim.current and group.claim.authorities and group.claim.status is Status.DESIGNATED:
            self._acting.append(group)

    def group_before(self, sentence: int) -> GroupClaim | None:
        """The last listing of a group by a named authority up to a sentence."""
        at = bisect_right(self._acting, sentence, key=lambda group: group.claim.sentence)
        return self._acting[at - 1] if at else None

    def group_programmes(self) -> Sequence[Named]:
        """The programmes under which groups are listed, one of each code."""
        found: dict[str, Named] = {}
        for group in self.groups:
            if group.claim.current and group.claim.status is Status.DESIGNATED:
                found.update({one.code: one for one in group.claim.programmes if one.code not in found})
            if len(found) >= _MAX_PROGRAMMES:
                break
        return tuple(found.values())


def read_claims(text: Text, action: Action) -> None:
    """Read every sentence outside layouts, in order, and hang the claims on the parties."""
    for sentence in text.sentences:
        if sentence.block in text.consumed or text.blocks[sentence.block].kind in (BlockKind.HEADING, BlockKind.ROW):
            continue
        for found in text.statements.get(sentence.number, ()):
            _read(text, sentence, found, action)


def _read(text: Text, sentence: Sentence, found: Found, action: Action) -> None:
    heads, reference = _heads(text, sentence, found)
    claim = _claim(text, sentence, found, heads, action)
    if found.negated and found.frame.effect != "delist":
        _deny(heads, claim, found)
    elif heads:
        _state(text, heads, claim)
        _go_on(text, sentence, found, heads, claim, action)
        _vote(text, found, heads, reference if found.passive or found.frame.voice == "before" else "", action)
    elif not found.negated and claim.status in (Status.DESIGNATED, Status.PROPOSED):
        action.add(GroupClaim(claim, 0 if points_ahead(reference) else count_in(reference), reference))
    if not found.negated:
        _remember(claim, action)


def _heads(text: Text, sentence: Sentence, found: Found) -> tuple[list[Pair], str]:
    """Each party that a frame speaks of once, without the victims of an attack."""
    heads, reference = parties_of(text, sentence, found)
    heads = [*heads, *_family(text, heads)]
    heads = list({pair[1].number: pair for pair in reversed(heads)}.values())[::-1]
    if found.frame.effect == "target":
        heads = [pair for pair in heads if not _VICTIM.search(text.content[max(0, pair[0].left - 40) : pair[0].left])]
    return heads, reference


def _go_on(
    text: Text, sentence: Sentence, found: Found, heads: Sequence[Pair], claim: StatusClaim, action: Action
) -> None:
    """What later sentences and ties need: whom a group's sentence names, and a group at the end of a list of names."""
    if found.frame.id in _GOES_ON or found.frame.id == "those_listed":
        action.named.append((sentence.number, [party for _, party in heads]))
    after = max(sentence.start, heads[-1][0].end)  # whom a pronoun means may have been named long before
    rest = _MORE.search(text.content, after, _segment(text, sentence, found)[1])
    if rest and claim.status is Status.DESIGNATED and not found.passive:
        action.add(GroupClaim(claim, count_in(rest[0]), text.quote(rest.start(), rest.end() + 60)))


def _vote(text: Text, found: Found, heads: Sequence[Pair], subject: str, action: Action) -> None:
    """What the counted nouns of the statement, or of the group it goes on with, say of the kinds of its parties."""
    group = next((one for one in reversed(action.groups) if one.count == len(heads)), None)
    goes_on = group is not None and found.frame.id in _GOES_ON and count_in(group.words) == len(heads)
    lead = group.words if group is not None and goes_on else subject if count_in(subject) > 1 else ""
    for mention, party in heads:
        vote_by_count(party, f"{lead} {text.quote(found.end, max(found.end, mention.left))}")


def _remember(claim: StatusClaim, action: Action) -> None:
    """Who acted last, under what, and when: later claims that name none go on with it."""
    decided = claim.status in DECIDED
    if claim.current and claim.authorities and decided:
        action.authorities = claim.authorities
    if claim.programmes and claim.status is Status.DESIGNATED:
        action.programmes = claim.programmes
    if claim.day is not None and len(claim.day.iso) == _FULL_DATE and decided:
        action.last = claim


def _family(text: Text, heads: Sequence[Pair]) -> list[Pair]:
    """`the Demirel brothers`: everyone with that surname."""
    found = []
    for mention, party in heads:
        if _KIN.match(text.content, mention.end):
            surname = mention.name.split()[-1].casefold()
            kin = [one for one in text.registry.sharing(surname) if one is not party and one.kind is party.kind]
            found += [(mention, one) for one in kin if one.name.casefold().split()[-1:] == [surname]]
    return found


def _deny(heads: Sequence[Pair], claim: StatusClaim, found: Found) -> None:
    if found.frame.effect != "target":
        for _, party in heads:
            party.negations.append(claim.span)


def _state(text: Text, heads: Sequence[Pair], claim: StatusClaim) -> None:
    if claim.status is Status.DESIGNATED:
        text.claimed = tuple(heads)
    for _, party in heads:
        party.claims.append(claim)
        party.firm = party.firm or claim.status is not Status.TARGETED


def _status(text: Text, sentence: Sentence, found: Found) -> Status:
    """A wish to delist, or a refusal to, states that the listing stands; what goes on with another says the same."""
    before = antecedent(text, sentence, found)
    effect = before.frame.effect if before else found.frame.effect
    if effect == "delist" and (found.negated or found.proposed):
        return Status.DESIGNATED
    if effect == "designate" and found.proposed and found.frame.voice != "attribute":
        return Status.PROPOSED
    return _EFFECTS[effect]


def _claim(text: Text, sentence: Sentence, found: Found, heads: Sequence[Pair], action: Action) -> StatusClaim:
    content = text.content
    segment = _segment(text, sentence, found)
    authorities = (
        agents(content, segment, found)
        or agents(content, (sentence.start, sentence.end), found)
        or heading_authority(text, sentence.block)
    )
    programmes = tuple(find_programmes(content, *segment))
    if not programmes and _SAME_PROGRAMME.search(content, *segment):
        programmes = _last_programmes(text, sentence, found)
    history = is_history(content, segment, found)
    last = action.last.day if action.last else None
    day = claim_day(text, sentence, segment, found, history=history, last=last)
    if found.frame.id in _GOES_ON:
        programmes, day = programmes or action.programmes, day or last
    elif not programmes and not history and not authorities and _says_also(content, segment, found):
        programmes = action.programmes
    if not authorities and action.last is not None and day is last is not None:
        authorities = action.last.authorities
    return StatusClaim(
        _status(text, sentence, found),
        _quote_span(text, sentence, found, heads, (*authorities, *programmes)),
        found.frame.id,
        authorities,
        programmes,
        day,
        current=not history and not is_old(day, text.published),
        supported=bool(
            authorities
            or programmes
            or action.authorities
            or found.frame.id in _GOES_ON
            or acting(text, sentence)
            or supported(text, sentence)
        ),
        sentence=sentence.number,
        inherited=action.authorities,
    )


def _says_also(content: str, segment: Span, found: Found) -> bool:
    """`Six officials of the battalion were also designated`: under what the sentence before named.

    `sanctioned as well` says nothing of the programme.
    """
    return found.frame.id == "designate" and bool(
        _ALSO.search(content, max(segment[0], found.start - 30), min(segment[1], found.end + 12))
    )


def _last_programmes(text: Text, sentence: Sentence, found: Found) -> tuple[Named, ...]:
    """What `the same order`, `as such` stand for: the programmes of the nearest sentence before that names any."""
    here = find_programmes(text.content, sentence.start, found.start)
    for number in range(sentence.number - 1, max(-1, sentence.number - _BACK - 1), -1):
        if here:
            break
        before = text.sentences[number]
        here = find_programmes(text.content, before.start, before.end)
    return tuple(here)


def _segment(text: Text, sentence: Sentence, found: Found) -> Span:
    """The clause of a frame: from its beginning (or its relative pronoun) to where the next clause begins."""
    content = text.content
    start = clause_start(content, sentence.start, found.start)
    relative = list(re.finditer(r",?\s(?:which|who|that|whom)\s", content[start : found.start]))
    if relative:
        start += relative[-1].start()
    ending = re.compile(
        r";|, (?:which|who|whose|while|but|although|and (?:he|she|it|they))\b|\b(?:but|while|whereas)\b"
    ).search(content, found.end, sentence.end)
    return start, ending.start() if ending else sentence.end


def _quote_span(text: Text, sentence: Sentence, found: Found, heads: Sequence[Pair], named: Sequence[Named]) -> Span:
    """From the first to the last of what the claim rests on, inside its sentence; `as such` keeps to its clause."""
    segment = _segment(text, sentence, found)
    such = _AS_SUCH.match(text.content, found.end, sentence.end)
    within = _with_clause(text, sentence, heads) if such else sentence.start
    spans = [(found.start, such.end() if such else found.end), *((pair[0].start, pair[0].end) for pair in heads)]
    spans += [(one.start, one.end) for one in named]
    inside = [point for span in spans for point in span if within <= point <= sentence.end]
    start = min(inside)
    if such:
        return within, max(inside)
    return (segment[0] if segment[0] < start and start - segment[0] < 60 else start), max(inside)


def _with_clause(text: Text, sentence: Sentence, heads: Sequence[Pair]) -> int:
    """Where `…, with its leader, X, also being identified as such` begins; without `with` the sentence does."""
    first = min((pair[0].start for pair in heads), default=sentence.start)
    opened = [
        match.end() - len("with ") for match in _WITH.finditer(text.content, sentence.start, max(sentence.start, first))
    ]
    return opened[-1] if opened else sentence.start
