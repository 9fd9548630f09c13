-- Where parties want to be told that something was recorded. Each row is its own outbox: block_no and tx_no move with the
-- facts, in the same transaction; delivery is what is on its way or to be tried again, under the same id each time.

create table webhook (
    id             text primary key,
    party          text    not null,
    url            text    not null,
    -- Deliveries are signed with it. It is told once, to whoever made the webhook.
    secret         text    not null,
    made_at        bigint  not null,
    block_no       bigint  not null,
    tx_no          bigint  not null,
    told_block     bigint  not null,
    told_tx        bigint  not null,
    delivery       text,
    delivery_block bigint  not null default 0,
    delivery_tx    bigint  not null default 0,
    tries          integer not null default 0,
    -- By the clock of this database, as every comparison with it.
    next_try       timestamptz not null default now(),
    failure        text    not null default '',
    stopped        boolean not null default false
);
create index webhook_of_party on webhook (party);
