-- The archive's identity: an index folder that belongs to another archive is not used.
create table archive (
  id text not null primary key
);

-- One row per document. "change" is raised each time a document is written; the search index
-- remembers the last one it has seen. "cites" tells whether it names a source for all that it tells,
-- which a reprint does. "cluster" is shared by all copies of one story.
create table document (
  number bigint not null primary key,
  id text not null unique,
  uri text not null,
  file_name text not null,
  title text,
  language text not null,
  script text not null,
  publisher text,
  publisher_key text,
  byline text,
  place text,
  published text,
  published_basis text,
  published_first text,
  published_last text,
  retrieved text,
  text text not null,
  sections text not null,
  cites integer not null,
  reader text not null,
  change bigint not null,
  cluster bigint not null
);
create unique index document_change on document (change);
create index document_uri on document (uri, id);
create index document_file_name on document (file_name);
create index document_cluster on document (cluster);

-- What is kept of a story to find its copies.
create table fingerprint (
  document bigint not null primary key references document (number),
  exact text not null,
  minima blob not null
);
create index fingerprint_exact on fingerprint (exact);

create table band (
  band_key bigint not null,
  document bigint not null references document (number),
  primary key (band_key, document)
) without rowid;

create table copy (
  document bigint not null primary key references document (number),
  original bigint not null references document (number),
  kind text not null
);
create index copy_original on copy (original);

create table entity (
  id text not null primary key,
  type text not null,
  label text not null,
  label_key text not null,
  country text,
  parent text
);
create index entity_label_key on entity (label_key);

-- Names are counted for each document, so that reading a document again counts nothing twice.
create table entity_name (
  document bigint not null references document (number),
  entity text not null references entity (id),
  text text not null,
  language text not null,
  script text not null,
  mentions integer not null,
  name_key text not null,
  primary key (document, entity, text, language, script)
) without rowid;
create index entity_name_entity on entity_name (entity);
create index entity_name_key on entity_name (name_key);

-- "place" is the assertion's rank in its document: by start, kind and id. "body" is its line of
-- the public format.
create table assertion (
  document bigint not null references document (number),
  place integer not null,
  id text not null,
  kind text not null,
  body text not null
);
create unique index assertion_place on assertion (document, place);
create index assertion_id on assertion (id);

create table assertion_entity (
  entity text not null,
  document bigint not null references document (number),
  place integer not null,
  primary key (entity, document, place)
) without rowid;
create index assertion_entity_document on assertion_entity (document);

-- Partial troubles inside a document.
create table problem (
  document bigint not null references document (number),
  span_start integer not null,
  span_end integer not null,
  what text not null
);
create index problem_document on problem (document);

-- What became of each input of each run.
create table input (
  run text not null,
  uri text not null,
  outcome text not null,
  stage text,
  reason text,
  finished text not null
);
create index input_run on input (run);
create index input_uri on input (uri);
