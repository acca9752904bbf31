"""Names that only say whose or where: `X's`, `a Hizballah official`, `38 Ethereum addresses`."""

import re
from functools import cache

from service.articles.clauses import Pair
from service.articles.numbers import NUMBER_WORDS
from service.articles.tables import rows
from service.articles.text import Text

_NOUN_THEN_NAME = re.compile(
    r"(?: (?!and\b|or\b|for\b|of\b|in\b|on\b|to\b|by\b|with\b|as\b|was\b|is\b)[a-z][\w-]+){1,3}, [A-Z]"
)
_COUNTED = re.compile(rf"\b(?:{NUMBER_WORDS}|\d{{1,3}}|several|many|other|an?) \Z", re.I)
_UNIT_OF = re.compile(
    r" (?:unit|arm|branch|subsidiary|affiliate|offshoot|division|front company|front) (?:the )?[A-Z0-9]"
)


def possessive(text: Text, pair: Pair) -> bool:
    """`X's`, `the Guards' arm`: the name only says whose."""
    after = text.content[pair[0].end : pair[0].end + 2]
    return after in ("'s", "’s") or (pair[0].name.endswith("s") and after in ("' ", "’ "))


def attributive(text: Text, pair: Pair) -> bool:
    """`a Hizballah official`, `the Quds Force commander X`, `its Bonn office, X`: the name only says whose or where."""
    mention = pair[0]
    if _UNIT_OF.match(text.content, mention.end):
        return True
    if " " not in mention.name and not mention.name.isupper():
        before = text.content[max(0, mention.left - 12) : mention.left]
        if re.search(r"\b\d[\d,]* \Z", before) and re.match(
            r" [a-z][a-z-]+s\b", text.content[mention.end : mention.end + 30]
        ):
            return True
        if _COUNTED.search(before) and _people_after().match(text.content, mention.end):
            return True
        if re.search(r"\b(?:its|his|her|their|an?|the) \Z", before) and _NOUN_THEN_NAME.match(
            text.content, mention.end
        ):
            return True
    return bool(_office_after().match(text.content, pair[0].end))


@cache
def _people_after() -> re.Pattern[str]:
    """`two Ruvenian judges`, `a Karsovan trader`: a noun for people or firms after one word that says of where."""
    kept = ("person", "company", "vessel")
    nouns = [re.escape(row["noun"]) for row in rows("kind_nouns") if row["kind"] in kept and "[" not in row["noun"]]
    return re.compile(rf"\s(?:[a-z-]+\s){{0,2}}?(?:{'|'.join(sorted(nouns, key=len, reverse=True))})s?\b")


@cache
def _office_after() -> re.Pattern[str]:
    roles = {row["role"] for row in rows("roles") if row["relation"] not in ("family_of", "owned_by")}
    bodies = {
        row["noun"] for row in rows("kind_nouns") if row["kind"] in ("company", "person") and "[" not in row["noun"]
    }
    nouns = "|".join(sorted((re.escape(role) for role in roles), key=len, reverse=True))
    plain = "|".join(sorted((re.escape(noun) for noun in bodies), key=len, reverse=True))
    function = r"(?!(?:and|or|its|his|her|their|the|is|was)\b)"
    after = r"(?:,| who\b| whom\b| and | [A-Z]|\.|$)"
    return re.compile(rf"\s(?:{function}[a-z][\w-]+\s){{0,2}}?(?:(?:{nouns})s?{after}|(?:{plain}) [A-Z])")
