CREATE TABLE organization (
    id uuid PRIMARY KEY,
    parent_id uuid REFERENCES organization (id),
    kind text NOT NULL,
    name text NOT NULL,
    state text,
    code text UNIQUE,
    created_at timestamptz NOT NULL
);
CREATE INDEX organization_parent ON organization (parent_id);

CREATE TABLE person (
    id uuid PRIMARY KEY,
    email text NOT NULL UNIQUE,
    name text NOT NULL,
    lang text NOT NULL,
    password_hash text NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE membership (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id),
    organization_id uuid NOT NULL REFERENCES organization (id),
    role text NOT NULL,
    began_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX membership_organization ON membership (organization_id, role);

CREATE TABLE session (
    id_hash text PRIMARY KEY,
    data text NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE TABLE sign_in_failure (
    id uuid PRIMARY KEY,
    subject_hash text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX sign_in_failure_subject ON sign_in_failure (subject_hash, at);

CREATE TABLE inbox_item (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organization (id),
    role text NOT NULL,
    kind text NOT NULL,
    data text NOT NULL,
    href text NOT NULL,
    created_at timestamptz NOT NULL,
    read_at timestamptz,
    read_by uuid REFERENCES person (id)
);
CREATE INDEX inbox_item_organization ON inbox_item (organization_id, role, id);
