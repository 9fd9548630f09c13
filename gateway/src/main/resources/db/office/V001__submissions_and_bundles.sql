-- What this office itself keeps: its intents and the files it handed out. Nothing here is made from blocks.

create table submission (
    id            text primary key,
    statement_ids text[]      not null,
    actor         text        not null,
    kind          text        not null,
    request_hash  text        not null,
    function      text        not null,
    argument      text        not null,
    state         text        not null check (state in
        ('RECEIVED', 'REFUSED', 'ENDORSED', 'SUBMITTED', 'COMMITTED', 'INVALID', 'UNKNOWN')),
    tries         integer     not null default 0,
    tx_id         text,
    envelope      bytea,
    block_no      bigint,
    tx_no         integer,
    code          text,
    message       text,
    result        text,
    received_at   timestamptz not null default now(),
    changed_at    timestamptz not null default now()
);

create index submission_unresolved on submission (changed_at)
    where state in ('RECEIVED', 'ENDORSED', 'SUBMITTED', 'UNKNOWN');
create index submission_statements on submission using gin (statement_ids);

create table bundle (
    sha256      text primary key,
    certificate text        not null,
    content     bytea       not null,
    made_at     timestamptz not null default now()
);
