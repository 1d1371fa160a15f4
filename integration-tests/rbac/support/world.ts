import { expectOk, type Client } from "../../helpers/client"
import { act, check, finished, stockCsv } from "../../helpers/stock-imports"
import type { Route } from "./routes"

/** What a request is about. */
export type Target = {
  /** A source, and the one that a transfer's units go to. */
  code: string
  otherCode: string
  /** A source that holds nothing. */
  emptyCode: string
  /** A stock import that is checked, or applied where a route needs it to be. */
  importId: string
  /** A correction of it, where a route needs one. */
  correctionId?: string
  /** A profile that is saved. */
  profileId: string
}

/** Texts and figures that only those may read who may read the sources named. */
export const SECRETS = {
  hamburg: ["Elbe depot", "7331"],
  // Named by no request of the tests, so that even its code must come up nowhere.
  kiel: ["Fjord depot", "4242", "kiel"],
}

export const OWN = ["berlin", "potsdam"]
export const SKUS = ["SKU-1", "SKU-2", "SKU-3"]

/** Five sources, three items; SKU-3 is assigned to none of them. */
export async function seed(admin: Client): Promise<void> {
  const sources = {
    default: "Default",
    berlin: "Spree depot",
    potsdam: "Havel depot",
    hamburg: SECRETS.hamburg[0],
    kiel: SECRETS.kiel[0],
  }
  for (const [code, name] of Object.entries(sources)) {
    expectOk(
      await admin.post("/admin/sources", {
        code,
        name,
        is_default: code === "default",
      })
    )
  }
  for (const sku of SKUS) {
    expectOk(await admin.post("/admin/inventory-items", { sku, title: sku }))
  }
  const quantities = { berlin: 11, potsdam: 12, hamburg: 7331, kiel: 4242 }
  expectOk(
    await admin.post("/admin/source-items/batch", {
      upsert: Object.entries(quantities).flatMap(([source_code, quantity]) =>
        SKUS.slice(0, 2).map((sku) => ({ source_code, sku, quantity }))
      ),
    })
  )
}

/** A target of its own for a request that leaves something else behind. */
export async function freshTarget(
  uploader: Client,
  admin: Client,
  needs: Route["needs"],
  target: Target
): Promise<Target> {
  switch (needs) {
    case "empty source":
      await admin.post("/admin/sources", {
        code: target.emptyCode,
        name: "New",
      })
      return target
    case "checked import":
    case "corrected import":
    case "applied import": {
      const importId = await checkedImport(uploader, target.code)
      if (needs === "applied import") {
        await act(admin, importId, "apply")
      }
      const correctionId =
        needs === "corrected import"
          ? await correction(admin, importId)
          : undefined
      return { ...target, importId, correctionId }
    }
    case "profile":
      return { ...target, profileId: await savedProfile(admin) }
    default:
      return target
  }
}

/** Leaves the first row of an import out; returns the correction's id. */
async function correction(admin: Client, importId: string): Promise<string> {
  const path = `/admin/stock-imports/${importId}/corrections`
  expectOk(await admin.post(path, { rows: [{ row_number: 2, skip: true }] }))
  await finished(admin, importId)
  return expectOk(await admin.get(path)).corrections[0].id
}

/** A stock import about a source that is checked; returns its id. */
export async function checkedImport(
  uploader: Client,
  code: string
): Promise<string> {
  const line = `${code},SKU-1,1,${1000 + ++count}`
  return (await check(uploader, stockCsv([line]))).id
}

/** Saves a profile; returns its id. */
export async function savedProfile(admin: Client): Promise<string> {
  const { stock_import_profile } = expectOk(
    await admin.post("/admin/stock-import-profiles", {
      name: `Profile ${++count}`,
    })
  )
  const { id } = stock_import_profile
  expectOk(
    await admin.post(`/admin/stock-import-profiles/${id}/supplier-numbers`, {
      supplier_numbers: [{ number: "4711", sku: "SKU-1" }],
    })
  )
  return id
}

let count = 0

type Knex = {
  raw(sql: string, bindings: unknown[]): Promise<{ rows: { all: unknown }[] }>
}

/**
 * Everything that a route of ours could change, as one text.
 *
 * @param exceptSources codes of sources that are left out, with their stock and the imports for them
 */
export async function fingerprint(
  database: Knex,
  { exceptSources = [] as string[] } = {}
): Promise<string> {
  const { rows } = await database.raw(
    `with source as (
       select * from stock_source where code <> all(?::text[])
     )
     select json_build_array(
       (select json_agg(row order by row.id) from (
         select id, code, enabled, is_default, deleted_at from source) row),
       (select json_agg(row order by row.id) from (
         select id, name, deleted_at from stock_location
         where id in (select stock_location_id from source)) row),
       (select json_agg(row order by row.id) from (
         select id, stocked_quantity, deleted_at from inventory_level
         where location_id in (select stock_location_id from source)) row),
       (select json_agg(row order by row.id) from (
         select id, status, withheld_quantity, deleted_at from stock_source_item
         where source_id in (select id from source)) row),
       (select json_agg(row order by row.id) from (
         select id, status, deleted_at from stock_import
         where ? or allowed_source_codes is null) row),
       (select json_agg(row order by row.id) from (
         select id, name, deleted_at from stock_import_profile where ?) row),
       (select json_agg(row order by row.profile_id, row.number) from (
         select * from stock_import_supplier_number where ?) row)
     )::text as all`,
    [exceptSources, ...Array(3).fill(!exceptSources.length)]
  )
  return String(rows[0].all)
}
