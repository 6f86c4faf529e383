CREATE TRIGGER pass_key_keeps BEFORE UPDATE OR DELETE ON pass_key
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_key_confirmation_keeps BEFORE UPDATE OR DELETE ON pass_key_confirmation
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_scan_answer_keeps BEFORE UPDATE OR DELETE ON pass_scan_answer
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_scoring_keeps BEFORE UPDATE OR DELETE ON pass_scoring
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_scan_keeps BEFORE DELETE ON pass_scan
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE FUNCTION pass_scan_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.blob, NEW.page, NEW.readings) IS DISTINCT FROM (OLD.blob, OLD.page, OLD.readings) THEN
        RAISE EXCEPTION 'a scan keeps its picture and what was read in it';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pass_scan_guard BEFORE UPDATE ON pass_scan
FOR EACH ROW EXECUTE FUNCTION pass_scan_guard();
