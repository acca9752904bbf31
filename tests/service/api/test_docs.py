"""`/openapi.json` and `/docs`."""

import re
from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

Call = Callable[..., Any]


def test_the_page_describes_every_operation_and_schema(client: FlaskClient, get: Call) -> None:
    described, page = get("/openapi.json"), client.get("/docs")
    assert page.mimetype == "text/html"
    for path, methods in described["paths"].items():
        for method in methods.keys() - {"parameters"}:
            assert f'id="{method.upper()}-{path.replace("<", "&lt;")}"' in page.text
    for name in described["components"]["schemas"]:
        assert f'id="{name}"' in page.text


def test_the_page_needs_nothing_from_elsewhere(client: FlaskClient) -> None:
    page = client.get("/docs").text
    assert "<script" not in page
    assert "://" not in re.sub(r"<pre>.*?</pre>", "", page, flags=re.DOTALL)
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r'id="([^"]+)"', page))
