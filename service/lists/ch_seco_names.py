"""The names of a SECO identity: parts of several types, each with variants of its spelling in other languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.domain.record import RecordName
from service.domain.vocabulary import NameKind, PartyKind
from service.lists.facts import add_name_detail
from service.lists.gathering import Gathering
from service.lists.tally import Tally
from service.lists.text import is_latin
from service.lists.xml_stream import Node

_KINDS = {
    "primary-name": NameKind.PRIMARY,
    "alias": NameKind.ALIAS,
    "formerly-known-as": NameKind.FORMER,
}
_FAMILY = ("family-name",)
_TITLES = ("title",)
_LAST = ("suffix",)
_PLAIN = ("family-name", "given-name", "further-given-name", "whole-name", "title")


@dataclass(frozen=True, slots=True)
class _Part:
    type: str
    value: str


_Name = list[_Part]


def add_names(party: Gathering, identity: Node, *, main: bool, tally: Tally) -> None:
    """Every name of an identity; the primary name of another identity than the main one is an alias."""
    for node in identity.nodes("name"):
        type_, weak = node.attribute("name-type"), node.attribute("quality") == "low"
        kind = _KINDS.get(type_)
        if kind is None:
            tally.count("Names of a type that is not known, taken as aliases", type_)
        if kind is None or (kind is NameKind.PRIMARY and (not main or party.names)):
            kind = NameKind.ALIAS
        _add_name(party, node, NameKind.WEAK_ALIAS if weak and kind is not NameKind.PRIMARY else kind)


def _add_name(party: Gathering, node: Node, kind: NameKind) -> None:
    language = node.attribute("lang")
    parts, variants = _read(node)
    name = _name(party.kind, parts, kind)
    if not name.value:
        return
    party.publish(name)
    add_name_detail(party, name.value, "language", "" if language == "eng" else language)
    for part in parts:
        if part.type in _TITLES:
            party.titles.append(part.value)
        elif part.type not in _PLAIN:
            add_name_detail(party, name.value, part.type.replace("-", " "), part.value)
    for (spoken, script), spelt in variants.items():
        _add_variant(party, _name(party.kind, spelt, kind), spoken, script)


def _add_variant(party: Gathering, name: RecordName, language: str, script: str) -> None:
    """One more spelling: a name in other letters counts as one, a Latin spelling of a published name does not."""
    if is_latin(name.value):
        kind = NameKind.ALIAS if name.kind is NameKind.PRIMARY else name.kind
        party.names.append(RecordName(name.value, kind, name.family, name.given))
    else:
        party.publish(RecordName(name.value, NameKind.ORIGINAL_SCRIPT, name.family, name.given))
    add_name_detail(party, name.value, "language", language.lower())
    add_name_detail(party, name.value, "script", script)


def _read(node: Node) -> tuple[_Name, dict[tuple[str, str], _Name]]:
    """The parts in their order, and the whole name in each language and script that spells a part of it otherwise."""
    parts: _Name = []
    spelt: dict[tuple[str, str], dict[int, str]] = {}
    ordered = sorted(node.nodes("name-part"), key=lambda part: _number(part.attribute("order")))
    for place, part in enumerate(ordered):
        parts.append(_Part(part.attribute("name-part-type"), part.take("value")))
        for variant in part.nodes("spelling-variant"):
            variant.skip("spelling-variant-type", "ssid")
            key = (variant.attribute("lang"), variant.attribute("script"))
            spelt.setdefault(key, {}).setdefault(place, variant.text)
    return parts, {key: list(_respelt(parts, values)) for key, values in spelt.items()}


def _respelt(parts: Sequence[_Part], values: dict[int, str]) -> Iterator[_Part]:
    for place, part in enumerate(parts):
        yield _Part(part.type, values.get(place, part.value))


def _name(party: PartyKind, parts: Sequence[_Part], kind: NameKind) -> RecordName:
    """The name as it is spoken: the family name after the others, a suffix last, titles left away."""
    spoken = [part for part in parts if part.type not in _TITLES and part.value]
    family = " ".join(part.value for part in spoken if part.type in _FAMILY)
    given = " ".join(part.value for part in spoken if part.type not in (*_FAMILY, *_LAST))
    last = " ".join(part.value for part in spoken if part.type in _LAST)
    whole = " ".join(part for part in (given, family, last) if part)
    both = party is PartyKind.PERSON and bool(family and given)
    return RecordName(whole, kind, family if both else "", given if both else "")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
