#!/bin/bash
# The main job on real input: an ext4 image read and written through the virtqueue.
set -eu
cd "$(dirname "$0")/.."
[ -f build/debug/build.ninja ] || meson setup build/debug >/dev/null
ninja --quiet -C build/debug cli/vmsg
vmsg=$PWD/build/debug/cli/vmsg
PATH=$PATH:/usr/sbin:/sbin # where e2fsprogs are, for those who are not root
work=build/demo
rm -rf "$work"
mkdir -p "$work/tree"
fail() {
    echo "demo: FAIL $*"
    exit 1
}

echo "1. the C is what the specification says"
PYTHONPATH=codegen build/venv/bin/python -m vmsgc gen --check || fail "generated files are stale"

echo "2. an ext4 image of the documentation"
cp -r README.md docs generated/docs "$work/tree/"
image=$work/docs.ext4
mkfs.ext4 -q -d "$work/tree" "$image" 16M
size=$(stat -c %s "$image")

# copy LIST: the whole image through a virtqueue that uses LIST, into copy.ext4 and copy-LIST.log.
before=$(sha256sum <"$image")
copy() {
    rm -f "$work/copy.ext4"
    "$vmsg" blk copy --trace --progress --ring "$1" --image "$image" --output "$work/copy.ext4" 2>&1 |
        sed 's/^/   /' | tee "$work/copy-$1.log"
    [ "$before" = "$(sha256sum <"$work/copy.ext4")" ] || fail "the copy through a ring of '$1' differs"
    echo "   sha256 of both: ${before%% *}"
}
# ring LIST: the words for what such a virtqueue really uses.
ring() {
    "$vmsg" blk info --ring "$1" --image "$image" | sed -n 's/^queue: [0-9]* descriptors, //p'
}

echo "3. bring a block device up and read the whole image through its virtqueue: $(ring split)"
copy split

echo "4. once more, through another kind of ring: $(ring all)"
copy all
[ "$(ring split)" = "split ring" ] || fail "the plain ring is no split ring"
case $(ring all) in
"packed ring, "*) ;;
*) fail "the other ring is no packed one" ;;
esac

echo "5. write a file's blocks through the virtqueue, and flush"
block_size=$(debugfs -R 'show_super_stats -h' "$image" 2>/dev/null | sed -n 's/^Block size: *//p')
blocks=$(debugfs -R 'blocks /README.md' "$image" 2>/dev/null)
bytes=$(stat -c %s README.md)
tr '[:lower:]' '[:upper:]' <README.md >"$work/shouted"
truncate -s $(($(wc -w <<<"$blocks") * block_size)) "$work/shouted"
index=0
for block in $blocks; do
    dd if="$work/shouted" bs="$block_size" skip=$index count=1 status=none |
        "$vmsg" blk write --quiet --image "$image" --offset $((block * block_size)) --size "$block_size" --input - ||
        fail "block $block"
    index=$((index + 1))
done
debugfs -R "dump /README.md $work/back" "$image" 2>/dev/null
head -c "$bytes" "$work/shouted" | cmp - "$work/back" || fail "the file reads back differently"
echo "   $index blocks of $block_size bytes of /README.md"

echo "6. the file system is still one"
e2fsck -fn "$image" 2>&1 | sed 's/^/   /' || fail "e2fsck"

echo "7. the block device and the entropy source, message by message"
for list in split all; do
    "$vmsg" demo --ring "$list" --image "$image" >"$work/demo.log" || fail "$(tail -n 1 "$work/demo.log")"
done

messages=$(cat "$work"/copy-*.log | grep -c -e '->' -e '<-')
refused=$(cat "$work"/copy-*.log | grep -c 'invalid' || true)
[ "$refused" -eq 0 ] || fail "$refused messages were refused"
echo "demo: PASS $size bytes read and equal, through a $(ring split) and through a $(ring all);" \
    "$index blocks written, e2fsck clean, $messages messages decoded, 0 refused;" \
    "$(tail -n 1 "$work/demo.log" | sed 's/^demo: PASS //; s/, packed ring.*//')"
