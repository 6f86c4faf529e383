CREATE TRIGGER state_setting_keeps_words BEFORE UPDATE ON state_setting
BEGIN SELECT RAISE(ABORT, 'a setting is never changed; a later one takes its place'); END;
CREATE TRIGGER state_setting_keeps_rows BEFORE DELETE ON state_setting
BEGIN SELECT RAISE(ABORT, 'a setting is never deleted; a later one takes its place'); END;
CREATE TRIGGER state_activity_keeps_rows BEFORE DELETE ON state_activity
BEGIN SELECT RAISE(ABORT, 'an activity is never deleted; it is ended'); END;
CREATE TRIGGER state_activity_keeps_words BEFORE UPDATE ON state_activity
WHEN OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL OR NEW.ended_by IS NULL OR NEW.last_day IS NULL
    OR NEW.id <> OLD.id OR NEW.state <> OLD.state OR NEW.kind <> OLD.kind OR NEW.typical <> OLD.typical
    OR NEW.phrases <> OLD.phrases OR NEW.words_en <> OLD.words_en OR NEW.words_es <> OLD.words_es
    OR NEW.examples_en <> OLD.examples_en OR NEW.examples_es <> OLD.examples_es OR NEW.source <> OLD.source
    OR NEW.first_day <> OLD.first_day OR NEW.added_at <> OLD.added_at OR NEW.added_by <> OLD.added_by
BEGIN SELECT RAISE(ABORT, 'an activity is ended once, and not changed otherwise'); END;
