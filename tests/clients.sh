#!/bin/sh
# Prints the folder of the programs in tests/clients.lock, or nothing where they are not installed.
# With --install they are installed first, into an environment of their own, where that is possible: reconciler needs
# NumPy 1, which there is for Python up to 3.12.
set -eu
cd "$(dirname "$0")/.."
folder=.run/clients
lock=tests/clients.lock

make_environment() {
  for python in .venv/bin/python python3.12 python3.11; do
    "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' 2>/dev/null && break
    python=
  done
  [ -n "$python" ] || { echo 'No Python 3.11 or 3.12 for the clients.' >&2; return 1; }
  "$python" -m venv --clear "$folder" &&
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$lock" >&2 &&
    cp "$lock" "$folder/installed.lock"
}

if [ "${1:-}" = --install ] && ! cmp -s "$lock" "$folder/installed.lock"; then
  echo 'Installing the clients that the tests run against the service.' >&2
  make_environment || { rm -rf "$folder"; echo 'They could not be installed; their tests will be skipped.' >&2; }
fi
if cmp -s "$lock" "$folder/installed.lock"; then
  cd "$folder/bin" && pwd -P
fi
