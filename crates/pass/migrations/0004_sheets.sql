ALTER TABLE pass_copy ADD COLUMN items bigint NOT NULL DEFAULT 50;

CREATE TABLE pass_key (
    id uuid PRIMARY KEY,
    course text NOT NULL,
    edition text NOT NULL,
    unit bigint NOT NULL,
    form text NOT NULL,
    version bigint NOT NULL,
    letters text NOT NULL,
    reason text NOT NULL,
    entered_by uuid NOT NULL,
    entered_at timestamptz NOT NULL,
    UNIQUE (course, edition, unit, form, version)
);

CREATE TABLE pass_key_confirmation (
    key_id uuid PRIMARY KEY REFERENCES pass_key (id),
    confirmed_by uuid NOT NULL,
    confirmed_at timestamptz NOT NULL
);

CREATE TABLE pass_scan (
    id uuid PRIMARY KEY,
    blob text NOT NULL,
    page bigint NOT NULL,
    state text NOT NULL,
    received_by uuid NOT NULL,
    received_at timestamptz NOT NULL,
    items bigint NOT NULL,
    readings text NOT NULL,
    code text NOT NULL,
    stage text NOT NULL,
    fault text NOT NULL,
    enrollment_id uuid REFERENCES pass_enrollment (id),
    attempt_id uuid REFERENCES pass_attempt (id),
    UNIQUE (blob, page)
);
CREATE INDEX pass_scan_stage ON pass_scan (stage, state, id);
CREATE INDEX pass_scan_attempt ON pass_scan (attempt_id);
CREATE INDEX pass_scan_enrollment ON pass_scan (enrollment_id);

CREATE TABLE pass_scan_answer (
    id uuid PRIMARY KEY,
    scan_id uuid NOT NULL REFERENCES pass_scan (id),
    item bigint NOT NULL,
    letter text NOT NULL,
    seen_by uuid NOT NULL,
    seen_at timestamptz NOT NULL
);
CREATE INDEX pass_scan_answer_scan ON pass_scan_answer (scan_id, id);

CREATE TABLE pass_scoring (
    id uuid PRIMARY KEY,
    attempt_id uuid NOT NULL REFERENCES pass_attempt (id),
    source text NOT NULL,
    points bigint NOT NULL,
    out_of bigint NOT NULL,
    scan_id uuid REFERENCES pass_scan (id),
    key_id uuid REFERENCES pass_key (id),
    scored_by text NOT NULL,
    scored_at timestamptz NOT NULL
);
CREATE INDEX pass_scoring_attempt ON pass_scoring (attempt_id, id);
CREATE INDEX pass_scoring_key ON pass_scoring (key_id, id);
