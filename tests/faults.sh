#!/usr/bin/env bash
# The long fault run: 500 kills of one node on SQLite, then of three nodes on PostgreSQL (half an hour each on two busy cores).
#   tests/faults.sh [KILLS]
# On a machine that others use, too, set CHATASSIST_PATIENCE=600: a node may take minutes to start there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# A lease is 2 s there; nobody may wait 2 s more.
export CHATASSIST_KILLS=${1:-500} CHATASSIST_LONGEST_WAIT=4 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build tests/ChatAssist.Tests -c Release --nologo -v quiet -clp:NoSummary
run() { dotnet test tests/ChatAssist.Tests -c Release --no-build --nologo --filter "FullyQualifiedName~.Faults." --logger "console;verbosity=detailed"; }
run
export -f run
CHATASSIST_TEST_DATABASE=postgres tests/postgres.sh bash -c run
