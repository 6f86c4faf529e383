//! All SQL of this slice.

mod entities;
mod matching;
mod moves;
mod reviews;
mod submissions;
mod withdrawals;

pub(crate) use matching::{
    candidates, enqueue_records, forget_persons, keep_persons, persons, queued_records,
    unqueue_records,
};
pub(crate) use moves::{Side, ToldMove, insert_moves, list_moves, moves_told};
pub(crate) use reviews::{
    NewReview, count_open_reviews, decide_review, find_review, list_reviews, make_moot,
    next_review, not_the_same, note_question, open_reviews, pairs_known, propose, reopen_review,
    reviews_about, settle_moot,
};
pub(crate) use submissions::{
    NewSubmission, find_by_blob, find_submission, insert_problems, insert_submission,
    list_problems, list_submissions, save_progress,
};
pub(crate) use withdrawals::{
    add_to_tally, begin_withdrawal, end_withdrawal, later_submissions, tally,
};
