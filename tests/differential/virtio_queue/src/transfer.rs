//! Bytes through real queues: their mock driver to our device, our driver to their device.

mod life;
mod post;

use virtio_queue::desc::split::Descriptor;
use virtio_queue::mock::{DescriptorTable, MockSplitQueue, UsedRing};
use vm_memory::{GuestAddress, GuestMemoryMmap};

use crate::generate::{self, RINGS};
use crate::lockstep::Unexplained;
use crate::memory::{Area, Memory};
use crate::ours::{Device, Driver, Ring};
use crate::rng::Rng;
use life::Life;
use post::{DATA, Post, QUEUE_SIZE_MAX};

/// Where our driver has its indirect tables.
const TABLES: Area = Area::new(0x4_0000, 0x4_0000, false);
/// Where the mock puts indirect tables.
const MOCK_TABLES: Area = Area::new(0x3000_0000, 0x4_0000, false);
const AREAS: [Area; 4] = [RINGS, TABLES, DATA, MOCK_TABLES];

/// The most chains of one life of our driver queue; half of the lives begin just before the
/// indices wrap around.
const LIFE: u64 = 10_000;

/// What went through the queues.
#[derive(Default)]
pub struct Carried {
    pub chains: u64,
    /// Read and compared, at either end.
    pub bytes: u64,
    pub notifications: u64,
}

/// The memory of the transfers, which both sides share here.
pub struct Transfer {
    memory: Memory,
    pub carried: Carried,
}

impl Transfer {
    pub fn new() -> Self {
        Transfer { memory: Memory::new(&AREAS), carried: Carried::default() }
    }

    /// At least `count` chains from their mock driver to our device.
    pub fn mock_driver(&mut self, seed: u64, count: u64) -> Result<(), Unexplained> {
        let mut rng = Rng::new(seed, u64::MAX);
        let mut device = Device::new(QUEUE_SIZE_MAX);
        let goal = self.carried.chains + count;
        while self.carried.chains < goal {
            let size = 1 << if rng.once_in(2) { 8 } else { rng.below(9) };
            self.one_mock(&mut rng, &mut device, size).map_err(|why| format!("mock: {why}"))?;
        }
        Ok(())
    }

    /// One life of a mock: its available ring does not wrap around.
    fn one_mock(
        &mut self,
        rng: &mut Rng,
        device: &mut Device,
        size: u16,
    ) -> Result<(), Unexplained> {
        let guest = &self.memory.guest;
        let mut mock = MockSplitQueue::create(guest, GuestAddress(RINGS.start), size);
        // The mock lets its two rings overlap, so the used ring gets a place of its own.
        let used_addr = RINGS.start + 0x8000;
        let used = UsedRing::new(guest, GuestAddress(used_addr), size);
        let ring = Ring {
            desc: mock.desc_table_addr().0,
            avail: mock.avail_addr().0,
            used: used_addr,
            size: size.into(),
            start: 0,
            event_idx: false,
            indirect: true,
        };
        let status = device.start(&mut self.memory.mem, &ring);
        if status != "OK" {
            return Err(format!("start: {status}"));
        }
        let mut done = 0;
        while done < size {
            let mut posts = Vec::new();
            if rng.once_in(4) {
                posts.push(self.mock_table(rng, &mut mock, u64::from(size))?);
            } else {
                let offset = rng.below(u64::from(size)) as u16;
                let mut descs = Vec::new();
                while done + (posts.len() as u16) < size {
                    let first = offset + descs.len() as u16;
                    let room = u64::from(size - first);
                    if room == 0 || rng.once_in(32) && !posts.is_empty() {
                        break;
                    }
                    let post = Post::new(rng, &self.memory, posts.len() as u64, room);
                    descs.extend(post.descriptors(first));
                    posts.push((first, post));
                }
                mock.add_desc_chains(&descs, offset).map_err(|e| e.to_string())?;
            }
            let completed = our_device(rng, device, &mut posts)?;
            for (i, (id, written)) in completed.iter().enumerate() {
                let entry = used.ring().ref_at(usize::from(done) + i);
                let entry = entry.map_err(|e| e.to_string())?.load();
                if (entry.id(), entry.len()) != (u32::from(*id), *written) {
                    return Err(format!("used {} {}, not {id} {written}", entry.id(), entry.len()));
                }
            }
            done += posts.len() as u16;
            if u16::from_le(used.idx().load()) != done || !device.should_notify() {
                return Err("the used index or the notification is missing".into());
            }
            for (_, post) in &posts {
                if post.answered(&self.memory) != post.answer {
                    return Err("an answer is not what was written".into());
                }
                self.carried.bytes += (post.question.len() + post.answer.len()) as u64;
            }
            self.carried.chains += posts.len() as u64;
        }
        device.stop();
        Ok(())
    }

    /// An indirect chain of the mock, its buffers changed to ours.
    fn mock_table(
        &self,
        rng: &mut Rng,
        mock: &mut MockSplitQueue<GuestMemoryMmap>,
        most: u64,
    ) -> Result<(u16, Post), Unexplained> {
        let post = Post::new(rng, &self.memory, 0, most);
        let len = post.segments.len() as u16;
        mock.add_indirect_chain(len).map_err(|e| e.to_string())?;
        let reference = Descriptor::from(mock.desc_table().load(0).map_err(|e| e.to_string())?);
        let table = DescriptorTable::new(&self.memory.guest, reference.addr(), len);
        for (i, desc) in post.descriptors(0).into_iter().enumerate() {
            table.store(i as u16, desc).map_err(|e| e.to_string())?;
        }
        Ok((0, post))
    }

    /// At least `count` chains from our driver to their device.
    pub fn our_driver(&mut self, seed: u64, count: u64) -> Result<(), Unexplained> {
        let mut rng = Rng::new(seed, u64::MAX - 1);
        let mut driver = Driver::new(QUEUE_SIZE_MAX);
        let goal = self.carried.chains + count;
        while self.carried.chains < goal {
            let mut ring = generate::ring(&mut rng);
            // The table of a chain may be larger than a small queue, but not the chain.
            ring.indirect &= ring.size >= 2;
            let life = Life::new(self, &mut rng, &mut driver, ring)?;
            let most = LIFE.min(goal - life.transfer.carried.chains);
            life.run(most).map_err(|why| format!("{ring:?}: {why}"))?;
        }
        Ok(())
    }
}

/// Takes every chain, answers, and shows them in any order; tells the order and the lengths.
fn our_device(
    rng: &mut Rng,
    device: &mut Device,
    posts: &mut [(u16, Post)],
) -> Result<Vec<(u16, u32)>, Unexplained> {
    let mut completed = Vec::new();
    for (head, post) in posts.iter_mut() {
        let chain = device.pop().map_err(|e| format!("pop: {e} {}", device.defect()))?;
        if (chain.id, &chain.segments) != (*head, &post.segments) {
            return Err(format!("{chain:?}, not {head} {:?}", post.segments));
        }
        let mut bytes = vec![0; chain.readable_size as usize];
        if device.read(&mut bytes) != "OK" || bytes != post.question {
            return Err("a question is not what was asked".into());
        }
        let status = device.write(post.reply(rng));
        if status != "OK" {
            return Err(format!("write: {status}"));
        }
        completed.push((*head, post.answer.len() as u32));
    }
    if device.pop().map(|chain| chain.id) != Err("EMPTY") {
        return Err("there is a chain nobody offered".into());
    }
    rng.shuffle(&mut completed);
    for (id, written) in &completed {
        let status = device.push(*id, *written);
        if status != "OK" {
            return Err(format!("push: {status}"));
        }
    }
    device.publish();
    Ok(completed)
}
