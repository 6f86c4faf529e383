-- Numbers of other systems by which a child can be found: as lasting as the row that says them.
CREATE TABLE known_number (
    source_row_id uuid NOT NULL REFERENCES source_row (id),
    source_record_id uuid NOT NULL REFERENCES source_record (id),
    number text NOT NULL,
    PRIMARY KEY (source_row_id, number)
);
CREATE INDEX known_number_number ON known_number (number);

-- How somebody saw a child: by opening her record, or among the children that a search found.
ALTER TABLE disclosure ADD COLUMN means text NOT NULL DEFAULT 'opened';
