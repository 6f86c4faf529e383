CREATE TABLE audit (
    id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    data text NOT NULL,
    seq bigint UNIQUE,
    hash text
);
CREATE INDEX audit_subject ON audit (subject, id);

CREATE TABLE job (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    lane text,
    payload text NOT NULL,
    state text NOT NULL,
    run_at timestamptz NOT NULL,
    attempts bigint NOT NULL,
    lease_until timestamptz,
    last_error text,
    created_at timestamptz NOT NULL,
    finished_at timestamptz
);
CREATE INDEX job_due ON job (state, run_at);

CREATE TABLE mail (
    id uuid PRIMARY KEY,
    recipient text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    queued_at timestamptz NOT NULL,
    sent_at timestamptz
);
