-- Where a refusal names the member at fault, the path of it.

alter table submission add column field text;
