CREATE FUNCTION story_consent_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a consent is never deleted';
    END IF;
    IF OLD.withdrawn_at IS NOT NULL
        OR (NEW.id, NEW.document_id, NEW.given_by, NEW.extent, NEW.given_on, NEW.valid_through, NEW.paper)
        IS DISTINCT FROM
        (OLD.id, OLD.document_id, OLD.given_by, OLD.extent, OLD.given_on, OLD.valid_through, OLD.paper) THEN
        RAISE EXCEPTION 'a consent is never changed; it may be withdrawn once';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER story_consent_guard BEFORE UPDATE OR DELETE ON story_consent
FOR EACH ROW EXECUTE FUNCTION story_consent_guard();
