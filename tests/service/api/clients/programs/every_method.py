"""Calls every method of yente-client's two clients, and prints what each gave as JSON."""

import asyncio
import json
import os
import sys
from datetime import UTC, datetime

from yente_client import AsyncClient, BadRequestError, Client, Company, NotFoundError, Person, Vessel

URL = os.environ["YENTE_BASE_URL"]
PERSON = Person(name="Orhan Idris Kemalov", birthDate="1961-03-12", passportNumber="KX4471902")
CROWD = [(str(number), Person(name=f"Orhan Kemalov {number % 7}")) for number in range(120)]


def shown(model):
    return model.model_dump(mode="json", by_alias=True)


def calls(client):
    """Every method but those of a stream, with the arguments that say most."""
    match = client.match(PERSON, limit=3)
    entry = "demo-list:1"
    return {
        "healthz": client.healthz(),
        "readyz": client.readyz(),
        "datasets": client.datasets(),
        "datasets again": client.datasets(),
        "algorithms": client.algorithms(),
        "statements": client.statements(entity_id=entry, limit=100),
        "statements of a property": client.statements(entity_id=entry, prop="alias", sort=["value:desc"]),
        "fetch": client.fetch(entry),
        "fetch flat": client.fetch(entry, nested=False),
        "adjacent": client.adjacent(entry),
        "adjacent property": client.adjacent(entry, prop="sanctions", limit=1, offset=0, sort=["caption:desc"]),
        "search": client.search("Kemalov", facets=["schema", "countries", "topics"], fuzzy=True, simple=True),
        "search filtered": client.search(
            "", schema="Person", topics=["sanction"], filter=["properties.birthDate:1961"], sort=["caption:asc"]
        ),
        "match": match,
        "match filtered": client.match(
            PERSON,
            datasets=["default", "demo-list"],
            exclude_datasets=["articles"],
            exclude_schemata=["Vessel"],
            topics=["sanction"],
            changed_since=datetime(2020, 1, 1, 12, 30, 15, 250, tzinfo=UTC),
            exclude_entities=["nobody"],
            threshold=0.6,
            cutoff=0.5,
            algorithm="best",
        ),
        "match nobody": client.match(Company(name="Nobody Atall Holdings")),
        "match excluded": client.match(PERSON, exclude_entities=[entry]),
        "match a vessel": client.match(Vessel(name="Gullwing Star")),
    }


def refused(call):
    """The kind and the words of what a call raises."""
    try:
        call()
    except (BadRequestError, NotFoundError) as error:
        return [type(error).__name__, error.detail]
    return None


def sync():
    with Client(base_url=URL, api_key="not-needed") as client:
        given = {name: shown(answer) for name, answer in calls(client).items()}
        given["stream"] = sorted(
            [key, answer.total.value] for key, answer in client.match_iter(CROWD, workers=20, limit=1)
        )
        given["refused"] = {
            "algorithm": refused(lambda: client.match(PERSON, algorithm="no-such")),
            "weights": refused(lambda: client.match(PERSON, weights={"name_match": 0.1})),
            "dataset": refused(lambda: client.match(PERSON, datasets=["no-such"])),
            "entity": refused(lambda: client.fetch("no-such")),
            "property": refused(lambda: client.adjacent("demo-list:1", prop="noSuch")),
            "blank": refused(lambda: client.match(Person(name=" "))),
        }
        return given


class Waiting:
    """An async client whose methods are waited for, so that both are called alike."""

    def __init__(self, client, loop):
        self._client, self._loop = client, loop

    def __getattr__(self, name):
        return lambda *args, **kwargs: self._loop.run_until_complete(getattr(self._client, name)(*args, **kwargs))


def waiting():
    loop = asyncio.new_event_loop()
    client = AsyncClient(base_url=URL)
    given = {name: shown(answer) for name, answer in calls(Waiting(client, loop)).items()}

    async def stream():
        return sorted(
            [[key, answer.total.value] async for key, answer in client.match_iter(CROWD, workers=20, limit=1)]
        )

    given["stream"] = loop.run_until_complete(stream())
    loop.run_until_complete(client.aclose())
    return given


sys.stdout.write(json.dumps({"sync": sync(), "async": waiting()}))
