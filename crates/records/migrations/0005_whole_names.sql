-- The records that have one part of a name, in the order of the records: the lists of two parts are laid side by side.
DROP INDEX name_token_token;
CREATE INDEX name_token_token ON name_token (token, source_record_id, birth_date);
