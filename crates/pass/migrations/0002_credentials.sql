CREATE TABLE pass_credential (
    id uuid PRIMARY KEY,
    number text NOT NULL UNIQUE,
    kind text NOT NULL,
    student text NOT NULL,
    enrollment_id uuid REFERENCES pass_enrollment (id),
    transcript_id uuid REFERENCES pass_transcript (id),
    issuer text NOT NULL,
    list bigint NOT NULL,
    place bigint NOT NULL,
    signed text NOT NULL,
    issued_on date NOT NULL,
    valid_until date,
    UNIQUE (issuer, list, place)
);
CREATE INDEX pass_credential_student ON pass_credential (student, id);
CREATE INDEX pass_credential_enrollment ON pass_credential (enrollment_id, id);

CREATE TABLE pass_credential_end (
    credential_id uuid PRIMARY KEY REFERENCES pass_credential (id),
    reason text NOT NULL,
    note text NOT NULL,
    ended_on date NOT NULL,
    actor text NOT NULL,
    recorded_at timestamptz NOT NULL
);
