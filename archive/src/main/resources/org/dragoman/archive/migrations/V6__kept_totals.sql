-- Totals that lists and first pages show, kept right by triggers whoever writes, so that no page
-- counts the whole archive.

-- The record's entity of each name and appearance: the cluster of its item, or the document's own.
alter table entity_name add column record text not null default '';
alter table appearance add column record text not null default '';

-- How an entity of the record is named, by how many documents, and how often in all.
create table known_name (
  record text not null,
  text text not null,
  language text not null,
  script text not null,
  name_key text not null,
  mentions integer not null,
  primary key (record, text, language, script)
) without rowid;
create index known_name_key on known_name (name_key, record, mentions);

-- "uses" counts the names and appearances in the document that mean the entity.
create table known_document (
  record text not null,
  document bigint not null,
  uses integer not null,
  mentions integer not null,
  primary key (record, document)
) without rowid;

create table known_entity (
  id text not null primary key,
  type text not null,
  mentions integer not null,
  documents integer not null
) without rowid;
create index known_entity_type on known_entity (type, mentions desc, id);
create index known_entity_mentions on known_entity (mentions desc, id);

create table kind_total (
  kind text not null primary key,
  assertions integer not null
) without rowid;

-- Figures that measure the same thing; "contested" counts those of them that are.
create table figure_group (
  cluster text not null primary key,
  measure text not null,
  members integer not null,
  contested integer not null
) without rowid;
create index figure_group_order on figure_group (contested > 0 desc, members desc, cluster)
  where members > 1;
create index figure_group_measure
  on figure_group (measure, contested > 0 desc, members desc, cluster) where members > 1;

create table citation_total (
  citing text not null,
  cited text not null,
  documents integer not null,
  primary key (citing, cited)
) without rowid;
create index citation_total_order on citation_total (documents desc, citing, cited);

-- What an entity's assertions are, so that those of some kinds are found without reading the others.
alter table assertion_entity add column kind text not null default '';

drop index assertion_confidence;
create index assertion_doubt on assertion (kind, confidence, id);
create index document_publisher on document (publisher_key);
create index document_language on document (language);
-- Beside the number, so that texts need not be passed over.
create index document_source on document (number, publisher);

-- What is there already.
update assertion_entity set kind = (select a.kind from assertion a
  where a.document = assertion_entity.document and a.place = assertion_entity.place);
update entity_name set record = coalesce((select i.cluster from item_use u join item i on i.id = u.item
  where u.document = entity_name.document and u.subject = entity_name.entity), entity);
update appearance set record = coalesce((select i.cluster from item_use u join item i on i.id = u.item
  where u.document = appearance.document and u.subject = appearance.entity), entity);
create index appearance_record on appearance (record, document, entity);
insert into known_name (record, text, language, script, name_key, mentions)
  select record, text, language, script, min(name_key), sum(mentions)
  from entity_name group by record, text, language, script;
insert into known_document (record, document, uses, mentions)
  select record, document, count(*), sum(mentions)
  from (select record, document, mentions from entity_name
    union all select record, document, 0 from appearance)
  group by record, document;
insert into known_entity (id, type, mentions, documents)
  select k.record,
    coalesce((select r.type from record_entity r where r.id = k.record),
      (select e.type from entity e where e.id = k.record),
      upper(substr(k.record, 1, instr(k.record, '-') - 1))),
    sum(k.mentions), count(*)
  from known_document k group by k.record;
insert into kind_total (kind, assertions) select kind, count(*) from assertion group by kind;
insert into figure_group (cluster, measure, members, contested)
  select cluster, min(substr(body, 1, instr(body, char(31)) - 1)), count(*), sum(status = 'CONTESTED')
  from item where id >= 'figure-' and id < 'figure.' and cluster is not null group by cluster;
insert into citation_total (citing, cited, documents)
  select citing, cited, count(*) from citation group by citing, cited;

-- Whom a name means, from the moment it is written.
create trigger name_added after insert on entity_name begin
  update entity_name set record = coalesce((select i.cluster from item_use u
      join item i on i.id = u.item where u.document = new.document and u.subject = new.entity),
    new.entity)
  where document = new.document and entity = new.entity and text = new.text
    and language = new.language and script = new.script;
end;
create trigger appearance_added after insert on appearance begin
  update appearance set record = coalesce((select i.cluster from item_use u
      join item i on i.id = u.item where u.document = new.document and u.subject = new.entity),
    new.entity)
  where document = new.document and entity = new.entity;
end;
create trigger use_added after insert on item_use begin
  update entity_name set record = coalesce((select cluster from item where id = new.item), entity)
    where document = new.document and entity = new.subject;
  update appearance set record = coalesce((select cluster from item where id = new.item), entity)
    where document = new.document and entity = new.subject;
end;
create trigger use_changed after update of item on item_use when old.item <> new.item begin
  update entity_name set record = coalesce((select cluster from item where id = new.item), entity)
    where document = new.document and entity = new.subject;
  update appearance set record = coalesce((select cluster from item where id = new.item), entity)
    where document = new.document and entity = new.subject;
end;
create trigger use_removed after delete on item_use begin
  update entity_name set record = entity where document = old.document and entity = old.subject;
  update appearance set record = entity where document = old.document and entity = old.subject;
end;
create trigger item_clustered after update of cluster on item
when old.cluster is not new.cluster begin
  update entity_name set record = coalesce(new.cluster, entity)
    where (document, entity) in (select document, subject from item_use where item = new.id);
  update appearance set record = coalesce(new.cluster, entity)
    where (document, entity) in (select document, subject from item_use where item = new.id);
end;

-- The totals of entities.
create trigger name_meant after update of record, mentions on entity_name
when old.record <> new.record or old.mentions <> new.mentions begin
  update known_name set mentions = mentions - old.mentions where record = old.record
    and text = old.text and language = old.language and script = old.script;
  delete from known_name where record = old.record and text = old.text
    and language = old.language and script = old.script and mentions <= 0;
  update known_document set uses = uses - 1, mentions = mentions - old.mentions
    where record = old.record and document = old.document;
  insert into known_name (record, text, language, script, name_key, mentions)
    values (new.record, new.text, new.language, new.script, new.name_key, new.mentions)
    on conflict (record, text, language, script)
    do update set mentions = known_name.mentions + excluded.mentions;
  insert into known_document (record, document, uses, mentions)
    values (new.record, new.document, 1, new.mentions)
    on conflict (record, document) do update set uses = known_document.uses + 1,
      mentions = known_document.mentions + excluded.mentions;
  delete from known_document where record = old.record and document = old.document and uses <= 0;
end;
create trigger name_removed after delete on entity_name begin
  update known_name set mentions = mentions - old.mentions where record = old.record
    and text = old.text and language = old.language and script = old.script;
  delete from known_name where record = old.record and text = old.text
    and language = old.language and script = old.script and mentions <= 0;
  update known_document set uses = uses - 1, mentions = mentions - old.mentions
    where record = old.record and document = old.document;
  delete from known_document where record = old.record and document = old.document and uses <= 0;
end;
create trigger appearance_meant after update of record on appearance
when old.record <> new.record begin
  update known_document set uses = uses - 1 where record = old.record and document = old.document;
  insert into known_document (record, document, uses, mentions)
    values (new.record, new.document, 1, 0)
    on conflict (record, document) do update set uses = known_document.uses + 1;
  delete from known_document where record = old.record and document = old.document and uses <= 0;
end;
create trigger appearance_removed after delete on appearance begin
  update known_document set uses = uses - 1 where record = old.record and document = old.document;
  delete from known_document where record = old.record and document = old.document and uses <= 0;
end;
create trigger document_known after insert on known_document begin
  insert into known_entity (id, type, mentions, documents)
    values (new.record,
      coalesce((select r.type from record_entity r where r.id = new.record),
        (select e.type from entity e where e.id = new.record),
        upper(substr(new.record, 1, instr(new.record, '-') - 1))),
      new.mentions, 1)
    on conflict (id) do update set mentions = known_entity.mentions + excluded.mentions,
      documents = known_entity.documents + 1;
end;
create trigger document_known_otherwise after update of mentions on known_document
when old.mentions <> new.mentions begin
  update known_entity set mentions = mentions + new.mentions - old.mentions where id = new.record;
end;
create trigger document_unknown after delete on known_document begin
  update known_entity set mentions = mentions - old.mentions, documents = documents - 1
    where id = old.record;
  delete from known_entity where id = old.record and documents <= 0;
end;
create trigger entity_described after insert on record_entity begin
  update known_entity set type = new.type where id = new.id and type <> new.type;
end;
create trigger entity_described_otherwise after update of type on record_entity
when old.type <> new.type begin
  update known_entity set type = new.type where id = new.id;
end;
create trigger entity_undescribed after delete on record_entity begin
  update known_entity set type = coalesce((select e.type from entity e where e.id = old.id), type)
    where id = old.id;
end;
create trigger entity_added after insert on entity begin
  update known_entity set type = new.type where id = new.id and type <> new.type
    and not exists (select 1 from record_entity r where r.id = new.id);
end;
create trigger entity_changed after update of type on entity when old.type <> new.type begin
  update known_entity set type = new.type where id = new.id
    and not exists (select 1 from record_entity r where r.id = new.id);
end;

-- The other totals.
create trigger assertion_added after insert on assertion begin
  insert into kind_total (kind, assertions) values (new.kind, 1)
    on conflict (kind) do update set assertions = kind_total.assertions + 1;
end;
create trigger assertion_removed after delete on assertion begin
  update kind_total set assertions = assertions - 1 where kind = old.kind;
  delete from kind_total where kind = old.kind and assertions <= 0;
end;
create trigger figure_changed after update of cluster, status on item
when new.id >= 'figure-' and new.id < 'figure.'
  and (old.cluster is not new.cluster or old.status <> new.status) begin
  update figure_group set members = members - 1, contested = contested - (old.status = 'CONTESTED')
    where cluster = old.cluster;
  delete from figure_group where cluster = old.cluster and members <= 0;
  insert into figure_group (cluster, measure, members, contested)
    select new.cluster, substr(new.body, 1, instr(new.body, char(31)) - 1), 1,
      new.status = 'CONTESTED'
    where new.cluster is not null
    on conflict (cluster) do update set members = figure_group.members + 1,
      contested = figure_group.contested + excluded.contested;
end;
create trigger item_removed after delete on item begin
  update figure_group set members = members - 1, contested = contested - (old.status = 'CONTESTED')
    where cluster = old.cluster and old.id >= 'figure-' and old.id < 'figure.';
  delete from figure_group where cluster = old.cluster and members <= 0;
  update entity_name set record = entity
    where (document, entity) in (select document, subject from item_use where item = old.id);
  update appearance set record = entity
    where (document, entity) in (select document, subject from item_use where item = old.id);
end;
create trigger citation_added after insert on citation begin
  insert into citation_total (citing, cited, documents) values (new.citing, new.cited, 1)
    on conflict (citing, cited) do update set documents = citation_total.documents + 1;
end;
create trigger citation_removed after delete on citation begin
  update citation_total set documents = documents - 1
    where citing = old.citing and cited = old.cited;
  delete from citation_total where citing = old.citing and cited = old.cited and documents <= 0;
end;
