/**
 * Notes every change of units at its commit, and which import's chunk it belongs to: what the verdict reads. Triggers of the
 * test's own, in the transaction of whoever writes, so that no kill and no roll-back can make them disagree with the stock.
 */
export const RECORDER = `
create table soak_unit (at timestamptz not null default clock_timestamp(), tx bigint not null default txid_current(), level_id text not null, kind text not null, delta numeric not null, statement text not null default left(current_query(), 200));
create index on soak_unit (tx);
create table soak_chunk (tx bigint not null default txid_current(), number integer not null, act text not null);
create table soak_row (like stock_import_row);

create function soak_level() returns trigger language plpgsql as $$
begin
  insert into soak_unit (level_id, kind, delta)
  select new.id, 'level',
    case when new.deleted_at is null then new.stocked_quantity else 0 end
      - case when tg_op = 'UPDATE' and old.deleted_at is null then old.stocked_quantity else 0 end;
  return null;
end $$;
create trigger soak_level after insert or update on inventory_level for each row execute function soak_level();

create function soak_item() returns trigger language plpgsql as $$
begin
  insert into soak_unit (level_id, kind, delta)
  select new.inventory_level_id, case when new.deleted_at is null then 'item' else 'removed item' end,
    case when new.deleted_at is null then new.withheld_quantity else 0 end
      - case when tg_op = 'UPDATE' and old.deleted_at is null then old.withheld_quantity else 0 end;
  return null;
end $$;
create trigger soak_item after insert or update on stock_source_item for each row execute function soak_item();

create function soak_import() returns trigger language plpgsql as $$
begin
  if new.applied_through <> old.applied_through then
    insert into soak_chunk (number, act) values (new.number, 'apply');
  end if;
  if new.undone_through <> old.undone_through then
    insert into soak_chunk (number, act) values (new.number, 'undo');
  end if;
  return null;
end $$;
create trigger soak_import after update on stock_import for each row execute function soak_import();

create function soak_row() returns trigger language plpgsql as $$
begin
  insert into soak_row select old.*;
  return null;
end $$;
create trigger soak_row after delete on stock_import_row for each row execute function soak_row();
`
