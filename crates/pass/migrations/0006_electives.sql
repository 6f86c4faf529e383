ALTER TABLE pass_claim ADD COLUMN is_elective boolean NOT NULL DEFAULT false;
