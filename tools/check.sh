#!/bin/bash
# Run every check of a level: test (minutes) or check (what takes longer).
# Each step prints one line; a failed step prints its log; a skipped one says why.
set -u
cd "$(dirname "$0")/.." || exit 2
level=${1:-test}
logs=build/logs
mkdir -p "$logs"
export PYTHONPATH=$PWD/codegen PYTHONDONTWRITEBYTECODE=1
python=$PWD/build/venv/bin/python
passed=0 failed=0 skipped=0

# step NAME COMMAND...: the command's last line is its result; exit 77 means skipped.
step() {
    local name=$1 log start code
    shift
    log=$logs/${name//[^a-z0-9]/-}.log
    start=$SECONDS
    "$@" >"$log" 2>&1 </dev/null
    code=$?
    case $code in
    0) passed=$((passed + 1)) word=PASS ;;
    77) skipped=$((skipped + 1)) word=SKIPPED ;;
    *) failed=$((failed + 1)) word=FAIL ;;
    esac
    printf '%-8s %-34s %4ds  %s\n' "$word" "$name" $((SECONDS - start)) "$(tail -n 1 "$log" | cut -c1-150)"
    [ "$word" != FAIL ] || sed 's/^/    /' <(tail -n 60 "$log")
}

# build NAME MESON_ARGUMENTS...: configure once, compile, run the tests.
build() {
    local directory=build/$1
    shift
    [ -f "$directory/build.ninja" ] || meson setup "$directory" "$@" || return 1
    ninja -C "$directory" || return 1
    meson test -C "$directory" --no-rebuild --print-errorlogs || return 1
    results "$directory"
}

# results DIRECTORY: how many cmocka tests ran, from meson's own log.
results() {
    "$python" tools/count_tests.py "$1/meson-logs/testlog.json"
}


run_test_level() {
    step 'layers' tools/check_layers.py
    step 'style' tools/check_style.py
    step 'shared memory' tools/check_shm.py
    step 'shared memory, lint can fail' tools/check_shm.py --self-test
    step 'generated is fresh' "$python" -m vmsgc gen --check
    step 'specification' "$python" -m vmsgc check
    step 'status table is fresh' "$python" tools/status_table.py --check
    step 'readme program' tools/check_readme.py
    step 'queue seeds are fresh' "$python" tools/queue_seeds.py --check
    step 'generator tests' "$python" -m pytest -p no:cacheprovider codegen/tests
    step 'types' "$python" -m mypy --config-file codegen/pyproject.toml --cache-dir build/mypy codegen/vmsgc
    step 'lint' "$python" -m ruff check --config codegen/pyproject.toml --no-cache codegen tools tests bench
    step 'debug build and tests' build debug
    step 'command' env VMSG=build/debug/cli/vmsg "$python" -m pytest -q -p no:cacheprovider tests/cli
    step 'sanitized build and tests' build sanitized -Db_sanitize=address,undefined -Db_lundef=false
}

run_check_level() {
    step 'differential' "$python" tests/differential/differential.py
    step 'differential, virtio-queue' "$python" tests/differential/virtio_queue.py
    step 'emitter mutation' "$python" tests/mutation/emitter_mutation.py
    step 'queue mutation' "$python" tests/mutation/queue_mutation.py
    step 'a changed specification' "$python" tests/build/changed_spec.py
    step 'codec alone' "$python" tests/build/codec_alone.py
    step 'release build and tests' build release --buildtype=release
    step 'exhaustive, full depth' build/release/tests/exhaustive/exhaustive_explore full
    step 'exhaustive shapes' build/release/tests/exhaustive/exhaustive_shapes full
    step 'two threads, ThreadSanitizer' tools/thread.sh
    step 'spin models' tools/spin.sh
    step 'frama-c proofs' tools/frama_c.sh
    step 'clang build and tests' build clang --native-file tools/cross/clang.ini
    step '32-bit build and tests' build m32 --cross-file tools/cross/m32.ini -Dcmocka_root="$PWD/build/sysroot/i386"
    step 'command, 32-bit' env VMSG=build/m32/cli/vmsg "$python" -m pytest -q -p no:cacheprovider tests/cli
    step 'big-endian build and tests' build s390x --cross-file tools/cross/s390x.ini -Dcmocka_root="$PWD/build/sysroot/s390x"
    for target in frame driver device queue_driver queue_device; do
        step "fuzz $target 60 s" tools/fuzz.sh "$target" 60
    done
    step 'documentation' tools/docs.sh
    step 'benchmarks' tools/bench.sh
    step 'queue benchmark, quick' "$python" -B bench/queue/run.py --quick
}

case $level in
test) run_test_level ;;
check) run_check_level ;;
*)
    echo "usage: tools/check.sh test|check" >&2
    exit 2
    ;;
esac

echo "$level: $passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
