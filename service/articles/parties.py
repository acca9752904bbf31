"""Candidate parties: runs of capitalised words with clean boundaries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.articles.gazetteer import country_of, match_at, phrase_of
from service.articles.tables import mapping, words
from service.articles.tokens import Shape, Token, tokenize

_DATELINE = re.compile(
    r"\s*(?:(?:date )?\d{4}-\d\d-\d\d\s+)?(?:[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,40}|[A-Z][\w .'’/-]{2,40}(?=\s*(?:,|\())|(?=\())"
    r"(?:\s*\([^)]{1,40}\))?(?:,\s[^–—\n]{1,40}?)?(?:\s*\([^)]{1,40}\))?\s*(?:[–—]|--?\s)\s*|\s*(?:date )?\d{4}-\d\d-\d\d\s+"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}\s\([^)]{1,40}\)\.?\s"
)
_MAX_TOKENS = 16
_OPENING, _CLOSING = "\"“«‘'", "\"”»’'"
_IN_HEADS = re.compile(r"(?:islamic state|al-?qa[ie]da|organi[sz]ation|jihad|vilayat|province|base of jihad)\Z")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text seems to name a party. Offsets are of the view.

    `name` is clean; `start:end` is the printed name, `left` where its titles and demonyms begin. `titles` are the classes
    of titles before it (`official`, `military`, …), `title` their text, `country` the demonym's country. `nickname` is a
    quoted name inside the name, with its span.
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
    at = start
    if first:
        dateline = _DATELINE.match(text, start, min(end, start + 140))
        at = dateline.end() if dateline else start
    tokens = tokenize(text, at, end)
    hidden = {index for begin, stop in masked for index in range(begin, stop)}
    found: list[Mention] = []
    index = 0
    while index < len(tokens):
        length = 1 if tokens[index].start in hidden else _skip(tokens, index)
        if length:
            index += length
            continue
        stop = _chunk_end(text, tokens, index)
        mention = _mention(text, tokens, index, stop)
        if mention:
            found.append(mention)
        index = stop
    return _with_shared_surname(text, found)


def _with_shared_surname(text: str, found: list[Mention]) -> list[Mention]:
    """`the brothers Platon and Savva Mirzoyev`: the first gets the surname of the second."""
    for index in range(len(found) - 1):
        first, second = found[index], found[index + 1]
        kin = re.search(
            r"\b(?:brothers|sisters|twins|siblings|couple|spouses) \Z", text[max(0, first.left - 12) : first.left]
        )
        if kin and " " not in first.name and " " in second.name and text[first.end : second.left] == " and ":
            found[index] = replace(first, name=f"{first.name} {second.name.split(' ', 1)[1]}")
    return found


def _skip(tokens: Sequence[Token], index: int) -> int:
    """How many tokens from here begin no name: small words, places, demonyms, authorities, no-party words."""
    token = tokens[index]
    if token.shape is Shape.NUMBER and re.fullmatch(r"\d+(?:st|nd|rd|th)", token.text):
        return 0 if _capital(tokens, index + 1) else 1
    if token.shape is not Shape.CAPITAL:
        return 1
    if (index == 0 or tokens[index - 1].text in _OPENING + ":") and (
        token.text.casefold() in words("common_words") or token.text.casefold().endswith("ly")
    ):
        return 0 if _begins_body(tokens, index) else 1
    for table in ("authorities", "not_parties", "countries", "places"):
        length = match_at(table, tokens, index)
        if length and not _continues(tokens, index, index + length):
            return length
    return _skip_demonym(tokens, index)


def _begins_body(tokens: Sequence[Token], index: int) -> bool:
    """`Foreign Trade Bank` at the beginning of a sentence: an adjective of names, and a run that ends in a head noun."""
    run = _run(tokens, index)
    heads = words("org_heads") | words("company_forms", "form")
    adjective = tokens[index].text.casefold() in words("business_words")
    return adjective and len(run) > 1 and run[-1].text.casefold() in heads


def _continues(tokens: Sequence[Token], index: int, after: int) -> bool:
    """A known phrase is only the beginning of a longer name (`Iran Air`, `Gulf Cartel`)."""
    if not _capital(tokens, after) or tokens[after].start != tokens[after - 1].end + 1 or tokens[after - 1].possessive:
        return False
    if any(match_at(table, tokens, after) for table in ("places", "countries", "not_parties", "titles", "demonyms")):
        return False
    rest = _run(tokens, after)
    generic = words("business_words") | words("org_heads") | words("company_forms", "form")
    head = any(token.text.casefold() in generic for token in rest)
    single = after - index == 1
    return head or (single and len(rest) <= 2 and tokens[index].text.casefold() not in _never_first())


def _never_first() -> frozenset[str]:
    return words("not_parties") | words("authorities", "phrase") | words("titles", "title")


def _skip_demonym(tokens: Sequence[Token], index: int) -> int:
    length = match_at("demonyms", tokens, index)
    if not length:
        return int(tokens[index].text.casefold().removesuffix("s") in words("demonyms"))
    rest = _run(tokens, index + length)
    generic = words("business_words") | words("org_heads")
    if len(rest) > 1 and all(token.text.casefold() in generic for token in rest):
        return 0
    return length


def _run(tokens: Sequence[Token], index: int) -> Sequence[Token]:
    stop = index
    while _capital(tokens, stop) and stop - index < _MAX_TOKENS and (stop == index or not _owns(tokens[stop - 1])):
        stop += 1
    return tokens[index:stop]


def _capital(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].shape is Shape.CAPITAL


def _chunk_end(text: str, tokens: Sequence[Token], index: int) -> int:
    """The end (exclusive) of the run of tokens that make one name."""
    stop = index + 1
    while stop < len(tokens) and stop - index < _MAX_TOKENS:
        step = _step(text, tokens, index, stop)
        if not step:
            break
        stop += step
    return stop


def _step(text: str, tokens: Sequence[Token], index: int, stop: int) -> int:
    """How many tokens the name goes on at `stop`; 0 when it ends there."""
    last, token = tokens[stop - 1], tokens[stop]
    gap = text[last.end : token.start]
    if _owns(last):
        return 0
    if gap not in ("", " ", ". ") and not last.possessive:
        return 0
    if token.shape is Shape.CAPITAL and gap:
        return 0 if gap == ". " and not _dot_inside(last) else int(not _ends_before(tokens, stop))
    if token.shape is Shape.NUMBER and gap == " " and _numbered(tokens, index, stop):
        return 1
    if token.shape is Shape.LOWER:
        return _connector(tokens, index, stop)
    return _mark(text, tokens, index, stop)


def _owns(token: Token) -> bool:
    """A possessive that ends a name; `People's` does not."""
    return token.possessive and token.text.casefold() not in ("people", "women", "workers", "farmers")


def _dot_inside(token: Token) -> bool:
    form = token.text.casefold().replace(".", "")
    single = len(token.text.lstrip("‘’'")) == 1
    return single or form in words("abbreviations", follows="name") or form in ("co", "jr", "cía", "cia", "bros", "s")


def _ends_before(tokens: Sequence[Token], stop: int) -> bool:
    word = tokens[stop].text.casefold()
    return word in _calendar()


def _calendar() -> frozenset[str]:
    return frozenset(
        [
            "january",
            "february",
            "march",
            "april",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ]
    )


def _numbered(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """`Unit 340`, `Lab 110`, `Office 39`: a body's name that ends in a number of at most four figures."""
    word = tokens[stop - 1].text.casefold()
    if len(tokens[stop].text) <= 2 and stop - index <= 3 and _ends_phrase(tokens, stop + 1):
        return True
    kind = mapping("org_heads", "word", "kind").get(word)
    return kind == "organisation" and len(tokens[stop].text) <= 4 and tokens[stop].text.isalnum()


def _ends_phrase(tokens: Sequence[Token], index: int) -> bool:
    """A mark or a verb follows: the number before it closes a name (`Grace 1 was …`)."""
    closing = ("is", "was", "has", "had", "which", "and", "sailed", "left", "to")
    return index >= len(tokens) or tokens[index].shape is Shape.MARK or tokens[index].text in closing


def _connector(tokens: Sequence[Token], index: int, stop: int) -> int:
    """Small words that join two parts of one name."""
    word = tokens[stop].text.casefold()
    after = stop + 1
    if word in words("name_particles", kind="inside"):
        while after < len(tokens) and tokens[after].text in words("name_particles", kind="inside"):
            after += 1
        return after + 1 - stop if _capital(tokens, after) else 0
    if word == "en" and after < len(tokens) and tokens[after].text == "C":
        return 2
    if word.rstrip(".") in words("company_forms", "form") and word not in (
        "as",
        "a",
        "co",
        "sa",
        "ag",
        "sp",
        "ad",
        "too",
        "ab",
        "nv",
        "dd",
        "lp",
    ):
        return 1
    if word not in ("of", "for", "and", "in", "to"):
        return 0
    if after < len(tokens) and tokens[after].text == "the" and word != "and":
        after += 1
    if after < len(tokens) and tokens[after].text == "the" and word == "and" and _has_in(tokens, index, stop):
        after += 1
    if not _capital(tokens, after) or not _joins(word, tokens, index, stop, after):
        return 0
    return after + 1 - stop


def _has_in(tokens: Sequence[Token], index: int, stop: int) -> bool:
    return any(token.text in ("in", "of", "for") for token in tokens[index:stop])


def _joins(word: str, tokens: Sequence[Token], index: int, stop: int, after: int) -> bool:
    left = tokens[index:stop]
    head = left[-1].text.casefold()
    if word == "in":
        return bool(_IN_HEADS.search(phrase_of(left)))
    if word in ("of", "to"):
        return word == "of" and _joins_of(tokens, left, head, after)
    if word == "for":
        return any(mapping("org_heads", "word", "kind").get(token.text.casefold()) for token in left)
    return _joins_and(tokens, left, head, after)


def _joins_of(tokens: Sequence[Token], left: Sequence[Token], head: str, after: int) -> bool:
    of = mapping("org_heads", "word", "of").get(head, "")
    place = bool(match_at("places", tokens, after) or match_at("countries", tokens, after)) or _before_place(
        tokens, after
    )
    if match_at("titles", tokens, tokens.index(left[0])) == len(left):
        return False
    if of == "yes":
        return True
    if of == "no":
        companies = tokens[after].text == "Companies"
        return companies or (head in ("bank", "company", "group", "insurance") and len(left) <= 2)
    return not place and len(left) == 1 and left[0].text.casefold() not in words("common_words")


def _before_place(tokens: Sequence[Token], after: int) -> bool:
    """`Herat, Afghanistan`: a name followed by a comma and a country is a place."""
    return after + 2 < len(tokens) and tokens[after + 1].text == "," and bool(match_at("countries", tokens, after + 2))


def _joins_and(tokens: Sequence[Token], left: Sequence[Token], head: str, after: int) -> bool:
    """`Science and Technology Development Co`, `State of Iraq and Syria`; not `Hamas and Hizballah`."""
    right = _run(tokens, after)
    last = right[-1].text.casefold().rstrip(".")
    if any(token.text in ("of", "for", "in") for token in left):
        heads = words("org_heads") | words("company_forms", "form") | words("business_words")
        generic = last in heads
        return (generic and head in words("business_words")) or _two_places(tokens, left, after)
    heads = words("org_heads") | words("company_forms", "form") | words("business_words")
    return head in words("business_words") and last in heads


def _two_places(tokens: Sequence[Token], left: Sequence[Token], after: int) -> bool:
    first = tokens.index(left[-1])
    right = tokens[after].text.split("-")[0]
    return bool(match_at("places", tokens, first) or match_at("countries", tokens, first)) and bool(
        country_of(right) or right in ("Levant", "Syria")
    )


def _mark(text: str, tokens: Sequence[Token], index: int, stop: int) -> int:
    """`&`, a comma before a company form, a bracketed place before one, a dash between two heads, a quoted nickname."""
    mark = tokens[stop].text
    if mark == "&":
        return 2 if _capital(tokens, stop + 1) else 0
    if mark == ".":
        return _full_stop(tokens, stop)
    if mark == ",":
        return 2 if _form_at(tokens, stop + 1) and tokens[stop + 1].text not in ("AS", "AD", "DD", "SA") else 0
    if mark in "–-":
        return _dash(tokens, index, stop)
    if mark == "(" and stop + 3 < len(tokens) and tokens[stop + 2].text == ")" and _capital(tokens, stop + 3):
        tail = tokens[stop + 3].text.casefold()
        return 4 if tail in words("company_forms", "form") or tail in words("org_heads") else 0
    return _nickname_length(tokens, stop)


def _full_stop(tokens: Sequence[Token], stop: int) -> int:
    """The full stop of an abbreviation inside a name: `Co. Ltd`, `Co., Ltd`, `y Cía. S. en C.`, initials."""
    if _is_en_c(tokens, stop):
        return 3
    if tokens[stop - 1].text in ("Co", "Pty", "Pte", "Pvt", "Sdn"):
        if stop + 1 < len(tokens) and tokens[stop + 1].text == ",":
            return 3 if _form_at(tokens, stop + 2) else 0
        return 2 if _form_at(tokens, stop + 1) else 0
    if not _dot_inside(tokens[stop - 1]) or not _capital(tokens, stop + 1):
        return 0
    return 0 if _ends_before(tokens, stop + 1) or _new_sentence(tokens, stop) else 2


def _dash(tokens: Sequence[Token], index: int, stop: int) -> int:
    """`Revolutionary Guard Corps – Quds Force`: a spaced dash between two parts that end in a body's head noun."""
    right = _run(tokens, stop + 1)
    heads = mapping("org_heads", "word", "of")
    left = any(heads.get(token.text.casefold()) == "yes" for token in tokens[index:stop])
    if not right or not left or heads.get(right[-1].text.casefold()) != "yes":
        return 0
    return 1 + len(right)


def _is_en_c(tokens: Sequence[Token], stop: int) -> bool:
    """`S. en C.`, the Spanish limited partnership."""
    return tokens[stop - 1].text == "S" and [token.text for token in tokens[stop + 1 : stop + 3]] == ["en", "C"]


def _new_sentence(tokens: Sequence[Token], stop: int) -> bool:
    return tokens[stop + 1].text.casefold() in words("common_words") and len(tokens[stop - 1].text) > 1


def _form_at(tokens: Sequence[Token], index: int) -> bool:
    return _capital(tokens, index) and tokens[index].text.casefold() in words("company_forms", "form")


def _nickname_length(tokens: Sequence[Token], stop: int) -> int:
    """Tokens of `"Memín" Hurtado` after a first name: the quoted nickname and one more capital; 0 when it is none."""
    if tokens[stop].text not in ('"', "“", "«", "‘"):
        return 0
    for close in range(stop + 2, min(stop + 6, len(tokens) - 1)):
        if tokens[close].text in ('"', "”", "»", "’"):
            return close + 2 - stop if _capital(tokens, close + 1) else 0
    return 0


def _mention(text: str, tokens: Sequence[Token], index: int, stop: int) -> Mention | None:
    """The mention of a chunk, without its titles, its demonyms and a trailing adjective; None when nothing is left."""
    begin, classes = _after_titles(tokens, index, stop)
    begin, country = _after_demonym(tokens, begin, stop)
    if begin < stop and not classes:
        begin, classes = _after_titles(tokens, begin, stop)
    stop = _trimmed(tokens, begin, stop)
    if begin >= stop or tokens[stop - 1].text.casefold() in words("law_words"):
        return None
    if (
        stop < len(tokens)
        and tokens[stop].shape is Shape.ADJECTIVE
        and tokens[stop].text[0].isupper()
        and tokens[stop - 1].end + 1 == tokens[stop].start
    ):
        return None
    first, last = tokens[begin], tokens[stop - 1]
    nickname = _nickname(text, tokens[begin:stop])
    name = text[first.start : last.end]
    if nickname:
        name = " ".join((text[first.start : nickname[1] - 1] + text[nickname[2] + 1 : last.end]).split())
    return Mention(
        name=name,
        start=first.start,
        end=last.end,
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
        if token.shape is not Shape.LOWER or token.text in ("of", "the", "and", "by", "in", "for"):
            return ""
    return ""


def _two_words(tokens: Sequence[Token], index: int) -> str:
    return mapping("demonyms", "word", "country").get(phrase_of(tokens[max(0, index - 1) : index + 1]), "")


def _after_titles(tokens: Sequence[Token], index: int, stop: int) -> tuple[int, tuple[str, ...]]:
    classes: list[str] = []
    while index < stop:
        length = match_at("titles", tokens, index)
        if not length or (index + length >= stop and not classes and stop - index > 1) or tokens[index].possessive:
            break
        classes.append(mapping("titles", "title", "class")[phrase_of(tokens[index : index + length])])
        index += length
        while index < stop and tokens[index].text == ".":
            index += 1
    return index, tuple(classes)


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
