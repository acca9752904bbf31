"""Other names that the text itself offers: introductions (`also known as`), brackets, quoted nicknames."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from service.articles.dossier import Span
from service.articles.gazetteer import country_of
from service.articles.parties import Mention
from service.articles.regimes import find_authorities, find_programmes
from service.articles.tables import rows, words
from service.domain.vocabulary import NameKind

_QUOTED = re.compile(r"[\"“‘'«](?P<name>[^\"“”«»\n]{2,60}?)[,.]?[\"”’'»](?!\w)")
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f\u1e00-\u1eff](?:[^\x00-\x7f\u2010-\u203f]|[ '’.-](?=[^\x00-\x7f]))+")
_SCRIPT = re.compile(
    r"\s*[\[(](?:in )?(?:(?:Arabic|Cyrillic|Korean|Chinese|Russian|Persian|Farsi|Hebrew|Ukrainian|Japanese|"
    r"Serbian|Georgian|"
    r"Greek|Urdu|Pashto|Dari|Burmese|Hangul|Belarusian|Bulgarian|Kurdish|Armenian|Thai|Hindi|"
    r"original script)(?: script)?\s*[:;]?\s*)?",
    re.I,
)
_LOWER_HANDLE = re.compile(r"[a-z][a-z0-9._-]{2,20}(?=[,;)\"”])")
_HANDLE = re.compile(r"[A-Za-z]+(?=\w*[_\d])\w+|[A-Z][a-z]+[A-Z]\w+")
_SEPARATOR = re.compile(r"\s*(?:[,;/]\s*(?:and |or )?|and |or )\s*")
_INTRO_GAP = re.compile(
    r"[\s,;:(\[–—-]*(?:\([^()]{1,60}\)\s*,?\s*)?(?:and |or |then |now |who is |who was |which is |is |"
    r"was )?[\s,(\[–—-]*\Z"
)
_BRACKET = re.compile(r"\s*[(\[](?:the |or |hereinafter |hereafter |collectively )?[\"“‘']?")


@dataclass(frozen=True, slots=True)
class AliasClaim:
    """`owner` is offered with a further name. `mention` is the candidate that the alias itself was taken for, "
    "if any."""

    owner: Mention
    value: str
    kind: NameKind
    span: Span
    mention: Mention | None
    short: bool = False


def find_aliases(text: str, end: int, mentions: Sequence[Mention]) -> list[AliasClaim]:
    """The alias claims of one sentence, which ends at `end`, in order."""
    claims: list[AliasClaim] = []
    taken: set[int] = set()
    for number, owner in enumerate(mentions):
        if number in taken:
            continue
        limit = end
        for claim in (
            *_nickname(owner),
            *_introduced(text, owner, limit, mentions),
            *_bracketed(text, owner, limit, mentions),
        ):
            if claim.span in {known.span for known in claims} or claim.mention is owner:
                continue
            claims.append(claim)
            if claim.mention is not None:
                taken.add(mentions.index(claim.mention))
    return claims


def _nickname(owner: Mention) -> Iterator[AliasClaim]:
    if owner.nickname:
        value, start, end = owner.nickname
        yield AliasClaim(owner, value, NameKind.ALIAS, (start, end), None)


def _introduced(text: str, owner: Mention, end: int, mentions: Sequence[Mention]) -> Iterator[AliasClaim]:
    """Names after each introduction that follows the owner directly, or after a bracket or a comma."""
    following = _following(text, owner.end, end, mentions)
    at = owner.end
    pattern, kinds = _intros()
    while True:
        match = pattern.search(text, at, min(end, at + 160))
        if not match or not _belongs(text, owner, at, match, following):
            return
        kind = kinds[int((match.lastgroup or "k0")[1:])]
        found = list(_names(text, match.end(), end, mentions))
        for value, span, mention in found:
            real = NameKind.ORIGINAL_SCRIPT if _FOREIGN.fullmatch(value) else kind
            yield AliasClaim(owner, value, real, span, mention)
        if not found:
            return
        at = max(found[-1][1][1], match.end())
        following = _following(text, at, end, mentions)


def _following(text: str, at: int, end: int, mentions: Sequence[Mention]) -> int:
    """Where the next name begins that does not stand in a bracket."""
    return next((other.left for other in mentions if other.start > at and text[other.left - 1] not in "([\"“‘'"), end)


def _belongs(text: str, owner: Mention, at: int, match: re.Match[str], following: int) -> bool:
    """The introduction speaks of the owner: only marks, a bracket or one short apposition stand between."""
    gap = text[at : match.start()]
    if match.start() > following:
        return False
    if _INTRO_GAP.match(gap):
        return True
    flat = re.sub(r"\([^()]*\)", "", gap)
    if re.fullmatch(
        r"\s(?:to include|to add|with|under)\s(?:the )?(?:(?:additional|new|following|further|more|two|three)\s)*", flat
    ):
        return True
    if at != owner.end or len(flat) > 70:
        return False
    if re.fullmatch(r"\s*,\s(?:an?|the)\s[^,;.]{3,50}\s", flat) and not re.match(r"known as", match[0], re.I):
        return True
    return bool(re.search(r"[,;(–—]\s*$|,? and\s*$|\bis\s*$", flat)) and "," not in flat.strip(" ,;(–—")


def _names(text: str, at: int, end: int, mentions: Sequence[Mention]) -> Iterator[tuple[str, Span, Mention | None]]:
    """The names of a list that begins at `at`: quoted, candidates, or in another script."""
    for _ in range(40):
        lead = re.compile(r"(?:the |a |an |names? |alias(?:es)? )?").match(text, at, end)
        at = lead.end() if lead else at
        found = _one_name(text, at, end, mentions)
        if found is None:
            return
        yield found
        at = found[1][1]
        closing = re.compile(r"[.,]?[\"”’'»]?").match(text, at, end)
        at = closing.end() if closing else at
        if at and text[at - 1] == ",":
            at -= 1
        separator = _SEPARATOR.match(text, at, end)
        if not separator:
            return
        repeated = _intros()[0].match(text, separator.end(), end)
        if "," in separator[0] and not repeated and not _still_list(text, separator.end(), end):
            return
        at = repeated.end() if repeated else separator.end()


def _still_list(text: str, at: int, end: int) -> bool:
    """After a comma only a quoted or bracketed list goes on; plain prose does not."""
    if _QUOTED.match(text, at, end) or _FOREIGN.match(text, at, end) or _HANDLE.match(text, at, end):
        return True
    opening = text.rfind("(", max(0, at - 300), at)
    closing = text.find(")", at, min(end, at + 300))
    return opening > text.rfind(")", max(0, at - 300), at) and closing > 0


def _one_name(text: str, at: int, end: int, mentions: Sequence[Mention]) -> tuple[str, Span, Mention | None] | None:
    quoted = _QUOTED.match(text, at, end)
    if quoted:
        inside = next(
            (other for other in mentions if other.start >= quoted.start() and other.end <= quoted.end()), None
        )
        return quoted["name"].strip(), quoted.span("name"), inside
    mention = next((other for other in mentions if at <= other.start <= at + 2 or other.left == at), None)
    if mention:
        return mention.name, (mention.start, mention.end), mention
    handle = _HANDLE.match(text, at, end) or (_LOWER_HANDLE.match(text, at, end) if _led(text, at) else None)
    if handle:
        return handle[0], handle.span(), None
    foreign = _FOREIGN.match(text, at, end)
    if foreign:
        return foreign[0].strip(), (foreign.start(), foreign.start() + len(foreign[0].strip())), None
    return None


def _led(text: str, at: int) -> bool:
    """An introduction, or a comma inside a bracket, stands right before: even a small word is a name there."""
    before = text[max(0, at - 60) : at]
    opened = before.rfind("(") > before.rfind(")")
    return bool(re.search(r"(?:a\.?k\.?a\.?|alias(?:es)?|handles?|monikers?|nicknames?):? \Z", before)) or (
        opened and bool(re.search(r"alias(?:es)?|handles?|monikers?|a\.?k\.?a", before)) and before.endswith(", ")
    )


def _bracketed(text: str, owner: Mention, end: int, mentions: Sequence[Mention]) -> Iterator[AliasClaim]:
    """`X (ABC)`, `X (Korean: …)`, `ABC [X]`: a name alone in brackets right after the owner."""
    script = _SCRIPT.match(text, owner.end, end)
    if script:
        foreign = _FOREIGN.match(text, script.end(), end)
        if foreign:
            value = foreign[0].strip()
            yield AliasClaim(
                owner, value, NameKind.ORIGINAL_SCRIPT, (foreign.start(), foreign.start() + len(value)), None
            )
            return
    opening = _BRACKET.match(text, owner.end, end)
    if not opening:
        return
    inner = re.compile(r"(?P<name>[^()\[\]\"”\n]{2,60}?)[\"”’']?(?=\)|\]|,| or )").match(text, opening.end(), end)
    if not inner or not _is_name(text, inner["name"], inner.span("name")):
        return
    value, span = inner["name"].strip(), inner.span("name")
    mention = next((other for other in mentions if other.start >= span[0] and other.end <= span[1]), None)
    acronym = len(value) <= 10 and sum(char.isupper() for char in value) >= 2 and " " not in value
    kind = NameKind.ACRONYM if acronym else NameKind.ALIAS
    yield AliasClaim(owner, value, kind, span, mention, short=_is_part(value, owner.name))


def _is_part(value: str, name: str) -> bool:
    """`(Hamzeh)` after a person's full name repeats a part of it."""
    return set(value.casefold().split()) <= set(name.casefold().split())


def _is_name(text: str, value: str, span: Span) -> bool:
    words_ = value.split()
    if not value[:1].isupper() or len(words_) > 8 or country_of(value) or value.casefold() in words("not_parties"):
        return False
    if re.search(r"\d{4}|:|;|\w{2}[ei]\.\d", value) or find_programmes(text, *span) or find_authorities(text, *span):
        return False
    forms = words("company_forms", "form")
    if any(word.strip(".,").casefold() in forms for word in words_[1:]):
        return False
    return all(
        word[0].isupper() or word in ("of", "the", "and", "for", "al", "de") or word.startswith("al-")
        for word in words_
    )


@cache
def _intros() -> tuple[re.Pattern[str], tuple[NameKind, ...]]:
    parts, kinds = [], []
    for number, row in enumerate(rows("alias_intros")):
        parts.append(rf"(?P<k{number}>{row['pattern']})")
        kinds.append(NameKind(row["kind"]))
    return re.compile(r"(?<![\w.])(?:" + "|".join(parts) + r")[\s:]*", re.I), tuple(kinds)
