-- Pictures of the public pages. What is said about one is a row of its own, and the newest holds; its files lie in the file
-- store under their hashes. A picture that was withdrawn keeps its rows and is served no longer.
CREATE TABLE picture (
    id uuid PRIMARY KEY NOT NULL,
    uploaded_by text NOT NULL,
    uploaded_at timestamptz NOT NULL,
    withdrawn_at timestamptz
);

CREATE TABLE picture_words (
    id uuid PRIMARY KEY NOT NULL,
    picture_id uuid NOT NULL REFERENCES picture (id),
    alt_en text NOT NULL,
    alt_es text NOT NULL,
    credit text NOT NULL,
    author text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX picture_words_picture ON picture_words (picture_id, id);

CREATE TABLE picture_size (
    hash text PRIMARY KEY NOT NULL,
    picture_id uuid NOT NULL REFERENCES picture (id),
    kind text NOT NULL,
    width bigint NOT NULL,
    height bigint NOT NULL
);
CREATE INDEX picture_size_picture ON picture_size (picture_id, width);
