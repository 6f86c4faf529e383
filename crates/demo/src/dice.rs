//! Chance that repeats: the same seed gives the same nation on every machine and in every year.
//!
//! Stands on xoshiro256++ by name, not on rand's default generator, which may change with a
//! version; the few ways to draw are written here for the same reason. Each family and each keyed
//! record has a generator of its own, so that one more draw in one place moves nothing elsewhere.
//! Never used for secrets.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, SeedableRng};

/// What a generator is for; the same number with another purpose is an unrelated generator.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose {
    Towns = 1,
    Family = 2,
    Traits = 3,
    Keying = 4,
    School = 5,
    Numbers = 6,
    Household = 7,
    Tonight = 8,
    Courses = 9,
    Tests = 10,
    Health = 11,
}

/// A stream of chance.
#[derive(Debug)]
pub(crate) struct Dice(Xoshiro256PlusPlus);

impl Dice {
    /// The generator of one thing: its purpose and number under the nation's seed.
    pub(crate) fn new(seed: u64, purpose: Purpose, number: u64) -> Self {
        let mixed = mix(seed ^ mix(number ^ mix(purpose as u64)));
        Self(Xoshiro256PlusPlus::seed_from_u64(mixed))
    }

    /// True with the given probability.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit an f64 exactly")]
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        ((self.0.next_u64() >> 11) as f64) * (1.0 / (1_u64 << 53) as f64) < probability
    }

    /// A number from 0 to `limit - 1`; 0 where the limit is 0.
    pub(crate) fn below(&mut self, limit: u32) -> u32 {
        let high = self.0.next_u64() >> 32;
        u32::try_from((high * u64::from(limit)) >> 32).expect("a product below 2^64, halved")
    }

    /// A place in a list of this length.
    pub(crate) fn place(&mut self, length: usize) -> usize {
        self.below(u32::try_from(length).expect("lists here are short")) as usize
    }

    /// A number between both bounds, which belong to it.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        let span = u32::try_from(high - low).expect("the bounds are in order") + 1;
        low + i32::try_from(self.below(span)).expect("spans here are short")
    }

    /// One of the items, each as likely as the other.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.place(items.len())]
    }

    /// A number of as many decimal digits at most.
    pub(crate) fn digits(&mut self, digits: u32) -> u64 {
        self.0.next_u64() % 10_u64.pow(digits)
    }
}

/// Scrambles a number (the finalizer of `SplitMix64`).
pub(crate) fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Things that are drawn by weight.
#[derive(Debug)]
pub(crate) struct Weighted<T> {
    items: Vec<T>,
    sums: Vec<u32>,
}

impl<T> Weighted<T> {
    /// The items with their weights; at least one weight is above 0.
    pub(crate) fn new(weighted: impl IntoIterator<Item = (T, u32)>) -> Self {
        let mut sum = 0;
        let (items, sums) = weighted
            .into_iter()
            .map(|(item, weight)| {
                sum += weight;
                (item, sum)
            })
            .unzip();
        assert!(sum > 0, "something must be there to draw");
        Self { items, sums }
    }

    /// One of the items, by weight.
    pub(crate) fn draw(&self, dice: &mut Dice) -> &T {
        let total = *self.sums.last().expect("a draw has at least one item");
        let point = dice.below(total);
        &self.items[self.sums.partition_point(|sum| *sum <= point)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_purpose_and_number_repeat() {
        let draw = |number| Dice::new(7, Purpose::Family, number).below(1_000_000);
        assert_eq!(draw(3), draw(3));
        assert_ne!(draw(3), draw(4));
        assert_ne!(draw(3), Dice::new(7, Purpose::Keying, 3).below(1_000_000));
    }

    #[test]
    fn weights_are_kept() {
        let coin = Weighted::new([("heads", 3), ("never", 0), ("tails", 1)]);
        let mut dice = Dice::new(1, Purpose::Family, 1);
        let heads = (0..10_000).filter(|_| *coin.draw(&mut dice) == "heads").count();
        assert!((7_300..7_700).contains(&heads), "{heads}");
        assert!((0..1_000).all(|_| *coin.draw(&mut dice) != "never"));
    }
}
