#!/usr/bin/env bash
# The benchmark, in one command: tests/ChatAssist.Benchmarks/run.sh [--procedures FILE] [--questions FILE] [--json FILE] [--quick | --scores | --sizes "50000 200000"]
# Installs what is missing (Java, Lucene 8.7 from Debian), builds, and measures every engine in the same run.
# Prints Markdown; fails where our BM25 is not Lucene's. --quick leaves out the grown exports and most rounds,
# --scores measures nothing and only compares the scores.
set -euo pipefail
here=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$PWD/artifacts/benchmarks
jars=/usr/share/java
procedures=../shared/data/procedures/national-2026-07-18.jsonl.gz
questions=../shared/data/questions/everyday.jsonl
rest=()

# A path as the caller meant it.
from_here() { (cd "$here" && realpath -m -- "$1"); }

while [ $# -gt 0 ]; do
  case $1 in
    --procedures) procedures=$(from_here "${2:?"--procedures needs a file"}"); shift 2 ;;
    --questions) questions=$(from_here "${2:?"--questions needs a file"}"); shift 2 ;;
    --json) rest+=(--json "$(from_here "${2:?"--json needs a file"}")"); shift 2 ;;
    --quick | --scores) rest+=("$1"); shift ;;
    --sizes) read -ra sizes <<<"${2:?"--sizes needs numbers"}"; rest+=(--sizes "${sizes[@]}"); shift 2 ;;
    *) sed -n 2,5p "${BASH_SOURCE[0]}" >&2; exit 2 ;;
  esac
done

install() {
  local missing=()
  command -v javac >/dev/null || missing+=(default-jdk-headless)
  compgen -G "$jars/lucene-core-8.*.jar" >/dev/null || missing+=(liblucene8-java)
  command -v taskset >/dev/null || missing+=(util-linux)
  [ ${#missing[@]} -eq 0 ] && return 0
  [ "$(id -u)" = 0 ] || { echo "Install these first: ${missing[*]}" >&2; exit 1; }
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$work/apt.log" 2>&1 ||
    { tail -5 "$work/apt.log" >&2; exit 1; }
}

for file in "$procedures" "$questions"; do
  [ -f "$file" ] || { echo "$file is absent: give --procedures and --questions" >&2; exit 1; }
done
mkdir -p "$work/lucene"
install
lucene=$(echo "$jars"/lucene-core-8.*.jar "$jars"/lucene-analyzers-common-8.*.jar | tr ' ' ':')
javac -encoding UTF-8 -cp "$lucene" -d "$work/lucene" tests/ChatAssist.Benchmarks/lucene/*.java
dotnet build tests/ChatAssist.Benchmarks -c Release --nologo -v quiet -clp:NoSummary >&2
exec dotnet artifacts/bin/ChatAssist.Benchmarks/release/ChatAssist.Benchmarks.dll \
  --procedures "$procedures" --questions "$questions" --work "$work" --lucene "$work/lucene:$lucene" "${rest[@]}"
