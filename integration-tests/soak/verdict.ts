import { waitFor } from "../helpers/wait-for"
import type { UnreliableStore } from "./unreliable-store"

/** What must never be found once the store is quiet; each statement lists what is wrong. */
const FAULTS = {
  "levels of deleted items": `
    select l.id from inventory_level l
    where l.deleted_at is null
      and not exists (select 1 from inventory_item i where i.id = l.inventory_item_id and i.deleted_at is null)`,

  // Those that were there before stay with their location, as Medusa has it; a deletion may be a moment on its way.
  "levels written at deleted locations": `
    select l.id, l.location_id from inventory_level l
    join stock_location p on p.id = l.location_id and p.deleted_at is not null
    where l.deleted_at is null and exists (
      select 1 from soak_unit u
      join soak_chunk c on c.tx = u.tx
      where u.level_id = l.id and u.at > p.deleted_at + interval '3 seconds')`,

  "two levels of one pair": `
    select inventory_item_id, location_id from inventory_level
    where deleted_at is null group by 1, 2 having count(*) > 1`,

  "units that sell and must not, or are withheld and should sell": `
    select l.id, s.code, s.enabled, item.status, l.stocked_quantity, item.withheld_quantity
    from inventory_level l
    join stock_source s on s.stock_location_id = l.location_id and s.deleted_at is null
    left join stock_source_item_note item on item.inventory_level_id = l.id
    where l.deleted_at is null and case
      when s.enabled and coalesce(item.status, 1) = 1 then coalesce(item.withheld_quantity, 0) <> 0
      else l.stocked_quantity > 0
    end`,

  "notes that say nothing": `
    select * from stock_source_item_note
    where status = 1 and withheld_quantity = 0 and not assigned_by_default`,

  "quantities that Medusa's services read and its tables do not say": `
    select id from inventory_level
    where deleted_at is null and (
      (raw_stocked_quantity ->> 'value')::numeric <> stocked_quantity
      or (raw_reserved_quantity ->> 'value')::numeric <> reserved_quantity)`,

  "default sources, not exactly one": `
    select array_agg(code) as codes from stock_source
    where is_default and deleted_at is null having count(*) <> 1`,

  // The model: a line of a plan moves a pair from its before to its after, once, and an undo moves it back, once.
  "imports that moved other units than their plans say": `
    with line as (
      select * from stock_import_row union all select * from soak_row
    ), planned as (
      select r.import_number as number, act, r.source_id, r.inventory_item_id,
        sum(sign * (coalesce(r.after_quantity, 0) - coalesce(r.before_quantity, 0))) as units
      from line r
      join stock_import i on i.number = r.import_number
      cross join (values ('apply', 1), ('undo', -1)) acts (act, sign)
      where r.outcome in ('create', 'update', 'delete')
        and r.row_number <= case act when 'apply' then i.applied_through else i.undone_through end
        and not (act = 'undo' and exists (
          select 1 from jsonb_array_elements(coalesce(r.issues, '[]')) issue
          where issue ->> 'code' in ('not_undone', 'gone')))
      group by 1, 2, 3, 4
    ), moved as (
      select c.number, c.act, s.id as source_id, l.inventory_item_id, sum(u.delta) as units
      from (select distinct tx, number, act from soak_chunk) c
      join soak_unit u on u.tx = c.tx
      join inventory_level l on l.id = u.level_id
      join stock_source s on s.stock_location_id = l.location_id
      group by 1, 2, 3, 4
    )
    select number, act, source_id, inventory_item_id, planned.units as planned, moved.units as moved
    from planned full join moved using (number, act, source_id, inventory_item_id)
    where coalesce(planned.units, 0) <> coalesce(moved.units, 0)`,

  "units made or lost by withholding and giving back": `
    select u.tx, u.level_id, sum(u.delta) as units, array_agg(u.kind || ' ' || u.delta || ' ' || u.statement) as writes
    from soak_unit u
    where not exists (select 1 from soak_chunk c where c.tx = u.tx)
      and u.statement !~* '^\\s*(insert into|update) "inventory_level"'
    group by 1, 2
    having bool_or(u.kind = 'note') and sum(u.delta) <> 0`,
} as const

/** Imports that are under way, with whatever is left of an act, and sources whose units are still to be moved. */
const UNDER_WAY = `
  select 'stock import ' || number as what, status, pending_act, error from stock_import
  where deleted_at is null and (pending_act is not null or status in ('uploaded', 'checking', 'applying', 'undoing'))
  union all
  select 'source ' || source_id, 'settling', null, null from stock_source_settling`

/** Waits until nothing is under way: an act that nobody goes on with, or that blocks the others, never ends. */
export async function untilQuiet(store: UnreliableStore): Promise<void> {
  // What waits for a minute's silence after a crash has had it.
  await store.rows(
    `update stock_import set updated_at = updated_at - interval '61 seconds'
     where deleted_at is null and pending_act is not null`
  )
  await waitFor(
    "every import and every source to come to its end",
    () => store.rows(UNDER_WAY),
    (left) => left.length === 0,
    { seconds: 120 }
  ).catch((error) => {
    error.message += `\n${store.log}`
    throw error
  })
}

/** What follows Medusa's events, which a killed server may take along: the nightly reconcile brings these in step. */
const FOLLOW_EVENTS = new Set<string>([
  "units that sell and must not, or are withheld and should sell",
] satisfies (keyof typeof FAULTS)[])

/** Everything that is wrong with the stock, once events have been heard; an empty object where nothing is. */
export async function findFaults(
  store: UnreliableStore
): Promise<Record<string, unknown[]>> {
  const faults = await faultsAfter(store, 5)
  const names = Object.keys(faults)
  if (!names.length || names.some((name) => !FOLLOW_EVENTS.has(name))) {
    return faults
  }
  // Whoever makes a stock location has done what the nightly job does.
  expect(
    await store.admin.post("/admin/stock-locations", { name: "Night" })
  ).toMatchObject({ status: 200 })
  return faultsAfter(store, 15)
}

async function faultsAfter(
  store: UnreliableStore,
  seconds: number
): Promise<Record<string, unknown[]>> {
  let faults: Record<string, unknown[]> = {}
  await waitFor(
    "a faultless store",
    async () => {
      faults = {}
      for (const [fault, sql] of Object.entries(FAULTS)) {
        const found = await store.rows(`${sql} limit 5`)
        if (found.length) {
          faults[fault] = found
        }
      }
      return faults
    },
    (found) => Object.keys(found).length === 0,
    { seconds }
  ).catch(() => undefined)
  return faults
}

/** The next import goes through: every live pair of every source gets `quantity`, and has it then. */
export async function importAll(
  store: UnreliableStore,
  quantity: number
): Promise<void> {
  const pairs = await store.rows<{ code: string; sku: string }>(
    `select s.code, i.sku
     from inventory_level l
     join stock_source s on s.stock_location_id = l.location_id and s.deleted_at is null
     join inventory_item i on i.id = l.inventory_item_id and i.deleted_at is null
     where l.deleted_at is null and i.sku is not null
     order by 1, 2`
  )
  const csv = [
    "source_code,sku,status,quantity",
    ...pairs.map(({ code, sku }) => `${code},${sku},1,${quantity}`),
  ].join("\n")
  const uploaded = await store.admin.post(
    "/admin/stock-imports?filename=all.csv",
    csv,
    { "content-type": "text/csv" }
  )
  expect(uploaded).toMatchObject({ status: 202 })
  const { id } = uploaded.data.stock_import
  const checked = await ended(store, id)
  expect(checked).toMatchObject({
    status: "checked",
    counts: { rows: pairs.length, error: 0 },
  })
  const answer = await store.admin.post(`/admin/stock-imports/${id}/apply`, {
    confirm: checked.alarms.map(({ code }: { code: string }) => code),
  })
  expect(answer).toMatchObject({ status: 202 })
  expect(await ended(store, id)).toMatchObject({
    status: "applied",
    counts: { rows: pairs.length, error: 0 },
  })
  const wrong = await store.rows(
    `select l.id, l.stocked_quantity, item.withheld_quantity from inventory_level l
     join stock_source s on s.stock_location_id = l.location_id and s.deleted_at is null
     join inventory_item i on i.id = l.inventory_item_id and i.sku is not null
     left join stock_source_item_note item on item.inventory_level_id = l.id
     where l.deleted_at is null and l.stocked_quantity + coalesce(item.withheld_quantity, 0) <> $1`,
    [quantity]
  )
  expect(wrong).toEqual([])
}

async function ended(store: UnreliableStore, id: string): Promise<any> {
  return waitFor(
    `stock import ${id} to end`,
    async () =>
      (await store.admin.get(`/admin/stock-imports/${id}`)).data.stock_import,
    (found) =>
      !["uploaded", "checking", "applying", "undoing"].includes(found?.status),
    { seconds: 60 }
  )
}
