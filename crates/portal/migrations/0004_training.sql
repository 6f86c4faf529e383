-- Who completed which module of the training. A row is never changed: a module completed anew is another row.
CREATE TABLE training_completion (
    id uuid PRIMARY KEY NOT NULL,
    person_id uuid NOT NULL,
    module text NOT NULL,
    right_answers bigint NOT NULL,
    questions bigint NOT NULL,
    completed_on date NOT NULL,
    expires_on date
);
CREATE INDEX training_completion_person ON training_completion (person_id);
