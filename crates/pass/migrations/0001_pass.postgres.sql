CREATE FUNCTION pass_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % is never changed or deleted', TG_TABLE_NAME;
END $$;
CREATE TRIGGER pass_history_keeps BEFORE UPDATE OR DELETE ON pass_history
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_transcript_keeps BEFORE UPDATE OR DELETE ON pass_transcript
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_agreement_keeps BEFORE UPDATE OR DELETE ON pass_agreement
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_attempt_keeps BEFORE DELETE ON pass_attempt
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_copy_keeps BEFORE DELETE ON pass_copy
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE FUNCTION pass_copy_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.number, NEW.enrollment_id) IS DISTINCT FROM (OLD.number, OLD.enrollment_id) THEN
        RAISE EXCEPTION 'a copy keeps its number for ever';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pass_copy_guard BEFORE UPDATE ON pass_copy
FOR EACH ROW EXECUTE FUNCTION pass_copy_guard();
