-- Who gets updates by e-mail. A row is deleted when she wants no more of them; an address is never kept longer.
CREATE TABLE subscription (
    id uuid PRIMARY KEY NOT NULL,
    email text NOT NULL UNIQUE,
    lang text NOT NULL,
    topics text NOT NULL,
    pace text NOT NULL,
    token text NOT NULL UNIQUE,
    asked_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    told_through timestamptz NOT NULL
);
