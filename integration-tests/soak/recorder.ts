/**
 * Notes every change of units at its commit, and which import's chunk it belongs to: what the verdict reads. Triggers of the
 * test's own, in the transaction of whoever writes, so that no kill and no roll-back can make them disagree with the stock.
 */
export const RECORDER = `
create table soak_unit (at timestamptz not null default clock_timestamp(), tx bigint not null default txid_current(), level_id text not null, kind text not null, delta numeric not null, statement text not null default left(current_query(), 200));
create index on soak_unit (tx);
create table soak_chunk (tx bigint not null default txid_current(), number integer not null, act text not null);
create table soak_row (like stock_import_row);

create index on soak_unit (level_id);

-- What has come to a level, or gone from it, since it was last looked at: all that its statement has written is there by then,
-- so that the first of its triggers finds all of it, whichever table it is on.
create function soak_count(id text, kind text) returns void language sql as $$
  insert into soak_unit (level_id, kind, delta)
  select id, kind,
    coalesce((
      select level.stocked_quantity + coalesce(note.withheld_quantity, 0)
      from inventory_level level
      left join stock_source_item_note note on note.inventory_level_id = level.id
      where level.id = soak_count.id and level.deleted_at is null
    ), 0) - coalesce((select sum(unit.delta) from soak_unit unit where unit.level_id = soak_count.id), 0);
$$;

create function soak_level() returns trigger language plpgsql as $$
begin
  perform soak_count(coalesce(new.id, old.id), 'level');
  return null;
end $$;
create trigger soak_level after insert or update or delete on inventory_level for each row execute function soak_level();

create function soak_note() returns trigger language plpgsql as $$
begin
  perform soak_count(coalesce(new.inventory_level_id, old.inventory_level_id), 'note');
  return null;
end $$;
create trigger soak_note after insert or update or delete on stock_source_item_note for each row execute function soak_note();

select soak_count(id, 'level') from inventory_level;

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
