-- Who did what, when, and what was refused. Rows are only ever added; decisions have their own log.
create table audit (
  number bigint not null primary key,
  at text not null,
  who text not null,
  came_from text not null,
  action text not null,
  subject text not null,
  detail text
);
create index audit_who on audit (who, number);
create index audit_action on audit (action, number);

create trigger audit_stays before update on audit
begin
  select raise(abort, 'the audit log only grows');
end;
create trigger audit_is_kept before delete on audit
begin
  select raise(abort, 'the audit log only grows');
end;
