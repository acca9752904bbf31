#!/bin/sh
# Prints the folder of PostgreSQL's server programs, or nothing where there is none. Starts nothing.
# With --install they are installed first where they are missing and root and apt-get allow it.
set -eu

programs() {
  for initdb in "$(command -v initdb || true)" /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb \
    /opt/homebrew/opt/postgresql*/bin/initdb /usr/local/opt/postgresql*/bin/initdb; do
    if [ -x "$initdb" ]; then dirname "$initdb"; return; fi
  done
}

if [ "${1:-}" = --install ] && [ -z "$(programs)" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo 'Installing the PostgreSQL server for the tests (apt-get).' >&2
  # Debian would otherwise start a cluster of its own.
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] ||
    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql; } >&2 ||
    echo 'PostgreSQL could not be installed; its tests will be skipped.' >&2
fi
programs
