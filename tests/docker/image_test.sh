#!/bin/sh
# Builds the images and tests them as containers: sh tests/docker/image_test.sh [PYTHON]
# PYTHON has pytest (default: that of .venv). Docker does it where its engine runs, else podman, which is installed
# first where it is missing and root and apt-get allow. Base images that cannot be pulled are stood in for.
set -eu
cd "$(dirname "$0")/../.."
PYTHON=${1:-.venv/bin/python}
WORK=${WORK:-/var/tmp/alsoknown-image-test}
mkdir -p "$WORK"

if docker info >/dev/null 2>&1; then
  ENGINE=docker COMPOSE='docker compose'
else
  ENGINE=podman COMPOSE=$WORK/compose/bin/podman-compose
  . tests/docker/podman.sh
fi
export ENGINE COMPOSE WORK

# The name of an image that is here, was pulled, or stands in for it.
image() {
  for name in "$1" "stand-in/$1"; do
    if "$ENGINE" image inspect "$name" >/dev/null 2>&1; then echo "$name"; return; fi
  done
  if timeout 300 "$ENGINE" pull --quiet "docker.io/library/$1" >/dev/null 2>&1; then echo "$1"; return; fi
  echo "$1 cannot be pulled here; making one that stands in for it." >&2
  sh "tests/docker/stand_ins/$2.sh" "stand-in/$1"
  echo "stand-in/$1"
}
PYTHON_IMAGE=$(image python:3.12-slim-bookworm python)
POSTGRES_IMAGE=$(image postgres:15-bookworm postgres)
export PYTHON_IMAGE POSTGRES_IMAGE

exec "$PYTHON" -m pytest -p no:randomly -p no:cacheprovider --capture=no tests/docker/image_checks.py
