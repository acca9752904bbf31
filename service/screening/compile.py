"""Compiles what is known at a list version into a snapshot folder, off to the side."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from matchers import NameIndex, Party
from service.domain.standing import in_force
from service.screening.corpus import EntryWriter, SnapshotMeta, write_meta
from service.screening.documents import Standing, Surroundings, entry_document
from service.screening.party import party_of
from service.store import Connection
from service.store.entries import linked_at
from service.store.periods import Held, held_at
from service.store.records import load_records, primary_names
from service.store.sources import StoredEdition, articles, newest_editions
from service.store.versions import ListVersion

_ENTRIES_AT_ONCE = 2_000  # entries whose records are in memory together


def compile_snapshot(connection: Connection, version: ListVersion, folder: Path, as_of: str = "") -> None:
    """Writes the snapshot of a list version into an empty folder: the name index, the entry documents and the facets.

    With `as_of` (an ISO date) it holds what was in force on that day, else what each source says last. Entries stand in
    the order of their ids; the same list gives the same files on every machine.
    """
    groups = _groups(connection, version.number, as_of)
    entry_of = {held.key: entry for entry, items in groups.items() for held in items}
    around = Surroundings(
        articles={stored.article.id: stored.article for stored in articles(connection)},
        entry_of=entry_of,
        entry_name=_entry_names(connection, groups),
    )
    with EntryWriter(folder) as writer:
        NameIndex.build(_parties(connection, groups, around, writer)).save(folder / "index")
    write_meta(folder, _meta(connection, version, len(groups), as_of))


def _groups(connection: Connection, version: int, as_of: str) -> dict[str, list[Held]]:
    """What is held and in force, by entry, entries and records in a fixed order."""
    entry_of = {link.record_key: link.entry_id for link in linked_at(connection, version)}
    found: dict[str, list[Held]] = defaultdict(list)
    for held in held_at(connection, version):
        stands = in_force(held.in_force_from, held.in_force_to, as_of) if as_of else held.in_force_to is None
        if stands and held.key in entry_of:
            found[entry_of[held.key]].append(held)
    return {entry: found[entry] for entry in sorted(found)}


def _entry_names(connection: Connection, groups: Mapping[str, Sequence[Held]]) -> dict[str, str]:
    names = primary_names(connection, [items[0].record_id for items in groups.values()])
    return {entry: names[items[0].record_id] for entry, items in groups.items()}


def _parties(
    connection: Connection, groups: Mapping[str, Sequence[Held]], around: Surroundings, writer: EntryWriter
) -> Iterator[Party]:
    entries = list(groups)
    for start in range(0, len(entries), _ENTRIES_AT_ONCE):
        chosen = entries[start : start + _ENTRIES_AT_ONCE]
        numbers = [held.record_id for entry in chosen for held in groups[entry]]
        records = {stored.id: stored.record for stored in load_records(connection, numbers)}
        for entry in chosen:
            standings = [
                Standing(records[held.record_id], held.source_id, held.in_force_from, held.in_force_to)
                for held in groups[entry]
            ]
            document = entry_document(entry, standings, around)
            writer.add(document)
            yield party_of(document)


def _meta(connection: Connection, version: ListVersion, entries: int, as_of: str) -> SnapshotMeta:
    then = newest_editions(connection, version.number, as_of)
    lists = [_list(code, then.get(code)) for code in sorted(newest_editions(connection, version.number))]
    return SnapshotMeta(
        version.number,
        version.content_hash,
        version.created_at,
        entries,
        [*_article_edition(connection, version, as_of), *lists],
    )


def _list(code: str, stored: StoredEdition | None) -> dict[str, object]:
    """A list by its edition; one of which none is held of that time has neither edition nor date."""
    if stored is None:
        return {"list": code, "edition": "", "published": "", "entries": 0}
    edition = stored.edition
    return {"list": code, "edition": edition.id, "published": edition.published, "entries": edition.entries}


def _article_edition(connection: Connection, version: ListVersion, as_of: str) -> list[dict[str, object]]:
    """The articles that entries rest on, as if they were one more list: its edition is dated by the newest of them."""
    held = held_at(connection, version.number, "articles")
    used = {item.source_id for item in held if not as_of or item.in_force_from <= as_of}
    read = [stored.article for stored in articles(connection) if stored.article.id in used]
    if not read:
        return []
    digest = hashlib.sha256("".join(sorted(article.id for article in read)).encode()).hexdigest()[:8]
    published = max(article.published for article in read)
    edition = f"articles@{published}-{digest}"
    return [{"list": "articles", "edition": edition, "published": published, "entries": len(read)}]
