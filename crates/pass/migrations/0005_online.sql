ALTER TABLE pass_attempt ADD COLUMN method text NOT NULL DEFAULT 'paper';
ALTER TABLE pass_attempt ADD COLUMN is_unseen boolean NOT NULL DEFAULT FALSE;

CREATE TABLE pass_online_test (
    attempt_id uuid PRIMARY KEY REFERENCES pass_attempt (id),
    enrollment_id uuid NOT NULL REFERENCES pass_enrollment (id),
    unit bigint NOT NULL,
    minutes bigint,
    allowed_by uuid NOT NULL,
    allowed_at timestamptz NOT NULL,
    begun_at timestamptz,
    ended_at timestamptz,
    ending text NOT NULL
);
CREATE INDEX pass_online_test_enrollment ON pass_online_test (enrollment_id, unit);

CREATE TABLE pass_online_code (
    id uuid PRIMARY KEY,
    attempt_id uuid NOT NULL REFERENCES pass_attempt (id),
    code_hash text NOT NULL UNIQUE,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX pass_online_code_attempt ON pass_online_code (attempt_id, id);

CREATE TABLE pass_online_session (
    id uuid PRIMARY KEY,
    attempt_id uuid NOT NULL REFERENCES pass_attempt (id),
    session_hash text NOT NULL UNIQUE,
    begun_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX pass_online_session_attempt ON pass_online_session (attempt_id, id);

CREATE TABLE pass_online_answer (
    id uuid PRIMARY KEY,
    attempt_id uuid NOT NULL REFERENCES pass_attempt (id),
    item text NOT NULL,
    answer text NOT NULL,
    session_id uuid NOT NULL REFERENCES pass_online_session (id),
    saved_at timestamptz NOT NULL
);
CREATE INDEX pass_online_answer_attempt ON pass_online_answer (attempt_id, id);

CREATE TABLE pass_written_points (
    id uuid PRIMARY KEY,
    attempt_id uuid NOT NULL REFERENCES pass_attempt (id),
    item text NOT NULL,
    points bigint NOT NULL,
    out_of bigint NOT NULL,
    scored_by uuid NOT NULL,
    scored_at timestamptz NOT NULL
);
CREATE INDEX pass_written_points_attempt ON pass_written_points (attempt_id, id);

CREATE TABLE pass_code_miss (
    id uuid PRIMARY KEY,
    network_hash text NOT NULL,
    missed_at timestamptz NOT NULL
);
CREATE INDEX pass_code_miss_network ON pass_code_miss (network_hash, missed_at);
