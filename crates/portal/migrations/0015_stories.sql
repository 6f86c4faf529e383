-- Who allowed that a story about her, or about her child, is shown: to what extent, and until when. A row is never changed;
-- it may be withdrawn once.
CREATE TABLE story_consent (
    id uuid PRIMARY KEY NOT NULL,
    document_id uuid NOT NULL REFERENCES content_document (id),
    given_by text NOT NULL,
    extent text NOT NULL,
    given_on date NOT NULL,
    valid_through date NOT NULL,
    paper text NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    withdrawn_by text,
    withdrawn_at timestamptz
);
CREATE INDEX story_consent_document ON story_consent (document_id);

-- A story that somebody of the staff thinks worth telling, and what the editors made of it.
CREATE TABLE story_nomination (
    id uuid PRIMARY KEY NOT NULL,
    state text,
    title text NOT NULL,
    words text NOT NULL,
    family_agrees boolean NOT NULL,
    nominated_by uuid NOT NULL,
    nominated_at timestamptz NOT NULL,
    decision text,
    reason text NOT NULL,
    document_id uuid REFERENCES content_document (id),
    decided_by text,
    decided_at timestamptz
);
CREATE INDEX story_nomination_person ON story_nomination (nominated_by, id);
