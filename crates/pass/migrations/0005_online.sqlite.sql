CREATE TRIGGER pass_online_test_keeps_rows BEFORE DELETE ON pass_online_test
BEGIN SELECT RAISE(ABORT, 'a test that was allowed online is never deleted'); END;
CREATE TRIGGER pass_online_answer_keeps_words BEFORE UPDATE ON pass_online_answer
BEGIN SELECT RAISE(ABORT, 'an answer is never changed; a later one takes its place'); END;
CREATE TRIGGER pass_online_answer_keeps_rows BEFORE DELETE ON pass_online_answer
BEGIN SELECT RAISE(ABORT, 'an answer is never deleted'); END;
CREATE TRIGGER pass_written_points_keeps_words BEFORE UPDATE ON pass_written_points
BEGIN SELECT RAISE(ABORT, 'points are never changed; later ones take their place'); END;
CREATE TRIGGER pass_written_points_keeps_rows BEFORE DELETE ON pass_written_points
BEGIN SELECT RAISE(ABORT, 'points are never deleted'); END;
