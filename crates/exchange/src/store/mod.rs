//! All SQL of this slice.

mod entities;
mod matching;
mod moves;
mod reviews;
mod submissions;

pub(crate) use matching::{
    candidates, enqueue_records, forget_persons, keep_persons, persons, queued_records,
    unqueue_records,
};
pub(crate) use moves::insert_moves;
pub(crate) use reviews::{
    NewReview, count_open_reviews, decide_review, find_review, list_reviews, not_the_same,
    open_reviews, pairs_known, reopen_review,
};
pub(crate) use submissions::{
    NewSubmission, find_by_blob, find_submission, insert_problems, insert_submission,
    list_problems, list_submissions, save_progress,
};
