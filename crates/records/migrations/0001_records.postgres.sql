-- Tokens are plain ASCII; compared byte by byte, a search for their beginnings is a search in the index.
ALTER TABLE name_token ALTER COLUMN token TYPE text COLLATE "C";
CREATE INDEX name_token_token ON name_token (token, birth_date);
CREATE UNIQUE INDEX identity_link_open ON identity_link (source_record_id) WHERE ended_by IS NULL;
CREATE UNIQUE INDEX child_retirement_open ON child_retirement (child_id) WHERE ended_by IS NULL;

CREATE FUNCTION records_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % is never changed or deleted', TG_TABLE_NAME;
END $$;
CREATE TRIGGER source_row_keeps BEFORE UPDATE OR DELETE ON source_row
FOR EACH ROW EXECUTE FUNCTION records_keep();
CREATE TRIGGER identity_change_keeps BEFORE UPDATE OR DELETE ON identity_change
FOR EACH ROW EXECUTE FUNCTION records_keep();
CREATE TRIGGER disclosure_keeps BEFORE UPDATE OR DELETE ON disclosure
FOR EACH ROW EXECUTE FUNCTION records_keep();

CREATE FUNCTION identity_link_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a link is never deleted';
    END IF;
    IF OLD.ended_by IS NOT NULL OR (NEW.id, NEW.source_record_id, NEW.child_id, NEW.began_by)
        IS DISTINCT FROM (OLD.id, OLD.source_record_id, OLD.child_id, OLD.began_by) THEN
        RAISE EXCEPTION 'a link is never changed; it ends once';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER identity_link_guard BEFORE UPDATE OR DELETE ON identity_link
FOR EACH ROW EXECUTE FUNCTION identity_link_guard();

CREATE FUNCTION child_retirement_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a retirement is never deleted';
    END IF;
    IF OLD.ended_by IS NOT NULL OR (NEW.id, NEW.child_id, NEW.survivor_id, NEW.began_by)
        IS DISTINCT FROM (OLD.id, OLD.child_id, OLD.survivor_id, OLD.began_by) THEN
        RAISE EXCEPTION 'a retirement is never changed; it ends once';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER child_retirement_guard BEFORE UPDATE OR DELETE ON child_retirement
FOR EACH ROW EXECUTE FUNCTION child_retirement_guard();
