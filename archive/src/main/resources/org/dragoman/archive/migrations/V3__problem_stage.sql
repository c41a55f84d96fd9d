-- What could not be done with the document: read a place of it, or take it into the record.
alter table problem add column stage text not null default 'READING';
create index problem_stage on problem (stage);
