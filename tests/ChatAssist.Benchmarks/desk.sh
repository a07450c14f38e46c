#!/usr/bin/env bash
# A full desk: 200 volunteers with open pages, 1,000 citizens who wait, 50 messages a second to those who are held; prints
# how soon a message is at the desk (to reach: p95 ≤ 300 ms) and the queue's page there (≤ 100 ms in the middle).
#   tests/ChatAssist.Benchmarks/desk.sh [--volunteers N] [--waiting N] [--rate N] [--seconds N]
# Server and driver share the machine. On PostgreSQL: tests/postgres.sh tests/ChatAssist.Benchmarks/desk.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$(mktemp -d "${TMPDIR:-/tmp}/chatassist-desk-XXXXXX")
url=http://127.0.0.1:5094
database=${CHATASSIST_POSTGRES:-Data Source=desk.db}
server=
finish() { [ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"; }
trap finish EXIT
for project in src/ChatAssist.Web tests/ChatAssist.Benchmarks; do
  dotnet build "$project" -c Release --nologo -v quiet -clp:NoSummary >&2
done
dotnet artifacts/bin/ChatAssist.Web/release/ChatAssist.Web.dll --urls "$url" --data-folder "$work" --database "$database" \
  --WebChat:TokensPerMinute 1000000 --WebChat:MessagesPerMinute 1000000 --Conversations:FragmentWaitSeconds 0 >"$work/server.log" 2>&1 &
server=$!
for _ in $(seq 240); do curl -sf "$url/health/ready" >/dev/null && break; sleep 0.25; done
# At its first start the server prints the first administrator's link.
link=$(grep -o '/desk/welcome?link=[0-9a-f]*' "$work/server.log")
dotnet artifacts/bin/ChatAssist.Benchmarks/release/ChatAssist.Benchmarks.dll desk --url "$url" --link "$url$link" "$@"
