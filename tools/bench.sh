#!/bin/bash
# Speed as ratios against references of the same run, instruction counts, and sizes.
set -eu
cd "$(dirname "$0")/.."
[ "${1:-}" != queue ] || exec build/venv/bin/python -B bench/queue/run.py
directory=build/bench
[ -f "$directory/build.ninja" ] ||
    meson setup "$directory" -Dbench=true -Dtests=false -Dtools=false -Doptimization=2 -Ddebug=false -Db_ndebug=true >/dev/null
ninja --quiet -C "$directory"
bench=$directory/bench/bench

echo "machine: $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores; $(cc --version | head -n 1)"
"$bench"

# Instructions of one turn: two runs of different length, so that the start does not count.
instructions() {
    local few many
    few=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$bench" --once "$1" 1000 2>&1 | sed -n 's/.*Collected : //p')
    many=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$bench" --once "$1" 11000 2>&1 | sed -n 's/.*Collected : //p')
    echo $(((many - few) / 10000))
}

echo
printf '%-34s %10s %10s  %5s\n' 'instructions (callgrind)' vmsg reference ratio
while read -r name subject reference; do
    ours=$(instructions "$subject")
    theirs=$(instructions "$reference")
    printf '%-34s %10d %10d  %5s\n' "$name" "$ours" "$theirs" \
        "$(awk -v a="$ours" -v b="$theirs" 'BEGIN { printf "%.2f", a / b }')"
done <<'EOF'
C1-SET_VQUEUE set_vqueue packed_set_vqueue
C1-GET_CONFIG-64 get_config packed_get_config
C2-header header hdr5
L1-loopback loopback packed_loopback
EOF

echo
python3 bench/sizes.py
