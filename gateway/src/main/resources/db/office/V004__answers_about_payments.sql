-- What one officer has stated about a payment waits here, bound to its hash, until a second one has signed it too. The ledger
-- never sees what only one person signed.

create table payment_answer (
    statement_id text primary key,
    content_hash text        not null,
    party        text        not null,
    payment      text        not null,
    signed       text        not null,
    evidence     text        not null,
    state        text        not null check (state in ('WAITING', 'RETURNED', 'REPLACED', 'COMPLETE', 'RECORDED')),
    note         text        not null default '',
    objection    text        not null default '',
    made_at      timestamptz not null default now(),
    changed_at   timestamptz not null default now()
);

create index payment_answer_open on payment_answer (party, payment) where state <> 'REPLACED';
