import { createHash } from "node:crypto"
import type { Connection } from "../../database/connection"
import type { Queryable } from "../../database/database"
import { UNTOUCHED_ASSIGNMENT } from "./untouched-assignment"

/** Our own chunks look at a pair before they write it, and at millions of them. Until the end of the transaction. */
export const WITHOUT_MAKING_WAY = "set local stock_sources.writes = 'on'"

const FUNCTION = "stock_source_make_way"
const TRIGGERS = [`${FUNCTION}_insert`, `${FUNCTION}_update`]

const FOR_OTHERS = `new.deleted_at is null and current_setting('stock_sources.writes', true) is distinct from 'on'`

/**
 * Takes an untouched assignment of ours away before somebody else's level of the same pair is written, in their transaction:
 * where it is rolled back, the assignment is there again.
 *
 * - `for key share` waits for an assignment under way, which holds the inventory item (assign-default-source.ts). The
 *   foreign key takes the same lock a moment later, so that nothing is locked that was not locked before.
 * - Most levels have no rival, and end there. Where our tables or the column are gone, everything is as without us.
 * - A session keeps the plans of its first call, when tables may have been empty: no scan of a whole table, ever.
 * - All names are given with their schema: a restore has an empty `search_path`, and so has whoever wants to misuse it.
 *
 * @param schema of Medusa's tables and ours, quoted
 */
function definition(schema: string): string {
  const tableOf = (name: string) =>
    `to_regclass('${`${schema}.${name}`.replaceAll("'", "''")}')`
  return `
    create or replace function ${schema}.${FUNCTION}() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $body$
    declare
      rival_id text;
    begin
      perform 1 from ${schema}.inventory_item where id = new.inventory_item_id for key share;
      select l.id into rival_id from ${schema}.inventory_level l
      where l.inventory_item_id = new.inventory_item_id and l.location_id = new.location_id
        and l.deleted_at is null and l.id <> new.id;
      if rival_id is null then
        return new;
      end if;
      if ${tableOf("stock_source_replaced_level")} is null then
        return new;
      end if;
      perform 1 from pg_attribute
      where attrelid = ${tableOf("stock_source_item_note")} and attname = 'assigned_by_default' and not attisdropped;
      if not found then
        return new;
      end if;

      delete from ${schema}.inventory_level l
      using ${schema}.stock_source_item_note i
      where l.id = rival_id and i.inventory_level_id = l.id and ${UNTOUCHED_ASSIGNMENT};
      if not found then
        return new;
      end if;
      delete from ${schema}.stock_source_item_note where inventory_level_id = rival_id;
      insert into ${schema}.stock_source_replaced_level (level_id, replaced_by, inventory_item_id)
      values (rival_id, new.id, new.inventory_item_id);
      return new;
    end
    $body$;

    drop trigger if exists ${FUNCTION}_insert on ${schema}.inventory_level;
    create trigger ${FUNCTION}_insert before insert on ${schema}.inventory_level
    for each row when (${FOR_OTHERS})
    execute function ${schema}.${FUNCTION}();

    drop trigger if exists ${FUNCTION}_update on ${schema}.inventory_level;
    create trigger ${FUNCTION}_update before update of deleted_at, inventory_item_id, location_id on ${schema}.inventory_level
    for each row when (${FOR_OTHERS} and (
      old.deleted_at is not null
      or (old.inventory_item_id, old.location_id) is distinct from (new.inventory_item_id, new.location_id)))
    execute function ${schema}.${FUNCTION}();`
}

function fingerprint(schema: string): string {
  return createHash("md5").update(definition(schema)).digest("hex")
}

type Found = {
  /** The schema of Medusa's levels, quoted; null where the tables are not made yet. */
  schema: string | null
  /** Fingerprint of what both triggers on the levels call; null where one is missing or disabled. */
  installed: string | null
}

async function find(connection: Queryable): Promise<Found> {
  const { rows } = await connection.query<Found>(
    `select quote_ident(n.nspname) as schema, (
       select max(obj_description(t.tgfoid, 'pg_proc')) from pg_trigger t
       where t.tgrelid = c.oid and t.tgname = any($1::text[]) and t.tgenabled in ('O', 'A')
       having count(*) = cardinality($1::text[])
     ) as installed
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where c.oid = to_regclass('inventory_level')
       and to_regclass('stock_source_replaced_level') is not null`,
    [TRIGGERS]
  )
  return rows[0] ?? { schema: null, installed: null }
}

/** Whether Medusa's levels get on with our assignments, or are not there at all. Reads the catalog, and locks nothing. */
export async function isMakeWayTriggerInstalled(
  connection: Queryable
): Promise<boolean> {
  const { schema, installed } = await find(connection)
  return schema === null || installed === fingerprint(schema)
}

/** Installs it, or the one of this version in place of another. Waits two seconds for whoever writes levels, and no longer. */
export async function installMakeWayTrigger(
  connection: Connection
): Promise<void> {
  await connection.query("set local lock_timeout = '2s'")
  await connection.query(
    `select pg_advisory_xact_lock(hashtextextended('${FUNCTION}', 0))`
  )
  const { schema, installed } = await find(connection)
  if (schema === null || installed === fingerprint(schema)) {
    return
  }
  await connection.query(definition(schema))
  await connection.query(
    `comment on function ${schema}.${FUNCTION}() is '${fingerprint(schema)}'`
  )
}

/** Takes it away, with the function. */
export async function dropMakeWayTrigger(connection: Queryable): Promise<void> {
  await connection.query(`drop function if exists ${FUNCTION}() cascade`)
}
