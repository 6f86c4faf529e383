CREATE TABLE match_person (
    source_record_id uuid NOT NULL PRIMARY KEY,
    person bytea NOT NULL
) WITHOUT ROWID;
CREATE TABLE match_key (
    match_key bigint NOT NULL,
    source_record_id uuid NOT NULL,
    PRIMARY KEY (match_key, source_record_id)
) WITHOUT ROWID;
CREATE INDEX link_queue_new ON link_queue (submission_id, source_record_id) WHERE NOT is_indexed;
