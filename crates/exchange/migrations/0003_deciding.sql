-- A decision that waits for a second person, and the question to the other State.
ALTER TABLE review ADD COLUMN proposed text;
ALTER TABLE review ADD COLUMN proposed_by uuid;
ALTER TABLE review ADD COLUMN proposed_at timestamptz;
ALTER TABLE review ADD COLUMN asked_by text;
ALTER TABLE review ADD COLUMN asked_at timestamptz;
