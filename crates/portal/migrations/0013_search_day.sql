-- The day that a found text shows as its own; none where it has no day of its own.
ALTER TABLE search_entry ADD COLUMN day date;
