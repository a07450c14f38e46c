#!/usr/bin/env bash
# The one test command, the same here and in CI: installs what the tests need, then format, build, knowledge base,
# all tests. Its last line counts them: "N passed, N failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CI="${CI:-true}"
results=$PWD/artifacts/test-results
rm -rf "$results" && mkdir -p "$results"
passed=0 failed=0 skipped=0

say() { printf '\n== %s (at %d:%02d)\n' "$*" $((SECONDS / 60)) $((SECONDS % 60)); }

# A step that is no test counts as one failed test when it fails, so that nothing can pass by being skipped.
step() {
  local name=$1
  shift
  say "$name"
  "$@" || { echo "FAILED: $name"; failed=$((failed + 1)); return 1; }
}

install() {
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
  fc-list 2>/dev/null | grep -qi 'noto' || missing+=(fontconfig fonts-noto-core)
  [ ${#missing[@]} -eq 0 ] && return 0
  [ "$(id -u)" = 0 ] || { echo "Install these first: ${missing[*]}"; return 1; }
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$results/apt.log" 2>&1 ||
    { tail -5 "$results/apt.log"; return 1; }
}

npm_install() {
  [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] && return 0
  npm ci --prefix "$1" --no-audit --no-fund --loglevel=error
}

check_knowledge() {
  local export=../shared/data/procedures/national-2026-07-18.jsonl.gz
  if [ -f "$export" ]; then
    dotnet artifacts/bin/ChatAssist.Tools/release/ChatAssist.Tools.dll check --procedures "$export"
  else
    echo "$export is absent: the knowledge base is checked by itself, without the cross-check"
    dotnet artifacts/bin/ChatAssist.Tools/release/ChatAssist.Tools.dll check
  fi
}

# Adds up the counters of a .trx file that dotnet test wrote.
count_trx() {
  local counters
  counters=$(grep -o '<Counters [^>]*' "$1") || { echo "FAILED: $1 holds no counters"; failed=$((failed + 1)); return; }
  local total executed good
  total=$(sed 's/.* total="\([0-9]*\)".*/\1/' <<<"$counters")
  executed=$(sed 's/.* executed="\([0-9]*\)".*/\1/' <<<"$counters")
  good=$(sed 's/.* passed="\([0-9]*\)".*/\1/' <<<"$counters")
  passed=$((passed + good)) failed=$((failed + executed - good)) skipped=$((skipped + total - executed))
}

# dotnet_tests NAME PROJECT [FILTER], through WRAP where it is set.
dotnet_tests() {
  local name=$1 project=$2
  say "$name"
  ${WRAP:-} dotnet test "tests/$project" -c Release --no-build --nologo --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
    --logger "console;verbosity=minimal" ${3:+--filter "$3"}
  if [ -f "$results/$name.trx" ]; then count_trx "$results/$name.trx"; else echo "FAILED: $name did not run"; failed=$((failed + 1)); fi
}

# Node's runner closes with "# pass N" and "# fail N" when its reporter is tap.
node_tests() {
  local name=$1
  shift
  say "$name"
  NODE_OPTIONS="--test-reporter=tap" "$@" 2>&1 | tee "$results/$name.tap" | grep -E '^\s*(not ok|# (pass|fail))' || true
  local good bad
  good=$(sed -n 's/^# pass \([0-9]*\)$/\1/p' "$results/$name.tap" | tail -1)
  bad=$(sed -n 's/^# fail \([0-9]*\)$/\1/p' "$results/$name.tap" | tail -1)
  if [ -z "$good" ]; then echo "FAILED: $name did not run"; tail -20 "$results/$name.tap"; failed=$((failed + 1)); return; fi
  passed=$((passed + good)) failed=$((failed + bad))
}

finish() {
  [ $((passed + failed)) -gt 0 ] || failed=1
  if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
  [ "$failed" -eq 0 ]
}

step "Install what the tests need" install
step "npm packages of the client" npm_install src/ChatAssist.Web/client
step "npm packages of the real clients" npm_install tests/clients
# One compiler for all projects, where the machine would start one for each: the analyzers are then compiled once and not ten times.
step "Build" dotnet build ChatAssist.sln -c Release --nologo -v quiet -clp:NoSummary -p:UseSharedCompilation=true || { finish; exit 1; }
step "Format" dotnet format ChatAssist.sln --verify-no-changes --no-restore
step "Knowledge base" check_knowledge
step "Types of the client" npm run --silent --prefix src/ChatAssist.Web/client check
node_tests "client" npm test --silent --prefix src/ChatAssist.Web/client
dotnet_tests unit ChatAssist.Tests
# Everything that touches a database, once more on PostgreSQL.
stored="FullyQualifiedName~.Conversations.|FullyQualifiedName~.WebChat.|FullyQualifiedName~.VolunteerDesk.|FullyQualifiedName~.Faults.|FullyQualifiedName~.Operations.|FullyQualifiedName~.Zalo.|FullyQualifiedName~.Composing.AllowanceTests"
# Nodes are killed there, never PostgreSQL itself: what it has written need not be on the disk.
POSTGRES_OPTIONS="-c fsync=off -c full_page_writes=off" CHATASSIST_TEST_DATABASE=postgres WRAP=tests/postgres.sh dotnet_tests postgres ChatAssist.Tests "$stored"
dotnet_tests end-to-end ChatAssist.EndToEnd
echo
finish
