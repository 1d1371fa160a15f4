import type { Queryable } from "../../../../database/database"
import type {
  SupplierNumberDetail,
  SupplierNumberFilters,
} from "../../../../types"

const CONTAINS = (column: string) => `strpos(lower(${column}), lower($4)) > 0`

const WHERE = `kept.profile_id = $1
       and ($2::text[] is null or kept.number = any($2))
       and ($3::text[] is null or kept.sku = any($3))
       and ($4::text is null or ${CONTAINS("kept.number")} or ${CONTAINS("kept.sku")})
       and exists (select from stock_import_profile where id = $1 and deleted_at is null)`

const valuesOf = (
  profileId: string,
  { number, sku, q }: SupplierNumberFilters
) => [profileId, number ?? null, sku ?? null, q ?? null]

/** A page of a profile's numbers, by number. */
export async function readSupplierNumbers(
  queryable: Queryable,
  profileId: string,
  filters: SupplierNumberFilters,
  { skip, take }: { skip: number; take: number }
): Promise<SupplierNumberDetail[]> {
  const { rows } = await queryable.query<SupplierNumberDetail>(
    `select kept.number, kept.sku, item.id as inventory_item_id
     from (
       select number, sku from stock_import_supplier_number kept where ${WHERE}
       order by number collate "C"
       offset $5 limit $6
     ) kept
     left join inventory_item item on item.sku = kept.sku and item.deleted_at is null
     order by kept.number collate "C"`,
    [...valuesOf(profileId, filters), skip, take]
  )
  return rows
}

export async function countSupplierNumbers(
  queryable: Queryable,
  profileId: string,
  filters: SupplierNumberFilters
): Promise<number> {
  const { rows } = await queryable.query<{ count: number }>(
    `select count(*)::integer as count from stock_import_supplier_number kept where ${WHERE}`,
    valuesOf(profileId, filters)
  )
  return rows[0].count
}
