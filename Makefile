# `make run` shows alsoknown at work, `make test` tests it: each sets up what it needs in .venv first.
# Needs make and Python 3.11 or later; PYTHON=/path/to/python names another one.
# GNU make 3.81 and a POSIX shell are enough, so that it runs on macOS as it comes.

SHELL = /bin/sh
VENV = .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
SCRATCH = .run
TEST_PROCESSES = 2
UPGRADE =
ARGS =
QUALITY =

.PHONY: help setup run test soak bench check lint types imports seeds quality image-test lock clean

help:  ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup: $(READY)  ## make .venv and install the locked packages

# Redone only when what is locked or how the project is built has changed.
$(READY): $(BIN)/python requirements-dev.lock pyproject.toml
	@echo 'Installing the locked packages into $(VENV): half a minute or so.' >&2
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(BIN)/python:
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11 none; do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	done; \
	if [ "$$python" = none ]; then \
	  echo 'No Python 3.11 or later: apt-get install -y python3 python3-venv, or make PYTHON=/path/to/python' >&2; exit 1; \
	fi; \
	if ! "$$python" -c 'import venv, ensurepip' 2>/dev/null; then \
	  echo "$$python cannot make a virtual environment: apt-get install -y python3-venv" >&2; exit 1; \
	fi; \
	"$$python" -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }

run: $(READY)  ## explain a match, screen a file, serve on 127.0.0.1:8000
	@$(BIN)/python fixtures/first_run.py $(SCRATCH)/first

test: $(READY)  ## run all tests
	@sh tests/postgresql.sh --install >/dev/null
	@sh tests/clients.sh --install >/dev/null
	$(BIN)/python -m pytest --numprocesses $(TEST_PROCESSES)

soak: $(READY)  ## the long runs: hundreds of generated requests to each operation, and more
	$(BIN)/python -m pytest --numprocesses $(TEST_PROCESSES) -m soak

bench: $(READY)  ## measure speed and memory beside the baseline and others (AKA_DATA: the data folder; ARGS=--short: a minute)
	$(BIN)/python tests/bench/speed.py $(ARGS)

check: lint types imports seeds test  ## everything a change must pass, the tests last

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY)
	$(BIN)/mypy

imports: $(READY)
	$(BIN)/lint-imports --no-logo

# The built list is committed; building it again must change nothing.
seeds: $(READY)
	$(BIN)/aka seeds build --check

quality: $(READY)  ## measure the matching on labelled cases, beside peers and the committed baseline (AKA_DATA: the data)
	@$(BIN)/python tests/bench/quality.py $(QUALITY)

image-test: $(READY)  ## build the images and test them with Docker or podman: minutes
	@sh tests/docker/image_test.sh $(BIN)/python

lock: $(BIN)/python  ## bring the lock files up to date with pyproject.toml (UPGRADE=--upgrade: to the newest versions)
	@command -v uv >/dev/null || test -x $(SCRATCH)/uv/bin/uv || \
	  { $(BIN)/python -m venv $(SCRATCH)/uv && $(SCRATCH)/uv/bin/python -m pip install --quiet uv; }
	@PATH="$$PATH:$(SCRATCH)/uv/bin"; export PATH; set -e; \
	lock() { file=$$1; shift; uv pip compile --quiet "$$@" --output-file "$$file" >/dev/null; }; \
	lock requirements-dev.lock pyproject.toml --group dev --extra postgres $(UPGRADE); \
	lock requirements.lock pyproject.toml --extra postgres --constraint requirements-dev.lock; \
	lock requirements-build.lock --group build --constraint requirements-dev.lock; \
	lock tests/clients.lock tests/clients.in

clean:  ## remove what the other targets made
	rm -rf $(VENV) $(SCRATCH) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist *.egg-info
