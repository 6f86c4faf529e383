-- A submission that is taken back gives up its place among the bytes that its State has handed in: blob_hash becomes a
-- text of its own, and withdrawn_hash says under which hash the bytes are kept.
ALTER TABLE submission ADD COLUMN withdrawn_hash text;
ALTER TABLE submission ADD COLUMN withdrawn_reason text;

-- For each State the children of whom a submission that is being taken back has changed who they are.
CREATE TABLE withdrawal_tally (
    submission_id uuid NOT NULL REFERENCES submission (id),
    state text NOT NULL,
    children bigint NOT NULL,
    PRIMARY KEY (submission_id, state)
);
