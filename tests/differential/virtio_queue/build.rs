//! Compiles the queues under test and their shim.
//!
//! VMSG_ROOT names another copy of the project, for a queue that was broken on purpose.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// Every C file of a folder, sorted.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut found: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|end| end == "c"))
        .collect();
    found.sort();
    found
}

fn main() {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo"));
    let root = env::var_os("VMSG_ROOT").map_or_else(|| here.join("../../.."), PathBuf::from);
    let root = root.canonicalize().expect("the root of the project");

    let mut build = cc::Build::new();
    build.std("c11").opt_level(2).warnings(true).extra_warnings(true);
    build.include(root.join("runtime/include")).include(root.join("runtime"));
    build.include(root.join("generated/include")).include(root.join("generated/src"));
    for folder in ["runtime/core", "runtime/queue", "generated/src"] {
        build.files(sources(&root.join(folder)));
        println!("cargo:rerun-if-changed={}", root.join(folder).display());
    }
    build.file(here.join("shim.c")).compile("vmsg_queues");

    let numbers = root.join("generated/include/vmsg/wire/virtio.h");
    println!("cargo:rustc-env=VMSG_VIRTIO_H={}", numbers.display());
    println!("cargo:rerun-if-changed={}", root.join("runtime/include").display());
    println!("cargo:rerun-if-changed={}", root.join("generated/include").display());
    println!("cargo:rerun-if-changed={}", here.join("shim.c").display());
    println!("cargo:rerun-if-env-changed=VMSG_ROOT");
}
