//! Random numbers that are the same on every machine.

/// A stream of random numbers; the seed is all there is to it (splitmix64).
pub struct Rng(u64);

impl Rng {
    /// The stream with this number under a seed; neighbours have nothing in common.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut rng = Rng(seed);
        let start = rng.next() ^ stream.wrapping_mul(0xd134_2543_de82_ef95);
        Rng(start)
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(limit)) >> 64) as u64
    }

    /// A number from `first` to `last`.
    pub fn within(&mut self, first: u64, last: u64) -> u64 {
        first + self.below(last - first + 1)
    }

    /// True once in `n` times.
    pub fn once_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    /// One of a table.
    pub fn pick<T: Copy>(&mut self, table: &[T]) -> T {
        table[self.below(table.len() as u64) as usize]
    }

    /// A count from 1 to `most`, usually small and now and then all of it.
    pub fn count(&mut self, most: u64) -> u64 {
        match self.below(8) {
            0 => most,
            1 => self.within(1, most),
            _ => self.within(1, most.min(4)),
        }
    }

    /// Another order.
    pub fn shuffle<T>(&mut self, table: &mut [T]) {
        for i in (1..table.len()).rev() {
            table.swap(i, self.below(i as u64 + 1) as usize);
        }
    }

    /// Random bytes.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let word = self.next().to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
    }
}
