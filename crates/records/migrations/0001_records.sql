CREATE TABLE source_record (
    id uuid PRIMARY KEY,
    state text NOT NULL,
    student_id text NOT NULL,
    id_type text NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (state, student_id, id_type)
);
CREATE INDEX source_record_student ON source_record (student_id);

-- What the States sent. A row is never changed; version counts the words on one row of one record.
CREATE TABLE source_row (
    id uuid PRIMARY KEY,
    source_record_id uuid NOT NULL REFERENCES source_record (id),
    kind text NOT NULL,
    row_number bigint NOT NULL,
    version bigint NOT NULL,
    action text NOT NULL,
    content text NOT NULL,
    content_hash text NOT NULL,
    submission_id uuid NOT NULL,
    line bigint NOT NULL,
    received_at timestamptz NOT NULL,
    UNIQUE (source_record_id, kind, row_number, version)
);

-- Where to look: made from the newest student row of each record, and made again with each newer one.
CREATE TABLE name_token (
    source_record_id uuid NOT NULL REFERENCES source_record (id),
    token text NOT NULL,
    birth_date text NOT NULL,
    PRIMARY KEY (source_record_id, token)
);
CREATE INDEX name_token_birth ON name_token (birth_date, token);

-- The districts that an enrollment row names; as lasting as the row.
CREATE TABLE row_district (
    source_row_id uuid NOT NULL REFERENCES source_row (id),
    source_record_id uuid NOT NULL REFERENCES source_record (id),
    district text NOT NULL,
    PRIMARY KEY (source_row_id, district)
);
CREATE INDEX row_district_record ON row_district (source_record_id, district);

-- One row: how many exchange numbers were given out, how many changes of identity were made.
CREATE TABLE identity_counter (
    id bigint PRIMARY KEY,
    numbers bigint NOT NULL,
    changes bigint NOT NULL
);
INSERT INTO identity_counter (id, numbers, changes) VALUES (1, 0, 0);

CREATE TABLE child (
    id uuid PRIMARY KEY,
    exchange_number text NOT NULL UNIQUE,
    made_by uuid NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX child_made_by ON child (made_by);

CREATE TABLE identity_change (
    id uuid PRIMARY KEY,
    seq bigint NOT NULL UNIQUE,
    kind text NOT NULL,
    reason text NOT NULL,
    score_bits double precision,
    actor text NOT NULL,
    at timestamptz NOT NULL,
    undoes uuid UNIQUE REFERENCES identity_change (id)
);

CREATE TABLE identity_link (
    id uuid PRIMARY KEY,
    source_record_id uuid NOT NULL REFERENCES source_record (id),
    child_id uuid NOT NULL REFERENCES child (id),
    began_by uuid NOT NULL REFERENCES identity_change (id),
    ended_by uuid REFERENCES identity_change (id)
);
CREATE INDEX identity_link_record ON identity_link (source_record_id);
CREATE INDEX identity_link_child ON identity_link (child_id);
CREATE INDEX identity_link_began ON identity_link (began_by);

CREATE TABLE child_retirement (
    id uuid PRIMARY KEY,
    child_id uuid NOT NULL REFERENCES child (id),
    survivor_id uuid NOT NULL REFERENCES child (id),
    began_by uuid NOT NULL REFERENCES identity_change (id),
    ended_by uuid REFERENCES identity_change (id)
);
CREATE INDEX child_retirement_child ON child_retirement (child_id);
CREATE INDEX child_retirement_survivor ON child_retirement (survivor_id);
CREATE INDEX child_retirement_began ON child_retirement (began_by);

-- Who has seen whom, and what for. A row is never changed.
CREATE TABLE disclosure (
    id uuid PRIMARY KEY,
    child_id uuid NOT NULL REFERENCES child (id),
    person_id uuid NOT NULL,
    organization text NOT NULL,
    state text,
    purpose text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX disclosure_child ON disclosure (child_id, id);

CREATE TABLE child_share (
    id uuid PRIMARY KEY,
    child_id uuid NOT NULL REFERENCES child (id),
    state text NOT NULL,
    reason text NOT NULL,
    actor text NOT NULL,
    at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX child_share_child ON child_share (child_id, state);

CREATE TABLE child_request (
    id uuid PRIMARY KEY,
    child_id uuid NOT NULL REFERENCES child (id),
    state text NOT NULL,
    person_id uuid NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX child_request_child ON child_request (child_id);

CREATE TABLE unseen_ticket (
    id uuid PRIMARY KEY,
    child_id uuid NOT NULL REFERENCES child (id),
    person_id uuid NOT NULL,
    expires_at timestamptz NOT NULL
);
