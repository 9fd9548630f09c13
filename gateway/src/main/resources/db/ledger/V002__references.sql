-- What can be asked of the records beside their keys, derived from the facts by org.capaz.gateway.projection.ReadModel.
-- The tables of before lack it, and are made again from block 0.

truncate block, transaction, fact;
update checkpoint set block = -1, header_hash = '';

-- Keys in the order of their characters, so that those below a prefix stand together.
alter table fact alter column key type text collate "C";
drop function facts_under(text, text, bigint);
drop index fact_first_part;

-- The present facts of one family whose keys are not before one text and before another.
create function facts_between(of_family text, from_key text, before_key text, height bigint) returns setof fact
language sql stable as $$
    select latest.* from (
        select distinct on (key) * from fact
        where family = of_family and key >= from_key and key < before_key and block_no <= height
        order by key, block_no desc, tx_no desc, write_no desc) latest
    where not latest.deleted
$$;

-- One row for each answer that a record gives to a question, such as custodian AMP-01 of lot LA, with the fact it is taken
-- from. It holds from its block until before to_block; 9223372036854775807 while the record has not changed since.
create table reference (
    family     text    not null,
    question   text    not null,
    value      text    collate "C" not null,
    key        text    collate "C" not null,
    from_block bigint  not null,
    tx_no      integer not null,
    write_no   integer not null,
    to_block   bigint  not null,
    primary key (family, question, value, key, from_block)
);
create index reference_open on reference (family, question, value, key) where to_block = 9223372036854775807;
create index reference_of_record on reference (family, key) where to_block = 9223372036854775807;
create index reference_ended on reference (to_block) where to_block < 9223372036854775807;

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
$$;
