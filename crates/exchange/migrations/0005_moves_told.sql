-- How many moves a submission has told is asked with each batch.
CREATE INDEX move_notice_submission ON move_notice (submission_id, from_state, to_state);
