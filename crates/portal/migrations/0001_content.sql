-- What the public pages say: documents, their versions in each language, and since when a version is published.

CREATE TABLE content_document (
    id uuid PRIMARY KEY NOT NULL,
    name text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL
);

CREATE TABLE content_version (
    id uuid PRIMARY KEY NOT NULL,
    document_id uuid NOT NULL REFERENCES content_document (id),
    lang text NOT NULL,
    number bigint NOT NULL,
    source text NOT NULL,
    level_with bigint,
    origin text NOT NULL,
    author text NOT NULL,
    note text NOT NULL,
    at timestamptz NOT NULL,
    UNIQUE (document_id, lang, number)
);

-- A publication without a version takes the text off the pages.
CREATE TABLE content_publication (
    id uuid PRIMARY KEY NOT NULL,
    document_id uuid NOT NULL REFERENCES content_document (id),
    lang text NOT NULL,
    version_id uuid REFERENCES content_version (id),
    from_at timestamptz NOT NULL,
    author text NOT NULL,
    at timestamptz NOT NULL,
    canceled_at timestamptz
);
CREATE INDEX content_publication_document ON content_publication (document_id, lang, from_at);

-- One row, counted up whenever readers may see something else: what is kept in memory is held against it.
CREATE TABLE portal_generation (
    id bigint PRIMARY KEY NOT NULL,
    generation bigint NOT NULL
);
INSERT INTO portal_generation (id, generation) VALUES (1, 1);
