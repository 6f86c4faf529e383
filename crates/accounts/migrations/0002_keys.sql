-- Programs have accounts too, so that whatever names a person can name them; they come with keys.
ALTER TABLE person ADD COLUMN kind text NOT NULL DEFAULT 'person';

CREATE TABLE api_key (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id),
    organization_id uuid NOT NULL REFERENCES organization (id),
    secret_hash text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL REFERENCES person (id),
    expires_at timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at timestamptz,
    revoked_by uuid REFERENCES person (id)
);
CREATE INDEX api_key_organization ON api_key (organization_id);
