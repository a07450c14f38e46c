#!/usr/bin/env bash
# Zalo on this machine, to try the whole thing by hand: the fake of Zalo's servers with a citizen's telephone, our server
# beside it, and the account connected between them. Ends with Ctrl-C; nothing stays.
#   tests/zalo.sh [OPTIONS OF THE SERVER, such as --procedures FILE]     FAKE_PORT, SERVER_PORT: other ports than 5090, 5080
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
fake=http://localhost:${FAKE_PORT:-5090} server=http://localhost:${SERVER_PORT:-5080}
work=$(mktemp -d "${TMPDIR:-/tmp}/chatassist-zalo-XXXXXX")
pids=()
finish() { kill "${pids[@]}" 2>/dev/null || true; wait "${pids[@]}" 2>/dev/null || true; rm -rf "$work"; }
trap finish EXIT
trap 'exit 0' INT TERM

for project in src/ChatAssist.Web src/ChatAssist.Tools tests/fakes/ZaloServer; do
  dotnet build "$project" -c Release --nologo -v quiet -clp:NoSummary
done
export Zalo__OpenApi=$fake Zalo__OAuth=$fake Zalo__Business=$fake Zalo__PublicAddress=$server
export Zalo__Accounts__0__OaId=900000000000000001 Zalo__Accounts__0__AppId=1234567890123456789
export Zalo__Accounts__0__AppSecret=test-app-secret Zalo__Accounts__0__WebhookKey=test-oa-secret-key

until_answers() { for _ in $(seq 240); do curl -sf "$1" >/dev/null && return 0; sleep 0.25; done; echo "$1 does not answer" >&2; return 1; }
dotnet artifacts/bin/ZaloServer/release/ZaloServer.dll --urls "$fake" --webhook "$server/zalo/webhook" --events all &
pids+=($!)
dotnet artifacts/bin/ChatAssist.Web/release/ChatAssist.Web.dll --urls "$server" --data-folder "$work" "$@" >"$work/server.log" 2>&1 &
pids+=($!)
until_answers "$fake/control/state"
until_answers "$server/health/ready"

# What an administrator does in a browser: open the address, agree, paste where it ends.
coproc CONNECT { dotnet artifacts/bin/ChatAssist.Tools/release/ChatAssist.Tools.dll zalo connect --redirect https://chat.example.gov.vn/zalo --data-folder "$work"; }
connect=$CONNECT_PID
{ read -r _; read -r page; } <&"${CONNECT[0]}"
curl -s -o /dev/null -w '%{redirect_url}\n' "$page&approve=1" >&"${CONNECT[1]}"
wait "$connect"

echo "Our server: $server/chat (log: $work/server.log)"
echo "The citizen's telephone: $fake"
wait "${pids[@]}"
