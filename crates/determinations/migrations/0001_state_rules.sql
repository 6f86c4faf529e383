-- A State's own activities in the catalog. A row holds from its first day to its last; it is ended, never changed.
CREATE TABLE state_activity (
    id uuid PRIMARY KEY,
    state text NOT NULL,
    kind text NOT NULL,
    typical text NOT NULL,
    phrases text NOT NULL,
    words_en text NOT NULL,
    words_es text NOT NULL,
    examples_en text NOT NULL,
    examples_es text NOT NULL,
    source text NOT NULL,
    first_day date NOT NULL,
    last_day date,
    added_at timestamptz NOT NULL,
    added_by uuid NOT NULL REFERENCES person (id),
    ended_at timestamptz,
    ended_by uuid REFERENCES person (id)
);
CREATE INDEX state_activity_state ON state_activity (state, id);

-- What a State has settled where the law leaves it to States. Of the rows that have begun, the one that began last
-- holds, and of two that began on one day the later row; a row without a value gives the setting back to the law.
CREATE TABLE state_setting (
    id uuid PRIMARY KEY,
    state text NOT NULL,
    setting text NOT NULL,
    value text,
    source text NOT NULL,
    first_day date NOT NULL,
    saved_at timestamptz NOT NULL,
    saved_by uuid NOT NULL REFERENCES person (id)
);
CREATE INDEX state_setting_state ON state_setting (state, setting, first_day, id);
