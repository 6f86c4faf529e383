CREATE TRIGGER withdrawn_submission_keeps BEFORE UPDATE OR DELETE ON withdrawn_submission
FOR EACH ROW EXECUTE FUNCTION records_keep();
