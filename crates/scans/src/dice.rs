//! Chance from a seed.

use rand::{Rng, RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

/// Dice that fall the same for the same seed.
pub struct Dice(Xoshiro256PlusPlus);

impl Dice {
    /// The dice of a seed.
    pub fn of(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// A number between two others.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.part() * (high - low)
    }

    /// A number from 0 to 1.
    pub fn part(&mut self) -> f64 {
        self.0.random_range(0.0..1.0)
    }

    /// One of so many.
    pub fn below(&mut self, count: usize) -> usize {
        self.0.random_range(0..count)
    }

    /// Whether something happens that happens in this part of all cases.
    pub fn happens(&mut self, part: f64) -> bool {
        self.part() < part
    }

    /// A step of noise, about a bell curve of deviation 1: the sum of four even ones from the bits of one draw.
    pub fn noise(&mut self) -> f64 {
        let bits = self.0.next_u64();
        let sum: u32 =
            (0..4).map(|at| u32::try_from(bits >> (16 * at) & 0xffff).unwrap_or(0)).sum();
        (f64::from(sum) - 2.0 * 65_535.0) / 37_837.0
    }
}
