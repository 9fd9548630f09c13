-- The photo of a bank's slip that goes with an answer; erased, its row says so without it.

create table payment_photo (
    statement_id text primary key references payment_answer,
    party        text   not null,
    sha256       text   not null,
    content      bytea check (octet_length(content) <= 196608),
    erased_at    bigint,
    check ((content is null) = (erased_at is not null))
);

-- Where a cooperative wants to be told that there is something to answer: personal data, kept here alone, until it is erased.

create table notice_contact (
    party    text primary key,
    language text   not null,
    mail     text,
    phone    text,
    agreed_by text  not null,
    agreed_at bigint not null
);

-- Which notice about a payment went out on which way; without the address, so that erasing that leaves this. A row is taken
-- (SENDING) before the server is asked, so that nothing is sent twice, whatever ends in between.

create table payment_notice (
    payment text    not null,
    day     integer not null,
    way     text    not null,
    party   text    not null,
    state   text    not null check (state in ('WAITING', 'SENDING', 'SENT')),
    tries   integer not null,
    next_at bigint  not null,
    primary key (payment, day, way)
);
