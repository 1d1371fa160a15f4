import type { Connection } from "../../database/connection"
import { issueJson } from "../../database/sql/issue-json"
import { startAnew } from "../../database/database"

/** What of a pair can be deleted while a plan waits: its source, the source's stock location, its inventory item. */
export type GonePart = "source" | "location" | "item"

/** What a chunk's pairs need and what is not there any more, as far as it is known. */
export type Gone = {
  /** What is gone of sources, by their ids; one that is not named is there, and locked. */
  sources: Record<string, Exclude<GonePart, "item">>
  /** Ids of inventory items. */
  items: string[]
}

const LOCATION_GONE = `not exists (
  select from stock_location l where l.id = s.stock_location_id and l.deleted_at is null
)`

/** Whether the source `s` is deleted, or its stock location is. */
export const SOURCE_GONE = `(s.deleted_at is not null or ${LOCATION_GONE})`

/** What is gone of the source `s`, or null: a `GonePart`. Whoever deletes the stock location retires the source. */
export const GONE_OF_SOURCE = `case
  when ${LOCATION_GONE} then 'location'
  when s.deleted_at is not null then 'source'
end`

/** Nothing is known to be gone. Kept from one attempt of a transaction to the next. */
export function nothingGone(): Gone {
  return { sources: {}, items: [] }
}

/**
 * What is gone of a line's pair, or null: a `GonePart`.
 *
 * @param sources SQL of `Gone.sources` as JSON
 * @param items SQL of `Gone.items`
 */
export function gonePart(sources: string, items: string): string {
  return `coalesce(
    ${sources}::jsonb ->> source_id,
    case when inventory_item_id = any(${items}::text[]) then 'item' end
  )`
}

type GoneIssue = {
  severity: "error" | "warning"
  /** What is not done because of it. */
  act: "apply" | "undo"
  /** What to do about it, where nothing has taken the place of what is gone: a sentence of src/texts. */
  remedy: "remove_row" | "nothing_left"
}
export const GONE_AT_APPLY: GoneIssue = {
  severity: "error",
  act: "apply",
  remedy: "remove_row",
}
export const GONE_AT_UNDO: GoneIssue = {
  severity: "warning",
  act: "undo",
  remedy: "nothing_left",
}

/** The issue `gone` as JSON; `line` has the columns of `LIVE_CHUNK` and `gone`. */
export function goneIssue(
  line: string,
  { severity, act, remedy }: GoneIssue
): string {
  const replaced = (by: string) =>
    `case when successor.id is null then '${remedy}' else '${by}' end`
  const isItem = `${line}.gone = 'item'`
  const ofItem = issueJson({
    code: "gone",
    column: "sku",
    value: `${line}.sku`,
    severity,
    says: [
      {
        reason: `item_${act}`,
        params: {
          item: `${line}.inventory_item_id`,
          successor: "successor.id",
          remedy: replaced("sku_taken"),
        },
      },
    ],
  })
  const remedyOfSource = { params: { remedy: replaced("code_taken") } }
  const ofSource = issueJson({
    code: "gone",
    column: "source_code",
    value: `${line}.source_code`,
    severity,
    says: [
      {
        when: `${line}.gone = 'location'`,
        reason: `location_${act}`,
        ...remedyOfSource,
      },
      { reason: `source_${act}`, ...remedyOfSource },
    ],
  })
  return `(
    select case when ${isItem} then ${ofItem} else ${ofSource} end
    from (select) one
    left join lateral (
      select other.id from inventory_item other
      where ${line}.gone = 'item' and other.deleted_at is null and other.sku = coalesce(
        (select sku from inventory_item where id = ${line}.inventory_item_id), ${line}.sku)
      union all
      select other.id from stock_source other
      where ${line}.gone <> 'item' and other.deleted_at is null and other.id <> ${line}.source_id
        and lower(other.code) = lower(${line}.source_code)
      limit 1
    ) successor on true
  )`
}

/**
 * Adds to `gone` the inventory items of a chunk that are deleted, and lets the transaction begin anew where it has written
 * without knowing of them. Call it after levels were made or brought back: their items are locked by then (`lockItems`,
 * or PostgreSQL for the foreign key of a new level), so that whoever deletes one from now on waits and takes the level
 * along (see install-item-deletion.ts).
 *
 * @throws Error that `Database.transaction` tries again
 */
export async function refuseDeletedItems(
  connection: Connection,
  itemIds: string[],
  gone: Gone
): Promise<void> {
  const { rows } = await connection.query<{ id: string }>(
    // One by one: `limit 1` keeps PostgreSQL from hashing all items of the store for it.
    `select given.id from unnest($1::text[]) given (id)
     left join lateral (
       select id from inventory_item where id = given.id and deleted_at is null limit 1
     ) live on true
     where live.id is null`,
    [itemIds]
  )
  const known = new Set(gone.items)
  if (rows.some(({ id }) => !known.has(id))) {
    gone.items = rows.map(({ id }) => id)
    throw startAnew("Inventory items were deleted meanwhile.")
  }
}

/** Keeps inventory items from being deleted until the transaction ends, as a foreign key of a new level does. */
export async function lockItems(
  connection: Connection,
  itemIds: string[]
): Promise<void> {
  await connection.query(
    "select 1 from inventory_item where id = any($1::text[]) order by id for key share",
    [itemIds]
  )
}
