CREATE TRIGGER pass_online_test_keeps BEFORE DELETE ON pass_online_test
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_online_answer_keeps BEFORE UPDATE OR DELETE ON pass_online_answer
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_written_points_keeps BEFORE UPDATE OR DELETE ON pass_written_points
FOR EACH ROW EXECUTE FUNCTION pass_keep();
