"""Which mentions speak of the same party: equal names, surnames, short forms, acronyms, offered aliases."""

from collections.abc import Sequence

from service.articles.aliases import AliasClaim
from service.articles.dossier import FoundName, Party, name_key
from service.articles.kinds import vote_by_context, vote_by_name
from service.articles.parties import Mention
from service.articles.tables import rows, words
from service.domain.vocabulary import NameKind, PartyKind

_MAX_SHARING = 40


class Registry:
    """The parties of one text. Full names are entered first, so that a short form before the full one finds it too."""

    def __init__(self, text: str) -> None:
        self.parties: list[Party] = []
        self._text = text
        self._by_key: dict[str, Party] = {}
        self._by_word: dict[str, list[Party]] = {}
        self._by_initials: dict[str, list[Party]] = {}
        self._of_mention: dict[tuple[int, int], Party] = {}

    def party_of(self, mention: Mention) -> Party | None:
        """The party that a mention was resolved to."""
        return self._of_mention.get((mention.start, mention.end))

    def find(self, name: str) -> Party | None:
        """The party with that name or alias."""
        return self._by_key.get(name_key(name))

    def sharing(self, word: str) -> Sequence[Party]:
        """The parties with a word (casefolded) in one of their names; capped."""
        return tuple(self._by_word.get(word, ()))

    def enter(self, name: FoundName) -> Party:
        """The party of a full name: the known one, or a new one."""
        party = self.find(name.value)
        if party is None:
            party = Party(len(self.parties))
            self.parties.append(party)
            vote_by_name(party, name.value)
        party.add_name(name)
        self._index(party, name.value)
        return party

    def offer(self, party: Party, name: FoundName) -> None:
        """A further name of a party; another party that was known by it alone is taken in."""
        other = self.find(name.value)
        party.add_name(name)
        if other is not None and other is not party:
            self._merge(party, other)
        self._index(party, name.value)

    def read(self, mentions: Sequence[tuple[int, Mention]], aliases: Sequence[AliasClaim]) -> None:
        """Resolve all mentions (sentence number, mention) of a text."""
        alias_mentions = {id(claim.mention) for claim in aliases if claim.mention is not None}
        plain = [(sentence, mention) for sentence, mention in mentions if id(mention) not in alias_mentions]
        for sentence, mention in sorted(plain, key=lambda item: -_words(item[1].name)):
            self._resolve(sentence, mention)
        for claim in aliases:
            owner = self.party_of(claim.owner)
            if owner is not None:
                self._alias(owner, claim)
                self._assign(owner, claim.mention)
        for sentence, mention in mentions:
            if id(mention) in alias_mentions and self.party_of(mention) is None:
                self._resolve(sentence, mention)
        for sentence, mention in mentions:
            party = self.party_of(mention)
            if party is not None:
                party.sentences.append(sentence)
                vote_by_context(party, self._text, mention)

    def _assign(self, owner: Party, mention: Mention | None) -> None:
        """A mention that is an alias stands for its owner, whatever else has its name."""
        if mention is not None:
            owner.mentions.append(mention)
            self._of_mention[(mention.start, mention.end)] = owner

    def _alias(self, owner: Party, claim: AliasClaim) -> None:
        name = FoundName(claim.value, claim.kind, claim.span)
        if claim.short and owner.kind is PartyKind.PERSON:
            self._index(owner, claim.value)
            return
        if owner.name.isupper() and " " not in owner.name and " " in claim.value and claim.kind is NameKind.ALIAS:
            owner.names.insert(0, FoundName(claim.value, NameKind.PRIMARY, claim.span))
            vote_by_name(owner, claim.value)
        self.offer(owner, name)

    def _resolve(self, sentence: int, mention: Mention) -> None:
        name = FoundName(mention.name, NameKind.PRIMARY, (mention.start, mention.end))
        party = self.find(mention.name) or self._short_form(mention) or self.enter(name)
        party.mentions.append(mention)
        if party.names[0].value == mention.name and mention.start < party.names[0].span[0]:
            party.names[0] = name
        self._of_mention[(mention.start, mention.end)] = party

    def _short_form(self, mention: Mention) -> Party | None:
        """A party whose name has the words of this one: a surname, the beginning of a body's name, an acronym."""
        parts = mention.name.casefold().split()
        candidates = [party for party in self._by_word.get(parts[0], ()) if self._is_short(parts, party)]
        if not candidates and len(parts) == 1 and mention.name.isupper() and len(mention.name) > 2:
            candidates = self._by_initials.get(mention.name, [])
        if not candidates:
            return None
        before = [party for party in candidates if party.mentions and party.mentions[0].start < mention.start]
        return min(before or candidates, key=lambda party: party.names[0].span[0])

    def _is_short(self, parts: list[str], party: Party) -> bool:
        whole = party.name.casefold().replace(",", "").split()
        if len(parts) >= len(whole):
            return False
        if party.kind is PartyKind.PERSON:
            return _is_short_person(parts, whole)
        generic = words("business_words") | words("org_heads")
        if all(part in generic for part in parts) and (len(parts) > 1 or parts[0] not in _own_heads()):
            return False
        if whole[len(parts)] in ("-", "–", "of", "in", "for", "and"):
            return False
        return parts == whole[: len(parts)] or (len(parts) == 1 and parts[0] in whole)

    def _index(self, party: Party, value: str) -> None:
        self._by_key.setdefault(name_key(value), party)
        for word in value.casefold().replace(",", "").split():
            _add(self._by_word.setdefault(word, []), party)
            if word.startswith(("al-", "el-")):
                _add(self._by_word.setdefault(word[3:], []), party)
        _add(self._by_initials.setdefault(_initials(value), []), party)

    def _merge(self, party: Party, other: Party) -> None:
        """Take in a party that turned out to be the same."""
        for name in other.names:
            party.add_name(FoundName(name.value, NameKind.ALIAS, name.span))
            self._by_key[name_key(name.value)] = party
        party.mentions.extend(other.mentions)
        for mention in other.mentions:
            self._of_mention[(mention.start, mention.end)] = party
        for kind, weight in other.kinds.items():
            party.vote(kind, weight / 4)
        other.names, other.mentions = [], []


def _is_short_person(parts: list[str], whole: list[str]) -> bool:
    """A given name, a surname or a part of a double one, a name without its middle, or its beginning."""
    if len(parts) == 1:
        middle = (word for word in whole[1:-1] if len(word) > 3)
        return parts[0] in (whole[0], whole[-1], whole[-1].split("-", 1)[-1], *middle)
    return parts == whole[: len(parts)] or (_in_order(parts, whole) and parts[-1] == whole[-1])


def _own_heads() -> frozenset[str]:
    """Head words that other languages lend to names (`Ansar`, `Harakat`): they may stand alone for the body."""
    return frozenset(row["word"].casefold() for row in rows("org_heads") if row["source"].startswith("Arabic"))


def _add(known: list[Party], party: Party) -> None:
    """A word that many names share tells none of them apart; the list is capped."""
    if len(known) < _MAX_SHARING and all(party is not other for other in known):
        known.append(party)


def _words(name: str) -> int:
    return len(name.split())


def _in_order(parts: list[str], whole: list[str]) -> bool:
    """Whether all parts stand in the whole in the same order (`Olga Yudina` in `Olga Petrovna Yudina`)."""
    rest = iter(whole)
    return all(part in rest for part in parts)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
