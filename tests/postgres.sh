#!/usr/bin/env bash
# A PostgreSQL for tests and benchmarks: a temporary cluster on loopback, run by an ordinary user, gone afterwards.
#   tests/postgres.sh COMMAND…   runs COMMAND with CHATASSIST_POSTGRES set to the connection string of the cluster,
#                                CHATASSIST_POSTGRES_PROCESS to the id of its first process
set -euo pipefail

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$programs" ] || { echo "PostgreSQL is not installed: apt-get install postgresql" >&2; exit 1; }

# PostgreSQL refuses to run as root; Debian's package brings a user for it.
as_user() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

folder=$(as_user mktemp -d "${TMPDIR:-/tmp}/chatassist-postgres-XXXXXX")
port=$(node -e "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })")
password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')

stop() {
  as_user "$programs/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT

as_user bash -c "printf %s '$password' >'$folder/password'"
as_user "$programs/initdb" -D "$folder/data" -U chatassist -A scram-sha-256 --pwfile="$folder/password" -E UTF8 --locale=C.UTF-8 >"${folder}.log" 2>&1 || { cat "${folder}.log"; exit 1; }
rm -f "${folder}.log"
as_user "$programs/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
  -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' -c max_connections=300 -c shared_buffers=128MB ${POSTGRES_OPTIONS:-}" start >/dev/null
export CHATASSIST_POSTGRES="Host=127.0.0.1;Port=$port;Username=chatassist;Password=$password;Database=postgres"
CHATASSIST_POSTGRES_PROCESS=$(as_user head -1 "$folder/data/postmaster.pid")
export CHATASSIST_POSTGRES_PROCESS
"$@"
