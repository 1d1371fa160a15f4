import type { MatchBy } from "../../../../types"
import type { Connection } from "../../../../database/connection"
import { WHITESPACE } from "../../../../database/sql/fragments"
import type { Matched } from "./match-source-names"

/** The inventory items that a name may stand for, by the one or the other. Items without a SKU cannot be named in a file. */
const ITEMS: Record<MatchBy, string> = {
  sku: itemsOf("inventory_item item", "item.sku"),
  ean: itemsOf(variants(), "variant.ean"),
  upc: itemsOf(variants(), "variant.upc"),
  barcode: itemsOf(variants(), "variant.barcode"),
  supplier_number: listedItems(),
}

// A number whose SKU no item has is found all the same: what else has the same text is not meant.
function listedItems(): string {
  return `select named.cell, item.id, listed.sku
     from named
     join stock_import_supplier_number listed on listed.profile_id = $1 and listed.number = named.name
     join stock_import_profile profile on profile.id = listed.profile_id and profile.deleted_at is null
     left join inventory_item item on item.sku = listed.sku and item.deleted_at is null`
}

// A variant that takes two of an item, or of several items one, has no quantity of its own.
function variants(): string {
  return `(product_variant variant
     join product_variant_inventory_item link
       on link.variant_id = variant.id and link.required_quantity = 1 and link.deleted_at is null and variant.deleted_at is null
     join inventory_item item on item.id = link.inventory_item_id)`
}

function itemsOf(tables: string, column: string): string {
  return `select named.cell, item.id, item.sku
     from named
     join ${tables} on ${column} = named.name
     where item.deleted_at is null and item.sku is not null`
}

/**
 * Gives staged lines the SKU of the item that their column `sku` names by another of its numbers, `matchBy` in this order. Lines of
 * which the first that has any has several items are in error, and so are those whose SKU is one that is not asked for.
 */
export async function matchVariantNumbers(
  connection: Connection,
  matchBy: readonly MatchBy[],
  profileId: string | null
): Promise<(Matched & { by: MatchBy })[]> {
  const byList = matchBy.includes("supplier_number")
  await connection.query(
    `create temporary table stock_import_match (
       cell text, by text, items integer, sku text, skus text
     ) on commit drop`
  )
  await connection.query(
    `insert into stock_import_match ${matches(matchBy)}`,
    byList ? [profileId] : []
  )
  await connection.query("analyze stock_import_match")
  const none =
    byList && !(await hasNumbers(connection, profileId))
      ? "no_numbers"
      : "not_listed"
  await connection.query(
    `update stock_import_stage line
     set problem = case
       when match.items > 1 then jsonb_build_object(
         'code', 'ambiguous_match', 'column', 'sku', 'value', left(match.cell, 100),
         'params', jsonb_build_object('reason', match.by, 'skus', match.skus)
       )
       else jsonb_build_object('code', 'unknown_sku', 'column', 'sku', 'value', left(match.cell, 100), 'params',
         case
           when match.items = 0 then jsonb_build_object('reason', match.by, 'sku', match.sku)
           else '${byList ? JSON.stringify({ reason: none }) : "{}"}'::jsonb
         end)
     end
     from stock_import_match match
     where line.sku = match.cell and line.problem is null and match.items is distinct from 1`
  )
  const { rows } = await connection.query<Matched & { by: MatchBy }>(
    `with changed as (
       update stock_import_stage line set sku = match.sku
       from stock_import_match match
       where line.sku = match.cell and line.problem is null and match.by <> 'sku'
       returning match.cell, match.sku, match.by
     )
     select cell, sku as meaning, by, count(*)::integer as count
     from changed
     group by cell, sku, by`
  )
  await connection.query("drop table stock_import_match")
  return rows
}

/** What each name stands for, by the first that has any; without items where none has. */
function matches(matchBy: readonly MatchBy[]): string {
  const found = matchBy
    .map(
      (by, at) =>
        `select ${at} as at, '${by}' as by, * from (${ITEMS[by]}) by_${by}`
    )
    .join(" union all ")
  return `
     with named as materialized (
       select sku as cell, btrim(sku, ${WHITESPACE}) as name
       from stock_import_stage
       where sku <> '' and problem is null
       group by sku
     ),
     found as (
       select cell, at, by, count(distinct id) as items, min(sku) as sku,
         array_to_string((array_agg(distinct sku order by sku))[:5], ', ') as skus
       from (${found}) found
       group by cell, at, by
     ),
     first as (
       select distinct on (cell) * from found order by cell, at
     )
     select named.cell, first.by, first.items, first.sku, first.skus
     from named
     left join first on first.cell = named.cell`
}

async function hasNumbers(
  connection: Connection,
  profileId: string | null
): Promise<boolean> {
  const { rows } = await connection.query<{ found: boolean }>(
    `select exists (
       select from stock_import_supplier_number listed
       join stock_import_profile profile on profile.id = listed.profile_id and profile.deleted_at is null
       where listed.profile_id = $1
     ) as found`,
    [profileId]
  )
  return rows[0].found
}
