CREATE INDEX name_token_token ON name_token (token, birth_date);
CREATE UNIQUE INDEX identity_link_open ON identity_link (source_record_id) WHERE ended_by IS NULL;
CREATE UNIQUE INDEX child_retirement_open ON child_retirement (child_id) WHERE ended_by IS NULL;

CREATE TRIGGER source_row_keeps_words BEFORE UPDATE ON source_row
BEGIN SELECT RAISE(ABORT, 'what a State sent is never changed'); END;
CREATE TRIGGER source_row_keeps_rows BEFORE DELETE ON source_row
BEGIN SELECT RAISE(ABORT, 'what a State sent is never deleted'); END;
CREATE TRIGGER identity_change_keeps_words BEFORE UPDATE ON identity_change
BEGIN SELECT RAISE(ABORT, 'a change of identity is never changed; it is undone by another'); END;
CREATE TRIGGER identity_change_keeps_rows BEFORE DELETE ON identity_change
BEGIN SELECT RAISE(ABORT, 'a change of identity is never deleted'); END;
CREATE TRIGGER identity_link_keeps_words BEFORE UPDATE ON identity_link
WHEN OLD.ended_by IS NOT NULL OR NEW.id <> OLD.id OR NEW.source_record_id <> OLD.source_record_id
  OR NEW.child_id <> OLD.child_id OR NEW.began_by <> OLD.began_by
BEGIN SELECT RAISE(ABORT, 'a link is never changed; it ends once'); END;
CREATE TRIGGER identity_link_keeps_rows BEFORE DELETE ON identity_link
BEGIN SELECT RAISE(ABORT, 'a link is never deleted'); END;
CREATE TRIGGER child_retirement_keeps_words BEFORE UPDATE ON child_retirement
WHEN OLD.ended_by IS NOT NULL OR NEW.id <> OLD.id OR NEW.child_id <> OLD.child_id
  OR NEW.survivor_id <> OLD.survivor_id OR NEW.began_by <> OLD.began_by
BEGIN SELECT RAISE(ABORT, 'a retirement is never changed; it ends once'); END;
CREATE TRIGGER child_retirement_keeps_rows BEFORE DELETE ON child_retirement
BEGIN SELECT RAISE(ABORT, 'a retirement is never deleted'); END;
CREATE TRIGGER disclosure_keeps_words BEFORE UPDATE ON disclosure
BEGIN SELECT RAISE(ABORT, 'who has seen a record is never changed'); END;
CREATE TRIGGER disclosure_keeps_rows BEFORE DELETE ON disclosure
BEGIN SELECT RAISE(ABORT, 'who has seen a record is never deleted'); END;
