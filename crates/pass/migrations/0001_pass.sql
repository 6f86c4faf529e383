CREATE TABLE pass_course (
    code text NOT NULL,
    edition text NOT NULL,
    place bigint NOT NULL,
    content text NOT NULL,
    added_at timestamptz NOT NULL,
    PRIMARY KEY (code, edition)
);

CREATE TABLE pass_crosswalk (
    id uuid PRIMARY KEY,
    course text NOT NULL,
    state text NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    is_approved boolean NOT NULL,
    approved_by text NOT NULL,
    approved_on date NOT NULL
);
CREATE INDEX pass_crosswalk_course ON pass_crosswalk (course, state, id);

CREATE TABLE pass_enrollment (
    id uuid PRIMARY KEY,
    student text NOT NULL,
    course text NOT NULL,
    edition text NOT NULL,
    reason text NOT NULL,
    format text NOT NULL,
    language text NOT NULL,
    stage text NOT NULL,
    home_state text NOT NULL,
    home_school text NOT NULL,
    home_district text NOT NULL,
    state text NOT NULL,
    site_id uuid,
    mentor_id uuid,
    consent_on date,
    opened_on date NOT NULL,
    expires_on date,
    extensions bigint NOT NULL,
    contact_on date,
    continuation text NOT NULL
);
CREATE INDEX pass_enrollment_home ON pass_enrollment (home_state, stage);
CREATE INDEX pass_enrollment_state ON pass_enrollment (state, stage);
CREATE INDEX pass_enrollment_site ON pass_enrollment (site_id);
CREATE INDEX pass_enrollment_mentor ON pass_enrollment (mentor_id);
CREATE INDEX pass_enrollment_student ON pass_enrollment (student);

CREATE TABLE pass_unit (
    enrollment_id uuid NOT NULL REFERENCES pass_enrollment (id),
    number bigint NOT NULL,
    stage text NOT NULL,
    exceptions bigint NOT NULL,
    window_until timestamptz,
    PRIMARY KEY (enrollment_id, number)
);

CREATE TABLE pass_copy (
    id uuid PRIMARY KEY,
    number text NOT NULL UNIQUE,
    kind text NOT NULL,
    enrollment_id uuid NOT NULL REFERENCES pass_enrollment (id),
    units text NOT NULL,
    form text NOT NULL,
    stage text NOT NULL,
    since date NOT NULL,
    replaces uuid REFERENCES pass_copy (id)
);
CREATE INDEX pass_copy_enrollment ON pass_copy (enrollment_id, id);

CREATE TABLE pass_attempt (
    id uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES pass_enrollment (id),
    unit bigint NOT NULL,
    number bigint NOT NULL,
    copy_id uuid UNIQUE REFERENCES pass_copy (id),
    form text NOT NULL,
    supervisor text NOT NULL,
    state text NOT NULL,
    points bigint,
    out_of bigint NOT NULL,
    is_whole boolean NOT NULL,
    is_reported boolean NOT NULL,
    is_void boolean NOT NULL,
    tested_on date NOT NULL,
    UNIQUE (enrollment_id, unit, number)
);

CREATE TABLE pass_assignment (
    id uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES pass_enrollment (id),
    role text NOT NULL,
    value text NOT NULL,
    from_on date NOT NULL,
    to_on date
);
CREATE INDEX pass_assignment_enrollment ON pass_assignment (enrollment_id, id);

CREATE TABLE pass_agreement (
    id uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES pass_enrollment (id),
    is_agreed boolean NOT NULL,
    course_code text NOT NULL,
    subject text NOT NULL,
    numerator bigint NOT NULL,
    denominator bigint NOT NULL,
    said_by text NOT NULL,
    said_on date NOT NULL
);
CREATE INDEX pass_agreement_enrollment ON pass_agreement (enrollment_id, id);

CREATE TABLE pass_history (
    id uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES pass_enrollment (id),
    about text NOT NULL,
    step text NOT NULL,
    stage text NOT NULL,
    acted_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor text NOT NULL,
    state text NOT NULL,
    source text NOT NULL,
    note text NOT NULL
);
CREATE INDEX pass_history_enrollment ON pass_history (enrollment_id, id);

CREATE TABLE pass_note (
    id uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES pass_enrollment (id),
    author_id uuid NOT NULL,
    body text NOT NULL,
    at timestamptz NOT NULL,
    is_contact boolean NOT NULL
);
CREATE INDEX pass_note_enrollment ON pass_note (enrollment_id, id);

CREATE TABLE pass_incident (
    id uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES pass_enrollment (id),
    copy_id uuid REFERENCES pass_copy (id),
    kind text NOT NULL,
    note text NOT NULL,
    opened_on date NOT NULL,
    finding text NOT NULL,
    closed_on date
);
CREATE INDEX pass_incident_enrollment ON pass_incident (enrollment_id, id);

CREATE TABLE pass_transcript (
    id uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES pass_enrollment (id),
    number bigint NOT NULL,
    supersedes bigint,
    frozen text NOT NULL,
    issuer text NOT NULL,
    issued_on date NOT NULL,
    UNIQUE (enrollment_id, number)
);

CREATE TABLE pass_claim (
    id uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES pass_enrollment (id),
    transcript_id uuid NOT NULL UNIQUE REFERENCES pass_transcript (id),
    stage text NOT NULL,
    numerator bigint NOT NULL,
    denominator bigint NOT NULL,
    reason text NOT NULL,
    note text NOT NULL,
    since date NOT NULL
);
CREATE INDEX pass_claim_enrollment ON pass_claim (enrollment_id, id);

CREATE TABLE pass_past_course (
    id uuid PRIMARY KEY,
    student text NOT NULL,
    title text NOT NULL,
    subject text NOT NULL,
    numerator bigint NOT NULL,
    denominator bigint NOT NULL,
    standing text NOT NULL,
    state text NOT NULL,
    school text NOT NULL,
    entered_by uuid NOT NULL,
    entered_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX pass_past_course_student ON pass_past_course (student, id);

CREATE TABLE pass_plan_choice (
    id uuid PRIMARY KEY,
    student text NOT NULL,
    state text NOT NULL,
    plan text NOT NULL,
    graduates_on date NOT NULL,
    actor text NOT NULL,
    chosen_at timestamptz NOT NULL
);
CREATE INDEX pass_plan_choice_student ON pass_plan_choice (student, id);

CREATE TABLE pass_stock (
    id uuid PRIMARY KEY,
    state text NOT NULL,
    course text NOT NULL,
    edition text NOT NULL,
    unit bigint NOT NULL,
    change bigint NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX pass_stock_of ON pass_stock (state, course, edition, unit);

CREATE TABLE pass_seen (
    person_id uuid NOT NULL,
    student text NOT NULL,
    day date NOT NULL,
    PRIMARY KEY (person_id, student, day)
);
