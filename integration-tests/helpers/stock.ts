import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { expectOk, type Client } from "./client"

/** Every source item as one line `source_code,sku,status,quantity`, in the order of source and SKU: the whole table. */
export async function stockLines(admin: Client): Promise<string[]> {
  const { source_items, count } = expectOk(
    await admin.get("/admin/source-items?limit=1000")
  )
  expect(source_items).toHaveLength(count)
  return source_items
    .map((item: any) =>
      [item.source_code, item.sku, item.status, item.quantity].join(",")
    )
    .sort()
}

/**
 * All rows of both tables that hold stock, deleted ones too, with `xmin`: it differs as soon as a row is written
 * again, were it with the same values.
 */
export async function dumpStock(
  container: MedusaContainer
): Promise<Record<"levels" | "notes", Record<string, unknown>[]>> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const dump = (table: string, key: string) =>
    knex(table).select("*", knex.raw("xmin::text")).orderBy(key)
  return {
    levels: await dump("inventory_level", "id"),
    notes: await dump("stock_source_item_note", "inventory_level_id"),
  }
}

/**
 * As {@link dumpStock}, without what a write that is taken back leaves behind: when, by which transaction, rows
 * deleted again, and zeros behind a decimal (5 is 5.0).
 */
export async function liveStock(container: MedusaContainer) {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { levels } = await dumpStock(container)
  const items = await knex("stock_source_item").select("*").orderBy("id")
  const live = (rows: Record<string, unknown>[]) =>
    rows
      .filter((row) => row.deleted_at === null)
      .map(({ xmin: _xmin, updated_at: _updated, ...row }) =>
        Object.fromEntries(
          Object.entries(row).map(([column, value]) => [
            column,
            column.endsWith("_quantity") && typeof value === "string"
              ? Number(value)
              : value,
          ])
        )
      )
  return { levels: live(levels), items: live(items) }
}
