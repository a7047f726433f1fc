#!/bin/bash
# Explore the models of tests/model with Spin: ours must hold, each variant must fail.
# Exit 77 without the tool.
set -u
cd "$(dirname "$0")/.." || exit 2
root=$PWD
model=$root/tests/model
if ! command -v spin >/dev/null || ! command -v gcc >/dev/null; then
    echo "spin is not installed (Debian: spin)"
    exit 77
fi
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# explore NAME MODE FILE DEFINES...: build in a directory of its own, leave pan's output in `out`.
# Mode safety looks for assertions and dead ends, mode liveness at the formula of the model.
explore() {
    local name=$1 mode=$2 file=$3 spin_flags=() gcc_flags=(-DNFAIR=3) pan_flags=(-a -f)
    shift 3
    if [ "$mode" = safety ]; then
        spin_flags=(-DSAFETY) gcc_flags=(-DSAFETY) pan_flags=()
    fi
    mkdir -p "$work/$name" && cd "$work/$name" || return 1
    spin -a "${spin_flags[@]}" "$@" "$model/$file.pml" >out 2>&1 || return 1
    gcc -w -O2 -DMEMLIM=3000 -DVECTORSZ=512 "${gcc_flags[@]}" \
        -I"$model" -I"$root/runtime/queue" -I"$root/runtime/include" -I"$root/generated/include" \
        -o pan pan.c >>out 2>&1 || return 1
    timeout 300 ./pan -m4000000 -w22 "${pan_flags[@]}" >out 2>&1
}

# A model that holds: no error, and searched to the end.
holds() {
    local name=$1 states
    if ! explore "$@" || ! grep -q 'errors: 0$' out || grep -q 'max search depth\|reached.*bound' out; then
        tail -n 20 out
        echo "$name: FAILED"
        return 1
    fi
    states=$(sed -n 's/^ *\([0-9]*\) states, stored.*/\1/p' out)
    echo "$name: $states states, 0 errors"
}

# A variant that must fail, by an assertion or by a cycle without progress.
fails() {
    local name=$1
    explore "$@"
    if ! grep -q 'assertion violated\|acceptance cycle' out; then
        tail -n 20 out
        echo "$name: FAILED, the variant passes"
        return 1
    fi
    echo "$name: fails as it must ($(grep -o 'assertion violated.*\|acceptance cycle.*' out | head -n 1))"
}

sides='DEVICE_RECHECK DEVICE_FENCE DEVICE_ASK_FENCE DRIVER_RECHECK DRIVER_FENCE DRIVER_ASK_FENCE'

# Every job, one a line: what to expect, then the arguments of explore().
jobs() {
    local wish left direction
    for wish in flags event; do
        local define=-DWISH_BY_FLAG
        [ $wish = flags ] || define=-DEVENT_IDX
        echo "holds split-$wish-dead-ends safety split_suppression $define"
        echo "holds split-$wish-liveness liveness split_suppression $define"
        for left in $sides; do
            echo "fails split-$wish-without-$left safety split_suppression $define -DNO_$left"
        done
        for direction in AVAIL USED; do
            echo "holds packed-$wish-$direction-dead-ends safety packed_suppression $define -D${direction}_ONLY"
        done
        echo "holds packed-$wish-full-ring safety packed_suppression $define -DSIZE=2 -DAVAIL_ONLY"
        echo "holds packed-$wish-liveness liveness packed_suppression $define -DSIZE=2 -DUSED_ONLY"
        for left in $sides; do
            direction=AVAIL
            case $left in
            DRIVER_RECHECK | DRIVER_FENCE | DEVICE_ASK_FENCE) direction=USED ;;
            esac
            echo "fails packed-$wish-without-$left safety packed_suppression $define -D${direction}_ONLY -DNO_$left"
        done
    done
    echo "holds reset safety reset"
    for left in EPOCH QUARANTINE STATUS_WAIT FORGET CLEAR; do
        echo "fails reset-without-$left safety reset -DNO_$left"
    done
}

run() {
    local line
    # shellcheck disable=SC2086
    line=$($1 2>&1) || { echo "$line"; return 1; }
    echo "$line"
}

# With an argument, only jobs whose name contains it.
mapfile -t all < <(jobs | grep -- "${1:-}")
failed=0
for ((i = 0; i < ${#all[@]}; i += 2)); do
    # Two at a time; a job says everything at its end.
    for ((j = i; j < i + 2 && j < ${#all[@]}; j++)); do
        (run "${all[j]}") >"$work/$j.txt" &
        pids[j]=$!
    done
    for ((j = i; j < i + 2 && j < ${#all[@]}; j++)); do
        wait "${pids[j]}" || failed=$((failed + 1))
        cat "$work/$j.txt"
        rm -rf "$work/$(echo "${all[j]}" | cut -d' ' -f2)"
    done
done

held=$(printf '%s\n' "${all[@]}" | grep -c '^holds')
echo "$held models, $((${#all[@]} - held)) variants, $failed not as they must"
[ $failed -eq 0 ] && [ ${#all[@]} -ne 0 ]
