"""Candidate parties: runs of capitalised words with clean boundaries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from service.articles.boundaries import chunk_end, form_end
from service.articles.gazetteer import country_of, match_at, phrase_of
from service.articles.tables import mapping, words
from service.articles.tokens import Shape, Token, capital, run, tokenize

_DATELINE = re.compile(
    r"\s*(?:(?:date )?\d{4}-\d\d-\d\d\s+)?(?:[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,40}|[A-Z][\w .'’/-]{2,40}(?=\s*(?:,|\())|(?=\())"
    r"(?:\s*\([^)]{1,40}\))?(?:,\s[^–—\n]{1,40}?)?(?:\s*\([^)]{1,40}\))?\s*(?:[–—]|--?\s)\s*|"
    r"\s*(?:date )?\d{4}-\d\d-\d\d\s+"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}\s\([^)]{1,40}\)\.?\s"
    r"|\s*[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,40}:\s"
)
_SPEAKER = re.compile(
    r"[A-Z][a-z]+(?: [a-z]+){0,2}:\s(?=[A-Z\"“])|[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ.'’-]+){0,3}(?: \([^()]{1,40}\))?:\s(?=\S)"
)
_NUMBER = re.compile(r"[A-Z]{1,3}\d{4,}\w*")
_GIVEN_TITLES = frozenset(
    ("King", "Queen", "Prince", "Princess", "Emir", "Marshal", "Major", "Captain", "General", "Premier")
)
_DIRECTIONS = frozenset(
    ("North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Upper", "Lower")
)
_BODIES = frozenset(
    ("committee", "council", "commission", "board", "fund", "court", "department", "office", "directorate", "authority")
) | frozenset(
    (
        "corps",
        "navy",
        "assembly",
        "congress",
        "senate",
        "parliament",
        "association",
        "federation",
        "union",
        "government",
        "administration",
    )
)
_MARKED = frozenset(("registration", "registered", "number", "mark"))
_PORTFOLIO_HOLDERS = frozenset(("Minister", "Secretary", "Commissioner", "Undersecretary", "minister", "secretary"))
_AFTER_NAMES = frozenset(("KC", "QC", "SC", "MP", "MEP", "MSP", "OBE", "CBE", "Esq", "PhD"))
_OFFICES = frozenset(
    ("secretary", "minister", "rep", "representative", "commissioner", "undersecretary", "governor", "spokesman")
) | frozenset(("spokeswoman", "spokesperson", "senator", "sen", "ambassador", "mp"))
_CONTRACTED = re.compile(r"(?:\w+n['’]t|[Ii]['’](?:d|m|ve|ll)|(?:It|He|She|That|There|They|We|You|Who|What)['’]\w+)\Z")
_OPENING = "\"“«‘'"
_CLOSING = "\"”»’'"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text seems to name a party. Offsets are of the view.

    `name` is clean; `start:end` is the printed name, `left` where its titles and demonyms begin. `titles` are the
    classes of titles before it (`official`, `military`, …), `title` their text, `country` the demonym's country.
    `nickname` is a quoted name inside the name, with its span.
    """

    name: str
    start: int
    end: int
    left: int
    initial: bool = False
    title: str = ""
    titles: tuple[str, ...] = ()
    country: str = ""
    nickname: tuple[str, int, int] | None = None
    quoted: bool = False


def find_mentions(
    text: str, start: int, end: int, *, first: bool = False, masked: Sequence[tuple[int, int]] = ()
) -> list[Mention]:
    """The candidate parties of a sentence in order. `first` skips a dateline, `masked` spans
    (authorities, programmes) are no names. Linear in the sentence's length."""
    at = dateline_end(text, start, end) if first else _after_speaker(text, start, end)
    tokens = tokenize(text, at, end)
    hidden = {index for begin, stop in masked for index in range(begin, stop)}
    found: list[Mention] = []
    index = 0
    while index < len(tokens):
        length = 1 if tokens[index].start in hidden else _skip(tokens, index)
        if length:
            index += length
            continue
        stop = chunk_end(text, tokens, index)
        mention = _mention(text, tokens, index, stop)
        if mention:
            found.append(mention)
        index = stop
    return _with_shared_surname(text, found)


def dateline_end(text: str, start: int, end: int) -> int:
    """Where a sentence begins after a dateline (`LONDON, 3 May 2021 – …`); `start` when it has none."""
    dateline = _DATELINE.match(text, start, min(end, start + 140))
    return dateline.end() if dateline else start


def _after_speaker(text: str, start: int, end: int) -> int:
    """`HOST: …`, `LORD ARBURY: …`: who speaks in a transcript is nobody the sentence is about."""
    label = _SPEAKER.match(text, start, end) if start == 0 or text[start - 1] == "\n" else None
    return label.end() if label else start


def _with_shared_surname(text: str, found: list[Mention]) -> list[Mention]:
    """`the brothers Platon and Savva Mirzoyev`: the first gets the surname of the second."""
    for index in range(len(found) - 1):
        first, second = found[index], found[index + 1]
        kin = re.search(
            r"\b(?i:brothers|sisters|twins|siblings|couple|spouses|sons|daughters|children|cousins|nephews|nieces),? \Z",
            text[max(0, first.left - 12) : first.left],
        )
        if kin and " " not in first.name and " " in second.name and text[first.end : second.left] == " and ":
            found[index] = replace(first, name=f"{first.name} {second.name.split(' ', 1)[1]}")
    return found


def _skip(tokens: Sequence[Token], index: int) -> int:
    """How many tokens from here begin no name: small words, places, demonyms, authorities, no-party words."""
    token = tokens[index]
    if token.shape is Shape.NUMBER and re.fullmatch(r"\d+(?:st|nd|rd|th)", token.text):
        return 0 if capital(tokens, index + 1) else 1
    if _NUMBER.fullmatch(token.text) and index and tokens[index - 1].text in _MARKED:
        return 0
    if token.shape is not Shape.CAPITAL or _NUMBER.fullmatch(token.text) or _CONTRACTED.match(token.text):
        return 1
    if (index == 0 or tokens[index - 1].text in _OPENING + ":—–") and _is_trade(tokens, index):
        return 1
    if (index == 0 or tokens[index - 1].text in _OPENING + ":") and (
        token.text.casefold() in words("common_words") or token.text.casefold().endswith("ly")
    ):
        return 0 if _begins_body(tokens, index) else 1
    if token.text in _DIRECTIONS and _is_region(tokens, index):
        return 2
    for table in ("authorities", "not_parties", "countries", "places"):
        length = match_at(table, tokens, index)
        if length and not _continues(tokens, index, index + length):
            return length
    return _skip_demonym(tokens, index)


def _is_region(tokens: Sequence[Token], index: int) -> bool:
    """`West Darfur`, `North Kivu`: a direction and one word that no body is called after."""
    rest = run(tokens, index + 1)
    heads = words("org_heads") | words("company_forms", "form") | words("business_words")
    return len(rest) == 1 and rest[0].text.casefold() not in heads and not rest[0].text.isupper()


def _is_trade(tokens: Sequence[Token], index: int) -> bool:
    """`Researchers A and B`, `Brothers A and B`, `Coach A`: what people are, before their names begin a sentence."""
    word = tokens[index].text.casefold()
    people = words("kind_nouns", "noun", kind="person") | words("roles", "role") | _makers()
    if index + 1 < len(tokens) and tokens[index + 1].text == "of" and word in words("roles", "role"):
        return True
    if not capital(tokens, index + 1) or word in words("titles", "title") or word in words("org_heads"):
        return False
    return word in people or word.removesuffix("s") in people


@cache
def _makers() -> frozenset[str]:
    """What firms are (`Miner X`, `Lender X`), where the word is no part of firms' names."""
    return words("kind_nouns", "noun", kind="company") - words("org_heads") - words("business_words")


def _begins_body(tokens: Sequence[Token], index: int) -> bool:
    """`Foreign Trade Bank` at the beginning of a sentence: an adjective of names, and a run that ends in a head "
    "noun."""
    words_ = run(tokens, index)
    heads = words("org_heads") | words("company_forms", "form")
    adjective = tokens[index].text.casefold() in words("business_words")
    return adjective and len(words_) > 1 and words_[-1].text.casefold() in heads


def _continues(tokens: Sequence[Token], index: int, after: int) -> bool:
    """A known phrase is only the beginning of a longer name (`Iran Air`, `Gulf Cartel`)."""
    if not capital(tokens, after) or tokens[after].start != tokens[after - 1].end + 1 or tokens[after - 1].possessive:
        return False
    if any(match_at(table, tokens, after) for table in ("places", "countries", "not_parties", "titles", "demonyms")):
        return False
    rest = run(tokens, after)
    generic = words("business_words") | words("org_heads") | words("company_forms", "form")
    head = any(token.text.casefold() in generic for token in rest)
    single = after - index == 1
    return head or (single and len(rest) <= 2 and tokens[index].text.casefold() not in _never_first())


def _never_first() -> frozenset[str]:
    return words("not_parties") | words("authorities", "phrase") | words("titles", "title")


def _skip_demonym(tokens: Sequence[Token], index: int) -> int:
    length = match_at("demonyms", tokens, index)
    if not length:
        return int(_is_compound_demonym(tokens[index].text))
    rest = run(tokens, index + length)
    generic = words("business_words") | words("org_heads")
    if len(rest) > 1 and all(token.text.casefold() in generic for token in rest):
        return 0
    return length


def _is_compound_demonym(word: str) -> bool:
    """`Iraqis`, `Hungarian-Serbian`, `Franco-Malian`."""
    parts = word.casefold().removesuffix("s").split("-")
    return parts[-1] in words("demonyms") and all(
        part in words("demonyms") or part.endswith("o") for part in parts[:-1]
    )


def _mention(text: str, tokens: Sequence[Token], index: int, stop: int) -> Mention | None:
    """The mention of a chunk, without its titles, its demonyms and a trailing adjective; None when nothing is left."""
    begin, classes = _after_titles(tokens, index, stop)
    begin, classes = _after_office(tokens, begin, stop, classes)
    begin = _after_portfolio(tokens, begin, stop)
    begin, country = _after_demonym(tokens, begin, stop)
    if begin < stop and not classes:
        begin, classes = _after_titles(tokens, begin, stop)
    stop = _trimmed(tokens, begin, stop)
    if stop - begin > 2 and tokens[stop - 1].text in _AFTER_NAMES:
        stop, classes = _trimmed(tokens, begin, stop - 1), (*classes, "official")
    if begin >= stop or tokens[stop - 1].text.casefold() in words("law_words"):
        return None
    if (
        stop < len(tokens)
        and tokens[stop].shape is Shape.ADJECTIVE
        and tokens[stop].text[0].isupper()
        and tokens[stop - 1].end + 1 == tokens[stop].start
    ):
        return None
    if _of_adjective(tokens, stop):
        return None
    first, end = tokens[begin], form_end(text, tokens, begin, stop)
    nickname = _nickname(text, tokens[begin:stop])
    name = text[first.start : end]
    if len(name) == 1 or _CONTRACTED.match(name) or _is_general(tokens, begin, stop):
        return None
    if nickname:
        name = " ".join((text[first.start : nickname[1] - 1] + text[nickname[2] + 1 : end]).split())
    return Mention(
        name=name,
        start=first.start,
        end=end,
        left=tokens[index].start,
        initial=index == 0 or (index == 1 and tokens[0].shape is Shape.MARK),
        title=text[tokens[index].start : first.start].strip() if classes else "",
        titles=classes,
        country=country or _left_country(tokens, index),
        nickname=nickname,
        quoted=index > 0
        and tokens[index - 1].text in _OPENING
        and stop < len(tokens)
        and tokens[stop].text in _CLOSING,
    )


def _is_general(tokens: Sequence[Token], begin: int, stop: int) -> bool:
    """`the Committee`, `the Company`: a single noun that any body may be called by."""
    alone = stop - begin == 1 or (stop - begin == 2 and tokens[begin].text == "The")
    word = tokens[stop - 1].text
    return alone and word.istitle() and word.casefold() in _general_nouns()


@cache
def _general_nouns() -> frozenset[str]:
    nouns = words("kind_nouns", "noun", kind="company") | words("kind_nouns", "noun", kind="organisation")
    return frozenset(noun for noun in nouns if " " not in noun) | _BODIES


def _of_adjective(tokens: Sequence[Token], stop: int) -> bool:
    """`Democratic Republic of the Congo-based`: the name is but the beginning of an adjective."""
    after = stop + 1 + int(stop + 1 < len(tokens) and tokens[stop + 1].text == "the")
    return after < len(tokens) and tokens[stop].text == "of" and tokens[after].shape is Shape.ADJECTIVE


def _left_country(tokens: Sequence[Token], index: int) -> str:
    """The country of a demonym just before the name, a small noun between: `Lebanese national`, `Iranian general`."""
    for back in range(1, 4):
        if index - back < 0:
            return ""
        token = tokens[index - back]
        if token.shape is Shape.CAPITAL:
            return mapping("demonyms", "word", "country").get(token.text.casefold(), "") or _two_words(
                tokens, index - back
            )
        if token.shape is not Shape.LOWER or (back == 1 and not _names_person(token.text)):
            return ""
    return ""


def _names_person(word: str) -> bool:
    """A small noun that stands before a name: an office, a trade, `national`."""
    return any(word in mapping(table, key, "source") for table, key in (("roles", "role"), ("kind_nouns", "noun")))


def _two_words(tokens: Sequence[Token], index: int) -> str:
    return mapping("demonyms", "word", "country").get(phrase_of(tokens[max(0, index - 1) : index + 1]), "")


def _after_titles(tokens: Sequence[Token], index: int, stop: int) -> tuple[int, tuple[str, ...]]:
    classes: list[str] = []
    if tokens[index].text in _GIVEN_TITLES and _is_firm(tokens, index, stop):
        return index, ()
    while index < stop:
        length = match_at("titles", tokens, index)
        if not length or (index + length >= stop and not classes and stop - index > 1) or tokens[index].possessive:
            break
        classes.append(mapping("titles", "title", "class")[phrase_of(tokens[index : index + length])])
        index += length
        while index < stop and tokens[index].text == ".":
            index += 1
    return index, tuple(classes)


def _is_firm(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """The name holds a company form or a firm's head noun: what looks like a title belongs to it."""
    firms = words("company_forms", "form") | words("org_heads", kind="company")
    return any(token.text.casefold() in firms for token in tokens[index + 1 : stop])


def _after_office(
    tokens: Sequence[Token], begin: int, stop: int, classes: tuple[str, ...]
) -> tuple[int, tuple[str, ...]]:
    """`Transport Secretary X`, `Party-list Rep. X`: an office whose field of work stands before it."""
    body = words("org_heads") | words("company_forms", "form")
    if tokens[stop - 1].text.casefold().rstrip(".") in body:
        return begin, classes
    for at in range(begin + 1, min(begin + 4, stop - 2)):
        if tokens[at].text.casefold().rstrip(".") in _OFFICES:
            after = at + 1 + int(tokens[at + 1].text == ".")
            return (after, (*classes, "official")) if stop - after >= 1 else (begin, classes)
    return begin, classes


def _after_portfolio(tokens: Sequence[Token], begin: int, stop: int) -> int:
    """`Minister of Cabinet Affairs X`: the field of work before a name of at least two words."""
    if begin < 2 or tokens[begin - 1].text not in ("of", "for") or tokens[begin - 2].text not in _PORTFOLIO_HOLDERS:
        return begin
    fields = [at for at in range(begin, stop - 2) if tokens[at].text.casefold() in words("business_words")]
    return fields[-1] + 1 if fields else begin


def _after_demonym(tokens: Sequence[Token], index: int, stop: int) -> tuple[int, str]:
    length = match_at("demonyms", tokens, index)
    if length and index + length < stop and _skip_demonym(tokens, index):
        return index + length, country_of(phrase_of(tokens[index : index + length]))
    return index, ""


def _trimmed(tokens: Sequence[Token], begin: int, stop: int) -> int:
    """Without trailing marks, and without a trailing `of`, `and`, `for`."""
    while stop > begin and (
        tokens[stop - 1].shape is Shape.MARK or tokens[stop - 1].text in ("of", "for", "and", "the")
    ):
        stop -= 1
    return stop


def _nickname(text: str, tokens: Sequence[Token]) -> tuple[str, int, int] | None:
    marks = [token for token in tokens if token.text in ('"', "“", "”", "«", "»", "‘", "’")]
    if len(marks) != 2:
        return None
    return text[marks[0].end : marks[1].start], marks[0].end, marks[1].start
