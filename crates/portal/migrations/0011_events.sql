CREATE TABLE event (
    id uuid PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    state text,
    kind text NOT NULL,
    standing text NOT NULL,
    title_en text NOT NULL,
    title_es text NOT NULL,
    about_en text NOT NULL,
    about_es text NOT NULL,
    travel_en text NOT NULL,
    travel_es text NOT NULL,
    venue text NOT NULL,
    zone text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    all_day boolean NOT NULL,
    capacity bigint,
    joining text NOT NULL,
    source_title text NOT NULL,
    source_url text NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE INDEX event_starts_at ON event (starts_at);

CREATE TABLE event_session (
    id uuid PRIMARY KEY,
    event_id uuid NOT NULL REFERENCES event (id),
    track text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    title_en text NOT NULL,
    title_es text NOT NULL,
    presenters text NOT NULL
);
CREATE INDEX event_session_event ON event_session (event_id, starts_at);

CREATE TABLE event_material (
    id uuid PRIMARY KEY,
    event_id uuid NOT NULL REFERENCES event (id),
    kind text NOT NULL,
    title text NOT NULL,
    url text NOT NULL
);
CREATE INDEX event_material_event ON event_material (event_id);

CREATE TABLE event_registration (
    id uuid PRIMARY KEY,
    event_id uuid NOT NULL REFERENCES event (id),
    token_hash text NOT NULL UNIQUE,
    place bigint NOT NULL,
    standing text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    email_key text NOT NULL,
    organization text NOT NULL,
    lang text NOT NULL,
    diet text NOT NULL,
    needs text NOT NULL,
    registered_at timestamptz NOT NULL,
    ended_at timestamptz,
    attended_at timestamptz,
    reminded_at timestamptz,
    UNIQUE (event_id, place)
);
CREATE INDEX event_registration_standing ON event_registration (event_id, standing, place);
CREATE INDEX event_registration_email ON event_registration (event_id, email_key);
