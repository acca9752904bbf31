"""The log: JSON lines on stderr, whoever writes them."""

import json
import subprocess
import sys

PROGRAM = """
import logging, structlog
from service import logs
logs.configure("INFO")
structlog.contextvars.bind_contextvars(request_id="r1")
structlog.get_logger().info("request", path="/match", ms=1.5)
structlog.get_logger().debug("too fine")
logging.getLogger("some.package").warning("from %s", "elsewhere")
try:
    raise ValueError("a name")
except ValueError:
    logging.getLogger("gunicorn.error").exception("failed")
"""


def test_every_line_is_an_object_with_time_level_and_logger() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout == ""
    ours, theirs, failed = map(json.loads, done.stderr.splitlines())
    assert (ours["event"], ours["path"], ours["request_id"]) == ("request", "/match", "r1")
    assert (theirs["event"], theirs["logger"], theirs["level"]) == ("from elsewhere", "some.package", "warning")
    assert failed["error"] == "ValueError"
    assert "a name" not in done.stderr
    assert all(line["timestamp"].endswith("Z") for line in (ours, theirs, failed))
