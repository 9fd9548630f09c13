-- The envelope of a transaction that carries several submissions, once for all of them; deleted when each has an answer.
create table shared_envelope (
    tx_id    text primary key,
    envelope bytea not null
);
