-- What reconciliation makes of all documents. "reconciled" is the change of a document up to which
-- it has been taken into the record; a document whose copies change is taken again.
alter table document add column reconciled bigint not null default 0;
alter table document add column origin text;
create index document_unreconciled on document (change) where reconciled < change;

-- The country of an entity as one document tells it.
create table appearance (
  document bigint not null references document (number),
  entity text not null,
  country text,
  primary key (document, entity)
) without rowid;
insert into appearance (document, entity, country)
  select distinct n.document, n.entity, e.country from entity_name n join entity e on e.id = n.entity;

-- What is compared, each under its keys, linked to what is like it, and in one cluster.
create table item (
  id text not null primary key,
  body text not null,
  cluster text,
  status text not null
) without rowid;
create index item_cluster on item (cluster);

create table item_key (
  item_key text not null,
  item text not null,
  primary key (item_key, item)
) without rowid;
create index item_key_item on item_key (item);

create table item_link (
  one text not null,
  other text not null,
  likeness double precision not null,
  primary key (one, other)
) without rowid;

-- Which document says something of an item, under which id of its own, and whose word it is.
create table item_use (
  document bigint not null references document (number),
  subject text not null,
  item text not null,
  origin text not null,
  primary key (document, subject)
) without rowid;
create index item_use_item on item_use (item);
create index item_use_subject on item_use (subject);

-- The entities of the record: a cluster of names with the name it is shown under.
create table record_entity (
  id text not null primary key,
  type text not null,
  label text not null,
  label_key text not null,
  country text,
  parent text
);
create index record_entity_label_key on record_entity (label_key);

-- Editors' decisions. Rows are only ever added.
create table decision (
  number bigint not null primary key,
  kind text not null,
  subject text not null,
  other text,
  field text,
  value text,
  why text not null,
  editor text not null,
  made text not null
);
create index decision_subject on decision (subject);
create index decision_other on decision (other);

-- How sure the reader is of an assertion: what editors look at first.
alter table assertion add column confidence double precision not null default 1;
create index assertion_confidence on assertion (kind, confidence);
create index assertion_kind on assertion (kind, document, place);

-- Who names whom as a source, in which document: links of chains that stand side by side.
create table citation (
  document bigint not null references document (number),
  citing text not null,
  cited text not null,
  times integer not null,
  primary key (document, citing, cited)
) without rowid;
create index citation_pair on citation (citing, cited);

create index item_status on item (status, id);
create index document_published on document (published_last desc, id);
