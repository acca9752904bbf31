#!/bin/sh
# Makes an image that stands in for postgres:15-bookworm where none can be pulled: sh postgres.sh NAME
set -eu
here=$(dirname "$0")
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
mmdebstrap --quiet --variant=apt --include=postgresql-15 \
  --customize-hook="upload $here/postgres_entrypoint.sh /usr/local/bin/docker-entrypoint.sh" \
  --customize-hook='chmod 755 "$1/usr/local/bin/docker-entrypoint.sh"' \
  --customize-hook='install --directory --mode 1777 "$1/var/lib/postgresql/data"' \
  --customize-hook='chroot "$1" chown postgres:postgres /var/lib/postgresql/data' \
  bookworm "$made/made.tar"
"$ENGINE" import --change 'ENV PATH=/usr/lib/postgresql/15/bin:/usr/local/bin:/usr/bin:/bin' \
  --change 'ENV PGDATA=/var/lib/postgresql/data' --change 'VOLUME /var/lib/postgresql/data' \
  --change 'ENTRYPOINT ["docker-entrypoint.sh"]' --change 'STOPSIGNAL SIGINT' "$made/made.tar" "$1" >/dev/null
