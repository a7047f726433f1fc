#!/bin/sh
# Two threads over one virtqueue under ThreadSanitizer: tools/thread.sh [BUFFERS], 10 million each way by default.
set -eu
cd "$(dirname "$0")/.."
buffers=${1:-10000000}
directory=build/tsan
command -v clang-14 >/dev/null || {
    echo "clang-14 is not installed"
    exit 77
}
[ -f "$directory/build.ninja" ] ||
    meson setup "$directory" --native-file tools/cross/clang.ini -Dtools=false -Dbuildtype=release \
        -Db_sanitize=thread -Db_lundef=false >/dev/null
ninja --quiet -C "$directory" tests/thread/thread_ring

run() {
    TSAN_OPTIONS="exitcode=66 history_size=2" "$directory/tests/thread/thread_ring" "$@" || {
        echo "thread: failed with $*"
        exit 1
    }
}

start=$(date +%s)
for format in split packed; do
    for event_index in 0 1; do
        run --buffers "$buffers" --format "$format" --event-index "$event_index"
    done
    run --buffers "$((buffers / 10))" --format "$format" --event-index 1 --in-order 1 --indirect 1 --queue-size 16
done
echo "thread: 4 runs of $buffers buffers each way and 2 of a tenth, $(($(date +%s) - start)) s, no report"
