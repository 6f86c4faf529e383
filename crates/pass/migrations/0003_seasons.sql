CREATE TABLE pass_site_season (
    id uuid PRIMARY KEY,
    site_id uuid NOT NULL,
    opens_on date NOT NULL,
    closes_on date NOT NULL,
    actor text NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX pass_site_season_site ON pass_site_season (site_id, id);
