//! Memory with the same areas and the same bytes for both implementations.

use vm_memory::mmap::MmapRegion;
use vm_memory::{Bytes, GuestAddress, GuestMemoryBackend, GuestMemoryMmap, GuestRegionMmap};

use crate::ours::Mem;

/// One run of addresses.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    pub start: u64,
    pub size: u64,
    /// The memory goes on from the area before, so a range may run from that one into this one.
    pub joined: bool,
}

impl Area {
    pub const fn new(start: u64, size: u64, joined: bool) -> Self {
        Area { start, size, joined }
    }

    pub const fn end(&self) -> u64 {
        self.start + self.size
    }

    fn holds(&self, addr: u64) -> bool {
        addr >= self.start && addr - self.start < self.size
    }
}

/// How a range lies in the areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// In one area, or in several whose memory is one.
    Inside,
    /// In several areas that only their addresses connect.
    Across,
    /// Not all of it is memory.
    Outside,
}

/// Looks up a range; the address of an empty one has to be that of a byte.
pub fn fit(areas: &[Area], addr: u64, len: u64) -> Fit {
    let Some(first) = areas.iter().position(|area| area.holds(addr)) else {
        return Fit::Outside;
    };
    let mut found = Fit::Inside;
    let mut end = areas[first].end();
    for area in &areas[first + 1..] {
        if len <= end - addr {
            break;
        }
        if area.start != end {
            return Fit::Outside;
        }
        if !area.joined {
            found = Fit::Across;
        }
        end = area.end();
    }
    if len <= end - addr { found } else { Fit::Outside }
}

const PAGE: u64 = 4096;

/// The memory of one implementation, known to both of them.
pub struct Memory {
    /// As virtio-queue sees it.
    pub guest: GuestMemoryMmap,
    /// As our queues see it.
    pub mem: Mem,
    /// Last, so that the views go first.
    _backing: MmapRegion,
}

impl Memory {
    /// Untouched pages cost nothing, so areas may be large.
    pub fn new(areas: &[Area]) -> Self {
        let room = |area: &Area| area.size.next_multiple_of(PAGE);
        let total: u64 = areas.iter().map(room).sum();
        let backing = MmapRegion::<()>::new(total as usize).expect("anonymous memory");
        let mut mem = Mem::new();
        let mut regions = Vec::new();
        let mut offset = 0;
        for area in areas {
            // SAFETY: the areas together fill the backing.
            let base = unsafe { backing.as_ptr().add(offset as usize) };
            mem.add(area.start, area.size, base, area.joined);
            // SAFETY: inside the backing, which is dropped after the view.
            let region = unsafe {
                MmapRegion::build_raw(base, area.size as usize, backing.prot(), backing.flags())
            };
            let region = region.expect("pages of the backing");
            let start = GuestAddress(area.start);
            regions.push(GuestRegionMmap::new(region, start).expect("addresses of 64 bits"));
            offset += room(area);
        }
        let guest = GuestMemoryMmap::from_regions(regions).expect("sorted areas");
        Memory { guest, mem, _backing: backing }
    }

    pub fn put(&self, addr: u64, bytes: &[u8]) {
        self.guest.write_slice(bytes, GuestAddress(addr)).expect("inside an area");
    }

    pub fn get(&self, addr: u64, len: u64) -> Vec<u8> {
        let mut bytes = vec![0; len as usize];
        self.guest.read_slice(&mut bytes, GuestAddress(addr)).expect("inside an area");
        bytes
    }

    pub fn put16(&self, addr: u64, value: u16) {
        self.put(addr, &value.to_le_bytes());
    }

    pub fn get16(&self, addr: u64) -> u16 {
        let mut bytes = [0; 2];
        self.guest.read_slice(&mut bytes, GuestAddress(addr)).expect("inside an area");
        u16::from_le_bytes(bytes)
    }

    /// All bytes of an area, for as long as nobody writes.
    pub fn area(&self, area: &Area) -> &[u8] {
        let base = self.guest.get_host_address(GuestAddress(area.start)).expect("an area");
        // SAFETY: the area is that large, and no queue runs while the slice is looked at.
        unsafe { std::slice::from_raw_parts(base, area.size as usize) }
    }
}

/// One memory for them, one for us.
pub struct Twins {
    pub theirs: Memory,
    pub ours: Memory,
}

impl Twins {
    pub fn new(areas: &[Area]) -> Self {
        Twins { theirs: Memory::new(areas), ours: Memory::new(areas) }
    }

    pub fn put(&self, addr: u64, bytes: &[u8]) {
        self.theirs.put(addr, bytes);
        self.ours.put(addr, bytes);
    }

    pub fn put16(&self, addr: u64, value: u16) {
        self.put(addr, &value.to_le_bytes());
    }

    /// The address of the first byte of an area that differs.
    pub fn difference(&self, area: &Area) -> Option<u64> {
        let (theirs, ours) = (self.theirs.area(area), self.ours.area(area));
        if theirs == ours {
            return None;
        }
        let offset = theirs.iter().zip(ours).position(|(a, b)| a != b);
        offset.map(|offset| area.start + offset as u64)
    }
}
