//! The candidate pairs of a file held in memory: all pairs that share a blocking key, each once.
//!
//! Pairs are never stored: they are visited block by block, and a pair is visited only in the
//! first block that both records share.

use rayon::prelude::*;

use crate::blocking::keys;
use crate::model::Model;
use crate::prepared::Prepared;

/// Blocks with more records than this tell little about who is who and are left out.
const BLOCK_RECORDS_MAX: usize = 600;

/// The work is cut into this many parts, whatever the machine, so that sums are always the same.
const PARTS: usize = 256;

/// Records by block and blocks by record.
pub(crate) struct Candidates {
    members: Vec<u32>,
    blocks: Vec<u32>,
    of_record: Vec<u32>,
    records: Vec<u32>,
    /// Where a second file starts; then only pairs across the two are visited.
    second: Option<u32>,
}

impl Candidates {
    /// Indexes the records of a file by their keys.
    pub(crate) fn index(records: &[Prepared], model: &Model, second: Option<usize>) -> Self {
        // A key and its record in one word: as many bits as the records need, the rest for the key.
        // Two keys that differ in their last bits only make a block too large, and lose no pair.
        let place_bits = u64::BITS - (records.len() as u64).leading_zeros();
        let of_key = u64::MAX << place_bits;
        let mut entries: Vec<u64> = records
            .par_iter()
            .enumerate()
            .flat_map_iter(|(at, record)| {
                keys(record, model).into_iter().map(move |key| key & of_key | at as u64)
            })
            .collect();
        entries.par_sort_unstable();
        let mut found = Self {
            members: Vec::new(),
            blocks: vec![0],
            of_record: Vec::new(),
            records: vec![0],
            second: second.map(offset),
        };
        for block in entries.chunk_by(|x, y| x & of_key == y & of_key) {
            if (2..=BLOCK_RECORDS_MAX).contains(&block.len()) {
                found.members.extend(block.iter().map(|entry| place(entry & !of_key)));
                found.blocks.push(offset(found.members.len()));
            }
        }
        drop(entries);
        found.list_blocks_of_records(records.len());
        found
    }

    /// Turns members of blocks into blocks of members; blocks come out sorted.
    fn list_blocks_of_records(&mut self, records: usize) {
        let mut starts = vec![0_u32; records + 1];
        for record in &self.members {
            starts[*record as usize + 1] += 1;
        }
        for at in 0..records {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        self.of_record = vec![0; self.members.len()];
        for (block, range) in self.blocks.windows(2).enumerate() {
            for record in &self.members[range[0] as usize..range[1] as usize] {
                let slot = &mut next[*record as usize];
                self.of_record[*slot as usize] = offset(block);
                *slot += 1;
            }
        }
        self.records = starts;
    }

    /// Visits every pair once, in parallel, or the pairs of every nth block only; gives the
    /// results of the parts in a fixed order.
    pub(crate) fn fold<T: Send>(
        &self,
        nth: usize,
        start: impl Fn() -> T + Sync,
        visit: impl Fn(&mut T, u32, u32) + Sync,
    ) -> Vec<T> {
        let blocks = self.blocks.len() - 1;
        let part = blocks.div_ceil(PARTS).next_multiple_of(nth).max(1);
        let parts: Vec<usize> = (0..blocks).step_by(part).collect();
        let visit_part = |first: usize| {
            let mut sum = start();
            for block in (first..(first + part).min(blocks)).step_by(nth) {
                self.visit_block(block, &mut |a, b| visit(&mut sum, a, b));
            }
            sum
        };
        parts.into_par_iter().map(visit_part).collect()
    }

    fn visit_block(&self, block: usize, visit: &mut impl FnMut(u32, u32)) {
        let members = &self.members[self.blocks[block] as usize..self.blocks[block + 1] as usize];
        for (at, a) in members.iter().enumerate() {
            for b in &members[at + 1..] {
                if self.wanted(*a, *b) && self.first_shared(*a, *b) == Some(offset(block)) {
                    visit(*a, *b);
                }
            }
        }
    }

    fn wanted(&self, a: u32, b: u32) -> bool {
        self.second.is_none_or(|second| (a < second) != (b < second))
    }

    fn blocks_of(&self, record: u32) -> &[u32] {
        let at = record as usize;
        &self.of_record[self.records[at] as usize..self.records[at + 1] as usize]
    }

    fn first_shared(&self, a: u32, b: u32) -> Option<u32> {
        let (mut x, mut y) =
            (self.blocks_of(a).iter().peekable(), self.blocks_of(b).iter().peekable());
        loop {
            match x.peek()?.cmp(y.peek()?) {
                std::cmp::Ordering::Less => drop(x.next()),
                std::cmp::Ordering::Greater => drop(y.next()),
                std::cmp::Ordering::Equal => return x.next().copied(),
            }
        }
    }
}

fn place(at: u64) -> u32 {
    u32::try_from(at).expect("a file holds fewer than 2^32 records")
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("a file has fewer than 2^32 keys")
}
