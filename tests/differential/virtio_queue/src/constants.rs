//! Numbers of virtio in our generated header against those of the virtio-bindings crate.

use std::collections::HashMap;
use std::mem::offset_of;

use virtio_bindings::virtio_ids::{VIRTIO_ID_BLOCK, VIRTIO_ID_RNG};
use virtio_bindings::{virtio_blk::*, virtio_config::*, virtio_ring::*};

use crate::lockstep::Unexplained;

const HEADER: &str = include_str!(env!("VMSG_VIRTIO_H"));

/// Our name without its prefix, and their number.
fn pairs() -> Vec<(&'static str, usize)> {
    macro_rules! numbers {
        ($($ours:ident = $theirs:expr,)*) => { vec![$((stringify!($ours), $theirs as usize),)*] };
    }
    numbers! {
        F_INDIRECT_DESC = VIRTIO_RING_F_INDIRECT_DESC,
        F_EVENT_IDX = VIRTIO_RING_F_EVENT_IDX,
        F_VERSION_1 = VIRTIO_F_VERSION_1,
        F_ACCESS_PLATFORM = VIRTIO_F_ACCESS_PLATFORM,
        F_RING_PACKED = VIRTIO_F_RING_PACKED,
        F_IN_ORDER = VIRTIO_F_IN_ORDER,
        F_ORDER_PLATFORM = VIRTIO_F_ORDER_PLATFORM,
        F_NOTIFICATION_DATA = VIRTIO_F_NOTIFICATION_DATA,
        F_NOTIF_CONFIG_DATA = VIRTIO_F_NOTIF_CONFIG_DATA,
        F_RING_RESET = VIRTIO_F_RING_RESET,
        DESC_NEXT_MASK = VRING_DESC_F_NEXT,
        DESC_WRITE_MASK = VRING_DESC_F_WRITE,
        DESC_INDIRECT_MASK = VRING_DESC_F_INDIRECT,
        DESC_AVAIL = VRING_PACKED_DESC_F_AVAIL,
        DESC_USED = VRING_PACKED_DESC_F_USED,
        AVAIL_NO_INTERRUPT_MASK = VRING_AVAIL_F_NO_INTERRUPT,
        USED_NO_NOTIFY_MASK = VRING_USED_F_NO_NOTIFY,
        EVENT_ENABLE = VRING_PACKED_EVENT_FLAG_ENABLE,
        EVENT_DISABLE = VRING_PACKED_EVENT_FLAG_DISABLE,
        EVENT_DESC = VRING_PACKED_EVENT_FLAG_DESC,
        POSITION_EVENT_WRAP = VRING_PACKED_EVENT_F_WRAP_CTR,
        PACKED_ALIGN_DESC = VRING_DESC_ALIGN_SIZE,
        SPLIT_ALIGN_DESC = VRING_DESC_ALIGN_SIZE,
        SPLIT_ALIGN_DRIVER = VRING_AVAIL_ALIGN_SIZE,
        SPLIT_ALIGN_DEVICE = VRING_USED_ALIGN_SIZE,
        SPLIT_DESC_ADDR = offset_of!(vring_desc, addr),
        SPLIT_DESC_LEN = offset_of!(vring_desc, len),
        SPLIT_DESC_FLAGS = offset_of!(vring_desc, flags),
        SPLIT_DESC_NEXT = offset_of!(vring_desc, next),
        SPLIT_DESC_SIZE = size_of::<vring_desc>(),
        SPLIT_AVAIL_FLAGS = offset_of!(vring_avail, flags),
        SPLIT_AVAIL_IDX = offset_of!(vring_avail, idx),
        SPLIT_AVAIL_SIZE = size_of::<vring_avail>(),
        SPLIT_USED_FLAGS = offset_of!(vring_used, flags),
        SPLIT_USED_IDX = offset_of!(vring_used, idx),
        SPLIT_USED_SIZE = size_of::<vring_used>(),
        SPLIT_USED_ELEM_ID = offset_of!(vring_used_elem, id),
        SPLIT_USED_ELEM_LEN = offset_of!(vring_used_elem, len),
        SPLIT_USED_ELEM_SIZE = size_of::<vring_used_elem>(),
        PACKED_DESC_ADDR = offset_of!(vring_packed_desc, addr),
        PACKED_DESC_LEN = offset_of!(vring_packed_desc, len),
        PACKED_DESC_ID = offset_of!(vring_packed_desc, id),
        PACKED_DESC_FLAGS = offset_of!(vring_packed_desc, flags),
        PACKED_DESC_SIZE = size_of::<vring_packed_desc>(),
        PACKED_EVENT_POSITION = offset_of!(vring_packed_desc_event, off_wrap),
        PACKED_EVENT_FLAGS = offset_of!(vring_packed_desc_event, flags),
        PACKED_EVENT_SIZE = size_of::<vring_packed_desc_event>(),
        DEVICE_TYPE_BLK = VIRTIO_ID_BLOCK,
        DEVICE_TYPE_RNG = VIRTIO_ID_RNG,
        BLK_F_SIZE_MAX = VIRTIO_BLK_F_SIZE_MAX,
        BLK_F_SEG_MAX = VIRTIO_BLK_F_SEG_MAX,
        BLK_F_RO = VIRTIO_BLK_F_RO,
        BLK_F_BLK_SIZE = VIRTIO_BLK_F_BLK_SIZE,
        BLK_F_FLUSH = VIRTIO_BLK_F_FLUSH,
        BLK_F_TOPOLOGY = VIRTIO_BLK_F_TOPOLOGY,
        BLK_F_CONFIG_WCE = VIRTIO_BLK_F_CONFIG_WCE,
        BLK_F_MQ = VIRTIO_BLK_F_MQ,
        BLK_F_DISCARD = VIRTIO_BLK_F_DISCARD,
        BLK_F_WRITE_ZEROES = VIRTIO_BLK_F_WRITE_ZEROES,
        BLK_T_IN = VIRTIO_BLK_T_IN,
        BLK_T_OUT = VIRTIO_BLK_T_OUT,
        BLK_T_FLUSH = VIRTIO_BLK_T_FLUSH,
        BLK_T_GET_ID = VIRTIO_BLK_T_GET_ID,
        BLK_T_DISCARD = VIRTIO_BLK_T_DISCARD,
        BLK_T_WRITE_ZEROES = VIRTIO_BLK_T_WRITE_ZEROES,
        BLK_S_OK = VIRTIO_BLK_S_OK,
        BLK_S_IOERR = VIRTIO_BLK_S_IOERR,
        BLK_S_UNSUPP = VIRTIO_BLK_S_UNSUPP,
        BLK_ID_SIZE = VIRTIO_BLK_ID_BYTES,
        BLK_UNMAP = VIRTIO_BLK_WRITE_ZEROES_FLAG_UNMAP,
        BLK_CONFIG_CAPACITY = offset_of!(virtio_blk_config, capacity),
        BLK_CONFIG_SIZE_MAX = offset_of!(virtio_blk_config, size_max),
        BLK_CONFIG_SEG_MAX = offset_of!(virtio_blk_config, seg_max),
        BLK_CONFIG_CYLINDERS = offset_of!(virtio_blk_config, geometry),
        BLK_CONFIG_BLK_SIZE = offset_of!(virtio_blk_config, blk_size),
        BLK_CONFIG_PHYSICAL_BLOCK_EXP = offset_of!(virtio_blk_config, physical_block_exp),
        BLK_CONFIG_ALIGNMENT_OFFSET = offset_of!(virtio_blk_config, alignment_offset),
        BLK_CONFIG_MIN_IO_SIZE = offset_of!(virtio_blk_config, min_io_size),
        BLK_CONFIG_OPT_IO_SIZE = offset_of!(virtio_blk_config, opt_io_size),
        BLK_CONFIG_WRITEBACK = offset_of!(virtio_blk_config, wce),
        BLK_CONFIG_NUM_QUEUES = offset_of!(virtio_blk_config, num_queues),
        BLK_CONFIG_MAX_DISCARD_SECTORS = offset_of!(virtio_blk_config, max_discard_sectors),
        BLK_CONFIG_MAX_DISCARD_SEG = offset_of!(virtio_blk_config, max_discard_seg),
        BLK_CONFIG_DISCARD_SECTOR_ALIGNMENT =
            offset_of!(virtio_blk_config, discard_sector_alignment),
        BLK_CONFIG_MAX_WRITE_ZEROES_SECTORS =
            offset_of!(virtio_blk_config, max_write_zeroes_sectors),
        BLK_CONFIG_MAX_WRITE_ZEROES_SEG = offset_of!(virtio_blk_config, max_write_zeroes_seg),
        BLK_CONFIG_WRITE_ZEROES_MAY_UNMAP = offset_of!(virtio_blk_config, write_zeroes_may_unmap),
    }
}

/// The value of `28u`, `UINT32_C(1) << 28` and the like.
fn value(text: &str) -> Option<usize> {
    let text = text.trim().trim_start_matches('(').trim_end_matches(')');
    if let Some(shift) = text.strip_prefix("UINT32_C(1) << ") {
        return shift.parse().ok().map(|shift: u32| 1 << shift);
    }
    text.trim_end_matches(['u', 'U', 'l', 'L']).parse().ok()
}

/// Compares them all; the number of constants, or the first that differs.
pub fn compare() -> Result<usize, Unexplained> {
    let defines = HEADER.lines().filter_map(|line| line.strip_prefix("#define VMSG_"));
    let ours: HashMap<&str, usize> = defines
        .filter_map(|line| {
            let (name, rest) = line.split_once(' ')?;
            let number = rest.split("/*").next().and_then(value)?;
            Some((name, number))
        })
        .collect();
    let pairs = pairs();
    for (name, theirs) in &pairs {
        if ours.get(name) != Some(theirs) {
            return Err(format!("VMSG_{name} is {:?}, theirs {theirs}", ours.get(name)));
        }
    }
    Ok(pairs.len())
}
