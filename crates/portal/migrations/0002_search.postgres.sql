ALTER TABLE search_entry ADD COLUMN terms tsvector;
CREATE INDEX search_entry_terms ON search_entry USING gin (terms);
