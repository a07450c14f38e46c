#!/usr/bin/env bash
# The figures of the language model's guards: the adversarial set of the verifier, the attacks, and how the words of an
# endpoint fare on everyday questions. Without an endpoint in the environment (docs/models.md) the fake one is asked, which
# repeats the passages word for word: then the last figures tell what the guards refuse of true words.
#   tests/model-figures.sh [QUESTIONS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
questions=${1:-../shared/data/questions/everyday.jsonl}
export_file=../shared/data/procedures/national-2026-07-18.jsonl.gz
dotnet build tests/ChatAssist.Tests -c Release --nologo -v quiet -clp:NoSummary
dotnet test tests/ChatAssist.Tests -c Release --no-build --nologo --filter "FullyQualifiedName~AnswerVerifierTests|FullyQualifiedName~AttackTests" \
  --logger "console;verbosity=detailed" | grep -E "sentences, |kept|attacks|^(Passed|Failed)!|Total tests|Passed:|Failed:"
if [ -z "${Model__Main__BaseUrl:-}" ]; then
  log=$(mktemp)
  dotnet artifacts/bin/ModelServer/release/ModelServer.dll --urls http://127.0.0.1:0 --first-token 0 --pace 0 >"$log" &
  fake=$!
  trap 'kill $fake 2>/dev/null || true; rm -f "$log"' EXIT
  until grep -q VLlm "$log"; do sleep 0.2; done
  export Model__Main__Kind=VLlm Model__Main__Model=test-model Model__Main__BaseUrl
  Model__Main__BaseUrl=$(awk '/^VLlm/ { print $2 }' "$log")
fi
dotnet artifacts/bin/ChatAssist.Tools/release/ChatAssist.Tools.dll evaluate --answers "$questions" $([ -f "$export_file" ] && echo --procedures "$export_file")
