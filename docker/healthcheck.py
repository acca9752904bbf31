"""The image's HEALTHCHECK: exit code 0 when the service answers /healthz, 1 with the reason otherwise.

It asks where `AKA_HOST` and `AKA_PORT` say that the service listens.
"""

import os
import sys
from http.client import HTTPConnection, HTTPException

_ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104  # how to reach it from inside
_TIMEOUT_SECONDS = 3.0


def main() -> int:
    host = os.environ.get("AKA_HOST", "").strip("[]")
    connection = HTTPConnection(_ANY_ADDRESS.get(host, host), int(os.environ["AKA_PORT"]), _TIMEOUT_SECONDS)
    try:
        connection.request("GET", "/healthz")
        status = connection.getresponse().status
    except (OSError, HTTPException) as error:
        sys.stderr.write(f"/healthz does not answer: {error}\n")
        return 1
    if status != 200:
        sys.stderr.write(f"/healthz answers {status}\n")
    return int(status != 200)


if __name__ == "__main__":
    sys.exit(main())
