"""Compiles what is known at a list version into a snapshot folder, off to the side."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from matchers import NameIndex, Party
from service.domain.record import Record
from service.domain.standing import in_force
from service.domain.vocabulary import Status
from service.screening.corpus import EntryWriter, SnapshotMeta, write_meta
from service.screening.documents import Standing, Surroundings, entry_document
from service.screening.party import party_of
from service.store import Connection
from service.store.entries import linked_at
from service.store.periods import Held, held_at
from service.store.records import load_records, primary_names
from service.store.sources import StoredEdition, articles, newest_editions
from service.store.versions import ListVersion, versions

_ARTICLES = "articles"
_ENTRIES_AT_ONCE = 2_000  # entries whose records are in memory together


def compile_snapshot(connection: Connection, version: ListVersion, folder: Path, as_of: str = "") -> None:
    """Writes the snapshot of a list version into an empty folder: the name index, the entry documents and the facets.

    With `as_of` (an ISO date) it holds what was in force on that day, else what each source says last. Entries stand in
    the order of their ids; the same list gives the same files on every machine.
    """
    known = held_at(connection, version.number)
    groups = _groups(connection, version.number, known, as_of)
    entry_of = {held.key: entry for entry, items in groups.items() for held in items}
    around = Surroundings(
        articles={stored.article.id: stored.article for stored in articles(connection)},
        entry_of=entry_of,
        entry_name=_entry_names(connection, groups),
    )
    with EntryWriter(folder) as writer:
        NameIndex.build(_parties(connection, groups, _first_seen(known, as_of), around, writer)).save(folder / "index")
    write_meta(folder, _meta(connection, version, len(groups), as_of))


def _groups(connection: Connection, version: int, known: Sequence[Held], as_of: str) -> dict[str, list[Held]]:
    """What is held and in force, by entry, entries and records in a fixed order."""
    entry_of = {link.record_key: link.entry_id for link in linked_at(connection, version)}
    found: dict[str, list[Held]] = defaultdict(list)
    for held in known:
        stands = in_force(held.in_force_from, held.in_force_to, as_of) if as_of else held.in_force_to is None
        if stands and held.key in entry_of:
            found[entry_of[held.key]].append(held)
    return {entry: found[entry] for entry in sorted(found)}


def _first_seen(known: Sequence[Held], as_of: str) -> dict[str, str]:
    """The day of the edition with which each list's listing of a party begins, by record key; for one that was taken
    off and listed again, the later one. `known` is in the order of keys and days."""
    found: dict[str, str] = {}
    gone: set[str] = set()
    for held in known:
        if held.source == _ARTICLES or (as_of and held.in_force_from > as_of):
            continue
        if held.status is Status.DELISTED:
            gone.add(held.key)
        elif held.key in gone:
            gone.remove(held.key)
            found[held.key] = held.in_force_from
        found.setdefault(held.key, held.in_force_from)
    return found


def _entry_names(connection: Connection, groups: Mapping[str, Sequence[Held]]) -> dict[str, str]:
    names = primary_names(connection, [items[0].record_id for items in groups.values()])
    return {entry: names[items[0].record_id] for entry, items in groups.items()}


def _parties(
    connection: Connection,
    groups: Mapping[str, Sequence[Held]],
    first_seen: Mapping[str, str],
    around: Surroundings,
    writer: EntryWriter,
) -> Iterator[Party]:
    entries = list(groups)
    moments = {version.number: version.created_at for version in versions(connection)}
    for start in range(0, len(entries), _ENTRIES_AT_ONCE):
        chosen = entries[start : start + _ENTRIES_AT_ONCE]
        numbers = [held.record_id for entry in chosen for held in groups[entry]]
        records = {stored.id: stored.record for stored in load_records(connection, numbers)}
        for entry in chosen:
            standings = [_standing(records[held.record_id], held, first_seen) for held in groups[entry]]
            document = entry_document(entry, standings, around)
            writer.add(document, changed_at=max(moments[held.known_from] for held in groups[entry]))
            yield party_of(document)


def _standing(record: Record, held: Held, first_seen: Mapping[str, str]) -> Standing:
    begins = first_seen.get(held.key, "")
    return Standing(record, held.source_id, held.in_force_from, held.in_force_to, begins)


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
    held = held_at(connection, version.number, _ARTICLES)
    used = {item.source_id for item in held if not as_of or item.in_force_from <= as_of}
    read = [stored.article for stored in articles(connection) if stored.article.id in used]
    if not read:
        return []
    digest = hashlib.sha256("".join(sorted(article.id for article in read)).encode()).hexdigest()[:8]
    published = max(article.published for article in read)
    edition = f"{_ARTICLES}@{published}-{digest}"
    return [{"list": _ARTICLES, "edition": edition, "published": published, "entries": len(read)}]
