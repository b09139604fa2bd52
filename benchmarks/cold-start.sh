#!/bin/sh
# How soon the brand function answers its first call after its process was started: plain, with class
# data sharing (AppCDS), with the JDK's AOT cache, each with all compilers and with the first tier
# alone. Prints medians over N starts, and their ratio to plain; trust the ratios, not the times.
#
#   benchmarks/cold-start.sh [N]        after: ./mvnw -pl functions/brand -am package -DskipTests
set -eu

runs=${1:-7}
port=${PORT:-18431}
home=$(cd "$(dirname "$0")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jar=$(ls "$home"/functions/brand/target/steward-brand-*.jar 2>/dev/null | head -n 1)
[ -n "$jar" ] || { echo "build it first: ./mvnw -pl functions/brand -am package -DskipTests" >&2; exit 1; }
work=$(mktemp -d)
pid=
trap 'if [ -n "$pid" ]; then kill "$pid" 2>/dev/null || :; fi; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

export EXECUTOR_AUDIENCE=http://localhost CONTROL_PLANE_ACCOUNT=nobody@example.com PORT="$port"
export MICRONAUT_SERVER_HOST=127.0.0.1 STEWARD_FIRESTORE_PROJECT=none
export STEWARD_FIRESTORE_EMULATOR_HOST=127.0.0.1:1

now() {
  echo $(($(date +%s%N) / 1000000))
}

# Starts with the options given, waits for the answer (401: there is no token), leaves the time in $took.
start() {
  begun=$(now)
  "$java" "$@" -jar "$jar" >"$work/log" 2>&1 &
  pid=$!
  until [ "$(curl -s -o /dev/null -w '%{http_code}' -X POST -H 'Content-Type: application/json' \
    -d '{}' "http://127.0.0.1:$port/execute/brand/get_profile")" = 401 ]; do
    kill -0 "$pid" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.01
  done
  took=$(($(now) - begun))
}

stop() {
  kill "$pid"
  wait "$pid" || :
  pid=
}

train() {
  start "$@"
  stop
}

options() {
  case $1 in
    plain) ;;
    cds) echo "-XX:SharedArchiveFile=$work/brand.jsa" ;;
    aot) echo "-XX:AOTCache=$work/brand.aot" ;;
    plain-c1) echo "-XX:TieredStopAtLevel=1" ;;
    cds-c1) echo "-XX:SharedArchiveFile=$work/brand.jsa -XX:TieredStopAtLevel=1" ;;
    aot-c1) echo "-XX:AOTCache=$work/brand-c1.aot -XX:TieredStopAtLevel=1" ;;
  esac
}

median() {
  sort -n "$1" | awk '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int((NR + 2) / 2)]) / 2}'
}

train -XX:ArchiveClassesAtExit="$work/brand.jsa"
train -XX:AOTCacheOutput="$work/brand.aot"
train -XX:AOTCacheOutput="$work/brand-c1.aot" -XX:TieredStopAtLevel=1

modes="plain plain-c1 cds cds-c1 aot aot-c1"
run=0
while [ "$run" -lt "$runs" ]; do
  # All modes in turn, so that what else the machine does falls on each alike.
  for mode in $modes; do
    # Split into options on purpose.
    # shellcheck disable=SC2046
    start $(options "$mode")
    echo "$took" >>"$work/$mode"
    stop
  done
  run=$((run + 1))
done

plain=$(median "$work/plain")
printf '%-10s %10s %8s\n' start 'median ms' ratio
for mode in $modes; do
  median "$work/$mode" | awk -v mode="$mode" -v plain="$plain" \
    '{printf "%-10s %10d %8.2f\n", mode, $1, $1 / plain}'
done
