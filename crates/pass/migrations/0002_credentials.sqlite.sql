CREATE TRIGGER pass_credential_keeps_words BEFORE UPDATE ON pass_credential
BEGIN SELECT RAISE(ABORT, 'what was signed is never changed; it may be revoked'); END;
CREATE TRIGGER pass_credential_keeps_rows BEFORE DELETE ON pass_credential
BEGIN SELECT RAISE(ABORT, 'what was signed is never deleted; it may be revoked'); END;
CREATE TRIGGER pass_credential_end_keeps_words BEFORE UPDATE ON pass_credential_end
BEGIN SELECT RAISE(ABORT, 'what was revoked stays revoked'); END;
CREATE TRIGGER pass_credential_end_keeps_rows BEFORE DELETE ON pass_credential_end
BEGIN SELECT RAISE(ABORT, 'what was revoked stays revoked'); END;
