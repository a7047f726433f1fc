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

echo "3. bring a block device up and read the whole image through its virtqueue"
"$vmsg" blk copy --trace --progress --image "$image" --output "$work/copy.ext4" 2>&1 | sed 's/^/   /' |
    tee "$work/copy.log"
before=$(sha256sum <"$image")
[ "$before" = "$(sha256sum <"$work/copy.ext4")" ] || fail "the copy differs"
echo "   sha256 of both: ${before%% *}"

echo "4. write a file's blocks through the virtqueue, and flush"
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

echo "5. the file system is still one"
e2fsck -fn "$image" 2>&1 | sed 's/^/   /' || fail "e2fsck"

echo "6. the block device and the entropy source, message by message"
"$vmsg" demo --image "$image" >"$work/demo.log" || fail "$(tail -n 1 "$work/demo.log")"

messages=$(grep -c -e '->' -e '<-' "$work/copy.log")
refused=$(grep -c 'invalid' "$work/copy.log" || true)
[ "$refused" -eq 0 ] || fail "$refused messages were refused"
echo "demo: PASS $size bytes read and equal, $index blocks written, e2fsck clean, $messages messages decoded, 0 refused;" \
    "$(tail -n 1 "$work/demo.log" | sed 's/^demo: PASS //')"
