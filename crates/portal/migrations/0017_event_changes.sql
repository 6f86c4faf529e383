ALTER TABLE event ADD COLUMN sequence bigint NOT NULL DEFAULT 0;
ALTER TABLE event_registration ADD COLUMN told_sequence bigint NOT NULL DEFAULT 0;

CREATE TABLE event_announcement (
    event_id uuid NOT NULL REFERENCES event (id),
    sequence bigint NOT NULL,
    standing text NOT NULL,
    zone text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    all_day boolean NOT NULL,
    venue text NOT NULL,
    joining text NOT NULL,
    announced_at timestamptz NOT NULL,
    PRIMARY KEY (event_id, sequence)
);
INSERT INTO event_announcement
    SELECT id, 0, standing, zone, starts_at, ends_at, all_day, venue, joining, changed_at FROM event;
