-- What can be found on the public pages: one row for each address and language. The words as they are searched for
-- (folded, stemmed) are in the engine's own full-text index.

CREATE TABLE search_entry (
    seq bigint PRIMARY KEY NOT NULL,
    address text NOT NULL,
    lang text NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    at timestamptz NOT NULL,
    UNIQUE (address, lang)
);
