-- A record as it is compared is kept in few bytes, and its keys in one tree instead of three: which keys a record had is
-- computed from what is kept of it. Both are made again from the rows by the first intake after this step, as after
-- every change of their form.
DROP TABLE match_key;
DROP TABLE match_person;

CREATE TABLE match_index (
    id bigint PRIMARY KEY,
    form text NOT NULL,
    remade_to uuid,
    changes bigint NOT NULL
);
INSERT INTO match_index (id, form, changes) VALUES (1, '', 0);

-- A submission's records are all indexed before the first of them is recognized.
ALTER TABLE link_queue ADD COLUMN is_indexed boolean NOT NULL DEFAULT false;

CREATE INDEX review_record_b ON review (record_b);
