#!/usr/bin/env bash
# 500 citizens' messages a second for a minute through Zalo's webhook; prints how soon the webhook and the answer were there
# (to reach: answers within 2 s at p99). The fake of Zalo's servers, which is the driver, and our server share the machine.
#   tests/ChatAssist.Benchmarks/zalo.sh [--rate N] [--seconds N] [--citizens N]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
fake=http://127.0.0.1:5096 server=http://127.0.0.1:5095
work=$(mktemp -d "${TMPDIR:-/tmp}/chatassist-zalo-load-XXXXXX")
pids=()
finish() { kill "${pids[@]}" 2>/dev/null || true; wait "${pids[@]}" 2>/dev/null || true; rm -rf "$work"; }
trap finish EXIT
for project in src/ChatAssist.Web src/ChatAssist.Tools tests/ChatAssist.Benchmarks; do
  dotnet build "$project" -c Release --nologo -v quiet -clp:NoSummary >&2
done
export Zalo__OpenApi=$fake Zalo__OAuth=$fake Zalo__Business=$fake Zalo__MessagesPerSecond=5000
export Zalo__Accounts__0__OaId=900000000000000001 Zalo__Accounts__0__AppId=1234567890123456789
export Zalo__Accounts__0__AppSecret=test-app-secret Zalo__Accounts__0__WebhookKey=test-oa-secret-key

mkfifo "$work/go"
dotnet artifacts/bin/ChatAssist.Benchmarks/release/ChatAssist.Benchmarks.dll zalo --fake "$fake" --webhook "$server/zalo/webhook" "$@" <"$work/go" >"$work/figures" &
driver=$! && pids+=("$driver")
exec 9>"$work/go"
until grep -q ready "$work/figures"; do sleep 0.1; done
dotnet artifacts/bin/ChatAssist.Web/release/ChatAssist.Web.dll --urls "$server" --data-folder "$work" --Conversations:FragmentWaitSeconds 0 >"$work/server.log" 2>&1 &
pids+=($!)
for _ in $(seq 240); do curl -sf "$server/health/live" >/dev/null && break; sleep 0.25; done
coproc CONNECT { dotnet artifacts/bin/ChatAssist.Tools/release/ChatAssist.Tools.dll zalo connect --redirect https://chat.example.gov.vn/zalo --data-folder "$work"; }
connect=$CONNECT_PID
{ read -r _; read -r page; } <&"${CONNECT[0]}"
curl -s -o /dev/null -w '%{redirect_url}\n' "$page&approve=1" >&"${CONNECT[1]}"
wait "$connect"
echo >&9
code=0
wait "$driver" || code=$?
tail -n +2 "$work/figures"
exit "$code"
