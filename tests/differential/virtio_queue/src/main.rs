//! Our split queues against virtio-queue of the rust-vmm project.
//!
//! Three comparisons: two devices in lockstep on the same random rings, data through their
//! mock driver and our device, data through our driver and their device.

mod classes;
mod constants;
mod generate;
mod judge;
mod lockstep;
mod memory;
mod ours;
mod rng;
mod transfer;

use std::process::ExitCode;
use std::thread;
use std::time::Instant;

use classes::Tally;
use lockstep::{Pair, Unexplained};
use transfer::{Carried, Transfer};

const SEED: u64 = 20_260_101;
/// Rings compared when nothing else is said; enough to meet every class.
const COUNT: u64 = 250_000;
/// Chains that carry data, in each direction.
const CHAINS: u64 = 1_000_000;
const USAGE: &str = "usage: virtio-queue-differential [--seed N] [--count RINGS] [--chains CHAINS]";

struct Options {
    seed: u64,
    count: u64,
    chains: u64,
}

fn options() -> Option<Options> {
    let mut options = Options { seed: SEED, count: COUNT, chains: CHAINS };
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next()?.parse().ok()?;
        match name.as_str() {
            "--seed" => options.seed = value,
            "--count" => options.count = value,
            "--chains" => options.chains = value,
            _ => return None,
        }
    }
    Some(options)
}

struct Lockstep {
    pair: Pair,
    unexplained: Vec<Unexplained>,
}

/// Compares rings one after the other; goes on behind one that cannot be explained.
fn compare_rings(options: &Options) -> Lockstep {
    let mut all = Lockstep { pair: Pair::new(), unexplained: Vec::new() };
    for number in 0..options.count {
        if let Err(why) = all.pair.ring(options.seed, number) {
            all.unexplained.push(why);
        }
    }
    all
}

fn transfer_data(options: &Options) -> (Carried, Vec<Unexplained>) {
    let mut transfer = Transfer::new();
    let mut unexplained = Vec::new();
    if let Err(why) = transfer.mock_driver(options.seed, options.chains) {
        unexplained.push(format!("their driver, our device: {why}"));
    }
    if let Err(why) = transfer.our_driver(options.seed, options.chains) {
        unexplained.push(format!("our driver, their device: {why}"));
    }
    (transfer.carried, unexplained)
}

/// Prints everything; true when all is explained.
fn report(
    options: &Options,
    rings: Lockstep,
    transfer: &Carried,
    mut failed: Vec<Unexplained>,
) -> bool {
    let Lockstep { pair, unexplained } = rings;
    failed.extend(unexplained);
    match constants::compare() {
        Ok(count) => println!("{count} constants equal those of virtio-bindings"),
        Err(why) => failed.push(why),
    }
    println!(
        "{} rings wrapped around, {} chains refused with the reason that a plain walk finds first",
        pair.wrapped, pair.refused
    );
    println!(
        "data: {} chains, {} bytes verified, {} notifications",
        transfer.chains, transfer.bytes, transfer.notifications
    );
    let tally: &Tally = &pair.tally;
    print!("{}", tally.table());
    // A class that is never met may be one that is no longer true.
    if options.count >= COUNT {
        failed.extend(tally.unmet().iter().map(|name| format!("never met: {name}")));
    }
    for why in failed.iter().take(20) {
        println!("unexplained: {why}");
    }
    println!(
        "virtio-queue: {} rings compared, {} chains, {} explained differences in {} classes, \
         {} unexplained",
        pair.rings,
        pair.chains + transfer.chains,
        tally.total(),
        tally.classes(),
        failed.len()
    );
    failed.is_empty()
}

fn main() -> ExitCode {
    let Some(options) = options() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let started = Instant::now();
    println!("seed {}, {} rings, {} chains", options.seed, options.count, options.chains);
    let (rings, (transfer, failed)) = thread::scope(|scope| {
        let data = scope.spawn(|| transfer_data(&options));
        (compare_rings(&options), data.join().expect("panics end the program"))
    });
    println!("took {:.1} s", started.elapsed().as_secs_f64());
    if report(&options, rings, &transfer, failed) { ExitCode::SUCCESS } else { ExitCode::from(1) }
}
