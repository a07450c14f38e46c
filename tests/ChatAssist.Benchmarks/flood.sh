#!/usr/bin/env bash
# One address floods the server; what others wait is printed, alone and beside the flood (to reach: p99 ≤ 200 ms).
#   tests/ChatAssist.Benchmarks/flood.sh [--seconds N] [--rate N] [--flood N]
# Server and driver share the machine; everything stays on loopback.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
shared=../shared/data
work=$(mktemp -d "${TMPDIR:-/tmp}/chatassist-flood-XXXXXX")
url=http://127.0.0.1:5098
server=
finish() { [ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"; }
trap finish EXIT

dotnet build src/ChatAssist.Web -c Release --nologo -v quiet -clp:NoSummary >&2
dotnet build tests/ChatAssist.Benchmarks -c Release --nologo -v quiet -clp:NoSummary >&2
dotnet artifacts/bin/ChatAssist.Web/release/ChatAssist.Web.dll --urls "$url" --data-folder "$work" \
  --procedures "$shared/procedures/national-2026-07-18.jsonl.gz" --WebChat:TokensPerMinute 1000 --WebChat:MessagesPerMinute 100000 \
  --Conversations:FragmentWaitSeconds 0 >"$work/server.log" 2>&1 &
server=$!
for _ in $(seq 240); do curl -sf "$url/health/ready" >/dev/null && break; sleep 0.25; done
dotnet artifacts/bin/ChatAssist.Benchmarks/release/ChatAssist.Benchmarks.dll flood --url "$url" --questions "$shared/questions/everyday.jsonl" "$@"
