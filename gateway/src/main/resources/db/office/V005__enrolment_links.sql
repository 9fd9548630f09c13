-- Links with which people get a key of their own. Of the secret in a link only its hash is kept; nobody's name is.

create table enrolment_link (
    id          text primary key,
    secret_hash text        not null unique,
    party       text        not null,
    role        text        not null,
    person      text,
    made_by     text        not null,
    made_at     bigint      not null,
    ends_at     bigint      not null,
    asked       integer     not null default 0,
    statement   text,
    proof       text
);

-- Who signed in, who got a key, who took data out: keys and parties, never people.
create table office_event (
    number  bigint generated always as identity primary key,
    at      bigint not null,
    event   text   not null,
    officer text   not null,
    subject text   not null
);
