#!/bin/sh
# Fuzz one target: tools/fuzz.sh TARGET [SECONDS]; without SECONDS until stopped.
set -eu
cd "$(dirname "$0")/.."
target=${1:?usage: tools/fuzz.sh frame|driver|device|queue_driver|queue_device [SECONDS]}
directory=build/fuzz
corpus=build/corpus/$target
[ -f "$directory/build.ninja" ] ||
    meson setup "$directory" --native-file tools/cross/clang.ini -Dfuzz=true -Dtests=false -Dtools=false \
        -Db_sanitize=address,undefined -Db_lundef=false >/dev/null
ninja --quiet -C "$directory" "tests/fuzz/fuzz_$target"
mkdir -p "$corpus/found"
case $target in
queue_*)
    seeds=tests/fuzz/corpus/$target
    python3 tools/queue_seeds.py --check
    ;;
*)
    seeds=$corpus/seeds
    python3 tools/fuzz_seeds.py "$target" "$seeds"
    ;;
esac
"$directory/tests/fuzz/fuzz_$target" "-max_total_time=${2:-0}" -max_len=4096 -timeout=5 -print_final_stats=1 \
    "-artifact_prefix=$corpus/" "$corpus/found" "$seeds" >"$corpus/log" 2>&1 || {
    tail -n 40 "$corpus/log"
    exit 1
}
inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$corpus/log")
covered=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$corpus/log" | tail -n 1)
echo "fuzz $target: ${inputs:?no input was run} inputs, $covered edges, clean"
