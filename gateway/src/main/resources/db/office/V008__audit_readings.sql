-- What auditors were shown here, for the member that opened its records to them. An auditor is the id of a key; grants are the
-- names of those that stood, none for an auditor that the members admitted. The address holds ids of the ledger alone.

create table audit_reading (
    number  bigint generated always as identity primary key,
    at      bigint not null,
    auditor text   not null,
    grants  text[] not null,
    address text   not null,
    -- The last block that was read when it was answered.
    block   bigint not null
);
create index audit_reading_grants on audit_reading using gin (grants);
