CREATE FUNCTION portal_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % is never changed or deleted', TG_TABLE_NAME;
END $$;
CREATE TRIGGER content_version_keeps BEFORE UPDATE OR DELETE ON content_version
FOR EACH ROW EXECUTE FUNCTION portal_keep();

CREATE FUNCTION content_publication_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a publication is never deleted';
    END IF;
    IF OLD.canceled_at IS NOT NULL OR (NEW.id, NEW.document_id, NEW.version_id, NEW.from_at)
        IS DISTINCT FROM (OLD.id, OLD.document_id, OLD.version_id, OLD.from_at) THEN
        RAISE EXCEPTION 'a publication is never changed; it may be called off once';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER content_publication_guard BEFORE UPDATE OR DELETE ON content_publication
FOR EACH ROW EXECUTE FUNCTION content_publication_guard();
