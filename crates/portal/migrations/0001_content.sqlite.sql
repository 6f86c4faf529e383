CREATE TRIGGER content_version_keeps_words BEFORE UPDATE ON content_version
BEGIN SELECT RAISE(ABORT, 'a version is never changed; write the next one'); END;
CREATE TRIGGER content_version_keeps_rows BEFORE DELETE ON content_version
BEGIN SELECT RAISE(ABORT, 'a version is never deleted'); END;
CREATE TRIGGER content_publication_keeps_words BEFORE UPDATE ON content_publication
WHEN OLD.canceled_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.document_id <> OLD.document_id
  OR NEW.version_id IS NOT OLD.version_id OR NEW.from_at <> OLD.from_at
BEGIN SELECT RAISE(ABORT, 'a publication is never changed; it may be called off once'); END;
CREATE TRIGGER content_publication_keeps_rows BEFORE DELETE ON content_publication
BEGIN SELECT RAISE(ABORT, 'a publication is never deleted'); END;
