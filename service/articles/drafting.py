"""Verdicts become draft entries, spans of the view become quotes of the text. A claim without a valid quote is "
"dropped."""

import re
from collections.abc import Mapping, Sequence

from service.articles.boundaries import owns_stop
from service.articles.dossier import Party, Span
from service.articles.gate import Verdict
from service.articles.reading import ReadingView
from service.domain.draft import Doubt, DraftAssociation, DraftEntry
from service.domain.record import Evidence, RecordName
from service.domain.vocabulary import NameKind, PartyKind, Status

_UNSUPPORTED = "The text speaks of a listing of {} but names neither an authority nor a list near it."
_DETERMINER = re.compile(r"(?<!\w)(?:the|an?) \Z", re.I)
_SENTENCE_ARTICLE = re.compile(r"(?<!\w)The \Z")
_HEAD_NOUN = re.compile(r" (?:group|entity|organi[sz]ation|individual|person)\b")
_ARTICLE_WITH_EDGE = len(" the ")
_LISTED = (Status.DESIGNATED, Status.DELISTED, Status.PROPOSED)


class Drafting:
    """Writes the drafts of one text. Ids follow the order of first mention."""

    def __init__(self, view: ReadingView, parties: Sequence[Party], statuses: Mapping[int, Status]) -> None:
        self._view = view
        order = sorted((party for party in parties if party.number in statuses), key=_first)
        self.order = order
        self._ids = {party.number: f"e{number}" for number, party in enumerate(order, 1)}
        self._statuses = statuses
        self.doubts: list[Doubt] = []

    def draft(self, party: Party, verdict: Verdict) -> DraftEntry | None:
        """The draft of one party; None when not even its name can be quoted."""
        status = self._statuses[party.number]
        listed = status in _LISTED
        names = _names(party)
        evidence = [*self._quotes("name", [names[0][1]]), *self._status_evidence(party, verdict, status)]
        if not evidence or evidence[0].fact != "name":
            return None
        for name, span in names[1:]:
            evidence += self._quotes(f"alias:{name.value}", [span])
        programmes, authorities, action_date = self._listing(verdict, evidence) if listed else ((), (), "")
        associations = self._associations(party, evidence)
        roles = party.roles if party.kind is PartyKind.PERSON else []
        for role, span in roles:
            evidence += self._quotes(f"role:{role}", [span], "role")
        self._person_facts(party, evidence)
        self._doubt(party, verdict, status)
        return DraftEntry(
            id=self._ids[party.number],
            kind=party.kind,
            names=tuple(name for name, _ in names),
            status=status,
            programmes=programmes,
            authorities=authorities,
            action_date=action_date,
            roles=tuple(role for role, _ in roles),
            associations=associations,
            birth_date=party.birth.iso if party.birth else "",
            nationality=party.nationality[0] if party.nationality else "",
            identifiers=tuple(identifier for identifier, _ in party.identifiers),
            negated=bool(party.negations),
            evidence=tuple(evidence),
        )

    def doubt_unsupported(self, parties: Sequence[Party], verdicts: Sequence[Verdict]) -> None:
        """A listing that nothing supports, of a party without an entry, is a doubt about the document."""
        for party, verdict in zip(parties, verdicts, strict=True):
            if verdict.unsupported and party.names and party.number not in self._statuses:
                self.doubts.append(Doubt("", "unsupported_listing", _UNSUPPORTED.format(party.name)))

    def _status_evidence(self, party: Party, verdict: Verdict, status: Status) -> list[Evidence]:
        if verdict.status is status and verdict.claims:
            best = sorted(verdict.claims, key=lambda claim: (not claim.authorities, not claim.programmes))
            return self._quotes("status", [best[0].span], best[0].rule)
        if party.noted is not None:
            return self._quotes("status", [party.noted], "noted")
        ties = [tie for tie in party.ties if tie.target in self._ids]
        if ties:
            return self._quotes("status", [ties[0].span], ties[0].rule)
        return self._quotes("status", [party.negations[0] if party.negations else party.names[0].span], "tied")

    def _listing(self, verdict: Verdict, evidence: list[Evidence]) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        programmes, authorities = [], []
        for one in verdict.programmes:
            evidence += self._quotes(f"program:{one.code}", [(one.start, one.end)], "regime")
            programmes.append(one.code)
        for one in verdict.authorities:
            evidence += self._quotes(f"authority:{one.code}", [(one.start, one.end)], "regime")
            authorities.append(one.code)
        day = verdict.day
        if day is not None:
            evidence += self._quotes("action_date", [day.span], "date")
        return tuple(sorted(programmes)), tuple(sorted(authorities)), day.iso if day else ""

    def _associations(self, party: Party, evidence: list[Evidence]) -> tuple[DraftAssociation, ...]:
        kept = []
        for tie in party.ties:
            target = self._ids.get(tie.target)
            if target and target != self._ids[party.number]:
                kept.append(DraftAssociation(tie.relation, target))
                evidence += self._quotes(f"affiliation:{tie.relation.value}:{target}", [tie.span], tie.rule)
        return tuple(kept)

    def _person_facts(self, party: Party, evidence: list[Evidence]) -> None:
        if party.birth:
            evidence += self._quotes("dob", [party.birth.span], "fact")
        if party.nationality:
            evidence += self._quotes("nationality", [party.nationality[1]], "fact")
        for identifier, span in party.identifiers:
            evidence += self._quotes(f"identifier:{identifier.type.value}", [span], "fact")
        for span in party.negations[:1]:
            evidence += self._quotes("negation", [span], "negation")

    def _quotes(self, fact: str, spans: Sequence[Span], rule: str = "") -> list[Evidence]:
        """Evidence in the words of the text; spans that stand for nothing are left out."""
        found = []
        for start, end in spans:
            if start < end:
                begin, stop = self._view.source_span(*self._whole_phrase(fact, start, end))
                quote = self._view.source[begin:stop]
                if quote.strip():
                    found.append(Evidence(fact, quote, begin, stop, rule))
        return found

    def _whole_phrase(self, fact: str, start: int, end: int) -> Span:
        """Statements are quoted with the article before their first word and the noun that their last one qualifies;
        authorities with the article that begins a sentence."""
        sort = fact.partition(":")[0]
        if sort not in ("status", "affiliation", "authority"):
            return start, end
        article = _SENTENCE_ARTICLE if sort == "authority" else _DETERMINER
        before = article.search(self._view.text, max(0, start - _ARTICLE_WITH_EDGE), start)
        after = _HEAD_NOUN.match(self._view.text, end) if sort == "status" else None
        return before.start() if before else start, after.end() if after else end

    def _doubt(self, party: Party, verdict: Verdict, status: Status) -> None:
        draft = self._ids[party.number]
        if verdict.unsupported and status is not Status.DESIGNATED:
            self.doubts.append(Doubt(draft, "unsupported_listing", _UNSUPPORTED.format(party.name)))
        if status is Status.DESIGNATED and not verdict.authorities:
            self.doubts.append(Doubt(draft, "no_authority", f"The text does not say who listed {party.name}."))
        if status is Status.DESIGNATED and party.negations:
            self.doubts.append(Doubt(draft, "also_denied", f"The text also denies a listing of {party.name}."))
        if status in (Status.ASSOCIATED, Status.PROPOSED, Status.TARGETED):
            self.doubts.append(
                Doubt(draft, f"only_{status.value}", f"No listing of {party.name} is stated; it is {status.value}.")
            )


def _names(party: Party) -> list[tuple[RecordName, Span]]:
    """The primary name is the first. A trailing full stop is part of a name only after a shortened company form."""
    names: list[tuple[RecordName, Span]] = []
    for number, found in enumerate(party.names):
        kind = NameKind.PRIMARY if number == 0 else NameKind.ALIAS if found.kind is NameKind.PRIMARY else found.kind
        printed = " ".join(found.value.split()).rstrip(" ,")
        value = printed if owns_stop(printed.rstrip(".")) else printed.rstrip(". ,")
        if value and all(value != known.value for known, _ in names):
            names.append((RecordName(value, kind), found.span))
    return names


def _first(party: Party) -> tuple[int, int]:
    starts = [mention.start for mention in party.mentions] + [name.span[0] for name in party.names]
    return min(starts), party.number
