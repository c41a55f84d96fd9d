-- The address that a document gives as its own, and those of its versions in other languages: one a
-- line, with the language before it.
alter table document add column canonical plain;
alter table document add column versions plain;
