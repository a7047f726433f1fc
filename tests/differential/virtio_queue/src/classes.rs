//! Every way in which the two implementations are known to differ, and who is right.

use std::fmt::Write;

/// A difference that has an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    NextRange,
    Loop,
    LongTable,
    Order,
    NotNegotiated,
    IndirectNext,
    Nested,
    TableSize,
    TableAddress,
    TableHuge,
    Total,
    TotalExact,
    EmptyOutside,
    Across,
    HeadBusy,
    IndexHeld,
    IndexLate,
    FlagsIgnored,
    NothingNew,
    ParkedEvent,
    NotHeld,
}

/// What is known of a class.
pub struct Row {
    pub class: Class,
    pub name: &'static str,
    /// Our defect, when the difference is that we refuse the chain.
    pub defect: &'static str,
    pub right: &'static str,
    /// Section of virtio 1.3.
    pub section: &'static str,
    pub why: &'static str,
}

const fn row(
    class: Class,
    name: &'static str,
    defect: &'static str,
    right: &'static str,
    section: &'static str,
    why: &'static str,
) -> Row {
    Row { class, name, defect, right, section, why }
}

use Class::*;

/// The table, in the order of the enumeration.
pub const ROWS: [Row; 21] = [
    row(
        NextRange,
        "next beyond the table",
        "NEXT_RANGE",
        "ours",
        "2.7.5",
        "next names no descriptor of the table; they end the chain there and hand on the \
         front part as if it were whole",
    ),
    row(
        Loop,
        "chain in a circle",
        "LOOP",
        "ours",
        "2.7.5.2",
        "a chain has at most as many descriptors as the queue; they hand on that many, some \
         of them twice",
    ),
    row(
        LongTable,
        "more descriptors than the queue has, by a table",
        "LOOP",
        "ours",
        "2.7.5.3.1",
        "a driver must not make a chain longer than the queue size, indirect or not; they \
         start to count again in the table",
    ),
    row(
        Order,
        "readable behind writable",
        "ORDER",
        "ours",
        "2.7.4.2",
        "all writable elements come behind the readable ones; they sort them apart",
    ),
    row(
        NotNegotiated,
        "indirect without the feature",
        "INDIRECT",
        "ours",
        "2.7.5.3.1",
        "the flag needs VIRTIO_F_INDIRECT_DESC; their queue is not told of the feature and \
         always follows",
    ),
    row(
        IndirectNext,
        "indirect and next together",
        "INDIRECT",
        "ours",
        "2.7.5.3.1",
        "both flags in one descriptor are forbidden; they follow the table and drop the rest",
    ),
    row(
        Nested,
        "table in a table",
        "INDIRECT",
        "ours",
        "2.7.5.3.1",
        "one table per descriptor; they hand on what came before it as if it were whole",
    ),
    row(
        TableSize,
        "table of no or half a descriptor",
        "TABLE",
        "ours",
        "2.7.5.3",
        "a table consists of whole descriptors; they hand on the direct ones before it as if \
         they were whole",
    ),
    row(
        TableAddress,
        "table partly outside memory",
        "ADDRESS",
        "ours",
        "2.7.5.3",
        "the table as announced is not memory; they load one descriptor after the other and \
         may not come to the missing ones",
    ),
    row(
        TableHuge,
        "table of more than 65535 descriptors",
        "",
        "ours",
        "2.7.5.3",
        "the size of the table is no rule, the length of the chain is; they refuse the table",
    ),
    row(
        Total,
        "chain of more than 2^32 bytes",
        "TOTAL",
        "ours",
        "2.7.5.2",
        "a driver must not add it; they hand on the front part as if it were whole",
    ),
    row(
        TotalExact,
        "chain of 2^32 bytes",
        "",
        "ours",
        "2.7.5.2",
        "only more than 2^32 is forbidden; they add in 32 bits and drop the descriptor that \
         completes it",
    ),
    row(
        EmptyOutside,
        "empty buffer at no memory",
        "ADDRESS",
        "both",
        "2.7.5",
        "the text says nothing of the address of no bytes; we want a real one, they do not look",
    ),
    row(
        Across,
        "buffer over the seam of two areas",
        "ADDRESS",
        "both",
        "2.7.5",
        "areas that touch are one memory to them; to us they are two, unless the caller says \
         that they are joined",
    ),
    row(
        HeadBusy,
        "head offered again before it was used",
        "HEAD_BUSY",
        "ours",
        "2.7.13",
        "the descriptors belong to the device until it has used them; they hand the chain out \
         twice",
    ),
    row(
        IndexHeld,
        "more available than free",
        "INDEX",
        "ours",
        "2.7.13",
        "chains that the device holds take descriptors too, so new ones and held ones \
         are at most the queue size; they count new ones only",
    ),
    row(
        IndexLate,
        "index jumps while chains wait",
        "INDEX",
        "both",
        "2.7.6.1",
        "we load the index when the chains seen have been taken, they load it before each; \
         both refuse the jump",
    ),
    row(
        FlagsIgnored,
        "used notification not wanted",
        "",
        "ours",
        "2.7.7.2",
        "without the event index the flag of the driver says so; they notify always, which is \
         allowed and costs",
    ),
    row(
        NothingNew,
        "used notification for nothing",
        "",
        "ours",
        "2.7.7.2",
        "nothing was used since the last question; they answer that there is something to tell",
    ),
    row(
        ParkedEvent,
        "avail_event while not wanted",
        "",
        "both",
        "2.7.10",
        "the text has no word for never; we put the index just behind us, they leave the old \
         one, which passes once more",
    ),
    row(
        NotHeld,
        "used without being held",
        "",
        "ours",
        "2.7.8",
        "only a chain that was taken may be returned; they write any head below the queue \
         size to the ring",
    ),
];

/// How often each class was met.
#[derive(Default)]
pub struct Tally {
    counts: [u64; ROWS.len()],
}

impl Tally {
    pub fn add(&mut self, class: Class) {
        self.counts[class as usize] += 1;
    }

    /// Differences in all.
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// Classes met.
    pub fn classes(&self) -> usize {
        self.counts.iter().filter(|count| **count != 0).count()
    }

    /// Names of classes that were not met.
    pub fn unmet(&self) -> Vec<&'static str> {
        ROWS.iter().filter(|row| self.counts[row.class as usize] == 0).map(|row| row.name).collect()
    }

    /// The table as text.
    pub fn table(&self) -> String {
        let mut text =
            String::from("explained differences: count, class, who follows virtio 1.3\n");
        for row in &ROWS {
            let count = self.counts[row.class as usize];
            let right = row.right;
            writeln!(text, "{count:>8}  {}: {right}, {}: {}", row.name, row.section, row.why)
                .expect("text has room");
        }
        text
    }
}
