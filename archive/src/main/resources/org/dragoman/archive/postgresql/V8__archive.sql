-- The archive in PostgreSQL: the tables of ../migrations as they are after the eighth migration,
-- with triggers of PostgreSQL's own. Later migrations of both have the same numbers.

-- Ordered by code points, as in SQLite and in Java, whatever language the database was made for.
create domain plain as text collate "C";

-- What SQLite calls so.
create function instr(text, text) returns integer language sql immutable
  return strpos($1, $2);

create table archive (
  id plain not null primary key
);
insert into archive (id) values (gen_random_uuid()::text);

create sequence document_number;

-- Counts the turns at changing what is compared, so that a writer sees whether it had the last one.
create sequence record_turn;

create table document (
  number bigint not null primary key,
  id plain not null unique,
  uri plain not null,
  file_name plain not null,
  title plain,
  language plain not null,
  script plain not null,
  publisher plain,
  publisher_key plain,
  byline plain,
  place plain,
  published plain,
  published_basis plain,
  published_first plain,
  published_last plain,
  retrieved plain,
  text plain not null,
  sections plain not null,
  cites integer not null,
  reader plain not null,
  change bigint not null,
  cluster bigint not null,
  reconciled bigint not null default 0,
  origin plain
);
create unique index document_change on document (change);
create index document_uri on document (uri, id);
create index document_file_name on document (file_name);
create index document_cluster on document (cluster);
create index document_unreconciled on document (change) where reconciled < change;
create index document_published on document (published_last desc, id);
create index document_publisher on document (publisher_key);
create index document_language on document (language);
create index document_filters on document (published_last, published_first, language, publisher_key);

create table fingerprint (
  document bigint not null primary key references document (number),
  exact plain not null,
  minima bytea not null
);
create index fingerprint_exact on fingerprint (exact);

create table band (
  band_key bigint not null,
  document bigint not null references document (number),
  primary key (band_key, document)
);
create index band_document on band (document);

create table copy (
  document bigint not null primary key references document (number),
  original bigint not null references document (number),
  kind plain not null,
  why plain
);
create index copy_original on copy (original);

create table entity (
  id plain not null primary key,
  type plain not null,
  label plain not null,
  label_key plain not null,
  country plain,
  parent plain
);
create index entity_label_key on entity (label_key);

create table entity_name (
  document bigint not null references document (number),
  entity plain not null references entity (id),
  text plain not null,
  language plain not null,
  script plain not null,
  mentions integer not null,
  name_key plain not null,
  record plain not null default '',
  primary key (document, entity, text, language, script)
);
create index entity_name_entity on entity_name (entity);
create index entity_name_key on entity_name (name_key);

create table appearance (
  document bigint not null references document (number),
  entity plain not null,
  country plain,
  record plain not null default '',
  primary key (document, entity)
);
create index appearance_record on appearance (record, document, entity);

create table assertion (
  document bigint not null references document (number),
  place integer not null,
  id plain not null,
  kind plain not null,
  body plain not null,
  confidence double precision not null default 1
);
create unique index assertion_place on assertion (document, place);
create index assertion_id on assertion (id);
create index assertion_kind on assertion (kind, document, place);
create index assertion_doubt on assertion (kind, confidence, id);

create table assertion_entity (
  entity plain not null,
  document bigint not null references document (number),
  place integer not null,
  kind plain not null default '',
  primary key (entity, document, place)
);
create index assertion_entity_document on assertion_entity (document);

create table position (
  document bigint not null,
  place integer not null,
  id plain not null,
  entity plain,
  body plain not null,
  topic plain not null,
  stance plain not null,
  day plain,
  first plain,
  last plain,
  primary key (document, place)
);
create index position_day on position ((day is null), day desc, id);

create table problem (
  document bigint not null references document (number),
  span_start integer not null,
  span_end integer not null,
  what plain not null,
  stage plain not null default 'READING'
);
create index problem_document on problem (document);
create index problem_stage on problem (stage);

-- SQLite numbers the rows of every table by itself.
create table input (
  rowid bigint generated by default as identity primary key,
  run plain not null,
  uri plain not null,
  outcome plain not null,
  stage plain,
  reason plain,
  finished plain not null
);
create index input_run on input (run);

create table item (
  id plain not null primary key,
  body plain not null,
  cluster plain,
  status plain not null
);
create index item_cluster on item (cluster);
create index item_status on item (status, id);

create table item_key (
  item_key plain not null,
  item plain not null,
  primary key (item_key, item)
);
create index item_key_item on item_key (item);

create table item_link (
  one plain not null,
  other plain not null,
  likeness double precision not null,
  primary key (one, other)
);

create table item_use (
  document bigint not null references document (number),
  subject plain not null,
  item plain not null,
  origin plain not null,
  primary key (document, subject)
);
create index item_use_item on item_use (item);
create index item_use_subject on item_use (subject);

create table record_entity (
  id plain not null primary key,
  type plain not null,
  label plain not null,
  label_key plain not null,
  country plain,
  parent plain
);
create index record_entity_label_key on record_entity (label_key);

create table decision (
  number bigint not null primary key,
  kind plain not null,
  subject plain not null,
  other plain,
  field plain,
  value plain,
  why plain not null,
  editor plain not null,
  made plain not null
);
create index decision_subject on decision (subject);
create index decision_other on decision (other);

create table citation (
  document bigint not null references document (number),
  citing plain not null,
  cited plain not null,
  times integer not null,
  primary key (document, citing, cited)
);
create index citation_pair on citation (citing, cited);

create table telling (
  document bigint not null primary key references document (number),
  body plain not null
);

create table telling_key (
  telling_key plain not null,
  document bigint not null references document (number),
  primary key (telling_key, document)
);
create index telling_key_document on telling_key (document);

create table translation (
  one bigint not null references document (number),
  other bigint not null references document (number),
  why plain not null,
  primary key (one, other)
);
create index translation_other on translation (other);

create table audit (
  number bigint not null primary key,
  at plain not null,
  who plain not null,
  came_from plain not null,
  action plain not null,
  subject plain not null,
  detail plain
);
create index audit_who on audit (who, number);
create index audit_action on audit (action, number);

create function audit_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log only grows';
end $$;
create trigger audit_stays before update or delete or truncate on audit
  for each statement execute function audit_stays();

-- Totals that lists and first pages show.

create table known_name (
  record plain not null,
  text plain not null,
  language plain not null,
  script plain not null,
  name_key plain not null,
  mentions integer not null,
  primary key (record, text, language, script)
);
create index known_name_key on known_name (name_key, record, mentions);

create table known_document (
  record plain not null,
  document bigint not null,
  uses integer not null,
  mentions integer not null,
  primary key (record, document)
);

create table known_entity (
  id plain not null primary key,
  type plain not null,
  mentions integer not null,
  documents integer not null
);
create index known_entity_type on known_entity (type, mentions desc, id);
create index known_entity_mentions on known_entity (mentions desc, id);

create table kind_total (
  kind plain not null primary key,
  assertions integer not null
);

create table figure_group (
  cluster plain not null primary key,
  measure plain not null,
  members integer not null,
  contested integer not null
);
create index figure_group_order on figure_group ((contested > 0) desc, members desc, cluster)
  where members > 1;
create index figure_group_measure
  on figure_group (measure, (contested > 0) desc, members desc, cluster) where members > 1;

create table citation_total (
  citing plain not null,
  cited plain not null,
  documents integer not null,
  primary key (citing, cited)
);
create index citation_total_order on citation_total (documents desc, citing, cited);

-- Many documents change the same few totals. So that writers need not wait for one another all the
-- while, a transaction only notes here by how much it changes which, and adds that up at its end,
-- always in the same order: no two can then wait for each other. No row here outlives its
-- transaction, so none need survive a crash.
create unlogged table total_change (
  tx xid8 not null default pg_current_xact_id(),
  total plain not null,
  a plain not null,
  b plain,
  c plain,
  d plain,
  e plain,
  document bigint,
  n integer not null default 0,
  m integer not null default 0
);
create index total_change_tx on total_change (tx);

create unlogged table totals_due (
  tx xid8 not null primary key
);

create function entity_type(record text) returns text language sql stable
  return coalesce((select r.type from record_entity r where r.id = record),
    (select e.type from entity e where e.id = record),
    upper(split_part(record, '-', 1)));

create function totals_settled() returns trigger language plpgsql as $$
declare
  mine xid8 := pg_current_xact_id();
begin
  insert into citation_total as t (citing, cited, documents)
    select a, b, sum(n) from total_change where tx = mine and total = 'citation'
    group by a, b having sum(n) <> 0 order by a, b
    on conflict (citing, cited) do update set documents = t.documents + excluded.documents;
  delete from citation_total t using total_change x
    where x.tx = mine and x.total = 'citation' and x.n < 0
      and t.citing = x.a and t.cited = x.b and t.documents <= 0;

  insert into known_name as t (record, text, language, script, name_key, mentions)
    select a, b, c, d, min(e), sum(m) from total_change where tx = mine and total = 'name'
    group by a, b, c, d having sum(m) <> 0 or sum(n) > 0 order by a, b, c, d
    on conflict (record, text, language, script)
    do update set mentions = t.mentions + excluded.mentions;
  delete from known_name t using total_change x
    where x.tx = mine and x.total = 'name' and x.n < 0 and t.record = x.a and t.text = x.b
      and t.language = x.c and t.script = x.d and t.mentions <= 0;

  insert into known_entity as t (id, type, mentions, documents)
    select c.record, entity_type(c.record), sum(c.mentions),
      sum((c.had + c.uses > 0)::integer - (c.had > 0)::integer)
    from (select x.record, x.uses, x.mentions, coalesce(k.uses, 0) as had
      from (select a as record, document, sum(n) as uses, sum(m) as mentions from total_change
        where tx = mine and total in ('name', 'appearance') group by a, document) x
      left join known_document k on k.record = x.record and k.document = x.document
      where x.uses <> 0 or x.mentions <> 0) c
    group by c.record order by c.record
    on conflict (id) do update set mentions = t.mentions + excluded.mentions,
      documents = t.documents + excluded.documents;
  delete from known_entity t using total_change x
    where x.tx = mine and x.total in ('name', 'appearance') and x.n < 0
      and t.id = x.a and t.documents <= 0;
  insert into known_document as t (record, document, uses, mentions)
    select a, document, sum(n), sum(m) from total_change
    where tx = mine and total in ('name', 'appearance')
    group by a, document having sum(n) <> 0 or sum(m) <> 0 order by a, document
    on conflict (record, document)
    do update set uses = t.uses + excluded.uses, mentions = t.mentions + excluded.mentions;
  delete from known_document t using total_change x
    where x.tx = mine and x.total in ('name', 'appearance') and x.n < 0
      and t.record = x.a and t.document = x.document and t.uses <= 0;
  update known_entity t set type = coalesce(
      (select r.type from record_entity r where r.id = t.id),
      (select e.type from entity e where e.id = t.id), t.type)
    where t.id in (select a from total_change where tx = mine and total = 'type');

  -- Last, for every document changes these.
  insert into kind_total as t (kind, assertions)
    select a, sum(n) from total_change where tx = mine and total = 'kind'
    group by a having sum(n) <> 0 order by a
    on conflict (kind) do update set assertions = t.assertions + excluded.assertions;
  delete from kind_total t using total_change x
    where x.tx = mine and x.total = 'kind' and x.n < 0 and t.kind = x.a and t.assertions <= 0;

  delete from total_change where tx = mine;
  delete from totals_due where tx = mine;
  return null;
end $$;
create constraint trigger totals_settled after insert on totals_due
  deferrable initially deferred for each row execute function totals_settled();

-- Whom a name means, from the moment it is written.
create function meaning_found() returns trigger language plpgsql as $$
begin
  new.record := coalesce((select i.cluster from item_use u join item i on i.id = u.item
    where u.document = new.document and u.subject = new.entity), new.entity);
  return new;
end $$;
create trigger name_added before insert on entity_name
  for each row execute function meaning_found();
create trigger appearance_added before insert on appearance
  for each row execute function meaning_found();

create function means(its_document bigint, its_entity text, its_record text) returns void
language plpgsql as $$
begin
  -- Most of what is used is no entity; an update of nothing costs more than to ask.
  if exists (select 1 from entity_name
      where document = its_document and entity = its_entity and record <> its_record) then
    update entity_name set record = its_record
      where document = its_document and entity = its_entity and record <> its_record;
  end if;
  if exists (select 1 from appearance
      where document = its_document and entity = its_entity and record <> its_record) then
    update appearance set record = its_record
      where document = its_document and entity = its_entity and record <> its_record;
  end if;
end $$;

create function use_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform means(old.document, old.subject, old.subject);
  else
    perform means(new.document, new.subject,
      coalesce((select cluster from item where id = new.item), new.subject));
  end if;
  return null;
end $$;
create trigger use_added after insert or delete on item_use
  for each row execute function use_changed();
create trigger use_changed after update of item on item_use
  for each row when (old.item <> new.item) execute function use_changed();

create function item_changed() returns trigger language plpgsql as $$
declare
  figure boolean := old.id >= 'figure-' and old.id < 'figure.';
begin
  if figure and old.cluster is not null then
    update figure_group set members = members - 1,
        contested = contested - (old.status = 'CONTESTED')::integer
      where cluster = old.cluster;
    delete from figure_group where cluster = old.cluster and members <= 0;
  end if;
  if tg_op = 'DELETE' then
    perform means(u.document, u.subject, u.subject) from item_use u where u.item = old.id;
    return null;
  end if;
  if figure and new.cluster is not null then
    insert into figure_group as t (cluster, measure, members, contested)
      values (new.cluster, split_part(new.body, chr(31), 1), 1,
        (new.status = 'CONTESTED')::integer)
      on conflict (cluster) do update set members = t.members + 1,
        contested = t.contested + excluded.contested;
  end if;
  if old.cluster is distinct from new.cluster then
    perform means(u.document, u.subject, coalesce(new.cluster, u.subject))
      from item_use u where u.item = new.id;
  end if;
  return null;
end $$;
create trigger item_changed after update of cluster, status on item
  for each row when (old.cluster is distinct from new.cluster or old.status <> new.status)
  execute function item_changed();
create trigger item_removed after delete on item
  for each row execute function item_changed();

-- By how much a statement changes the totals.
create function names_changed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into total_change (total, a, b, c, d, e, document, n, m)
      select 'name', record, text, language, script, name_key, document, -1, -mentions from gone;
  end if;
  if tg_op <> 'DELETE' then
    insert into total_change (total, a, b, c, d, e, document, n, m)
      select 'name', record, text, language, script, name_key, document, 1, mentions from come;
  end if;
  insert into totals_due values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;
create trigger names_come after insert on entity_name referencing new table as come
  for each statement execute function names_changed();
create trigger names_changed after update on entity_name
  referencing old table as gone new table as come
  for each statement execute function names_changed();
create trigger names_gone after delete on entity_name referencing old table as gone
  for each statement execute function names_changed();

create function appearances_changed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into total_change (total, a, document, n)
      select 'appearance', record, document, -1 from gone;
  end if;
  if tg_op <> 'DELETE' then
    insert into total_change (total, a, document, n)
      select 'appearance', record, document, 1 from come;
  end if;
  insert into totals_due values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;
create trigger appearances_come after insert on appearance referencing new table as come
  for each statement execute function appearances_changed();
create trigger appearances_changed after update on appearance
  referencing old table as gone new table as come
  for each statement execute function appearances_changed();
create trigger appearances_gone after delete on appearance referencing old table as gone
  for each statement execute function appearances_changed();

create function assertions_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into total_change (total, a, n) select 'kind', kind, -count(*) from gone group by kind;
    delete from position p using gone
      where gone.kind = 'position' and p.document = gone.document and p.place = gone.place;
  else
    insert into total_change (total, a, n) select 'kind', kind, count(*) from come group by kind;
  end if;
  insert into totals_due values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;
create trigger assertions_come after insert on assertion referencing new table as come
  for each statement execute function assertions_changed();
create trigger assertions_gone after delete on assertion referencing old table as gone
  for each statement execute function assertions_changed();

create function citations_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into total_change (total, a, b, n) select 'citation', citing, cited, -1 from gone;
  else
    insert into total_change (total, a, b, n) select 'citation', citing, cited, 1 from come;
  end if;
  insert into totals_due values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;
create trigger citations_come after insert on citation referencing new table as come
  for each statement execute function citations_changed();
create trigger citations_gone after delete on citation referencing old table as gone
  for each statement execute function citations_changed();

create function entity_described() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into total_change (total, a) values ('type', old.id);
  elsif exists (select 1 from known_entity k where k.id = new.id and k.type <> new.type) then
    insert into total_change (total, a) values ('type', new.id);
  else
    return null;
  end if;
  insert into totals_due values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;
create trigger entity_described after insert or update of type or delete on record_entity
  for each row execute function entity_described();
create trigger entity_added after insert or update of type on entity
  for each row execute function entity_described();
