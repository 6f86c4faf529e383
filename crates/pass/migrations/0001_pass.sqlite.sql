CREATE TRIGGER pass_history_keeps_words BEFORE UPDATE ON pass_history
BEGIN SELECT RAISE(ABORT, 'what happened to an enrollment is never changed'); END;
CREATE TRIGGER pass_history_keeps_rows BEFORE DELETE ON pass_history
BEGIN SELECT RAISE(ABORT, 'what happened to an enrollment is never deleted'); END;
CREATE TRIGGER pass_transcript_keeps_words BEFORE UPDATE ON pass_transcript
BEGIN SELECT RAISE(ABORT, 'a transcript is never changed; a later one takes its place'); END;
CREATE TRIGGER pass_transcript_keeps_rows BEFORE DELETE ON pass_transcript
BEGIN SELECT RAISE(ABORT, 'a transcript is never deleted'); END;
CREATE TRIGGER pass_agreement_keeps_words BEFORE UPDATE ON pass_agreement
BEGIN SELECT RAISE(ABORT, 'what a school said is never changed; a later word takes its place'); END;
CREATE TRIGGER pass_agreement_keeps_rows BEFORE DELETE ON pass_agreement
BEGIN SELECT RAISE(ABORT, 'what a school said is never deleted'); END;
CREATE TRIGGER pass_attempt_keeps_rows BEFORE DELETE ON pass_attempt
BEGIN SELECT RAISE(ABORT, 'a try is never deleted; it may be declared void'); END;
CREATE TRIGGER pass_copy_keeps_number BEFORE UPDATE ON pass_copy
WHEN NEW.number <> OLD.number OR NEW.enrollment_id <> OLD.enrollment_id
BEGIN SELECT RAISE(ABORT, 'a copy keeps its number for ever'); END;
CREATE TRIGGER pass_copy_keeps_rows BEFORE DELETE ON pass_copy
BEGIN SELECT RAISE(ABORT, 'a copy is never deleted'); END;
