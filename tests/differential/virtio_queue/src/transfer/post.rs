//! A chain with bytes to send and room for an answer.

use virtio_bindings::bindings::virtio_ring::{VRING_DESC_F_NEXT, VRING_DESC_F_WRITE};
use virtio_queue::desc::RawDescriptor;
use virtio_queue::desc::split::Descriptor;

use crate::memory::{Area, Memory};
use crate::ours::Segment;
use crate::rng::Rng;

pub const QUEUE_SIZE_MAX: u32 = 256;
/// All buffers.
pub const DATA: Area = Area::new(0x10_0000, 0x10_0000, false);
/// Bytes of the data area for each chain.
pub const SLOT_SIZE: u64 = DATA.size / QUEUE_SIZE_MAX as u64;
const SEGMENTS_MAX: u64 = 32;

/// A chain that is with the device.
#[derive(Default)]
pub struct Post {
    pub segments: Vec<Segment>,
    pub question: Vec<u8>,
    pub answer: Vec<u8>,
}

impl Post {
    /// A random chain in the slot of that number, its readable bytes in memory.
    pub fn new(rng: &mut Rng, memory: &Memory, slot: u64, most: u64) -> Self {
        let count = rng.count(most.min(SEGMENTS_MAX));
        let readable = rng.below(count + 1);
        let mut post = Post::default();
        let mut addr = DATA.start + slot * SLOT_SIZE;
        for i in 0..count {
            addr += rng.below(16);
            let len = rng.within(1, 96) as u32;
            let writable = u32::from(i >= readable);
            if writable == 0 {
                let mut bytes = vec![0; len as usize];
                rng.fill(&mut bytes);
                memory.put(addr, &bytes);
                post.question.append(&mut bytes);
            }
            post.segments.push(Segment { addr, len, writable });
            addr += u64::from(len);
        }
        assert!(addr <= DATA.start + (slot + 1) * SLOT_SIZE);
        if rng.once_in(2) {
            post.swap_writable(rng);
        }
        post
    }

    /// Exchanges two segments to write, so that addresses come in any order.
    fn swap_writable(&mut self, rng: &mut Rng) {
        let writable: Vec<usize> =
            (0..self.segments.len()).filter(|i| self.segments[*i].writable != 0).collect();
        if writable.len() > 1 {
            self.segments.swap(rng.pick(&writable), rng.pick(&writable));
        }
    }

    pub fn writable_size(&self) -> u64 {
        let part = self.segments.iter().filter(|segment| segment.writable != 0);
        part.map(|segment| u64::from(segment.len)).sum()
    }

    /// An answer that fits, kept to be compared.
    pub fn reply(&mut self, rng: &mut Rng) -> &[u8] {
        self.answer = vec![0; rng.below(self.writable_size() + 1) as usize];
        rng.fill(&mut self.answer);
        &self.answer
    }

    /// What memory holds where the answer belongs.
    pub fn answered(&self, memory: &Memory) -> Vec<u8> {
        let mut bytes = Vec::new();
        for segment in self.segments.iter().filter(|segment| segment.writable != 0) {
            let want = (self.answer.len() - bytes.len()).min(segment.len as usize);
            bytes.extend(memory.get(segment.addr, want as u64));
        }
        bytes
    }

    pub fn descriptors(&self, first: u16) -> Vec<RawDescriptor> {
        let last = self.segments.len() - 1;
        let each = self.segments.iter().enumerate();
        each.map(|(i, segment)| {
            let link = if i < last { VRING_DESC_F_NEXT } else { 0 };
            let write = if segment.writable != 0 { VRING_DESC_F_WRITE } else { 0 };
            let next = first + i as u16 + 1;
            Descriptor::new(segment.addr, segment.len, (link | write) as u16, next).into()
        })
        .collect()
    }
}
