"""OpenSanctions' JSON Lines: `entities.ftm.json`, an entity a line, and `targets.nested.json`, a target a line with all
that belongs to it inside."""

from collections.abc import Sequence
from typing import Any

from service.lists.content import Content
from service.lists.dates import edtf
from service.lists.gathering import EditionGathering
from service.lists.json_text import lines_of
from service.lists.opensanctions.facts import add_target
from service.lists.opensanctions.graph import PARTIES, Graph
from service.lists.reading import Contents, ListFormat, SourceFile, the_only


def recognises(content: Content) -> bool:
    """Lines that are objects with a schema, properties and data sets; also one longer than what was looked at."""
    first: dict[str, Any] | None = next(content.objects(), None)
    if first is not None:
        return first.keys() >= {"id", "schema", "properties", "datasets"}
    whole_line = "\n" in content.text
    return content.kind == "json" and not whole_line and '"schema"' in content.text and '"properties"' in content.text


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of the targets; an edition is as old as the newest day on which an entity was seen."""
    source, graph = the_only(sources), Graph()
    edition = EditionGathering(list_code, source.name, force=force)
    for line, found in lines_of(source, edition.damage):
        if not graph.add(found, line):
            edition.damage.found(f"{edition.place(line)}: the entity has no id, schema or properties.")
    edition.damage.refuse()
    for entity in list(graph.entities.values()):
        kind = PARTIES.get(entity.schema)
        if entity.target and kind:
            add_target(edition, graph, entity, kind)
        elif entity.target or kind:
            why = "Targets that are no parties" if entity.target else "Parties that are no targets, named in ties only"
            edition.tally.count(why, entity.schema)
    return edition.contents(published=edtf(graph.last_seen[:10]))


FORMAT = ListFormat(
    code="opensanctions-ftm",
    title="OpenSanctions entities.ftm.json and targets.nested.json",
    lists=("opensanctions",),
    published_at="https://www.opensanctions.org/datasets/ (entities.ftm.json, targets.nested.json of a data set)",
    files=("entities.ftm.json",),
    recognises=recognises,
    read=read,
)
