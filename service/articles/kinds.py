"""What kind of party a name stands for, by its own words and by the words around it."""

import re
from collections.abc import Sequence
from functools import cache

from service.articles.dossier import Party
from service.articles.parties import Mention
from service.articles.tables import mapping, rows, words
from service.domain.vocabulary import PartyKind

_WINDOW = 60
_FORMS_BEFORE = frozenset(
    ("PT", "JSC", "OOO", "PJSC", "OJSC", "CJSC", "AO", "PAO", "OAO", "ZAO", "LLC", "UAB", "SIA", "TOO", "CV", "NV")
)
_VESSEL_AFTER = re.compile(r",?\s*\(?(?:IMO\b|MMSI\b|flag\b)|\s*\(built\b")
_AIRCRAFT_AFTER = re.compile(r"\s*\(?(?:MSN\b|aircraft\b|tail number\b|registration EP-)")
_TAIL = re.compile(r"[A-Z0-9]{1,3}-?[A-Z0-9]{3,6}")
_HOLDERS = (
    r"(?:leader|commander|chief|head|boss|member|official|founder|co-founder|owner|director|executive|manager|spokesman|"
    r"spokeswoman|officer|president|operative|figure|financier|veteran|lieutenant|employee)\b"
)
_REGISTRATION = re.compile(r"[A-Z]{1,2}-(?=\w*[A-Z]{2}|\d{3})[A-Z0-9]{3,5}")
_PAIRED = re.compile(r"[A-Z]\w{3,}-[A-Z]\w{3,}")
_LEADS = re.compile(
    r"\b(?:head|chief|leader|director|chairman|president|commander|minister|deputy|founder|owner) (?:of|at|for) "
    r"[^,.;]*\Z"
)
_TAIL_BEFORE = re.compile(r"\b(?:(?:tail|registration) (?:number|mark)s?|registration|registered(?: as)?) \Z")
_BUSINESS_END = re.compile(
    r"\w{3}(?:bank|chem|neft|ga[sz]|oil|energ[yo]|trade|invest|avia|trans|stroy?|prom|export|import|tech|soft|metal|"
    r"steel|marine|media|pharma?|impex|air|ship|logistics|electronics)\Z"
)
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Fitz|Van|Al|El|O['’])[A-Z][a-z]+[A-Z][a-z]+\w*")
_PLURALS = {
    "companie": (PartyKind.COMPANY, 3.0),
    "subsidiarie": (PartyKind.COMPANY, 3.0),
    "men": (PartyKind.PERSON, 3.0),
    "women": (PartyKind.PERSON, 3.0),
    "people": (PartyKind.PERSON, 3.0),
    "individual": (PartyKind.PERSON, 3.0),
    "person": (PartyKind.PERSON, 3.0),
}
_DATED = re.compile(
    r"(?:\s*[\[(][^()\[\]]{2,60}[)\]])?[\s—–:;,.(|-]*(?:D\.?O\.?B\b|P\.?O\.?B\b|date of birth|place of birth|"
    r"born|gender|sex:)",
    re.I,
)
_PERSON_AFTER = re.compile(
    r",? (?:\(?aged? )?\d{2},|\s*\((?:born|DOB|née|nee)\b|,? (?:who|whose|he|she)\b|,? (?:himself|herself)\b"
)


def vote_by_name(party: Party, name: str) -> None:
    """Signs in the name itself: company forms, head nouns, how it is written, the number of words."""
    tokens = [token.strip(".,") for token in name.split()]
    sign = _by_form(tokens) or _by_head([token.casefold() for token in tokens]) or _by_look(tokens, name)
    if sign:
        party.vote(*sign)


def _by_form(tokens: Sequence[str]) -> tuple[PartyKind, float] | None:
    formed = tokens[0] in _FORMS_BEFORE or any(_is_form(tokens, at) for at in range(1, len(tokens)))
    return (PartyKind.COMPANY, 4) if len(tokens) > 1 and formed else None


def _by_head(folded: Sequence[str]) -> tuple[PartyKind, float] | None:
    """The head noun: the last word, or the one before `of`; else any that is one."""
    heads = mapping("org_heads", "word", "kind")
    whole = folded[: folded.index("of")] if "of" in folded[1:] else folded
    candidates = (*whole[-1:], *folded[:1], *folded, *folded[-1].split("-"))
    head = next((heads[token] for token in candidates if token in heads), "")
    return (PartyKind(head), 2.5 if len(folded) > 1 else 1.0) if head else None


def _by_look(tokens: Sequence[str], name: str) -> tuple[PartyKind, float] | None:
    """What the letters say where no word does."""
    camel = any(_CAMEL.fullmatch(token) for token in tokens)
    looks: tuple[tuple[bool, PartyKind, float], ...] = (
        (bool(_REGISTRATION.fullmatch(name)), PartyKind.AIRCRAFT, 1),
        (bool(_BUSINESS_END.search(tokens[-1].casefold())), PartyKind.COMPANY, 1.5),
        (len(tokens) > 1 and (_is_lettered(tokens) or camel), PartyKind.COMPANY, 1.2),
        (len(tokens) == 1 and (camel or bool(_PAIRED.fullmatch(name))), PartyKind.COMPANY, 0.6),
        (len(tokens) == 1, PartyKind.ORGANISATION, 0.6 if name.isupper() or not name.isalpha() else 0.3),
        ("&" in tokens, PartyKind.COMPANY, 2),
        (len(tokens) <= 7 and not any(char.isdigit() for char in name), PartyKind.PERSON, 1),
    )
    return next(((kind, weight) for holds, kind, weight in looks if holds), None)


def _is_lettered(tokens: Sequence[str]) -> bool:
    """`NPC Alliance`, `ERA Technopark`: letters that stand for words, before a word; nobody's given name."""
    first = tokens[0].split("-")[0]
    return first.isalpha() and first.isupper() and 1 < len(first) < 6 and not any(one.isupper() for one in tokens[1:])


def _is_form(tokens: Sequence[str], at: int) -> bool:
    """A company form; one of two letters (`Ag`, `As`) only in capitals or at the end: elsewhere it is a particle."""
    token = tokens[at]
    if token.casefold() not in words("company_forms", "form"):
        return False
    return len(token) > 2 or token.isupper() or token in ("Co", "Oy")


def vote_by_context(party: Party, text: str, mention: Mention) -> None:
    """Signs around a mention: the noun before it, what follows it, its titles."""
    before = text[max(0, mention.left - _WINDOW) : mention.left]
    after = text[mention.end : mention.end + _WINDOW]
    if mention.titles or (mention.country and re.search(r"\b(?:national|citizen)s? $", before)):
        party.vote(PartyKind.PERSON, 2)
    if _VESSEL_AFTER.match(after):
        party.vote(PartyKind.VESSEL, 6)
    if _AIRCRAFT_AFTER.match(after):
        party.vote(PartyKind.AIRCRAFT, 6)
    if _TAIL_BEFORE.search(before) and _TAIL.fullmatch(mention.name):
        party.vote(PartyKind.AIRCRAFT, 6)
    if _PERSON_AFTER.match(after):
        party.vote(PartyKind.PERSON, 1.5)
    if _DATED.match(after):
        party.vote(PartyKind.PERSON, 5)
    found = _noun_before(before) or _noun_after(after)
    if found:
        party.vote(*found)


def noun_kind(noun: str) -> PartyKind | None:
    """What kind of party a noun names, None for one that names none."""
    found = _nouns()[1].get(noun.casefold())
    return found[0] if found else None


def vote_by_count(party: Party, before: str) -> None:
    """`two groups …: X and Y`: the counted noun last named before names the kind of all that follow."""
    pattern, kinds = _nouns()
    found = re.findall(
        rf"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|these|following) (?:[\w-]+ ){{0,3}}?"
        rf"({pattern}|companie|subsidiarie|men|women|people|person|individual|entitie)s?\b(?!['’])",
        before,
    )
    if found and (" and " not in before or len(found) == 1 or ":" in before or "—" in before):
        party.vote(*(kinds | _PLURALS).get(found[-1].casefold(), (party.kind, 0.0)))


def _noun_before(before: str) -> tuple[PartyKind, float] | None:
    """`the tanker X`, `a trader, X`: the noun that ends right before the name."""
    pattern, kinds = _nouns()
    match = re.search(rf"\b({pattern})s?,? (?:known as |called |named |the )?[\"“‘']?\Z", before, re.I)
    if match and "," in match[0] and _LEADS.search(before[: match.start()]):
        return PartyKind.PERSON, 2.5
    return kinds[match[1].casefold()] if match else None


def _noun_after(after: str) -> tuple[PartyKind, float] | None:
    """`X, an armed group`, `X is a private company`; directly after the name only a body or ship: `the X faction`."""
    pattern, kinds = _nouns()
    function = r"(?!and\b|of\b|in\b|who\b|as\b|for\b|by\b|which\b|that\b|whose\b)"
    plain = rf"(?:{function}(?:[a-z][\w'’-]* |[A-Z]\w*(?:i|an|ese|ish|ic)(?:-\w+)? )){{0,4}}?"
    match = re.match(
        rf"[\"”’']?(?:\s*\([^)]{{1,30}}\))?(?:,| is| was)(?: an?| the| another)? {plain}(?i:({pattern}))\b"
        rf"(?!['’]| {_HOLDERS})",
        after,
    )
    if match:
        return kinds[match[1].casefold()]
    direct = re.match(rf"[\"”’']? ((?i:{pattern}))\b", after)
    found = kinds[direct[1].casefold()] if direct else None
    return found if found and found[0] is not PartyKind.PERSON else None


@cache
def _nouns() -> tuple[str, dict[str, tuple[PartyKind, float]]]:
    kinds = {row["noun"].casefold(): (PartyKind(row["kind"]), float(row["weight"])) for row in rows("kind_nouns")}
    kinds |= {"organization": kinds["organi[sz]ation"], "organisation": kinds["organi[sz]ation"]}
    return "|".join(sorted((re.escape(noun) for noun in kinds if "[" not in noun), key=len, reverse=True)), kinds
