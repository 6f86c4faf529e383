CREATE TRIGGER pass_credential_keeps BEFORE UPDATE OR DELETE ON pass_credential
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_credential_end_keeps BEFORE UPDATE OR DELETE ON pass_credential_end
FOR EACH ROW EXECUTE FUNCTION pass_keep();
