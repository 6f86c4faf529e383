-- What a State says about itself; the newest row of a State holds, the earlier ones are its history.
CREATE TABLE state_entry (
    id uuid PRIMARY KEY,
    state text NOT NULL,
    director text NOT NULL,
    office text NOT NULL,
    phone text NOT NULL,
    hotline text NOT NULL,
    email text NOT NULL,
    website text NOT NULL,
    summer_en text NOT NULL,
    summer_es text NOT NULL,
    saved_at timestamptz NOT NULL,
    saved_by uuid NOT NULL REFERENCES person (id)
);
CREATE INDEX state_entry_state ON state_entry (state, id);
