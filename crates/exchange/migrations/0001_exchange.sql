CREATE TABLE submission (
    id uuid PRIMARY KEY,
    state text NOT NULL,
    file_name text NOT NULL,
    blob_hash text NOT NULL,
    received_at timestamptz NOT NULL,
    received_by text NOT NULL,
    phase text NOT NULL,
    refusal text,
    file_at text,
    line_at bigint NOT NULL,
    rows_good bigint NOT NULL,
    rows_same bigint NOT NULL,
    rows_bad bigint NOT NULL,
    children_linked bigint NOT NULL,
    children_new bigint NOT NULL,
    children_review bigint NOT NULL,
    finished_at timestamptz,
    UNIQUE (state, blob_hash)
);
CREATE INDEX submission_state ON submission (state, id);

CREATE TABLE submission_problem (
    id uuid PRIMARY KEY,
    submission_id uuid NOT NULL REFERENCES submission (id),
    file text NOT NULL,
    line bigint NOT NULL,
    element text NOT NULL,
    value text NOT NULL,
    code text NOT NULL,
    detail text NOT NULL
);
CREATE INDEX submission_problem_of ON submission_problem (submission_id, id);

CREATE TABLE link_queue (
    submission_id uuid NOT NULL REFERENCES submission (id),
    source_record_id uuid NOT NULL,
    PRIMARY KEY (submission_id, source_record_id)
);

CREATE TABLE match_person (
    source_record_id uuid PRIMARY KEY,
    person text NOT NULL
);

CREATE TABLE match_key (
    match_key bigint NOT NULL,
    source_record_id uuid NOT NULL,
    PRIMARY KEY (match_key, source_record_id)
);
CREATE INDEX match_key_record ON match_key (source_record_id);

CREATE TABLE review (
    id uuid PRIMARY KEY,
    record_a uuid NOT NULL,
    record_b uuid NOT NULL,
    state_a text NOT NULL,
    state_b text NOT NULL,
    bits double precision NOT NULL,
    probability double precision NOT NULL,
    steps text NOT NULL,
    caution text,
    opened_at timestamptz NOT NULL,
    decision text,
    decided_by uuid,
    decided_at timestamptz,
    change_id uuid,
    UNIQUE (record_a, record_b)
);
CREATE INDEX review_state_a ON review (state_a, decision, id);
CREATE INDEX review_state_b ON review (state_b, decision, id);

CREATE TABLE move_notice (
    id uuid PRIMARY KEY,
    child_id uuid NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    arrived_on date NOT NULL,
    told_at timestamptz NOT NULL,
    submission_id uuid NOT NULL REFERENCES submission (id),
    UNIQUE (child_id, from_state, to_state, arrived_on)
);
CREATE INDEX move_notice_from ON move_notice (from_state, id);
CREATE INDEX move_notice_to ON move_notice (to_state, id);
