-- What became of a letter, and what goes with it.
ALTER TABLE mail ADD COLUMN attempts bigint NOT NULL DEFAULT 0;
ALTER TABLE mail ADD COLUMN next_try_at timestamptz;
ALTER TABLE mail ADD COLUMN gave_up_at timestamptz;
ALTER TABLE mail ADD COLUMN last_error text;
ALTER TABLE mail ADD COLUMN unsubscribe text;
ALTER TABLE mail ADD COLUMN attachment_name text;
ALTER TABLE mail ADD COLUMN attachment_kind text;
ALTER TABLE mail ADD COLUMN attachment text;
CREATE INDEX mail_waiting ON mail (sent_at, gave_up_at, id);
