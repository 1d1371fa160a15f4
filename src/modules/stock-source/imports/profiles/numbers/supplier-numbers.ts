import { MedusaError } from "@medusajs/framework/utils"
import type { Connection } from "../../../database/connection"
import { Refusal } from "../../../refusal"
import type {
  SupplierNumber,
  SupplierNumbersChange,
  SupplierNumbersInput,
} from "../../../types"
import { noSuchProfile, retrieveSaved } from "../profiles"
import {
  countNumbers,
  deleteNumbers,
  findUnknownSkus,
  lockProfile,
  readNumbers,
  writeNumbers,
} from "./sql/write-supplier-numbers"

/** Numbers that one profile may have. */
export const MOST_SUPPLIER_NUMBERS = 100_000

const MOST_NAMED = 10

const INVALID = MedusaError.Types.INVALID_DATA

/**
 * Gives a profile numbers of its supplier, in one transaction.
 *
 * @throws MedusaError `not_found`; `not_allowed` for a built-in one; `invalid_data` where a number stands for two SKUs, no item
 *   has a SKU, or they become too many.
 */
export async function putNumbers(
  connection: Connection,
  { profile_id, supplier_numbers, replace = false }: SupplierNumbersInput
): Promise<SupplierNumbersChange> {
  await lockSaved(connection, profile_id)
  const given = onePerNumber(supplier_numbers)
  await refuseUnknown(connection, given)
  const numbers = given.map(({ number }) => number)
  const before = new Map(
    (await readNumbers(connection, profile_id, numbers)).map((one) => [
      one.number,
      one,
    ])
  )
  const removed = replace
    ? await deleteNumbers(connection, profile_id, numbers, true)
    : []
  const now = given.filter(({ number, sku }) => before.get(number)?.sku !== sku)
  await writeNumbers(connection, profile_id, now)
  const count = await countNumbers(connection, profile_id)
  if (count > MOST_SUPPLIER_NUMBERS) {
    throw new Refusal(INVALID, "supplier_number", {
      reason: "too_many",
      most: MOST_SUPPLIER_NUMBERS,
    })
  }
  const changed = now.flatMap(({ number }) => before.get(number) ?? [])
  return {
    added: now.length - changed.length,
    changed: changed.length,
    removed: removed.length,
    count,
    now,
    was: [...changed, ...removed],
  }
}

/** Takes numbers from a profile: these, or all. Returns what they stood for. */
export async function removeNumbers(
  connection: Connection,
  profileId: string,
  numbers?: readonly string[]
): Promise<SupplierNumber[]> {
  await lockSaved(connection, profileId)
  return deleteNumbers(connection, profileId, numbers ?? [], !numbers)
}

async function lockSaved(connection: Connection, id: string): Promise<void> {
  await retrieveSaved(connection, [id])
  if (!(await lockProfile(connection, id))) {
    throw noSuchProfile(id)
  }
}

function onePerNumber(given: readonly SupplierNumber[]): SupplierNumber[] {
  const found = new Map<string, SupplierNumber>()
  for (const one of given) {
    const number = one.number.trim()
    const other = found.get(number)
    if (other && other.sku !== one.sku) {
      throw new Refusal(INVALID, "supplier_number", {
        reason: "two_skus",
        number,
        sku: other.sku,
        other: one.sku,
      })
    }
    found.set(number, { number, sku: one.sku })
  }
  return [...found.values()]
}

async function refuseUnknown(
  connection: Connection,
  given: readonly SupplierNumber[]
): Promise<void> {
  const unknown = await findUnknownSkus(
    connection,
    given.map(({ sku }) => sku)
  )
  if (unknown.length) {
    const more = unknown.length > MOST_NAMED ? ", …" : ""
    throw new Refusal(INVALID, "supplier_number", {
      reason: "unknown_sku",
      skus: unknown.slice(0, MOST_NAMED).join(", ") + more,
    })
  }
}
