-- Readings are kept seven years; those that are older are found without reading the others.

create index audit_reading_at on audit_reading (at);
