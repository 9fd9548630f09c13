-- The projection: made from blocks and from nothing else; dropping it and following from block 0 gives the same rows.

create table checkpoint (
    single      boolean primary key default true check (single),
    block       bigint not null,
    header_hash bytea  not null
);
insert into checkpoint (block, header_hash) values (-1, '');

create table block (
    number        bigint primary key,
    header_hash   bytea   not null,
    previous_hash bytea   not null,
    data_hash     bytea   not null,
    transactions  integer not null,
    -- The latest proposal time of its transactions, in Unix seconds: blocks carry no time of their own.
    time          bigint  not null
);

create table transaction (
    block_no        bigint  not null,
    tx_no           integer not null,
    tx_id           text    not null,
    creator_msp     text    not null,
    type            integer not null,
    validation_code integer not null,
    time            bigint  not null,
    primary key (block_no, tx_no)
);
create index transaction_by_id on transaction (tx_id, block_no, tx_no);

-- One row for each key written by a valid transaction, never changed afterwards.
create table fact (
    block_no   bigint  not null,
    tx_no      integer not null,
    write_no   integer not null,
    family     text    not null,
    parts      text[]  not null,
    key        text    not null,
    body       jsonb,
    -- SHA-256 of the value as it stands on the ledger.
    value_hash bytea   not null,
    -- The value itself, only when it is nothing that jsonb can hold.
    raw        bytea,
    deleted    boolean not null,
    primary key (block_no, tx_no, write_no)
);
create index fact_latest on fact (family, key, block_no desc, tx_no desc, write_no desc);
create index fact_transaction on fact (block_no, tx_no);

-- The present facts of one family as of a block.
create function facts(of_family text, height bigint) returns setof fact language sql stable as $$
    select latest.* from (
        select distinct on (key) * from fact
        where family = of_family and block_no <= height
        order by key, block_no desc, tx_no desc, write_no desc) latest
    where not latest.deleted
$$;

-- The present facts of one family below a first key part, such as the assays of a lot.
create function facts_under(of_family text, first_part text, height bigint) returns setof fact language sql stable as $$
    select latest.* from (
        select distinct on (key) * from fact
        where family = of_family and parts[1] = first_part and block_no <= height
        order by key, block_no desc, tx_no desc, write_no desc) latest
    where not latest.deleted
$$;
create index fact_first_part on fact (family, (parts[1]), block_no);

-- The present fact of one key as of a block.
create function fact_at(of_family text, of_key text, height bigint) returns setof fact language sql stable as $$
    select latest.* from (
        select * from fact
        where family = of_family and key = of_key and block_no <= height
        order by block_no desc, tx_no desc, write_no desc limit 1) latest
    where not latest.deleted
$$;

create function table_hashes(height bigint) returns table (name text, row_count bigint, hash text) language sql stable as $$
    select 'block', count(*), encode(sha256(coalesce(string_agg(sha256(convert_to(r::text, 'UTF8')), ''::bytea
        order by r.number), ''::bytea)), 'hex') from block r where r.number <= height
    union all
    select 'transaction', count(*), encode(sha256(coalesce(string_agg(sha256(convert_to(r::text, 'UTF8')), ''::bytea
        order by r.block_no, r.tx_no), ''::bytea)), 'hex') from transaction r where r.block_no <= height
    union all
    select 'fact', count(*), encode(sha256(coalesce(string_agg(sha256(convert_to(r::text, 'UTF8')), ''::bytea
        order by r.block_no, r.tx_no, r.write_no), ''::bytea)), 'hex') from fact r where r.block_no <= height
$$;
