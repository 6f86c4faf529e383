CREATE FUNCTION state_rule_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % is never changed or deleted', TG_TABLE_NAME;
END $$;
CREATE TRIGGER state_setting_keeps BEFORE UPDATE OR DELETE ON state_setting
FOR EACH ROW EXECUTE FUNCTION state_rule_keep();
CREATE TRIGGER state_activity_keeps BEFORE DELETE ON state_activity
FOR EACH ROW EXECUTE FUNCTION state_rule_keep();
CREATE FUNCTION state_activity_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL OR NEW.ended_by IS NULL OR NEW.last_day IS NULL
        OR (NEW.id, NEW.state, NEW.kind, NEW.typical, NEW.phrases, NEW.words_en, NEW.words_es, NEW.examples_en,
            NEW.examples_es, NEW.source, NEW.first_day, NEW.added_at, NEW.added_by)
        IS DISTINCT FROM (OLD.id, OLD.state, OLD.kind, OLD.typical, OLD.phrases, OLD.words_en, OLD.words_es,
            OLD.examples_en, OLD.examples_es, OLD.source, OLD.first_day, OLD.added_at, OLD.added_by) THEN
        RAISE EXCEPTION 'an activity is ended once, and not changed otherwise';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER state_activity_guard BEFORE UPDATE ON state_activity
FOR EACH ROW EXECUTE FUNCTION state_activity_guard();
