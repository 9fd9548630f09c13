-- The sums of the whole network's gold, kept running (org.capaz.ledger.transformation.GoldSums).
-- The tables of before lack them, and are made again from block 0.

truncate block, transaction, fact, reference;
update checkpoint set block = -1, header_hash = '';

-- What one record adds to one sum, from its block until before to_block; a record that is written anew and adds the same
-- keeps its row.
create table addend (
    kind       text   collate "C" not null,
    of         text   collate "C" not null,
    key        text   collate "C" not null,
    amount     bigint not null,
    from_block bigint not null,
    to_block   bigint not null,
    primary key (kind, of, key, from_block)
);
create index addend_of_record on addend (key) where to_block = 9223372036854775807;
create index addend_begun on addend (from_block);
create index addend_ended on addend (to_block) where to_block < 9223372036854775807;
create index addend_largest on addend (kind, of, amount) where kind in ('LARGEST_MG', 'NOMINAL_MG');

-- One sum from its block until before to_block.
create table total (
    kind       text    collate "C" not null,
    of         text    collate "C" not null,
    amount     numeric not null,
    from_block bigint  not null,
    to_block   bigint  not null,
    primary key (kind, of, from_block)
);
create index total_open on total (kind, of) where to_block = 9223372036854775807;
-- Production lots of which more counts than they gave, by how much more: few, and none above the tolerance (I49).
create index total_excess on total (amount) where kind = 'EXCESS_BP';

create or replace function table_hashes(height bigint) returns table (name text, row_count bigint, hash text)
language sql stable as $$
    select 'block', count(*), encode(sha256(coalesce(string_agg(sha256(convert_to(r::text, 'UTF8')), ''::bytea
        order by r.number), ''::bytea)), 'hex') from block r where r.number <= height
    union all
    select 'transaction', count(*), encode(sha256(coalesce(string_agg(sha256(convert_to(r::text, 'UTF8')), ''::bytea
        order by r.block_no, r.tx_no), ''::bytea)), 'hex') from transaction r where r.block_no <= height
    union all
    select 'fact', count(*), encode(sha256(coalesce(string_agg(sha256(convert_to(r::text, 'UTF8')), ''::bytea
        order by r.block_no, r.tx_no, r.write_no), ''::bytea)), 'hex') from fact r where r.block_no <= height
    union all
    -- What ended after that block had not ended then.
    select 'reference', count(*), encode(sha256(coalesce(string_agg(sha256(convert_to(
        row(r.family, r.question, r.value, r.key, r.from_block, r.tx_no, r.write_no,
            case when r.to_block <= height then r.to_block end)::text, 'UTF8')), ''::bytea
        order by r.family, r.question, r.value, r.key, r.from_block), ''::bytea)), 'hex')
        from reference r where r.from_block <= height
    union all
    select 'addend', count(*), encode(sha256(coalesce(string_agg(sha256(convert_to(
        row(r.kind, r.of, r.key, r.amount, r.from_block,
            case when r.to_block <= height then r.to_block end)::text, 'UTF8')), ''::bytea
        order by r.kind, r.of, r.key, r.from_block), ''::bytea)), 'hex')
        from addend r where r.from_block <= height
    union all
    select 'total', count(*), encode(sha256(coalesce(string_agg(sha256(convert_to(
        row(r.kind, r.of, r.amount, r.from_block,
            case when r.to_block <= height then r.to_block end)::text, 'UTF8')), ''::bytea
        order by r.kind, r.of, r.from_block), ''::bytea)), 'hex')
        from total r where r.from_block <= height
$$;
