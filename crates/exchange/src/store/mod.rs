//! All SQL of this slice.

mod entities;
mod matching;
mod moves;
mod reviews;
mod submissions;
mod withdrawals;

pub(crate) use matching::{
    Kept, count_change, count_queued, empty_index, enqueue_records, index_state, keep_persons,
    mark_indexed, persons, queued_records, save_index, sharing, unindexed_records, unqueue_records,
};
pub(crate) use moves::{Side, ToldMove, insert_moves, list_moves, moves_told};
pub(crate) use reviews::{
    KnownPairs, NewReview, count_open_reviews, decide_review, find_review, known_pairs,
    list_reviews, make_moot, next_review, note_question, open_reviews, propose, reopen_review,
    reviews_about, settle_moot,
};
pub(crate) use submissions::{
    NewSubmission, find_by_blob, find_submission, insert_problems, insert_submission,
    list_problems, list_submissions, save_progress,
};
pub(crate) use withdrawals::{
    add_to_tally, begin_withdrawal, end_withdrawal, later_submissions, tally,
};
