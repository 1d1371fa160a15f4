import type { Connection } from "../../../../database/connection"
import type { SupplierNumber } from "../../../../types"

const GIVEN = "unnest($2::text[], $3::text[]) as given (number, sku)"

const valuesOf = (profileId: string, numbers: readonly SupplierNumber[]) => [
  profileId,
  numbers.map(({ number }) => number),
  numbers.map(({ sku }) => sku),
]

/** Keeps a profile as it is, and its numbers to this transaction, until it ends; false where it is deleted. */
export async function lockProfile(
  connection: Connection,
  id: string
): Promise<boolean> {
  const { rowCount } = await connection.query(
    "select from stock_import_profile where id = $1 and deleted_at is null for no key update",
    [id]
  )
  return !!rowCount
}

/** Those of `skus` that no inventory item has, in order. */
export async function findUnknownSkus(
  connection: Connection,
  skus: readonly string[]
): Promise<string[]> {
  const { rows } = await connection.query<{ sku: string }>(
    `select distinct given.sku from unnest($1::text[]) as given (sku)
     where not exists (
       select from inventory_item item where item.sku = given.sku and item.deleted_at is null
     )
     order by given.sku`,
    [skus]
  )
  return rows.map(({ sku }) => sku)
}

/** Which of these numbers a profile has, with the SKUs that they stand for. */
export async function readNumbers(
  connection: Connection,
  profileId: string,
  numbers: readonly string[]
): Promise<SupplierNumber[]> {
  const { rows } = await connection.query<SupplierNumber>(
    `select number, sku from stock_import_supplier_number where profile_id = $1 and number = any($2::text[])`,
    [profileId, numbers]
  )
  return rows
}

/** Adds numbers to a profile; those that it has stand for these SKUs from now on. */
export async function writeNumbers(
  connection: Connection,
  profileId: string,
  numbers: readonly SupplierNumber[]
): Promise<void> {
  await connection.query(
    `insert into stock_import_supplier_number (profile_id, number, sku)
     select $1, number, sku from ${GIVEN}
     on conflict (profile_id, number) do update set sku = excluded.sku`,
    valuesOf(profileId, numbers)
  )
}

/** Deletes numbers of a profile: these, or all but these where `others`. Returns what they stood for. */
export async function deleteNumbers(
  connection: Connection,
  profileId: string,
  numbers: readonly string[],
  others = false
): Promise<SupplierNumber[]> {
  const { rows } = await connection.query<SupplierNumber>(
    `delete from stock_import_supplier_number
     where profile_id = $1 and (number = any($2::text[])) <> $3::boolean
     returning number, sku`,
    [profileId, numbers, others]
  )
  return rows
}

export async function countNumbers(
  connection: Connection,
  profileId: string
): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    "select count(*)::integer as count from stock_import_supplier_number where profile_id = $1",
    [profileId]
  )
  return rows[0].count
}

/** Deletes those of these numbers that still stand for these SKUs. */
export async function deleteIfSame(
  connection: Connection,
  profileId: string,
  numbers: readonly SupplierNumber[]
): Promise<void> {
  await connection.query(
    `delete from stock_import_supplier_number kept using ${GIVEN}
     where kept.profile_id = $1 and kept.number = given.number and kept.sku = given.sku`,
    valuesOf(profileId, numbers)
  )
}

/** Brings numbers back, but for those that somebody has given to the profile since. */
export async function bringNumbersBack(
  connection: Connection,
  profileId: string,
  numbers: readonly SupplierNumber[]
): Promise<void> {
  await connection.query(
    `insert into stock_import_supplier_number (profile_id, number, sku)
     select $1, number, sku from ${GIVEN}
     on conflict do nothing`,
    valuesOf(profileId, numbers)
  )
}
