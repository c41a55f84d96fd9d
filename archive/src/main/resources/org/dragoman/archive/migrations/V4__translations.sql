-- What a document tells in any language, under keys that few others have.
create table telling (
  document bigint not null primary key references document (number),
  body text not null
);

create table telling_key (
  telling_key text not null,
  document bigint not null references document (number),
  primary key (telling_key, document)
) without rowid;
create index telling_key_document on telling_key (document);

-- Documents that are translations of one another, both ways, and why.
create table translation (
  one bigint not null references document (number),
  other bigint not null references document (number),
  why text not null,
  primary key (one, other)
) without rowid;

-- Why a document is taken for a copy, and how it is known which of the two came first.
alter table copy add column why text;
