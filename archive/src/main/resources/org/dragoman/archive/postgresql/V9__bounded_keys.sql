-- An index row holds some 2,700 bytes at most, a name or an address may have more. What is looked up
-- as a whole is found by its hash, what is put in order by its beginning; the rest is cut by the
-- program, as in the migration of ../migrations with this number.

drop index document_uri;
create index document_uri on document using hash (uri);
create index document_order on document (left(uri, 500), id);
drop index document_file_name;
create index document_file_name on document using hash (file_name);

update entity_name set name_key = left(name_key, 500) where length(name_key) > 500;
update known_name set name_key = left(name_key, 500) where length(name_key) > 500;
update entity set label_key = left(label_key, 500) where length(label_key) > 500;
update record_entity set label_key = left(label_key, 500) where length(label_key) > 500;
update document set publisher_key = left(publisher_key, 500) where length(publisher_key) > 500;
insert into item_key (item_key, item)
  select left(item_key, 500), item from item_key where length(item_key) > 500
  on conflict do nothing;
delete from item_key where length(item_key) > 500;
insert into telling_key (telling_key, document)
  select left(telling_key, 500), document from telling_key where length(telling_key) > 500
  on conflict do nothing;
delete from telling_key where length(telling_key) > 500;
insert into assertion_entity (entity, document, place, kind)
  select left(entity, 500), document, place, kind from assertion_entity
  where length(entity) > 500 on conflict do nothing;
delete from assertion_entity where length(entity) > 500;

alter table entity_name drop constraint entity_name_pkey;
create unique index entity_name_once
  on entity_name (document, entity, md5(text), language, script);
alter table known_name drop constraint known_name_pkey;
create unique index known_name_once on known_name (record, md5(text), language, script);
alter table citation drop constraint citation_pkey;
create unique index citation_once on citation (document, md5(citing), md5(cited));
drop index citation_pair;
alter table citation_total drop constraint citation_total_pkey;
create unique index citation_total_once on citation_total (md5(citing), md5(cited));
drop index citation_total_order;
create index citation_total_order on citation_total (documents desc);

create or replace function totals_settled() returns trigger language plpgsql as $$
declare
  mine xid8 := pg_current_xact_id();
begin
  insert into citation_total as t (citing, cited, documents)
    select a, b, sum(n) from total_change where tx = mine and total = 'citation'
    group by a, b having sum(n) <> 0 order by a, b
    on conflict (md5(citing), md5(cited)) do update set documents = t.documents + excluded.documents;
  delete from citation_total t using total_change x
    where x.tx = mine and x.total = 'citation' and x.n < 0
      and md5(t.citing) = md5(x.a) and md5(t.cited) = md5(x.b)
      and t.citing = x.a and t.cited = x.b and t.documents <= 0;

  insert into known_name as t (record, text, language, script, name_key, mentions)
    select a, b, c, d, min(e), sum(m) from total_change where tx = mine and total = 'name'
    group by a, b, c, d having sum(m) <> 0 or sum(n) > 0 order by a, b, c, d
    on conflict (record, md5(text), language, script)
    do update set mentions = t.mentions + excluded.mentions;
  delete from known_name t using total_change x
    where x.tx = mine and x.total = 'name' and x.n < 0 and t.record = x.a
      and md5(t.text) = md5(x.b) and t.text = x.b
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
