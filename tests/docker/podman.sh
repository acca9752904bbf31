# shellcheck shell=sh
# Read by image_test.sh where no Docker engine runs: podman and podman-compose, set up where they are missing.

missing=
for program in podman mmdebstrap iptables; do
  command -v "$program" >/dev/null || missing="$missing $program"
done
if [ -n "$missing" ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "No Docker engine runs, and missing for podman:$missing" >&2
    exit 1
  fi
  echo 'Installing podman (apt-get).' >&2
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    podman runc netavark aardvark-dns iptables mmdebstrap; } >/dev/null
fi

# A container or a bare machine has no systemd to ask for cgroups, and may not raise limits.
if [ ! -d /run/systemd/system ]; then
  cat >"$WORK/containers.conf" <<'C'
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=8192:8192"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
C
  cat >"$WORK/storage.conf" <<C
[storage]
driver = "overlay"
graphroot = "$WORK/storage"
runroot = "/run/alsoknown-image-test"
C
  export CONTAINERS_CONF="$WORK/containers.conf" CONTAINERS_STORAGE_CONF="$WORK/storage.conf"
  export BUILDAH_ISOLATION=chroot
fi

if [ ! -x "$COMPOSE" ]; then
  "$PYTHON" -m venv "$WORK/compose"
  "$WORK/compose/bin/python" -m pip install --quiet podman-compose
fi
