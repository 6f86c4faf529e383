-- An account's life: invited, in use, disabled, in use again; a second factor; sessions that can be listed.
ALTER TABLE person ADD COLUMN disabled_at timestamptz;
ALTER TABLE person ADD COLUMN totp_secret text;
ALTER TABLE person ADD COLUMN totp_step bigint;
ALTER TABLE person ADD COLUMN signed_in_at timestamptz;
ALTER TABLE person ADD COLUMN reviewed_at timestamptz;

ALTER TABLE session ADD COLUMN person_id uuid REFERENCES person (id);
CREATE INDEX session_person ON session (person_id);

-- A letter's way in: to choose a first password, or another one. The table holds its hash.
CREATE TABLE account_ticket (
    ticket_hash text PRIMARY KEY,
    purpose text NOT NULL,
    person_id uuid NOT NULL REFERENCES person (id),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX account_ticket_person ON account_ticket (person_id);

CREATE TABLE recovery_code (
    code_hash text PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id),
    created_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX recovery_code_person ON recovery_code (person_id);

-- Who looked at identity, need and level before an account was opened, or opened again.
CREATE TABLE account_approval (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id),
    words text NOT NULL,
    approved_by uuid NOT NULL REFERENCES person (id),
    approved_at timestamptz NOT NULL
);
CREATE INDEX account_approval_person ON account_approval (person_id);

CREATE TABLE training (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id),
    module text NOT NULL,
    completed_on date NOT NULL,
    expires_on date,
    reminded_at timestamptz
);
CREATE INDEX training_person ON training (person_id, module);
