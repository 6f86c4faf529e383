CREATE TRIGGER pass_key_keeps_words BEFORE UPDATE ON pass_key
BEGIN SELECT RAISE(ABORT, 'a key is never changed; a later version takes its place'); END;
CREATE TRIGGER pass_key_keeps_rows BEFORE DELETE ON pass_key
BEGIN SELECT RAISE(ABORT, 'a key is never deleted'); END;
CREATE TRIGGER pass_key_confirmation_keeps_words BEFORE UPDATE ON pass_key_confirmation
BEGIN SELECT RAISE(ABORT, 'who confirmed a key is never changed'); END;
CREATE TRIGGER pass_key_confirmation_keeps_rows BEFORE DELETE ON pass_key_confirmation
BEGIN SELECT RAISE(ABORT, 'who confirmed a key is never deleted'); END;
CREATE TRIGGER pass_scan_answer_keeps_words BEFORE UPDATE ON pass_scan_answer
BEGIN SELECT RAISE(ABORT, 'what a person saw is never changed; a later word takes its place'); END;
CREATE TRIGGER pass_scan_answer_keeps_rows BEFORE DELETE ON pass_scan_answer
BEGIN SELECT RAISE(ABORT, 'what a person saw is never deleted'); END;
CREATE TRIGGER pass_scoring_keeps_words BEFORE UPDATE ON pass_scoring
BEGIN SELECT RAISE(ABORT, 'a score is never changed; a later one takes its place'); END;
CREATE TRIGGER pass_scoring_keeps_rows BEFORE DELETE ON pass_scoring
BEGIN SELECT RAISE(ABORT, 'a score is never deleted'); END;
CREATE TRIGGER pass_scan_keeps_picture BEFORE UPDATE ON pass_scan
WHEN NEW.blob <> OLD.blob OR NEW.page <> OLD.page OR NEW.readings <> OLD.readings
BEGIN SELECT RAISE(ABORT, 'a scan keeps its picture and what was read in it'); END;
CREATE TRIGGER pass_scan_keeps_rows BEFORE DELETE ON pass_scan
BEGIN SELECT RAISE(ABORT, 'a scan is never deleted'); END;
