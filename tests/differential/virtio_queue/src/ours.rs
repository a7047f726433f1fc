//! The queues of this project, through the C shim.

use std::ffi::{CStr, c_char};
use std::ptr;

/// Where rings are, and what was agreed on.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Ring {
    pub desc: u64,
    pub avail: u64,
    pub used: u64,
    pub size: u32,
    pub start: u16,
    pub event_idx: bool,
    pub indirect: bool,
}

/// One descriptor of a chain.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    pub addr: u64,
    pub len: u32,
    pub writable: u32,
}

#[repr(C)]
#[derive(Default)]
struct RawChain {
    readable_size: u64,
    writable_size: u64,
    count: u32,
    readable_count: u32,
    id: u16,
}

/// A chain as the device queue hands it out.
#[derive(Clone, Debug)]
pub struct Chain {
    pub id: u16,
    pub segments: Vec<Segment>,
    pub readable_count: u32,
    pub readable_size: u64,
    pub writable_size: u64,
}

enum RawMem {}
enum RawDevice {}
enum RawDriver {}

unsafe extern "C" {
    fn vmsg_status_name(status: i32) -> *const c_char;
    fn shim_defect_name(defect: i32) -> *const c_char;
    fn shim_mem_new() -> *mut RawMem;
    fn shim_mem_free(mem: *mut RawMem);
    fn shim_mem_add(mem: *mut RawMem, start: u64, size: u64, base: *mut u8, joined: bool) -> i32;
    fn shim_device_new(capacity: u32) -> *mut RawDevice;
    fn shim_device_free(device: *mut RawDevice);
    fn shim_device_start(device: *mut RawDevice, mem: *mut RawMem, ring: *const Ring) -> i32;
    fn shim_device_stop(device: *mut RawDevice);
    fn shim_device_pop(d: *mut RawDevice, chain: *mut RawChain, segments: *mut Segment) -> i32;
    fn shim_device_read(device: *mut RawDevice, to: *mut u8, size: usize) -> i32;
    fn shim_device_write(device: *mut RawDevice, from: *const u8, size: usize) -> i32;
    fn shim_device_push(device: *mut RawDevice, id: u16, written: u32) -> i32;
    fn shim_device_publish(device: *mut RawDevice);
    fn shim_device_should_notify(device: *mut RawDevice) -> bool;
    fn shim_device_enable_notify(device: *mut RawDevice) -> bool;
    fn shim_device_disable_notify(device: *mut RawDevice);
    fn shim_device_defect(device: *const RawDevice) -> i32;
    fn shim_driver_new(capacity: u32) -> *mut RawDriver;
    fn shim_driver_free(driver: *mut RawDriver);
    fn shim_driver_start(
        driver: *mut RawDriver,
        mem: *mut RawMem,
        ring: *const Ring,
        tables: u64,
        table_size: u32,
    ) -> i32;
    fn shim_driver_push(
        driver: *mut RawDriver,
        segments: *const Segment,
        count: u32,
        cookie: usize,
    ) -> i32;
    fn shim_driver_publish(driver: *mut RawDriver);
    fn shim_driver_should_notify(driver: *mut RawDriver) -> bool;
    fn shim_driver_pop(driver: *mut RawDriver, cookie: *mut usize, written: *mut u32) -> i32;
    fn shim_driver_enable_notify(driver: *mut RawDriver) -> bool;
    fn shim_driver_disable_notify(driver: *mut RawDriver);
    fn shim_driver_defect(driver: *const RawDriver) -> i32;
}

/// A status by its name, "OK" included.
pub type Status = &'static str;

fn text(from: *const c_char) -> &'static str {
    // SAFETY: both functions that give names return constant C strings.
    unsafe { CStr::from_ptr(from) }.to_str().expect("names are ASCII")
}

fn status(code: i32) -> Status {
    // SAFETY: takes any value.
    text(unsafe { vmsg_status_name(code) })
}

/// The areas a queue may use.
pub struct Mem(*mut RawMem);

impl Mem {
    pub fn new() -> Self {
        // SAFETY: aborts when there is no memory.
        Mem(unsafe { shim_mem_new() })
    }

    /// Adds `size` bytes at `base`, which have to outlive every queue over them.
    pub fn add(&mut self, start: u64, size: u64, base: *mut u8, joined: bool) {
        // SAFETY: the object is alive; the memory is the caller's promise.
        let code = unsafe { shim_mem_add(self.0, start, size, base, joined) };
        assert_eq!(status(code), "OK", "area {start:#x}");
    }
}

impl Drop for Mem {
    fn drop(&mut self) {
        // SAFETY: the object is alive until here.
        unsafe { shim_mem_free(self.0) }
    }
}

/// Our device queue.
pub struct Device {
    raw: *mut RawDevice,
    segments: Vec<Segment>,
}

impl Device {
    /// With room for a queue of `capacity`.
    pub fn new(capacity: u32) -> Self {
        // SAFETY: aborts when there is no memory.
        let raw = unsafe { shim_device_new(capacity) };
        Device { raw, segments: vec![Segment::default(); capacity as usize] }
    }

    pub fn start(&mut self, mem: &mut Mem, ring: &Ring) -> Status {
        assert!(ring.size as usize <= self.segments.len());
        // SAFETY: all objects are alive.
        status(unsafe { shim_device_start(self.raw, mem.0, ring) })
    }

    pub fn stop(&mut self) {
        // SAFETY: the object is alive.
        unsafe { shim_device_stop(self.raw) }
    }

    /// The next chain, or why there is none.
    pub fn pop(&mut self) -> Result<Chain, Status> {
        let mut raw = RawChain::default();
        // SAFETY: the table has room for the segments of the largest chain.
        let code = unsafe { shim_device_pop(self.raw, &mut raw, self.segments.as_mut_ptr()) };
        match status(code) {
            "OK" => Ok(Chain {
                id: raw.id,
                segments: self.segments[..raw.count as usize].to_vec(),
                readable_count: raw.readable_count,
                readable_size: raw.readable_size,
                writable_size: raw.writable_size,
            }),
            other => Err(other),
        }
    }

    /// From the start of the readable part of the chain popped last.
    pub fn read(&mut self, to: &mut [u8]) -> Status {
        // SAFETY: the slice is as long as told.
        status(unsafe { shim_device_read(self.raw, to.as_mut_ptr(), to.len()) })
    }

    /// To the start of the writable part of the chain popped last.
    pub fn write(&mut self, from: &[u8]) -> Status {
        // SAFETY: the slice is as long as told.
        status(unsafe { shim_device_write(self.raw, from.as_ptr(), from.len()) })
    }

    pub fn push(&mut self, id: u16, written: u32) -> Status {
        // SAFETY: the object is alive.
        status(unsafe { shim_device_push(self.raw, id, written) })
    }

    pub fn publish(&mut self) {
        // SAFETY: the object is alive.
        unsafe { shim_device_publish(self.raw) }
    }

    pub fn should_notify(&mut self) -> bool {
        // SAFETY: the object is alive.
        unsafe { shim_device_should_notify(self.raw) }
    }

    pub fn enable_notify(&mut self) -> bool {
        // SAFETY: the object is alive.
        unsafe { shim_device_enable_notify(self.raw) }
    }

    pub fn disable_notify(&mut self) {
        // SAFETY: the object is alive.
        unsafe { shim_device_disable_notify(self.raw) }
    }

    /// Why the queue is broken, "NONE" when it is not.
    pub fn defect(&self) -> &'static str {
        // SAFETY: the object is alive.
        text(unsafe { shim_defect_name(shim_device_defect(self.raw)) })
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        // SAFETY: the object is alive until here.
        unsafe { shim_device_free(self.raw) }
    }
}

/// Our driver queue; it refuses a device that claims more bytes than were posted.
pub struct Driver(*mut RawDriver);

impl Driver {
    /// With room for a queue of `capacity`.
    pub fn new(capacity: u32) -> Self {
        // SAFETY: aborts when there is no memory.
        Driver(unsafe { shim_driver_new(capacity) })
    }

    /// With tables of `table_size` at `tables` for chains of more segments than one.
    pub fn start(&mut self, mem: &mut Mem, ring: &Ring, tables: u64, table_size: u32) -> Status {
        // SAFETY: all objects are alive.
        status(unsafe { shim_driver_start(self.0, mem.0, ring, tables, table_size) })
    }

    pub fn push(&mut self, segments: &[Segment], cookie: usize) -> Status {
        let count = segments.len() as u32;
        // SAFETY: the slice is as long as told.
        status(unsafe { shim_driver_push(self.0, segments.as_ptr(), count, cookie) })
    }

    pub fn publish(&mut self) {
        // SAFETY: the object is alive.
        unsafe { shim_driver_publish(self.0) }
    }

    pub fn should_notify(&mut self) -> bool {
        // SAFETY: the object is alive.
        unsafe { shim_driver_should_notify(self.0) }
    }

    /// Cookie and bytes written of the next chain that came back.
    pub fn pop(&mut self) -> Result<(usize, u32), Status> {
        let (mut cookie, mut written) = (0, 0);
        // SAFETY: both results are alive.
        let code = unsafe { shim_driver_pop(self.0, ptr::from_mut(&mut cookie), &mut written) };
        match status(code) {
            "OK" => Ok((cookie, written)),
            other => Err(other),
        }
    }

    pub fn enable_notify(&mut self) -> bool {
        // SAFETY: the object is alive.
        unsafe { shim_driver_enable_notify(self.0) }
    }

    pub fn disable_notify(&mut self) {
        // SAFETY: the object is alive.
        unsafe { shim_driver_disable_notify(self.0) }
    }

    /// Why the queue is broken, "NONE" when it is not.
    pub fn defect(&self) -> &'static str {
        // SAFETY: the object is alive.
        text(unsafe { shim_defect_name(shim_driver_defect(self.0)) })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // SAFETY: the object is alive until here.
        unsafe { shim_driver_free(self.0) }
    }
}
