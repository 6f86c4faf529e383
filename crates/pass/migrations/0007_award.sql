-- The Student of the Year. Rows are only added: the newest one of its kind says what holds.
CREATE TABLE pass_award_cycle (
    id uuid PRIMARY KEY,
    year bigint NOT NULL,
    window_from date NOT NULL,
    opens_on date NOT NULL,
    nominations_until date NOT NULL,
    reviews_until date NOT NULL,
    units_min bigint NOT NULL,
    reviewers_min bigint NOT NULL,
    criteria_en text NOT NULL,
    criteria_es text NOT NULL,
    actor text NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX pass_award_cycle_year ON pass_award_cycle (year, id);

CREATE TABLE pass_award_nomination (
    id uuid PRIMARY KEY,
    year bigint NOT NULL,
    enrollment_id uuid NOT NULL REFERENCES pass_enrollment (id),
    student text NOT NULL,
    statement text NOT NULL,
    essay text NOT NULL,
    lang text NOT NULL,
    nominator_id uuid NOT NULL,
    nominated_on date NOT NULL,
    UNIQUE (year, student)
);

CREATE TABLE pass_award_consent (
    id uuid PRIMARY KEY,
    nomination_id uuid NOT NULL REFERENCES pass_award_nomination (id),
    matter text NOT NULL,
    is_given boolean NOT NULL,
    said_by text NOT NULL,
    said_on date NOT NULL,
    valid_through date,
    paper text NOT NULL,
    actor text NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX pass_award_consent_nomination ON pass_award_consent (nomination_id, id);

CREATE TABLE pass_award_review (
    id uuid PRIMARY KEY,
    nomination_id uuid NOT NULL REFERENCES pass_award_nomination (id),
    reviewer_id uuid NOT NULL,
    is_recused boolean NOT NULL,
    points text NOT NULL,
    note text NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX pass_award_review_nomination ON pass_award_review (nomination_id, id);

CREATE TABLE pass_award_choice (
    year bigint PRIMARY KEY,
    nomination_id uuid NOT NULL REFERENCES pass_award_nomination (id),
    reason text NOT NULL,
    actor text NOT NULL,
    chosen_on date NOT NULL
);

-- The draft of a story that the choice began, as the public pages know it.
CREATE TABLE pass_award_story (
    nomination_id uuid PRIMARY KEY REFERENCES pass_award_nomination (id),
    story text NOT NULL,
    begun_at timestamptz NOT NULL
);
