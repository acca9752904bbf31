#!/bin/sh
# Makes an image that stands in for python:3.12-slim-bookworm where none can be pulled: sh python.sh NAME
# Debian by mmdebstrap, with this machine's CPython 3.12 under /usr/local, and trusting whom this machine trusts.
set -eu
name=$1
python=python3.12
for candidate in "$python" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.12.*/bin/python3.12; do
  prefix=$("$candidate" -c 'import sys; print(sys.base_prefix)' 2>/dev/null || true)
  case $prefix in '' | /usr) ;; *) break ;; esac
done
case $prefix in '' | /usr) echo 'No CPython 3.12 with a folder of its own (pyenv install 3.12) to put into it.' >&2; exit 1 ;; esac

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root/usr/local/lib/$python/site-packages"
tar --create --directory "$prefix" --exclude __pycache__ --exclude "lib/$python/test" --exclude "lib/$python/config-*" \
  --exclude "lib/$python/site-packages" --exclude 'bin/pip*' bin lib include |
  tar --extract --directory "$root/usr/local"
ln -sf "$python" "$root/usr/local/bin/python"

mmdebstrap --quiet --variant=apt \
  --include=ca-certificates,libbz2-1.0,libffi8,liblzma5,libncursesw6,libreadline8,libsqlite3-0,libssl3,libuuid1,netbase,tzdata,zlib1g \
  --customize-hook="copy-in $root/usr /" \
  --customize-hook='upload /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt' \
  --customize-hook="printf '[global]\ncert = /etc/ssl/certs/ca-certificates.crt\n' >\"\$1/etc/pip.conf\"" \
  --customize-hook="chroot \"\$1\" sh -c 'ldconfig; $python -m ensurepip >/dev/null 2>&1; ln -s pip3 /usr/local/bin/pip'" \
  bookworm "$root/made.tar"
"$ENGINE" import --change 'ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin' \
  --change 'ENV LANG=C.UTF-8' --change 'CMD ["python3"]' "$root/made.tar" "$name" >/dev/null
