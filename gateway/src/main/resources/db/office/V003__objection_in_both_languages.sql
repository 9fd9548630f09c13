-- Why nothing was taken, as the contract words it (canonical JSON with code, field and message key), so that it is told in
-- both languages after a restart too. The rows of before hold English words only; a refused statement had no effect, and is
-- judged anew when it is sent again.

delete from submission where state = 'REFUSED';
alter table submission drop column field;
alter table submission add column objection text
    check (state <> 'REFUSED' or objection is not null);
