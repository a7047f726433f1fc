"""Mistakes one could make in the queues, as changes to their text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """A text that is in a file once, and the wrong one in its place."""

    name: str
    file: str  # in runtime/queue
    right: str
    wrong: str


@dataclass(frozen=True)
class Harmless:
    """A condition whose bounds may be moved without anything being different."""

    file: str
    condition: str
    reason: str


HARMLESS = (
    Harmless(
        "walk.h",
        "size > area->size - offset", "a buffer that just fits is found on the long way, too",
    ),
)

READ_TWICE = (
    Mistake(
        "a split head is read again after it was checked", "split_device.c",
        "\tdesc = desc_load(ring, taken.id);",
        "\ttaken.id = vmsg_split_load16(ring, vmsg_split_avail(ring, queue->avail_index));\n"
        "\tdesc = desc_load(ring, taken.id);",
    ),
    Mistake(
        "a split descriptor is read twice", "split_device.c",
        "\treturn desc_of(vmsg_shm_load_le64(vmsg_shm_at(from, VMSG_SPLIT_DESC_ADDR)),",
        "\t(void)vmsg_shm_load_le64(vmsg_shm_at(from, SPLIT_REST));\n"
        "\treturn desc_of(vmsg_shm_load_le64(vmsg_shm_at(from, VMSG_SPLIT_DESC_ADDR)),",
    ),
    Mistake(
        "an entry of a table is read twice", "walk.c",
        "\tvmsg_shm_read(entry, from, VMSG_SPLIT_DESC_SIZE);",
        "\tvmsg_shm_read(entry, from, VMSG_SPLIT_DESC_SIZE);\n"
        "\tvmsg_shm_read(entry, from, VMSG_SPLIT_DESC_SIZE);",
    ),
    Mistake(
        "a packed id is read again after the walk", "packed_device.c",
        "\twalk->chain->id = vmsg_packed_id(rest);",
        "\twalk->chain->id = vmsg_packed_id(vmsg_packed_load(&queue->ring, (uint16_t)"
        "((place->index + queue->ring.size - 1) % queue->ring.size)));",
    ),
    Mistake(
        "the flags of a single packed descriptor are read again", "packed_device.c",
        "\tdesc = desc_of(addr, rest);\n",
        "\tdesc = desc_of(addr, vmsg_packed_load(ring, queue->avail_index));\n",
    ),
    Mistake(
        "a split used length is read again after the id was checked", "split_driver.c",
        "\t*ret_head = (uint16_t)id;",
        "\t*ret_written = vmsg_shm_load_le32(vmsg_shm_at(elem, VMSG_SPLIT_USED_ELEM_LEN));\n"
        "\t*ret_head = (uint16_t)id;",
    ),
    Mistake(
        "a packed used length is read again after the id was checked", "packed_driver.c",
        "\t*ret_written = vmsg_packed_size(rest);",
        "\t*ret_written = vmsg_packed_size(vmsg_packed_load(&queue->ring, queue->used_index));",
    ),
    Mistake(
        "the posted length is read back from the split table", "split_driver.c",
        "\tif (PEER_BROKE(written > queue->slots[head].writable_size)) {",
        "\tif (written > vmsg_shm_load_le32(vmsg_shm_at(queue->ring.desc,"
        " head * VMSG_SPLIT_DESC_SIZE + VMSG_SPLIT_DESC_LEN))) {",
    ),
    Mistake(
        "the batch under way is read from its entry again", "split_driver.c",
        "\tif (!queue->in_batch) {", "\tif (true) {",
    ),
    Mistake(
        "the packed batch under way is read from its descriptor again", "packed_driver.c",
        "\tif (!queue->in_batch) {", "\tif (true) {",
    ),
)

COUNTED_WRONG = (
    Mistake(
        "split chains in flight take no room", "split_device.c",
        "queue->ring.size - queue->held_count", "queue->ring.size",
    ),
    Mistake(
        "packed descriptors in flight take no room", "packed_device.c",
        "queue->ring.size - queue->held_count", "queue->ring.size",
    ),
    Mistake(
        "what was pushed and not published has room again", "device_used.c",
        "\t\tuse(queue, id, written, slot->count);",
        "\t\tuse(queue, id, written, slot->count);\n\t\tqueue->held_count--;",
    ),
    Mistake(
        "a walk goes on where the last one stopped", "walk.h",
        "\tvmsg_chain_empty(walk->chain);\n", "",
    ),
    Mistake(
        "bytes to read count as bytes that were posted", "driver_buffer.c",
        "\t\tif (segment->writable) {\n\t\t\twritable_size", "\t\tif (true) {\n\t\t\twritable_size",
    ),
    Mistake(
        "one segment to read counts as posted", "driver_slots.h",
        "segment->writable ? segment->size : 0, 1", "segment->size, 1",
    ),
    Mistake(
        "a split driver believes an index as far as its queue is long", "split_driver.c",
        "(uint16_t)(queue->public_index - queue->used_index)))", "queue->ring.size))",
    ),
    Mistake(
        "a split driver believes an index up to what is not published", "split_driver.c",
        "(uint16_t)(queue->public_index - queue->used_index)))",
        "(uint16_t)(queue->avail_index - queue->used_index)))",
    ),
    Mistake(
        "entries in order stand for chains that were not written in full", "device_used.c",
        "if (slot == NULL || !is_full) {", "if (slot == NULL) {",
    ),
    Mistake(
        "skipped chains were written as far as the last one", "split_driver.c",
        "queue->in_batch ? queue->slots[*ret_head].writable_size : queue->batch_written",
        "queue->batch_written",
    ),
    Mistake(
        "skipped packed chains were written as far as the last one", "packed_driver.c",
        "queue->in_batch ? queue->slots[*ret_head].writable_size : queue->batch_written",
        "queue->batch_written",
    ),
)

OWNED_WRONG = (
    Mistake(
        "a chain is the device's before it is published", "driver_slots.h",
        "head->state = VMSG_SLOT_PUSHED;", "head->state = VMSG_SLOT_PUBLIC;",
    ),
    Mistake(
        "a chain that came back is still the device's", "driver_slots.h",
        "\tslot->state = VMSG_SLOT_INNER;\n", "",
    ),
    Mistake(
        "a device does not remember what it took", "device_slots.h",
        "slot->state = VMSG_SLOT_BUSY;", "slot->state = VMSG_SLOT_FREE;",
    ),
    Mistake(
        "a device does not forget what it returned", "device_used.c",
        "\t\tslot->state = VMSG_SLOT_FREE;\n\t\tuse(queue", "\t\tuse(queue",
    ),
    Mistake(
        "a chain that waits for its turn is free", "device_used.c",
        "slot->state = VMSG_SLOT_DONE;", "slot->state = VMSG_SLOT_FREE;",
    ),
    Mistake(
        "a failed pop leaves a chain behind", "device_slots.h",
        "\tvmsg_chain_empty(chain);\n", "",
    ),
    Mistake(
        "a device's chain holds only its first area", "walk.h",
        "walk->last = last > walk->last ? last : walk->last;",
        "walk->last = walk->last == 0 ? last : walk->last;",
    ),
    Mistake(
        "a single segment holds no area", "device_slots.h",
        "taken->last = desc->addr + desc->size - 1;", "taken->last = 0;",
    ),
    Mistake(
        "a driver's chain holds no area before it is published", "driver_setup.c",
        "queue->slots[i].state != VMSG_SLOT_INNER", "queue->slots[i].state == VMSG_SLOT_PUBLIC",
    ),
    Mistake(
        "the tables hold no area", "driver_setup.c",
        " || tables_use(queue, first, last)", "",
    ),
)

LATCHED_WRONG = (
    Mistake(
        "a driver's queue is not broken for long", "driver_queue.c",
        "\tqueue->verdict = VMSG_ERR_BAD_CHAIN;\n\treturn queue->verdict;",
        "\treturn VMSG_ERR_BAD_CHAIN;",
    ),
    Mistake(
        "every verdict of a device is the same", "device_queue.c",
        "defect == VMSG_QUEUE_DEFECT_ADDRESS ? VMSG_ERR_BAD_ADDRESS : VMSG_ERR_BAD_CHAIN",
        "VMSG_ERR_BAD_CHAIN",
    ),
    Mistake(
        "a length that is refused is only cut", "driver_queue.c",
        "queue->length_policy == VMSG_LENGTH_REFUSE", "queue->length_policy > VMSG_LENGTH_TRUST",
    ),
    Mistake(
        "a length that is cut is handed on", "driver_queue.c",
        "queue->length_policy == VMSG_LENGTH_CLAMP", "queue->length_policy > VMSG_LENGTH_TRUST",
    ),
    Mistake(
        "a length that is handed on is cut", "driver_queue.c",
        "queue->length_policy == VMSG_LENGTH_CLAMP", "true",
    ),
    Mistake(
        "lengths are not counted", "driver_queue.c",
        "\tqueue->stats.clamped++;\n", "",
    ),
)

BEGUN_WRONG = (
    Mistake(
        "a driver's rings hold no area", "driver_setup.c",
        "vmsg_ring_uses(&queue->ring, first, last) || ", "",
    ),
    Mistake(
        "a device's rings hold no area", "device_setup.c",
        "\tif (vmsg_ring_uses(&queue->ring, first, last)) {", "\tif (false) {",
    ),
    Mistake(
        "only the start of an area of the rings is looked up", "ring_setup.c",
        "return vmsg_mem_find(mem, addr, area->size, ret_shm);",
        "return vmsg_mem_find(mem, addr, 1, ret_shm);",
    ),
    Mistake(
        "a driver's queue begins in the second lap", "driver_setup.c",
        "first = VMSG_QUEUE_POSITION_FIRST;", "first = {0, 0, false};",
    ),
    Mistake(
        "a device's queue begins in the second lap", "device_setup.c",
        "first = VMSG_QUEUE_POSITION_FIRST;", "first = {0, 0, false};",
    ),
    Mistake(
        "notifications carry a position without the feature", "driver_notify.c",
        "\tif (!queue->ring.has_notify_data) {", "\tif (false) {",
    ),
    Mistake(
        "a split chain is a table or none", "split_device.c",
        "PEER_BROKE(table.memory != NULL)", "table.memory != NULL || walk->chain->count != 0",
    ),
)

LAPS = (
    Mistake("a lap never ends", "packed_ring.h", "\t\t*wrap = !*wrap;\n", ""),
    Mistake(
        "available is one bit", "packed_ring.h",
        "(vmsg_packed_flags(rest) & PACKED_LAP) == vmsg_packed_available(wrap)",
        "((vmsg_packed_flags(rest) & VMSG_DESC_AVAIL_MASK) != 0) == wrap",
    ),
    Mistake(
        "used is one bit", "packed_ring.h",
        "(vmsg_packed_flags(rest) & PACKED_LAP) == vmsg_packed_used(wrap)",
        "((vmsg_packed_flags(rest) & VMSG_DESC_USED_MASK) != 0) == wrap",
    ),
    Mistake(
        "a packed chain has the id of its first descriptor", "packed_device.c",
        "\twalk->chain->id = vmsg_packed_id(rest);\n\treturn defect;", "\treturn defect;",
    ),
    Mistake(
        "a used chain takes one packed descriptor", "packed_driver.c",
        "\t\t\t    queue->slots[head].count);", "\t\t\t    1);",
    ),
    Mistake(
        "the used lap begins anew with a restore", "driver_setup.c",
        "queue->used_wrap = position->wrap;", "queue->used_wrap = true;",
    ),
    Mistake(
        "the device's lap begins anew with a restore", "device_setup.c",
        "queue->avail_wrap = position->wrap;", "queue->avail_wrap = true;",
    ),
    Mistake(
        "a stale split device looks at its own index only", "split_device.c",
        " ||\n\t       (uint16_t)(avail_index - queue->avail_index) > ring->size;", ";",
    ),
    Mistake(
        "a stale split driver looks at the device's index only", "split_driver.c",
        "ring->driver, VMSG_SPLIT_AVAIL_IDX)) !=\n\t\t       queue->avail_index;",
        "ring->driver, VMSG_SPLIT_AVAIL_IDX)) > 0xffff;",
    ),
)

EVENTS = (
    Mistake(
        "an event is passed one entry late", "queue_internal.h",
        "(uint16_t)(now - event - 1) <", "(uint16_t)(now - event) <",
    ),
    Mistake(
        "an event is passed one entry early", "queue_internal.h",
        "(uint16_t)(now - event - 1) < (uint16_t)(now - before)",
        "(uint16_t)(now - event - 1) <= (uint16_t)(now - before)",
    ),
    Mistake(
        "the lap of an event position is not looked at", "packed_ring.h",
        "\t\tasked = (uint16_t)(asked - ring->size);\n", "",
    ),
    Mistake(
        "a position counts without the feature", "packed_ring.h",
        " || !ring->has_event_index ||", " ||",
    ),
    Mistake(
        "a split event counts without the feature", "split_ring.h",
        "\tif (!ring->has_event_index) {\n\t\treturn", "\tif (false) {\n\t\treturn",
    ),
    Mistake(
        "a split event is a wish of the feature only", "split_ring.h",
        "\tif (ring->has_event_index) {", "\tif (true) {",
    ),
    Mistake(
        "what a split queue wants is not what comes next", "split_ring.h",
        "index - (wanted ? 0 : 1)", "index - 1",
    ),
    Mistake(
        "what a split queue does not want is what comes next", "split_ring.h",
        "index - (wanted ? 0 : 1)", "index",
    ),
    Mistake(
        "what a packed queue does not want is what comes next", "packed_ring.h",
        "\t\tflags = VMSG_EVENT_DISABLE;\n", "",
    ),
    Mistake(
        "the driver's split wish is the device's", "driver_notify.c",
        "vmsg_split_wanted(ring, vmsg_split_device_wish(ring)",
        "vmsg_split_wanted(ring, vmsg_split_driver_wish(ring)",
    ),
    Mistake(
        "the device's split wish is the driver's", "device_notify.c",
        "vmsg_split_wanted(ring, vmsg_split_driver_wish(ring)",
        "vmsg_split_wanted(ring, vmsg_split_device_wish(ring)",
    ),
    Mistake(
        "a driver is asked again before there is work", "driver_notify.c",
        "\tif (queue->in_batch) {\n\t\treturn true;", "\tif (queue->in_batch) {\n\t\treturn false;",
    ),
    Mistake(
        "a driver looks for work at what it saw last", "driver_notify.c",
        "\treturn queue->seen_index != queue->used_index ||",
        "\treturn queue->seen_index != queue->used_index &&",
    ),
    Mistake(
        "a device looks for work at what it saw last", "device_notify.c",
        "\treturn queue->seen_index != queue->avail_index ||",
        "\treturn queue->seen_index != queue->avail_index &&",
    ),
    Mistake(
        "a driver answers for the same chains twice", "driver_notify.c",
        "\tqueue->news_count = 0;\n", "",
    ),
    Mistake(
        "a device answers for the same chains twice", "device_notify.c",
        "\tqueue->news_count = 0;\n", "",
    ),
    Mistake(
        "chains a device pushed and did not publish are news", "device_notify.c",
        "queue->public_index, news);", "queue->used_index, news);",
    ),
    Mistake(
        "descriptors a device pushed and did not publish are news", "device_notify.c",
        "\t\t\t\t\t  queue->public_index,\n", "\t\t\t\t\t  queue->used_index,\n",
    ),
    Mistake(
        "the lap of a packed event is that of what was pushed", "device_notify.c",
        "\t\t\t\t\t  queue->public_wrap,\n", "\t\t\t\t\t  queue->used_wrap,\n",
    ),
    Mistake(
        "chains a driver pushed and did not publish are news", "driver_notify.c",
        "queue->public_index, news);", "queue->avail_index, news);",
    ),
)

MISTAKES = READ_TWICE + COUNTED_WRONG + OWNED_WRONG + LATCHED_WRONG + BEGUN_WRONG + LAPS + EVENTS
