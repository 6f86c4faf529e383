CREATE TRIGGER story_consent_keeps_words BEFORE UPDATE ON story_consent
WHEN OLD.withdrawn_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.document_id <> OLD.document_id
  OR NEW.given_by <> OLD.given_by OR NEW.extent <> OLD.extent OR NEW.given_on <> OLD.given_on
  OR NEW.valid_through <> OLD.valid_through OR NEW.paper <> OLD.paper
BEGIN SELECT RAISE(ABORT, 'a consent is never changed; it may be withdrawn once'); END;
CREATE TRIGGER story_consent_keeps_rows BEFORE DELETE ON story_consent
BEGIN SELECT RAISE(ABORT, 'a consent is never deleted'); END;
