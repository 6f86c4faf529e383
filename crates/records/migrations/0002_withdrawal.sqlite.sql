CREATE TRIGGER withdrawn_submission_keeps_words BEFORE UPDATE ON withdrawn_submission
BEGIN SELECT RAISE(ABORT, 'what was taken back stays so; send it again instead'); END;
CREATE TRIGGER withdrawn_submission_keeps_rows BEFORE DELETE ON withdrawn_submission
BEGIN SELECT RAISE(ABORT, 'what was taken back stays so; send it again instead'); END;
