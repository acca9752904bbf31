"""Authorities and programmes that a stretch of text names, through the catalogue and the authorities' own names."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from service.articles.gazetteer import country_of
from service.articles.tables import rows
from service.domain.programmes import catalogue

_ORDER = re.compile(
    r"\b(?:Executive\s+Orders?|E\.\s?O\.|E\.O|EO)(?:\s*\((?:E\.\s?O\.|EO)\))?\s*(?:No\.?\s*)?(?P<number>1[0-9]\d{3})\b"
    r"(?P<more>(?:\s*(?:,|and|or)\s*(?:E\.\s?O\.\s?|EO\s?)?1[0-9]\d{3}\b)*)"
)
_EU_LAW = re.compile(
    r"\b(?:Council\s+)?(?:Implementing\s+)?(?:Regulation|Decision)\s+\((?:EU|EC|CFSP|"
    r"EU, Euratom)\)(?:\s+No\.?)?\s+\d+/\d+"
)
_UN_RESOLUTION = re.compile(r"\b[Rr]esolutions?\s+(?P<number>\d{3,4})(?:\s*\((?:19|20)\d\d\))?")
_AL_QAIDA_RESOLUTIONS = frozenset(("1267", "1989", "2253", "2368", "1333", "1390", "1455", "1526", "1617"))
_COUNCIL_ACTS = re.compile(
    r"\s(?:is|are|will|moved|placed|put|approved|announced|included|includes|sanctioned|blacklisted|designated|lists?|"
    r"took|targeted|acted|today|on \w+day|decided|adopted|imposed|has|also|added|adds|listed|agreed|extended|prolonged|"
    r"[Rr]egulation|[Dd]ecision|[Ii]mplementing|"
    r"removed|lifted|delisted|considers|of the E)"
)
_MANY_STATES = frozenset(("Sanctions Committee", "Foreign Office", "Home Office", "Treasury", "Federal Council"))
_ACRONYM = re.compile(r"\s\((?:the )?[\"“]?([A-Z]{2,8})[\"”]?\)")
_NAMED_AFTER_PLACE = re.compile(
    r" (?:[A-Z]\w+ ){0,2}(?:Exchange|Bank|Post|Times|Airport|University|Club|Institute|Group|Company|Airlines?|"
    r"Academy|School|"
    r"Gazette|Museum|Stadium|Hospital|Hotel|Festival|Games)\b"
)
_BEGINNING = 6_000
_REMEMBERED = 64  # stretches: every frame of a sentence asks for the same ones
_RELATED = {"EU": re.compile(r"\bEU (?:restrictive measures|sanctions)\b"), "UK": re.compile(r"\bUK sanctions\b")}


@dataclass(frozen=True, slots=True)
class Named:
    """A code the text names, and where (offsets of the searched text)."""

    code: str
    start: int
    end: int
    place: bool = False


@lru_cache(maxsize=_REMEMBERED)
def find_programmes(text: str, start: int, end: int) -> tuple[Named, ...]:
    """The programmes named in `text[start:end]`, in order of position; the longest phrase wins."""
    found = list(_orders(text, start, end))
    pattern, codes = _programme_phrases()
    for match in pattern.finditer(text, start, end):
        if text[max(0, match.start() - 3) : match.start()] == "EU ":
            continue
        key = _key(match[0])
        found.append(Named(codes.get(key) or codes[key.removesuffix("s")], match.start(), match.end()))
    for match in _UN_RESOLUTION.finditer(text, start, end):
        code = "UN 1267" if match["number"] in _AL_QAIDA_RESOLUTIONS else f"UN {match['number']}"
        if code in catalogue():
            found.append(Named(code, match.start(), match.end()))
    for code, related in _RELATED.items():
        found.extend(Named(code, match.start(), match.end()) for match in related.finditer(text, start, end))
    found.extend(Named("EU", match.start(), match.end()) for match in _EU_LAW.finditer(text, start, end))
    return tuple(sorted(found, key=lambda named: (named.start, -named.end)))


@lru_cache(maxsize=_REMEMBERED)
def find_authorities(text: str, start: int, end: int) -> tuple[Named, ...]:
    """The authorities named in `text[start:end]`. `place` marks a country or capital that may only be a place."""
    pattern, codes = _authority_phrases()
    found = []
    for match in pattern.finditer(text, start, end):
        code, place = codes[_key(match[0])]
        if not _is_part(text, match, start, end):
            found.append(Named(code, match.start(), match.end(), place))
    for match in _UN_RESOLUTION.finditer(text, start, end):
        found.append(Named("UN", match.start(), match.end()))
    acronyms = _defined(text)
    if acronyms is not None:
        for match in acronyms[0].finditer(text, start, end):
            found.append(Named(acronyms[1][match[0]], match.start(), match.end()))
        found.sort(key=lambda named: named.start)
    return tuple(found)


@lru_cache(maxsize=4)
def _defined(text: str) -> tuple[re.Pattern[str], Mapping[str, str]] | None:
    """The acronyms that a text gives to authorities: `Ministry of Home Affairs (MHA)`; None when it gives none."""
    pattern, codes = _authority_phrases()
    given = {}
    for match in _ACRONYM.finditer(text):
        named = next(
            (
                one
                for one in pattern.finditer(text, max(0, match.start() - 60), match.start())
                if one.end() == match.start()
            ),
            None,
        )
        if named and not codes[_key(named[0])][1] and match[1].casefold() not in codes:
            given[match[1]] = codes[_key(named[0])][0]
    if not given:
        return None
    return re.compile(r"(?<![\w-])(?:" + "|".join(sorted(given)) + r")(?![\w-])"), given


def body_authorities(text: str, start: int, end: int) -> tuple[Named, ...]:
    """The authorities of a stretch, one of each code; countries only where nothing else is named."""
    return bodies(find_authorities(text, start, end))


def first_authorities(text: str, end: int) -> tuple[Named, ...]:
    """Those that a text names at its beginning, before `end`; what stands far below says nothing of who acts."""
    return body_authorities(text, 0, min(end, _BEGINNING))


def around(text: str, start: int, end: int) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The programmes and the authorities of a stretch, as `find_programmes` and `body_authorities` give them.

    The whole text is searched once, so that many overlapping stretches cost little.
    """
    programmes, authorities = _everything(text)
    return _within(programmes, start, end), bodies(_within(authorities, start, end))


def _within(named: Sequence[Named], start: int, end: int) -> tuple[Named, ...]:
    first = bisect_left(named, start, key=lambda one: one.start)
    last = bisect_left(named, end, key=lambda one: one.start)
    return tuple(one for one in named[first:last] if one.end <= end)


@lru_cache(maxsize=2)
def _everything(text: str) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    authorities = sorted(find_authorities(text, 0, len(text)), key=lambda one: one.start)
    return tuple(find_programmes(text, 0, len(text))), tuple(authorities)


def bodies(named: Sequence[Named]) -> tuple[Named, ...]:
    """One of each code, countries only where nothing else is named, a state only without its departments."""
    bodies = [one for one in named if not one.place] or [one for one in named if one.place and one.end - one.start > 1]
    kept: dict[str, Named] = {}
    for one in bodies:
        kept.setdefault(one.code, one)
    specific = {code.split("/")[0] for code in kept if "/" in code}
    return tuple(one for code, one in kept.items() if code not in specific)


def top_level(codes: Iterator[str] | tuple[str, ...]) -> frozenset[str]:
    """`US` of `US/OFAC`."""
    return frozenset(code.split("/")[0] for code in codes)


def _is_part(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """A piece of a longer name or of a place adverbial (`in the United States`, `US-based`)."""
    before = text[max(start, match.start() - 16) : match.start()]
    after = text[match.end() : min(end, match.end() + 24)]
    if _is_other_body(text, match, before, after):
        return True
    if re.match(r"[-–](?!designated|sanctioned|listed|blacklisted|imposed|and)", after) and not re.match(
        r" ?[-–] ", after
    ):
        return True
    if re.match(r"\.?(?:['’]s)? (?:sanctions|list|treasury|government|blacklist|asset|authorities)", after, re.I):
        return False
    return bool(
        re.search(r"(?:\bin(?: the)?|\bto(?: the)?|\bfrom(?: the)?|\bnear|\binside|\bbased in) $", before)
    ) and bool(_authority_phrases()[1][_key(match[0])][1])


def _is_other_body(text: str, match: re.Match[str], before: str, after: str) -> bool:
    """`Nigeria Sanctions Committee`, `London Stock Exchange`, `EU Exit`, a council that is not the EU's."""
    code, place = _authority_phrases()[1][_key(match[0])]
    return (
        (match[0] in _MANY_STATES and _of_other(before, code))
        or (place and bool(_NAMED_AFTER_PLACE.match(text, match.end())))
        or (match[0] == "EU" and after.startswith(" Exit"))
        or (match[0] == "Council" and not _COUNCIL_ACTS.match(text, match.end()))
    )


def _of_other(before: str, code: str) -> bool:
    """A country or demonym right before the name of a body says that it is another state's."""
    word = re.search(r"([A-Z]\w+)['’]?s? \Z", before)
    country = country_of(word[1]) if word else ""
    return bool(country) and country != {"UK": "GB"}.get(code.split("/", maxsplit=1)[0], code.split("/", maxsplit=1)[0])


def _orders(text: str, start: int, end: int) -> Iterator[Named]:
    for match in _ORDER.finditer(text, start, end):
        yield Named(f"EO {match['number']}", match.start(), match.end("number"))
        for number in re.finditer(r"\d{5}", match["more"] or ""):
            at = match.start("more") + number.start()
            yield Named(f"EO {number[0]}", at, at + 5)


def _key(phrase: str) -> str:
    return " ".join(phrase.split()).casefold().replace("’", "'").rstrip(".")


@cache
def _programme_phrases() -> tuple[re.Pattern[str], Mapping[str, str]]:
    codes = {}
    for programme in catalogue().values():
        for alias in programme.aliases:
            codes[_key(alias)] = programme.code
    return _longest_first(codes, any_case=True), codes


@cache
def _authority_phrases() -> tuple[re.Pattern[str], Mapping[str, tuple[str, bool]]]:
    codes = {_key(row["phrase"]): (row["authority"], row["sort"] == "place") for row in rows("authorities")}
    return _longest_first({row["phrase"]: 0 for row in rows("authorities")}, any_case=False), codes


def _longest_first(phrases: Mapping[str, object], *, any_case: bool) -> re.Pattern[str]:
    """With `any_case` short phrases are matched in capitals, longer ones whatever their case; else all as written."""
    alternatives = []
    for phrase in sorted(phrases, key=len, reverse=True):
        body = re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]").replace(r"\.", r"\.\s?")
        short = len(phrase) <= 5 and " " not in phrase
        written = phrase.istitle() and phrase.count(" ") == 1
        capitals = body.upper() if short else f"(?:{body}|{body.upper()})" if written else f"(?i:{body})"
        alternatives.append(capitals if any_case else body)
    plural = "s?" if any_case else ""
    return re.compile(r"(?<![\w-])(?:" + "|".join(alternatives) + rf"){plural}(?:\.(?=\s[a-z]))?(?!\w)")
