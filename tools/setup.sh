#!/bin/sh
# Install what a level of the front door needs: base (demo, test) or full (check, bench, docs).
set -eu
cd "$(dirname "$0")/.."
level=${1:-base}

base="build-essential clang-14 clang-format-14 clang-tools-14 e2fsprogs git libclang-rt-14-dev libcmocka-dev meson ninja-build
pkg-config python3 python3-venv"
full="binutils-arm-none-eabi doxygen frama-c-base gcc-12-multilib gcc-12-s390x-linux-gnu gcc-arm-none-eabi
libc6-dev-i386 libc6-dev-s390x-cross linux-source-6.1 llvm-14 qemu-user-static spin valgrind xz-utils"
# A cargo that is there already, of whatever origin, will do.
command -v cargo >/dev/null || full="$full cargo-web"

want=$base
[ "$level" = full ] && want="$base $full"

missing=
for package in $want; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "setup: needs root to install:$missing" >&2
        exit 1
    fi
}

if [ -n "$missing" ]; then
    echo "setup: installing$missing"
    as_root apt-get update -qq || true # one unreachable index is no obstacle
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

# Generator and its tests run in an environment of their own, with pinned versions.
stamp=build/venv/.requirements
if ! cmp -s codegen/requirements.txt "$stamp"; then
    echo "setup: Python environment"
    mkdir -p build
    rm -rf build/venv
    /usr/bin/python3 -m venv build/venv
    build/venv/bin/pip install -q --disable-pip-version-check -r codegen/requirements.txt
    cp codegen/requirements.txt "$stamp"
fi

[ "$level" = full ] || exit 0

# The test runner for foreign architectures is unpacked beside the build, not installed.
for arch in i386 s390x; do
    root=build/sysroot/$arch
    [ -f "$root/.done" ] && continue
    echo "setup: cmocka for $arch"
    rm -rf "$root"
    mkdir -p "$root/lists/partial" "$root/debs"
    (
        cd "$root/debs"
        apt_get() {
            apt-get -qq -o "APT::Architectures::=$arch" -o "APT::Architectures::=amd64" -o APT::Sandbox::User=root \
                -o "Dir::State::lists=$OLDPWD/$root/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= "$@"
        }
        # One unreachable index is no obstacle; a package that cannot be had is.
        apt_get update 2>/dev/null || true
        apt_get download "libcmocka-dev:$arch" "libcmocka0:$arch"
        for deb in *.deb; do dpkg -x "$deb" .; done
        mv usr/lib/*-linux-gnu ../lib
        mv usr/include ../include
    )
    rm -rf "$root/lists" "$root/debs"
    touch "$root/.done"
done
