//! Random split rings: what drivers do, and what they should not do.

use virtio_bindings::bindings::virtio_ring::{
    VRING_DESC_F_INDIRECT, VRING_DESC_F_NEXT, VRING_DESC_F_WRITE, vring_avail, vring_used,
    vring_used_elem,
};

use crate::judge::DESC_SIZE;
use crate::memory::{Area, Twins};
use crate::ours::Ring;
use crate::rng::Rng;

pub const RINGS: Area = Area::new(0x1_0000, 0x1_0000, false);
const TABLES: Area = Area::new(0x4_0000, 0x1_0000, false);
const LOW: Area = Area::new(0x10_0000, 0x4000, false);
const SEAM: Area = Area::new(0x10_4000, 0x3000, false);
const JOINED: Area = Area::new(0x10_7000, 0x1ff0, true);
const HUGE: Area = Area::new(0x1_0000_0000, 0x8000_0000, false);
const TOP: Area = Area::new(0xffff_ffff_ffff_e000, 0x1000, false);

/// All memory, by address.
pub const AREAS: [Area; 7] = [RINGS, TABLES, LOW, SEAM, JOINED, HUGE, TOP];

/// Areas of which every byte is compared.
pub const SMALL: [Area; 6] = [RINGS, TABLES, LOW, SEAM, JOINED, TOP];

const NEXT: u16 = VRING_DESC_F_NEXT as u16;
const WRITE: u16 = VRING_DESC_F_WRITE as u16;
const INDIRECT: u16 = VRING_DESC_F_INDIRECT as u16;

pub const AVAIL_HEADER: u64 = size_of::<vring_avail>() as u64;
pub const AVAIL_ENTRY: u64 = 2;
pub const USED_HEADER: u64 = size_of::<vring_used>() as u64;
pub const USED_ENTRY: u64 = size_of::<vring_used_elem>() as u64;
/// The size of an event index, and where the index of a ring is.
pub const INDEX: u64 = 2;

/// Where the driver writes the used index it waits for.
pub fn used_event(ring: &Ring) -> u64 {
    ring.avail + AVAIL_HEADER + u64::from(ring.size) * AVAIL_ENTRY
}

/// Where the device writes the available index it waits for.
pub fn avail_event(ring: &Ring) -> u64 {
    ring.used + USED_HEADER + u64::from(ring.size) * USED_ENTRY
}

/// The entry of the available ring for an index.
pub fn avail_entry(ring: &Ring, index: u16) -> u64 {
    ring.avail + AVAIL_HEADER + u64::from(u32::from(index) % ring.size) * AVAIL_ENTRY
}

#[derive(Clone, Copy)]
struct Desc {
    addr: u64,
    len: u32,
    flags: u16,
    next: u16,
}

impl Desc {
    fn bytes(&self) -> [u8; DESC_SIZE as usize] {
        let mut bytes = [0; DESC_SIZE as usize];
        bytes[0..8].copy_from_slice(&self.addr.to_le_bytes());
        bytes[8..12].copy_from_slice(&self.len.to_le_bytes());
        bytes[12..14].copy_from_slice(&self.flags.to_le_bytes());
        bytes[14..16].copy_from_slice(&self.next.to_le_bytes());
        bytes
    }
}

/// Picks a ring: its size, features, place and first index.
pub fn ring(rng: &mut Rng) -> Ring {
    let size: u32 = 1 << rng.below(9);
    let start = match rng.below(4) {
        0 => 0,
        1 | 2 => 0u16.wrapping_sub(rng.within(1, 40) as u16),
        _ => rng.next() as u16,
    };
    let entries = u64::from(size);
    let desc_size = entries * DESC_SIZE;
    let avail_size = AVAIL_HEADER + entries * AVAIL_ENTRY + INDEX;
    let used_size = USED_HEADER + entries * USED_ENTRY + INDEX;
    // Anywhere in its part of the area, its last byte now and then the last of the part.
    let mut place = |part: u64, room: u64, size: u64, align: u64| {
        let most = (room - size) / align;
        let step = if rng.once_in(4) { most } else { rng.within(0, most) };
        RINGS.start + part + step * align
    };
    Ring {
        avail: place(0, 0x1000, avail_size, 2),
        desc: place(0x1000, 0x8000, desc_size, 16),
        used: place(0x9000, 0x7000, used_size, 4),
        size,
        start,
        event_idx: rng.once_in(2),
        indirect: !rng.once_in(4),
    }
}

/// The driver's side: it owns the free descriptors and the available index.
pub struct Driver {
    pub ring: Ring,
    pub index: u16,
    free: Vec<u16>,
    /// Descriptors of the chain at each head.
    chains: Vec<Vec<u16>>,
    table: u64,
    /// One chain in so many is malformed; 0 for none.
    malformed: u64,
}

impl Driver {
    pub fn new(rng: &mut Rng, twins: &Twins, ring: Ring) -> Self {
        let mut free: Vec<u16> = (0..ring.size as u16).collect();
        rng.shuffle(&mut free);
        for (at, value) in [(ring.avail, 0), (ring.avail + INDEX, ring.start)] {
            twins.put16(at, value);
        }
        for (at, value) in [(ring.used, 0), (ring.used + INDEX, ring.start)] {
            twins.put16(at, value);
        }
        twins.put16(used_event(&ring), ring.start);
        twins.put16(avail_event(&ring), ring.start);
        Driver {
            ring,
            index: ring.start,
            free,
            chains: vec![Vec::new(); ring.size as usize],
            table: TABLES.start,
            malformed: rng.pick(&[0, 0, 2, 8, 32]),
        }
    }

    /// A chain came back.
    pub fn reclaim(&mut self, head: u16) {
        self.free.append(&mut self.chains[head as usize]);
    }

    /// Makes some chains available, and says what it wants to be told.
    pub fn offer(&mut self, rng: &mut Rng, twins: &Twins, used_index: u16) {
        let mut count = rng.count(u64::from(self.ring.size));
        while count > 0 && !self.free.is_empty() {
            self.chain(rng, twins);
            count -= 1;
        }
        if self.malformed != 0 && rng.once_in(self.malformed * 8) {
            self.index = match rng.below(3) {
                0 => self.index.wrapping_sub(rng.within(1, 3) as u16),
                1 => self.index.wrapping_add(rng.within(1, u64::from(self.ring.size) + 1) as u16),
                _ => rng.next() as u16,
            };
        }
        twins.put16(self.ring.avail + INDEX, self.index);
        twins.put16(self.ring.avail, rng.pick(&[0, 0, 0, 1, 0xfffe, 0xffff]));
        let near = used_index.wrapping_add(rng.below(2 * u64::from(self.ring.size)) as u16);
        let event = match rng.below(4) {
            0 => rng.next() as u16,
            1 => used_index,
            _ => near.wrapping_sub(self.ring.size as u16),
        };
        twins.put16(used_event(&self.ring), event);
    }

    fn chain(&mut self, rng: &mut Rng, twins: &Twins) {
        let direct = rng.count(self.free.len() as u64) as usize;
        let slots = self.free.split_off(self.free.len() - direct);
        let room = u64::from(self.ring.size) - (direct as u64 - 1);
        let has_table = self.ring.indirect && rng.once_in(3);
        let entries = if has_table { rng.count(room) as usize } else { 0 };
        let total = direct + entries - usize::from(has_table);
        let readable = if rng.once_in(8) { total } else { rng.below(total as u64 + 1) as usize };
        let mut flags = (0..total).map(|i| if i < readable { 0 } else { WRITE });

        let mut descs: Vec<Desc> = Vec::new();
        let mut table: Vec<Desc> = Vec::new();
        for i in 0..direct {
            let last = i + 1 == direct;
            let next = if last { rng.next() as u16 } else { slots[i + 1] };
            let link = if last { 0 } else { NEXT };
            if last && has_table {
                // The device is to ignore the write flag of the reference.
                let flags = INDIRECT | rng.pick(&[0, WRITE]);
                let len = (entries as u64 * DESC_SIZE) as u32;
                descs.push(Desc { addr: self.place_table(rng, entries), len, flags, next });
            } else {
                let flags = link | flags.next().expect("one for each buffer");
                let (addr, len) = buffer(rng);
                descs.push(Desc { addr, len, flags, next });
            }
        }
        // An order of their own behind the first entry.
        let mut order: Vec<u16> = (0..entries as u16).collect();
        if entries > 1 && rng.once_in(2) {
            rng.shuffle(&mut order[1..]);
        }
        let mut at = vec![0; entries];
        for i in 0..entries {
            let last = i + 1 == entries;
            let next = if last { rng.next() as u16 } else { order[i + 1] };
            let flags = flags.next().expect("one for each buffer") | if last { 0 } else { NEXT };
            let (addr, len) = buffer(rng);
            at[order[i] as usize] = table.len();
            table.push(Desc { addr, len, flags, next });
        }
        let mut table: Vec<Desc> = at.iter().map(|i| table[*i]).collect();

        let mut head = slots[0];
        if self.malformed != 0 && rng.once_in(self.malformed) {
            for _ in 0..rng.pick(&[1, 1, 1, 2, 3]) {
                head = self.spoil(rng, &mut descs, &mut table, head);
            }
        }
        for (slot, desc) in slots.iter().zip(&descs) {
            twins.put(self.ring.desc + u64::from(*slot) * DESC_SIZE, &desc.bytes());
        }
        if let Some(reference) = descs.last().filter(|desc| desc.flags & INDIRECT != 0) {
            for (i, desc) in table.iter().enumerate() {
                let at = reference.addr.wrapping_add(i as u64 * DESC_SIZE);
                let end = at.checked_add(DESC_SIZE);
                let inside = |a: &&Area| at >= a.start && end.is_some_and(|end| end <= a.end());
                if [TABLES, HUGE].iter().find(inside).is_some() {
                    twins.put(at, &desc.bytes());
                }
            }
        }
        twins.put16(avail_entry(&self.ring, self.index), head);
        self.index = self.index.wrapping_add(1);
        let first = usize::from(slots[0]);
        self.chains[first] = slots;
    }

    fn place_table(&mut self, rng: &mut Rng, entries: usize) -> u64 {
        let size = entries as u64 * DESC_SIZE;
        if self.table + size > TABLES.end() {
            self.table = TABLES.start;
        }
        let at = if rng.once_in(16) { TABLES.end() - size } else { self.table };
        self.table += size;
        at
    }

    /// Breaks a rule, or comes close to it; returns the head to offer.
    fn spoil(&self, rng: &mut Rng, descs: &mut [Desc], table: &mut Vec<Desc>, head: u16) -> u16 {
        let size = self.ring.size as u16;
        let last = descs.len() - 1;
        match rng.below(21) {
            0 => return rng.pick(&[size, size.wrapping_add(1), u16::MAX, size * 2]),
            // Some head, maybe one that is in flight.
            1 | 2 => {
                let busy = (0..size).filter(|i| !self.chains[*i as usize].is_empty());
                let busy: Vec<u16> = busy.collect();
                return if busy.is_empty() { head } else { rng.pick(&busy) };
            }
            3 => bend(rng, descs, &[size, size.wrapping_add(1), u16::MAX]),
            4 => bend(rng, descs, &[head]),
            5 => {
                let entries = table.len() as u16;
                bend(rng, table, &[entries, entries.wrapping_add(1), u16::MAX, 0]);
            }
            6 => bend(rng, table, &[0]),
            7 => one(rng, descs, |desc| desc.flags ^= WRITE),
            8 => one(rng, table, |desc| desc.flags ^= WRITE),
            9 => one(rng, descs, |desc| desc.flags |= INDIRECT),
            10 => one(rng, table, |desc| desc.flags |= INDIRECT),
            11 => descs[last].flags |= NEXT,
            12 => reference(descs, |desc| {
                desc.len = rng.pick(&[0, 1, 8, 15, 17, 24, desc.len.wrapping_add(8)])
            }),
            13 => {
                reference(descs, |desc| desc.addr = desc.addr.wrapping_add(rng.pick(&[1, 2, 4, 8])))
            }
            14 => reference(descs, |desc| {
                desc.addr = rng.pick(&[
                    0,
                    TABLES.end(),
                    TABLES.end() - 16,
                    TABLES.start - 16,
                    u64::MAX - 15,
                ]);
            }),
            // Long tables: of many entries, or announced as larger than they are.
            15 => {
                while table.len() <= usize::from(size) {
                    let next = table.len() as u16 + 1;
                    let (addr, len) = buffer(rng);
                    table.push(Desc { addr, len, flags: NEXT | WRITE, next });
                }
                let entries = table.len() as u32;
                for (i, desc) in table.iter_mut().enumerate() {
                    desc.next = i as u16 + 1;
                    desc.flags |= if i as u32 + 1 < entries { NEXT } else { 0 };
                }
                reference(descs, |desc| desc.len = entries * DESC_SIZE as u32);
            }
            16 => reference(descs, |desc| {
                desc.addr = HUGE.start;
                desc.len = rng.pick(&[0x10_0000 - 16, 0x10_0000, 0x10_0010]);
            }),
            17 => {
                // Two of these are as much as a chain can hold.
                for desc in descs.iter_mut().chain(table.iter_mut()) {
                    if desc.flags & INDIRECT == 0 && !rng.once_in(3) {
                        (desc.addr, desc.len) = (HUGE.start, HUGE.size as u32);
                    }
                }
            }
            18 => one(rng, if table.is_empty() { descs } else { table }, far),
            19 => one(rng, descs, far),
            _ => one(rng, if table.is_empty() { descs } else { table }, |desc| {
                desc.len = rng_len(desc.addr);
            }),
        }
        head
    }
}

/// A length that no area has, the same for the same address.
fn rng_len(addr: u64) -> u32 {
    [0x8000, 0x8000_0000, 0x8000_0001, u32::MAX][(addr & 3) as usize]
}

fn one(rng: &mut Rng, descs: &mut [Desc], change: impl FnOnce(&mut Desc)) {
    if !descs.is_empty() {
        let at = rng.below(descs.len() as u64) as usize;
        change(&mut descs[at]);
    }
}

fn bend(rng: &mut Rng, descs: &mut [Desc], targets: &[u16]) {
    let next = rng.pick(targets);
    one(rng, descs, |desc| {
        desc.flags |= NEXT;
        desc.next = next;
    });
}

fn reference(descs: &mut [Desc], change: impl FnOnce(&mut Desc)) {
    if let Some(desc) = descs.last_mut().filter(|desc| desc.flags & INDIRECT != 0) {
        change(desc);
    }
}

/// An address where there is nothing, or not enough; by what the descriptor had before.
fn far(desc: &mut Desc) {
    let places = [
        (0, 1),
        (LOW.start - 1, 1),
        (LOW.start - 1, 0),
        (JOINED.end(), 1),
        (JOINED.end(), 0),
        (JOINED.end() - 1, 2),
        (LOW.end() - 1, 2),
        (LOW.end() - 8, 0x3000),
        (LOW.start, 0x9000),
        (TOP.end() - 1, 2),
        (TOP.end(), 0),
        (u64::MAX, 1),
        (u64::MAX, 2),
        (u64::MAX - 7, 0x20_0000),
        (HUGE.end() - 1, 2),
        (RINGS.end() - 4, 8),
    ];
    (desc.addr, desc.len) = places[(desc.addr ^ u64::from(desc.len)) as usize % places.len()];
}

/// A range that is memory.
fn buffer(rng: &mut Rng) -> (u64, u32) {
    let area = rng.pick(&[LOW, LOW, LOW, SEAM, SEAM, JOINED, JOINED, TOP, HUGE]);
    let len = match rng.below(8) {
        0 => 0,
        1 => 1,
        2 => rng.below(0x1000),
        _ => rng.below(64),
    };
    // One area goes on in the next.
    if area.start == SEAM.start && rng.once_in(8) {
        return (SEAM.end() - len.min(8), len as u32);
    }
    let most = area.size - len.max(1);
    let offset = if rng.once_in(6) { most } else { rng.within(0, most.min(0x2000)) };
    (area.start + offset, len as u32)
}
