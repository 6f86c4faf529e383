CREATE INDEX audit_unsealed ON audit (id) WHERE seq IS NULL;
CREATE UNIQUE INDEX job_lane ON job (lane) WHERE state = 'running';
CREATE FUNCTION audit_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
        RAISE EXCEPTION 'the audit log is never deleted from';
    END IF;
    IF OLD.seq IS NOT NULL OR (NEW.id, NEW.at, NEW.actor, NEW.kind, NEW.subject, NEW.data)
        IS DISTINCT FROM (OLD.id, OLD.at, OLD.actor, OLD.kind, OLD.subject, OLD.data) THEN
        RAISE EXCEPTION 'an audit entry is never changed; it is sealed once';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_guard BEFORE UPDATE OR DELETE ON audit
FOR EACH ROW EXECUTE FUNCTION audit_guard();
CREATE TRIGGER audit_guard_whole BEFORE TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_guard();
