-- What came of the last look at each outside address that a text links to.
CREATE TABLE link_check (
    address text PRIMARY KEY NOT NULL,
    standing text NOT NULL,
    status bigint,
    checked_at timestamptz NOT NULL,
    good_at timestamptz
);

-- One row: when the next round is due, so that a program that starts knows whether one is under way.
CREATE TABLE link_round (
    id bigint PRIMARY KEY NOT NULL,
    next_at timestamptz NOT NULL
);
