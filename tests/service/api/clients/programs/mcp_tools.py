"""Speaks to yente-mcp over standard input and output, as an assistant does, and prints what its tools gave."""

import asyncio
import json
import os
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

PERSON = {"schema": "Person", "properties": {"name": ["Orhan Idris Kemalov"], "birthDate": ["1961"]}}
ENTRY = "the entry that matches"
CALLS = {
    "match_entity": PERSON | {"topics": ["sanction"], "limit": 2},
    "search_entities": {"q": "Kemalov", "schema": "Person"},
    "fetch_entity_by_id": {"entity_id": ENTRY},
    "fetch_entity_relations": {"entity_id": ENTRY},
    "fetch_entity_statements": {"entity_id": ENTRY},
    "describe_dataset": {"name": "default"},
    "describe_schema": {"schema": "Person"},
    "describe_topics": {},
    "describe_countries": {},
}


async def main():
    server = StdioServerParameters(command="yente-mcp", args=["--transport", "stdio"], env=dict(os.environ))
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        matched = await session.call_tool("match_entity", CALLS["match_entity"])
        entry = json.loads(matched.content[0].text)["results"][0]["id"]
        found = {}
        for tool, arguments in CALLS.items():
            given = {name: entry if value == ENTRY else value for name, value in arguments.items()}
            result = await session.call_tool(tool, given)
            found[tool] = json.loads(result.content[0].text) if not _failed(result) else {"error": str(result)}
        listed = await session.list_tools()
        sys.stdout.write(json.dumps({"answers": found, "tools": sorted(tool.name for tool in listed.tools)}))


def _failed(result):
    return getattr(result, "is_error", None) or getattr(result, "isError", False)


asyncio.run(main())
