-- What names are looked up by, and what items are filed under, is cut where it is longer than any
-- name: PostgreSQL's indexes take rows of a bounded length only, and a copy there must hold them.
update entity_name set name_key = substr(name_key, 1, 500) where length(name_key) > 500;
update known_name set name_key = substr(name_key, 1, 500) where length(name_key) > 500;
update entity set label_key = substr(label_key, 1, 500) where length(label_key) > 500;
update record_entity set label_key = substr(label_key, 1, 500) where length(label_key) > 500;
update document set publisher_key = substr(publisher_key, 1, 500)
  where length(publisher_key) > 500;
update or replace item_key set item_key = substr(item_key, 1, 500) where length(item_key) > 500;
update or replace telling_key set telling_key = substr(telling_key, 1, 500)
  where length(telling_key) > 500;
update or replace assertion_entity set entity = substr(entity, 1, 500) where length(entity) > 500;
