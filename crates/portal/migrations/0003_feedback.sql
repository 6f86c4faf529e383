-- What visitors tell the editors. An address to answer to is given only by whoever wants an answer.
CREATE TABLE feedback (
    id uuid PRIMARY KEY NOT NULL,
    page text NOT NULL,
    lang text NOT NULL,
    words text NOT NULL,
    answer_to text NOT NULL,
    at timestamptz NOT NULL,
    done_at timestamptz
);
