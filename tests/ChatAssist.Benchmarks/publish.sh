#!/usr/bin/env bash
# How soon a guide that is published at the desk is in the answers of every node, while citizens ask (to reach: 5 s).
#   tests/ChatAssist.Benchmarks/publish.sh [--procedures FILE] [--times N]
# One node on SQLite. Two nodes: tests/postgres.sh tests/ChatAssist.Benchmarks/publish.sh
set -euo pipefail
here=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
procedures=../shared/data/procedures/national-2026-07-18.jsonl.gz
times=5
while [ $# -gt 0 ]; do
  case $1 in
    --procedures) procedures=$(cd "$here" && realpath -m -- "${2:?}"); shift 2 ;;
    --times) times=${2:?}; shift 2 ;;
    *) sed -n 2,4p "${BASH_SOURCE[0]}" >&2; exit 2 ;;
  esac
done

work=$(mktemp -d "${TMPDIR:-/tmp}/chatassist-publish-XXXXXX")
servers=()
finish() { [ ${#servers[@]} = 0 ] || kill "${servers[@]}" 2>/dev/null || true; rm -rf "$work"; }
trap finish EXIT
for project in src/ChatAssist.Web tests/ChatAssist.Benchmarks; do
  dotnet build "$project" -c Release --nologo -v quiet -clp:NoSummary >&2
done
database=${CHATASSIST_POSTGRES:-Data Source=publish.db}
ports=(5092)
[ -z "${CHATASSIST_POSTGRES:-}" ] || ports+=(5093)
urls=()
for port in "${ports[@]}"; do
  url=http://127.0.0.1:$port
  dotnet artifacts/bin/ChatAssist.Web/release/ChatAssist.Web.dll --urls "$url" --data-folder "$work/$port" --database "$database" --procedures "$procedures" \
    --WebChat:TokensPerMinute 1000000 --WebChat:MessagesPerMinute 1000000 --Conversations:FragmentWaitSeconds 0 >"$work/$port.log" 2>&1 &
  servers+=($!)
  for _ in $(seq 240); do curl -sf "$url/health/ready" >/dev/null && break; sleep 0.25; done
  urls+=("$url")
done
# While nobody can sign in every node that starts prints a new first administrator's link, and only the last one opens.
link=$(grep -o '/desk/welcome?link=[0-9a-f]*' "$work/${ports[-1]}.log")
dotnet artifacts/bin/ChatAssist.Benchmarks/release/ChatAssist.Benchmarks.dll publish --url "${urls[@]}" --link "${urls[0]}$link" --times "$times"
