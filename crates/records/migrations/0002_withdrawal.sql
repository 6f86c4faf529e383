-- Submissions that a State took back as a whole. Their rows stay and count no longer.
CREATE TABLE withdrawn_submission (
    submission_id uuid PRIMARY KEY,
    actor text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX source_row_submission ON source_row (submission_id, source_record_id);
