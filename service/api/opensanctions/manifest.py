"""The manifest of the reconciliation service of one dataset."""

from typing import Any

from service.api.opensanctions.querying import type_of

_NAME = "alsoknown"
_SCHEMATA = "https://followthemoney.tech/explorer/schemata/"
_TYPES = ("Person", "Organization", "Company", "LegalEntity", "Vessel", "Airplane")
_BATCH = 10


def manifest(root: str, dataset: str, asked: str) -> dict[str, Any]:
    """What the service of a dataset can do, and where. `root` is this service's address; `asked` the query string that
    came, which every address repeats, so that a key in it is sent along."""
    base = f"{root}/reconcile/{dataset}"
    more = f"?{asked}" if asked else ""
    preview = f"{base}/preview?id={{{{id}}}}" + (f"&{asked}" if asked else "")

    def service(path: str) -> dict[str, str]:
        return {"service_url": base, "service_path": f"/{path}{more}"}

    return {
        "versions": ["0.2"],
        "name": f"{_NAME}: {dataset}",
        "identifierSpace": f"{root}/entities/",
        "schemaSpace": _SCHEMATA,
        "documentation": f"{root}/docs",
        "batchSize": _BATCH,
        "view": {"url": preview},
        "preview": {"url": preview, "width": 430, "height": 300},
        "suggest": {name: service(f"suggest/{name}") for name in ("entity", "type", "property")},
        "extend": {
            "propose_properties": service("extend/property"),
            "property_settings": _SETTINGS,
            "propose_settings": _SETTINGS,
        },
        "defaultTypes": [type_of(name) for name in _TYPES],
    }


_SETTINGS: list[dict[str, Any]] = [
    {
        "name": "limit",
        "label": "Limit",
        "type": "number",
        "default": 0,
        "help_text": "How many values are shown; 0 for all",
    },
    {
        "name": "render",
        "label": "Countries and topics",
        "type": "select",
        "default": "caption",
        "help_text": "How they are written",
        "choices": [
            {"value": "caption", "name": "in words", "id": "caption"},
            {"value": "code", "name": "as codes", "id": "code"},
        ],
    },
]
