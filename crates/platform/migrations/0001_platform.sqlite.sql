CREATE INDEX audit_unsealed ON audit (id) WHERE seq IS NULL;
CREATE UNIQUE INDEX job_lane ON job (lane) WHERE state = 'running';
CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is never deleted from'); END;
CREATE TRIGGER audit_keeps_words BEFORE UPDATE ON audit
WHEN OLD.seq IS NOT NULL OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.actor <> OLD.actor
  OR NEW.kind <> OLD.kind OR NEW.subject <> OLD.subject OR NEW.data <> OLD.data
BEGIN SELECT RAISE(ABORT, 'an audit entry is never changed; it is sealed once'); END;
