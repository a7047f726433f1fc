//! Our driver queue and their device, either of which sleeps until it is notified.

use std::io::{Read, Write};

use virtio_queue::{Queue, QueueT};

use super::post::{DATA, Post, SLOT_SIZE};
use super::{TABLES, Transfer};
use crate::generate::{INDEX, avail_event, used_event};
use crate::lockstep::Unexplained;
use crate::ours::{Driver, Ring, Segment};
use crate::rng::Rng;

/// Descriptors of one indirect table of our driver.
const TABLE_SIZE: u32 = 32;

/// One life of our driver queue with their device.
pub struct Life<'a> {
    pub transfer: &'a mut Transfer,
    rng: &'a mut Rng,
    driver: &'a mut Driver,
    queue: Queue,
    posts: Vec<Option<Post>>,
    device_awake: bool,
    driver_awake: bool,
}

impl<'a> Life<'a> {
    pub fn new(
        transfer: &'a mut Transfer,
        rng: &'a mut Rng,
        driver: &'a mut Driver,
        ring: Ring,
    ) -> Result<Self, Unexplained> {
        let memory = &mut transfer.memory;
        for addr in [ring.avail, ring.used] {
            memory.put16(addr, 0);
            memory.put16(addr + INDEX, ring.start);
        }
        memory.put16(used_event(&ring), ring.start);
        memory.put16(avail_event(&ring), ring.start);
        let table_size = if rng.once_in(4) { 0 } else { TABLE_SIZE.min(ring.size) };
        let table_size = if ring.indirect { table_size } else { 0 };
        let status = driver.start(&mut memory.mem, &ring, TABLES.start, table_size);
        if status != "OK" {
            return Err(format!("{ring:?}: our driver does not start: {status}"));
        }
        let mut queue = Queue::new(ring.size as u16).map_err(|e| e.to_string())?;
        queue.set_desc_table_address(Some(ring.desc as u32), Some(0));
        queue.set_avail_ring_address(Some(ring.avail as u32), Some(0));
        queue.set_used_ring_address(Some(ring.used as u32), Some(0));
        queue.set_event_idx(ring.event_idx);
        queue.set_next_avail(ring.start);
        queue.set_next_used(ring.start);
        queue.set_ready(true);
        let posts = (0..ring.size).map(|_| None).collect();
        let (device_awake, driver_awake) = (false, true);
        Ok(Life { transfer, rng, driver, queue, posts, device_awake, driver_awake })
    }

    fn in_flight(&self) -> usize {
        self.posts.iter().flatten().count()
    }

    pub fn run(mut self, count: u64) -> Result<(), Unexplained> {
        let goal = self.transfer.carried.chains + count;
        while self.transfer.carried.chains < goal {
            if self.driver_awake {
                self.drive()?;
            }
            if self.device_awake {
                self.serve()?;
            }
            if !self.driver_awake && !self.device_awake {
                let text = format!("both sleep with {} chains in flight", self.in_flight());
                return Err(text);
            }
        }
        Ok(())
    }

    /// Our driver: collects, offers more, and sleeps when there is nothing to do.
    fn drive(&mut self) -> Result<(), Unexplained> {
        if self.rng.once_in(4) {
            self.driver.disable_notify();
        }
        self.collect()?;
        let mut room = self.rng.count(self.posts.len() as u64);
        while room > 0 {
            let Some(slot) = self.posts.iter().position(Option::is_none) else {
                break;
            };
            let most = self.posts.len() as u64;
            let post = Post::new(self.rng, &self.transfer.memory, slot as u64, most);
            match self.driver.push(&post.segments, slot) {
                "OK" => self.posts[slot] = Some(post),
                "FULL" => break,
                other => return Err(format!("push: {other}")),
            }
            room -= 1;
        }
        self.driver.publish();
        if self.driver.should_notify() {
            self.device_awake = true;
            self.transfer.carried.notifications += 1;
        }
        self.driver_awake = self.driver.enable_notify();
        // With nothing in flight there is nothing to wait for.
        if self.in_flight() == 0 {
            self.driver_awake = true;
        }
        Ok(())
    }

    fn collect(&mut self) -> Result<(), Unexplained> {
        loop {
            let (slot, written) = match self.driver.pop() {
                Ok(completion) => completion,
                Err("EMPTY") => return Ok(()),
                Err(other) => return Err(format!("pop: {other} {}", self.driver.defect())),
            };
            let post = self.posts.get_mut(slot).and_then(Option::take);
            let post = post.ok_or("a chain came back twice")?;
            if written as usize != post.answer.len() {
                return Err(format!("{written} bytes written, not {}", post.answer.len()));
            }
            if post.answered(&self.transfer.memory) != post.answer {
                return Err("an answer is not what was written".into());
            }
            self.transfer.carried.bytes += (post.question.len() + post.answer.len()) as u64;
            self.transfer.carried.chains += 1;
        }
    }

    /// Their device, as their manual shows it: off, work, on, look again.
    fn serve(&mut self) -> Result<(), Unexplained> {
        let guest = &self.transfer.memory.guest;
        self.queue.disable_notification(guest).map_err(|e| e.to_string())?;
        let mut held = Vec::new();
        let mut left = self.rng.count(self.posts.len() as u64);
        while left > 0 {
            let Some(chain) = self.queue.pop_descriptor_chain(guest) else {
                break;
            };
            left -= 1;
            let segments: Vec<Segment> = chain
                .clone()
                .map(|desc| Segment {
                    addr: desc.addr().0,
                    len: desc.len(),
                    writable: desc.is_write_only().into(),
                })
                .collect();
            // Whose chain it is shows in the addresses.
            let first = segments.first().ok_or("they see an empty chain")?;
            let slot = (first.addr - DATA.start) / SLOT_SIZE;
            let post = self.posts.get_mut(slot as usize).and_then(Option::as_mut);
            let post = post.ok_or("they see a chain that is not in flight")?;
            if segments != post.segments {
                return Err(format!("they see {segments:?}, not {:?}", post.segments));
            }
            let mut bytes = vec![0; post.question.len()];
            let mut reader = chain.clone().reader(guest).map_err(|e| e.to_string())?;
            reader.read_exact(&mut bytes).map_err(|e| e.to_string())?;
            if bytes != post.question || reader.available_bytes() != 0 {
                return Err("a question is not what was asked".into());
            }
            let head = chain.head_index();
            let mut writer = chain.writer(guest).map_err(|e| e.to_string())?;
            writer.write_all(post.reply(self.rng)).map_err(|e| e.to_string())?;
            held.push((head, post.answer.len() as u32));
        }
        self.rng.shuffle(&mut held);
        for (head, written) in held {
            self.queue.add_used(guest, head, written).map_err(|e| e.to_string())?;
            if self.rng.once_in(2) && self.queue.needs_notification(guest).is_ok_and(|yes| yes) {
                self.driver_awake = true;
                self.transfer.carried.notifications += 1;
            }
        }
        if self.queue.needs_notification(guest).map_err(|e| e.to_string())? {
            self.driver_awake = true;
            self.transfer.carried.notifications += 1;
        }
        self.device_awake = self.queue.enable_notification(guest).map_err(|e| e.to_string())?;
        Ok(())
    }
}
