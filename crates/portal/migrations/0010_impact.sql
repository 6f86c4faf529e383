CREATE TABLE impact_import (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    sha256 text NOT NULL,
    imported_at timestamptz NOT NULL,
    lines bigint NOT NULL,
    kept bigint NOT NULL,
    given_back bigint NOT NULL,
    set_aside bigint NOT NULL
);
CREATE INDEX impact_import_sha256 ON impact_import (sha256);

-- What one import says about one State in one year: the piece that a later import replaces.
CREATE TABLE impact_slice (
    id uuid PRIMARY KEY,
    import_id uuid NOT NULL REFERENCES impact_import (id),
    data_group text NOT NULL,
    school_year text NOT NULL,
    level text NOT NULL,
    state text NOT NULL,
    value_rows bigint NOT NULL,
    superseded_by uuid REFERENCES impact_import (id)
);
CREATE INDEX impact_slice_import ON impact_slice (import_id);
CREATE INDEX impact_slice_piece ON impact_slice (data_group, school_year, level, state);

CREATE TABLE impact_value (
    import_id uuid NOT NULL REFERENCES impact_import (id),
    line bigint NOT NULL,
    school_year text NOT NULL,
    state text NOT NULL,
    level text NOT NULL,
    lea_id text NOT NULL,
    lea text NOT NULL,
    school text NOT NULL,
    school_id text NOT NULL,
    data_group text NOT NULL,
    description text NOT NULL,
    value text NOT NULL,
    numerator text NOT NULL,
    denominator text NOT NULL,
    population text NOT NULL,
    subgroup text NOT NULL,
    characteristics text NOT NULL,
    age_grade text NOT NULL,
    subject text NOT NULL,
    outcome text NOT NULL,
    program_type text NOT NULL,
    PRIMARY KEY (import_id, line)
);
CREATE INDEX impact_value_level ON impact_value (level, import_id);

CREATE TABLE impact_note (
    id uuid PRIMARY KEY,
    import_id uuid NOT NULL REFERENCES impact_import (id),
    school_years text NOT NULL,
    state text NOT NULL,
    file_specs text NOT NULL,
    data_groups text NOT NULL,
    level text NOT NULL,
    note text NOT NULL,
    state_comment text NOT NULL,
    superseded_by uuid REFERENCES impact_import (id)
);
CREATE INDEX impact_note_import ON impact_note (import_id);

CREATE TABLE impact_remark (
    id uuid PRIMARY KEY,
    import_id uuid NOT NULL REFERENCES impact_import (id),
    kind text NOT NULL,
    line bigint NOT NULL,
    column_name text NOT NULL,
    detail text NOT NULL,
    row_count bigint NOT NULL
);
CREATE INDEX impact_remark_import ON impact_remark (import_id);
