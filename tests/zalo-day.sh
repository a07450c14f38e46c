#!/usr/bin/env bash
# The long form of a day with Zalo: 10,000 events with everything that goes wrong, on SQLite, then on two nodes with PostgreSQL.
#   tests/zalo-day.sh [EVENTS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CHATASSIST_ZALO_EVENTS=${1:-10000} DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build tests/ChatAssist.Tests -c Release --nologo -v quiet -clp:NoSummary
day() { "$@" dotnet test tests/ChatAssist.Tests -c Release --no-build --nologo --filter "FullyQualifiedName~DayInTheLifeTests.$test" --logger "console;verbosity=detailed" | grep -E "^ +(Passed|Failed) |messages of citizens|Error Message|^ +at .*Zalo"; }
# A process of its own for each database: compiled queries are of one.
test=On_one_node day env
test=On_two_nodes day tests/postgres.sh
