//! Both devices on the same bytes: every step is taken by both, and compared.

mod used;

use virtio_queue::{Queue, QueueT};

use crate::classes::{Class, ROWS, Tally};
use crate::generate::{self, AREAS, INDEX, RINGS, SMALL, avail_entry};
use crate::judge::{Fault, Verdict, judge};
use crate::memory::Twins;
use crate::ours::{Device, Ring, Segment};
use crate::rng::Rng;

/// Chains of at most so many bytes are read and written.
const PAYLOAD_MAX: u64 = 0x8000;

/// An explanation that is missing.
pub type Unexplained = String;

/// A chain as their device hands it out.
struct Theirs {
    head: u16,
    segments: Vec<Segment>,
    /// What the readable part holds, when all of the chain is memory.
    readable: Option<u64>,
    writable: Option<u64>,
}

/// A chain that both devices hold.
struct Held {
    id: u16,
    writable_size: u64,
}

/// The two devices and what is needed to start them again.
pub struct Pair {
    twins: Twins,
    device: Device,
    pub tally: Tally,
    pub rings: u64,
    pub chains: u64,
    pub refused: u64,
    /// Rings whose available index passed 65535.
    pub wrapped: u64,
}

/// One ring while it is compared.
struct Run<'a> {
    pair: &'a mut Pair,
    rng: Rng,
    ring: Ring,
    queue: Queue,
    driver: generate::Driver,
    held: Vec<Held>,
    /// Chains taken and not yet shown as used.
    unshown: u32,
    /// Something was used since the last question about a notification.
    has_news: bool,
    /// The available index our device has loaded last.
    seen: u16,
}

impl Pair {
    pub fn new() -> Self {
        let twins = Twins::new(&AREAS);
        let mut rng = Rng::new(0, 0);
        for area in &SMALL {
            let mut bytes = vec![0; area.size as usize];
            rng.fill(&mut bytes);
            twins.put(area.start, &bytes);
        }
        let (device, tally) = (Device::new(256), Tally::default());
        Pair { twins, device, tally, rings: 0, chains: 0, refused: 0, wrapped: 0 }
    }

    /// Compares one random ring, for as long as our device works with it.
    pub fn ring(&mut self, seed: u64, number: u64) -> Result<(), Unexplained> {
        let mut rng = Rng::new(seed, number);
        let ring = generate::ring(&mut rng);
        let driver = generate::Driver::new(&mut rng, &self.twins, ring);
        let queue = their_queue(&ring, &self.twins)?;
        let status = self.device.start(&mut self.twins.ours.mem, &ring);
        if status != "OK" {
            return Err(format!("{ring:?}: our device does not start: {status}"));
        }
        let seen = ring.start;
        let held = Vec::new();
        let (unshown, has_news) = (0, false);
        let mut run = Run { pair: self, rng, ring, queue, driver, held, unshown, has_news, seen };
        let result = run.rounds();
        let result = result.and_then(|()| run.same_bytes());
        let wrapped = run.queue.next_avail() < ring.start;
        self.device.stop();
        self.rings += 1;
        self.wrapped += u64::from(wrapped);
        result.map_err(|why| format!("ring {number} {ring:?}: {why}"))
    }
}

/// Their device over the same rings, at the same index.
fn their_queue(ring: &Ring, twins: &Twins) -> Result<Queue, Unexplained> {
    let mut queue = Queue::new(ring.size as u16).map_err(|e| format!("{ring:?}: theirs: {e}"))?;
    queue.set_desc_table_address(Some(ring.desc as u32), Some((ring.desc >> 32) as u32));
    queue.set_avail_ring_address(Some(ring.avail as u32), Some((ring.avail >> 32) as u32));
    queue.set_used_ring_address(Some(ring.used as u32), Some((ring.used >> 32) as u32));
    queue.set_event_idx(ring.event_idx);
    queue.set_next_avail(ring.start);
    queue.set_next_used(ring.start);
    queue.set_ready(true);
    if !queue.is_valid(&twins.theirs.guest) {
        return Err(format!("{ring:?}: their device does not start"));
    }
    Ok(queue)
}

impl Run<'_> {
    fn rounds(&mut self) -> Result<(), Unexplained> {
        for _ in 0..self.rng.within(1, 6) {
            let used = self.queue.next_used();
            self.driver.offer(&mut self.rng, &self.pair.twins, used);
            // Not all of it is taken at once, so that chains of two rounds meet.
            let most =
                if self.rng.once_in(3) { self.rng.count(self.ring.size.into()) } else { 512 };
            for _ in 0..most {
                if !self.pop()? {
                    break;
                }
            }
            if self.pair.device.defect() != "NONE" {
                return self.stays_broken();
            }
            self.complete()?;
            // Now and then one answer covers several rounds.
            if !self.rng.once_in(4) {
                self.notify()?;
            }
            self.ask()?;
        }
        if self.rng.once_in(8) {
            self.push_unheld()?;
        }
        Ok(())
    }

    /// Takes a chain from both; false when there is none, or when ours is broken.
    fn pop(&mut self) -> Result<bool, Unexplained> {
        let next = self.queue.next_avail();
        let index = self.pair.twins.theirs.get16(self.ring.avail + INDEX);
        let theirs = self.their_pop();
        let verdict = self.verdict(next, index);
        let ours = self.pair.device.pop();
        let defect = self.pair.device.defect();
        self.pair.chains += 1;

        let ours = match ours {
            Ok(chain) => chain,
            Err("EMPTY") => {
                self.pair.chains -= 1;
                let none = theirs.is_none() && index == next && defect == "NONE";
                return if none { Ok(false) } else { Err("we see no chain".into()) };
            }
            Err(status) => {
                self.pair.refused += 1;
                return self.refused(status, defect, &verdict, theirs.as_ref()).map(|()| false);
            }
        };
        if let Some(fault) = verdict.faults.first() {
            return Err(format!("we take a chain with {fault:?}"));
        }
        if self.seen == next {
            self.seen = index;
        }
        if ours.segments != verdict.segments {
            return Err(format!("segments {:?}, not {:?}", ours.segments, verdict.segments));
        }
        let Some(theirs) = theirs else {
            // Their look at the index came first, and a chain had been waiting.
            self.pair.tally.add(Class::IndexLate);
            self.held.push(Held { id: ours.id, writable_size: ours.writable_size });
            // What they see by now is a jump, or a step back.
            let late = index == next || index.wrapping_sub(next) > self.ring.size as u16;
            self.queue.set_next_avail(next.wrapping_add(1));
            self.unshown += 1;
            return if late { Ok(true) } else { Err("they see no chain".into()) };
        };
        if theirs.head != ours.id {
            return Err(format!("head {}, theirs {}", ours.id, theirs.head));
        }
        let readable_count = ours.segments.iter().filter(|segment| segment.writable == 0).count();
        let sum = |writable| -> u64 {
            let part = ours.segments.iter().filter(|segment| segment.writable == writable);
            part.map(|segment| u64::from(segment.len)).sum()
        };
        if (ours.readable_count as usize, ours.readable_size, ours.writable_size)
            != (readable_count, sum(0), sum(1))
        {
            return Err(format!("sums of {ours:?}"));
        }
        let sizes = (Some(ours.readable_size), Some(ours.writable_size));
        if (&theirs.segments, theirs.readable, theirs.writable)
            != (&ours.segments, sizes.0, sizes.1)
        {
            let Some(class) = verdict.sound.first() else {
                return Err(format!("{ours:?}, theirs {:?}", theirs.segments));
            };
            self.pair.tally.add(*class);
        } else if ours.readable_size + ours.writable_size <= PAYLOAD_MAX && self.rng.once_in(4) {
            self.payload(ours.readable_size as usize, ours.writable_size as usize, next)?;
        }
        self.held.push(Held { id: ours.id, writable_size: ours.writable_size });
        self.unshown += 1;
        Ok(true)
    }

    fn their_pop(&mut self) -> Option<Theirs> {
        let guest = &self.pair.twins.theirs.guest;
        let chain = self.queue.pop_descriptor_chain(guest)?;
        let segments = chain.clone().map(|desc| Segment {
            addr: desc.addr().0,
            len: desc.len(),
            writable: desc.is_write_only().into(),
        });
        let reader = chain.clone().reader(guest).map(|reader| reader.available_bytes() as u64);
        let writer = chain.clone().writer(guest).map(|writer| writer.available_bytes() as u64);
        Some(Theirs {
            head: chain.head_index(),
            segments: segments.collect(),
            readable: reader.ok(),
            writable: writer.ok(),
        })
    }

    /// What is to be said of the entry at `next`, when the available index is `index`.
    fn verdict(&self, next: u16, index: u16) -> Verdict {
        let alone = |defect, class| Verdict {
            faults: vec![Fault { step: 0, defect, class }],
            ..Verdict::default()
        };
        let size = self.ring.size;
        let ahead = u32::from(index.wrapping_sub(next));
        if self.seen == next && ahead > size - self.unshown {
            return alone("INDEX", (ahead <= size).then_some(Class::IndexHeld));
        }
        if ahead == 0 && self.seen == next {
            return Verdict::default();
        }
        let head = self.pair.twins.theirs.get16(avail_entry(&self.ring, next));
        if u32::from(head) >= size {
            return alone("HEAD_RANGE", None);
        }
        if self.held.iter().any(|held| held.id == head) {
            return alone("HEAD_BUSY", Some(Class::HeadBusy));
        }
        judge(&self.pair.twins.theirs, &AREAS, &self.ring, head)
    }

    /// We refuse a chain: it has that fault, and no other comes first.
    fn refused(
        &mut self,
        status: &str,
        defect: &str,
        verdict: &Verdict,
        theirs: Option<&Theirs>,
    ) -> Result<(), Unexplained> {
        let first = verdict.faults.iter().map(|fault| fault.step).min();
        let mut faults = verdict.faults.iter().filter(|fault| Some(fault.step) == first);
        let expected = if defect == "ADDRESS" { "BAD_ADDRESS" } else { "BAD_CHAIN" };
        let Some(fault) = faults.find(|fault| fault.defect == defect) else {
            return Err(format!("we say {defect} of {verdict:?}"));
        };
        if status != expected {
            return Err(format!("status {status} for {defect}"));
        }
        let accepted = theirs.filter(|theirs| {
            !theirs.segments.is_empty() && theirs.readable.is_some() && theirs.writable.is_some()
        });
        if let Some(theirs) = accepted {
            let walked = verdict.segments.starts_with(&theirs.segments);
            // They may have left the chain before they came to it.
            let Some(class) = fault.class.or(verdict.sound.first().copied()) else {
                return Err(format!("they take what has {fault:?}: {:?}", theirs.segments));
            };
            if !walked && class != Class::HeadBusy && class != Class::IndexHeld {
                return Err(format!("{class:?}: they see {:?}", theirs.segments));
            }
            if fault.class.is_some() && ROWS[class as usize].defect != defect {
                return Err(format!("the table has another defect than {defect} for {class:?}"));
            }
            self.pair.tally.add(class);
        }
        Ok(())
    }

    /// A broken queue says so again, and writes nothing more.
    fn stays_broken(&mut self) -> Result<(), Unexplained> {
        let device = &mut self.pair.device;
        let before = self.pair.twins.ours.area(&RINGS).to_vec();
        for held in &self.held {
            if device.push(held.id, 0) == "OK" {
                return Err("a broken queue takes a chain back".into());
            }
        }
        device.publish();
        let asked = device.should_notify() || device.enable_notify();
        device.disable_notify();
        if asked || !matches!(device.pop(), Err("BAD_CHAIN" | "BAD_ADDRESS")) {
            return Err("a broken queue goes on".into());
        }
        if self.pair.twins.ours.area(&RINGS) != before {
            return Err("a broken queue writes to its rings".into());
        }
        Ok(())
    }

    fn same_rings(&self, step: &str) -> Result<(), Unexplained> {
        match self.pair.twins.difference(&RINGS) {
            None => Ok(()),
            Some(at) => Err(format!("{step}: rings differ at {at:#x}")),
        }
    }

    fn same_bytes(&self) -> Result<(), Unexplained> {
        let mut differences = SMALL.iter().filter_map(|area| self.pair.twins.difference(area));
        match differences.next() {
            None => Ok(()),
            Some(at) => Err(format!("memory differs at {at:#x}")),
        }
    }
}
