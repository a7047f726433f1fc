//! What a device does with chains it has taken: the payload, the used ring, notifications.

use std::io::{Read, Write};

use virtio_queue::QueueT;

use super::{Run, Unexplained};
use crate::classes::Class;
use crate::generate::{RINGS, avail_entry, avail_event};

impl Run<'_> {
    /// The bytes of a chain: both read the same and leave the same.
    pub(super) fn payload(
        &mut self,
        readable: usize,
        writable: usize,
        next: u16,
    ) -> Result<(), Unexplained> {
        let head = self.pair.twins.theirs.get16(avail_entry(&self.ring, next));
        let guest = &self.pair.twins.theirs.guest;
        self.queue.set_next_avail(next);
        let chain = self.queue.pop_descriptor_chain(guest).ok_or("they lose a chain")?;
        let (mut theirs, mut ours) = (vec![0; readable], vec![0; readable]);
        let mut reader = chain.clone().reader(guest).map_err(|e| e.to_string())?;
        reader.read_exact(&mut theirs).map_err(|e| e.to_string())?;
        let status = self.pair.device.read(&mut ours);
        if status != "OK" || theirs != ours {
            return Err(format!("chain {head} reads differently: {status}"));
        }
        // Chains may name the rings too; only what cannot hurt is written.
        let mut bytes = vec![0; self.rng.below(writable as u64 + 1) as usize];
        self.rng.fill(&mut bytes);
        let mut writer = chain.writer(guest).map_err(|e| e.to_string())?;
        writer.write_all(&bytes).map_err(|e| e.to_string())?;
        let status = self.pair.device.write(&bytes);
        if status != "OK" { Err(format!("chain {head} is not written: {status}")) } else { Ok(()) }
    }

    /// Returns some of the chains, in any order, and shows them.
    pub(super) fn complete(&mut self) -> Result<(), Unexplained> {
        self.rng.shuffle(&mut self.held);
        let keep = if self.rng.once_in(3) { self.rng.below(self.held.len() as u64 + 1) } else { 0 };
        for held in self.held.split_off(keep as usize) {
            let most = held.writable_size.min(u32::MAX.into());
            let written = self.rng.pick(&[0, most, most / 2, most.min(1)]) as u32;
            let status = self.pair.device.push(held.id, written);
            let theirs = self.queue.add_used(&self.pair.twins.theirs.guest, held.id, written);
            if status != "OK" || theirs.is_err() {
                return Err(format!("push {} {written}: {status}, theirs {theirs:?}", held.id));
            }
            self.unshown -= 1;
            self.has_news = true;
            self.driver.reclaim(held.id);
        }
        self.pair.device.publish();
        self.same_rings("used")
    }

    pub(super) fn notify(&mut self) -> Result<(), Unexplained> {
        let flags = self.pair.twins.theirs.get16(self.ring.avail);
        for _ in 0..2 {
            let has_news = std::mem::take(&mut self.has_news);
            let ours = self.pair.device.should_notify();
            let theirs = self.queue.needs_notification(&self.pair.twins.theirs.guest);
            let theirs = theirs.map_err(|e| e.to_string())?;
            if ours == theirs {
                continue;
            }
            // With the event index there is nothing to disagree about.
            let class = match (ours, theirs, self.ring.event_idx, flags & 1) {
                (false, true, false, 1) => Class::FlagsIgnored,
                (false, true, false, 0) if !has_news => Class::NothingNew,
                _ => return Err(format!("notify: {ours}, theirs {theirs}, flags {flags:#x}")),
            };
            self.pair.tally.add(class);
        }
        Ok(())
    }

    pub(super) fn ask(&mut self) -> Result<(), Unexplained> {
        let guest = &self.pair.twins.theirs.guest;
        if self.rng.once_in(2) {
            let theirs = self.queue.enable_notification(guest).map_err(|e| e.to_string())?;
            let ours = self.pair.device.enable_notify();
            if ours != theirs {
                return Err(format!("enable_notify: {ours}, theirs {theirs}"));
            }
            self.same_rings("enable_notify")?;
        }
        if self.rng.once_in(4) {
            let guest = &self.pair.twins.theirs.guest;
            self.queue.disable_notification(guest).map_err(|e| e.to_string())?;
            self.pair.device.disable_notify();
            let at = avail_event(&self.ring);
            let (theirs, ours) = (self.pair.twins.theirs.get16(at), self.pair.twins.ours.get16(at));
            if ours != theirs && self.ring.event_idx {
                if ours != self.queue.next_avail().wrapping_sub(1) {
                    return Err(format!("disable_notify leaves avail_event {ours}"));
                }
                self.pair.tally.add(Class::ParkedEvent);
                self.pair.twins.theirs.put16(at, ours);
            }
            self.same_rings("disable_notify")?;
        }
        Ok(())
    }

    /// A head that nobody took, and one that cannot be.
    pub(super) fn push_unheld(&mut self) -> Result<(), Unexplained> {
        let outside = self.ring.size as u16;
        let guest = &self.pair.twins.theirs.guest;
        let theirs = self.queue.add_used(guest, outside, 0).is_ok();
        if theirs || self.pair.device.push(outside, 0) != "BAD_STATE" {
            return Err("a head beyond the table is used".into());
        }
        let unheld = |id: &u16| !self.held.iter().any(|held| held.id == *id);
        let Some(id) = (0..outside).find(unheld) else {
            return Ok(());
        };
        let status = self.pair.device.push(id, 0);
        if status != "BAD_STATE" {
            return Err(format!("push of a head that is not held: {status}"));
        }
        let before = self.pair.twins.theirs.area(&RINGS).to_vec();
        if self.queue.add_used(guest, id, 0).is_ok() {
            self.pair.tally.add(Class::NotHeld);
            self.pair.twins.theirs.put(RINGS.start, &before);
        }
        Ok(())
    }
}
