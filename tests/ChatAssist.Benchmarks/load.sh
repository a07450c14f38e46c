#!/usr/bin/env bash
# The load benchmark, in one command: tests/ChatAssist.Benchmarks/load.sh [--seconds N] [--procedures FILE] [--questions FILE]
# Full turns through Direct Line (stored, answered from the national procedures, reply stored and read) on SQLite and on
# PostgreSQL, beside an echo bot on npm's botbuilder that stores nothing; then the memory of 2,000 open streams.
# Server and driver share the machine; everything stays on loopback. PostgreSQL must be installed (tests/postgres.sh).
set -euo pipefail
here=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
procedures=../shared/data/procedures/national-2026-07-18.jsonl.gz
questions=../shared/data/questions/everyday.jsonl
seconds=20
from_here() { (cd "$here" && realpath -m -- "$1"); }
while [ $# -gt 0 ]; do
  case $1 in
    --seconds) seconds=${2:?}; shift 2 ;;
    --procedures) procedures=$(from_here "${2:?}"); shift 2 ;;
    --questions) questions=$(from_here "${2:?}"); shift 2 ;;
    *) sed -n 2,5p "${BASH_SOURCE[0]}" >&2; exit 2 ;;
  esac
done

work=$(mktemp -d "${TMPDIR:-/tmp}/chatassist-load-XXXXXX")
url=http://127.0.0.1:5097
server=
finish() { [ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"; }
trap finish EXIT
memory() { awk '/VmRSS/ { printf "%d MB", $2 / 1024 }' "/proc/$server/status"; }
drive() { dotnet artifacts/bin/ChatAssist.Benchmarks/release/ChatAssist.Benchmarks.dll load --url "$url" --questions "$questions" --seconds "$seconds" --process "$server" ${CHATASSIST_POSTGRES_PROCESS:-} "$@" | tail -1; }

start() {
  local database=$1
  shift
  dotnet artifacts/bin/ChatAssist.Web/release/ChatAssist.Web.dll --urls "$url" --data-folder "$work" --database "$database" --procedures "$procedures" "$@" \
    --WebChat:TokensPerMinute 1000000 --WebChat:MessagesPerMinute 1000000 --Conversations:FragmentWaitSeconds 0 >"$work/server.log" 2>&1 &
  server=$!
  for _ in $(seq 120); do curl -sf "$url/health/ready" >/dev/null && return 0; sleep 0.25; done
  cat "$work/server.log"; exit 1
}
stop() { kill "$server"; wait "$server" || true; server=; }

measure() {
  start "$2"
  echo "$1, idle: $(memory)"
  echo "$1, as many as go: $(drive)"
  echo "$1, 300 a second: $(drive --rate 300)"
  stop
  start "$2" --Conversations:RememberedAnswers 0
  echo "$1, as many as go, every answer composed anew: $(drive)"
  stop
}

streams() {
  start "Data Source=streams.db"
  local before
  before=$(memory)
  mkfifo "$work/leave"
  dotnet artifacts/bin/ChatAssist.Benchmarks/release/ChatAssist.Benchmarks.dll load --url "$url" --questions "$questions" --citizens 2000 --still <"$work/leave" >"$work/streams.log" &
  exec 9>"$work/leave"
  until grep -q open "$work/streams.log"; do sleep 0.25; done
  echo "memory: idle $before, with 2,000 open streams $(memory)"
  echo >&9
  exec 9>&-
  stop
}

echo_bot() {
  (cd tests/ChatAssist.Benchmarks/echo-bot && [ -d node_modules/botbuilder ] || npm ci --no-audit --no-fund --loglevel=error)
  PORT=5097 node tests/ChatAssist.Benchmarks/echo-bot/bot.mjs >"$work/bot.log" 2>&1 &
  server=$!
  until grep -q listening "$work/bot.log"; do sleep 0.1; done
  echo "echo bot on botbuilder, nothing stored, as many as go: $(drive --bot)"
  stop
}

dotnet build src/ChatAssist.Web -c Release --nologo -v quiet -clp:NoSummary >&2
dotnet build tests/ChatAssist.Benchmarks -c Release --nologo -v quiet -clp:NoSummary >&2
echo_bot
measure SQLite "Data Source=load.db"
[ -z "${CHATASSIST_POSTGRES:-}" ] || measure PostgreSQL "$CHATASSIST_POSTGRES"
streams
