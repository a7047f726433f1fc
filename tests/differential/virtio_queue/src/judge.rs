//! A third opinion on a chain: which rules it breaks and where, by a plain walk over the bytes.

use std::mem::size_of;

use virtio_bindings::bindings::virtio_ring::{
    VRING_DESC_F_INDIRECT, VRING_DESC_F_NEXT, VRING_DESC_F_WRITE, vring_desc,
};

use crate::classes::Class;
use crate::memory::{Area, Fit, Memory, fit};
use crate::ours::{Ring, Segment};

pub const DESC_SIZE: u64 = size_of::<vring_desc>() as u64;

/// The most bytes of a chain.
const TOTAL_MAX: u64 = 1 << 32;

/// What is wrong with a chain: our word for it, and the class when the others do not mind.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// Descriptors visited when it shows.
    pub step: u32,
    pub defect: &'static str,
    /// None when both refuse.
    pub class: Option<Class>,
}

/// What a chain amounts to.
#[derive(Debug, Default)]
pub struct Verdict {
    pub faults: Vec<Fault>,
    /// As far as it can be followed.
    pub segments: Vec<Segment>,
    /// Reasons for the others to refuse a sound chain, or a part of it.
    pub sound: Vec<Class>,
}

struct Walk<'a> {
    memory: &'a Memory,
    areas: &'a [Area],
    ring: &'a Ring,
    verdict: Verdict,
    step: u32,
    total: u64,
}

struct Desc {
    addr: u64,
    len: u32,
    flags: u32,
    next: u16,
}

impl Walk<'_> {
    fn fault(&mut self, defect: &'static str, class: impl Into<Option<Class>>) {
        self.verdict.faults.push(Fault { step: self.step, defect, class: class.into() });
    }

    fn load(&self, table: u64, index: u16) -> Option<Desc> {
        let at = table.checked_add(u64::from(index) * DESC_SIZE)?;
        if fit(self.areas, at, DESC_SIZE) == Fit::Outside {
            return None;
        }
        let bytes = self.memory.get(at, DESC_SIZE);
        let half = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
        Some(Desc {
            addr: u64::from_le_bytes(bytes[0..8].try_into().expect("8 bytes")),
            len: u32::from_le_bytes(bytes[8..12].try_into().expect("4 bytes")),
            flags: half(12).into(),
            next: half(14),
        })
    }

    fn buffer(&mut self, desc: &Desc) {
        let writable = desc.flags & VRING_DESC_F_WRITE != 0;
        let after_writable = self.verdict.segments.last().is_some_and(|last| last.writable != 0);
        if after_writable && !writable {
            self.fault("ORDER", Class::Order);
        }
        let before = self.total;
        self.total += u64::from(desc.len);
        if self.total > TOTAL_MAX {
            self.fault("TOTAL", Class::Total);
        } else if self.total == TOTAL_MAX && before != TOTAL_MAX {
            self.verdict.sound.push(Class::TotalExact);
        }
        match fit(self.areas, desc.addr, desc.len.into()) {
            Fit::Inside => {}
            Fit::Across => self.fault("ADDRESS", Class::Across),
            Fit::Outside if desc.len == 0 => self.fault("ADDRESS", Class::EmptyOutside),
            Fit::Outside => self.fault("ADDRESS", None),
        }
        let segment = Segment { addr: desc.addr, len: desc.len, writable: writable.into() };
        self.verdict.segments.push(segment);
    }

    /// Checks the reference to a table; tells how many descriptors it has when it can be entered.
    fn table(&mut self, desc: &Desc) -> Option<u32> {
        if !self.ring.indirect {
            self.fault("INDIRECT", Class::NotNegotiated);
        }
        if desc.flags & VRING_DESC_F_NEXT != 0 {
            self.fault("INDIRECT", Class::IndirectNext);
        }
        if desc.len == 0 || u64::from(desc.len) % DESC_SIZE != 0 {
            self.fault("TABLE", Class::TableSize);
            return None;
        }
        match fit(self.areas, desc.addr, desc.len.into()) {
            Fit::Inside => {}
            Fit::Across => self.fault("ADDRESS", Class::Across),
            Fit::Outside => self.fault("ADDRESS", Class::TableAddress),
        }
        let count = desc.len / DESC_SIZE as u32;
        if count > u16::MAX.into() {
            self.verdict.sound.push(Class::TableHuge);
        }
        Some(count)
    }

    fn run(&mut self, head: u16) {
        let (mut table, mut count, mut index) = (self.ring.desc, self.ring.size, head);
        let (mut in_table, mut visited) = (false, 0);
        loop {
            self.step += 1;
            visited += 1;
            let seen = self.verdict.segments.len() as u32;
            if seen == self.ring.size {
                let class = if in_table { Class::LongTable } else { Class::Loop };
                self.fault("LOOP", class);
            }
            // Nobody goes on for longer than indices have values.
            if seen > self.ring.size && visited > count.min(u16::MAX.into()) {
                return;
            }
            let Some(desc) = self.load(table, index) else {
                return;
            };
            if desc.flags & VRING_DESC_F_INDIRECT != 0 {
                if in_table {
                    return self.fault("INDIRECT", Class::Nested);
                }
                let Some(entries) = self.table(&desc) else {
                    return;
                };
                (table, count, index) = (desc.addr, entries, 0);
                (in_table, visited) = (true, 0);
                continue;
            }
            self.buffer(&desc);
            if desc.flags & VRING_DESC_F_NEXT == 0 {
                return;
            }
            if u32::from(desc.next) >= count {
                return self.fault("NEXT_RANGE", Class::NextRange);
            }
            index = desc.next;
        }
    }
}

/// Follows the chain at `head`, which is below the queue size.
pub fn judge(memory: &Memory, areas: &[Area], ring: &Ring, head: u16) -> Verdict {
    let verdict = Verdict::default();
    let mut walk = Walk { memory, areas, ring, verdict, step: 0, total: 0 };
    walk.run(head);
    walk.verdict
}
