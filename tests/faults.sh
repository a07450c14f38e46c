#!/usr/bin/env bash
# The long fault run: 500 kills of one node on SQLite, then of three nodes on PostgreSQL (half an hour each on two busy cores).
#   tests/faults.sh [KILLS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CHATASSIST_KILLS=${1:-500} DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build tests/ChatAssist.Tests -c Release --nologo -v quiet -clp:NoSummary
run() { dotnet test tests/ChatAssist.Tests -c Release --no-build --nologo --filter "FullyQualifiedName~.Faults." --logger "console;verbosity=normal"; }
run
export -f run
CHATASSIST_TEST_DATABASE=postgres tests/postgres.sh bash -c run
