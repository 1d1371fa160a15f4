import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { Client } from "../../helpers/client"
import { expectOk } from "../../helpers/client"
import { seedSourceItems } from "../../helpers/source-items"
import { check, importCsv, stockCsv } from "../../helpers/stock-imports"

type Scene = { container: MedusaContainer; admin: Client }

const FILE = stockCsv(["berlin,TENT-2P-GRN,1,20"])

/** Six rows, of which the last is row 7. */
const SIX_ROWS = stockCsv(
  [1, 2, 3, 4, 5, 6].map((n) => `berlin,tent-2p-grn,1,${n}`)
)

/** What has to be there before an example can run, where the sources and items of all examples are not enough. */
const BEFORE: Record<string, (scene: Scene) => Promise<{ id: string }>> = {
  applyStockImportWorkflow: ({ admin }) => check(admin, FILE),
  cancelStockImportWorkflow: ({ admin }) => check(admin, FILE),
  checkStockImportWorkflow: ({ container }) => recordUpload(container),
  correctStockImportWorkflow: ({ admin }) => check(admin, SIX_ROWS),
  deleteStockImportsWorkflow: ({ admin }) => check(admin, FILE),
  deleteStockImportProfilesWorkflow: saveProfile,
  deleteSupplierNumbersWorkflow: saveProfile,
  setSupplierNumbersWorkflow: saveProfile,
  updateStockImportProfilesWorkflow: saveProfile,
  undoStockImportWorkflow: ({ admin }) => importCsv(admin, FILE),
  async createSourcesWorkflow({ container, admin }) {
    await withoutStock(container)
    return expectOk(await admin.delete("/admin/sources/berlin"))
  },
  async deleteSourcesWorkflow({ container }) {
    await withoutStock(container)
    return { id: "" }
  },
}

/** Sets the scene of a workflow's example; returns what puts real ids in place of those that the example shows. */
export async function setStage(
  name: string,
  scene: Scene
): Promise<(code: string) => string> {
  await clear(scene.container)
  await seedSourceItems(
    scene.container,
    { berlin: "Berlin", "new-york": "New York" },
    [
      { source: "berlin", sku: "TENT-2P-GRN", stocked: "14", status: 1 },
      { source: "new-york", sku: "TENT-2P-GRN", stocked: "4", status: 1 },
      { source: "berlin", sku: "TENT-3P-GRN", stocked: "3", status: 1 },
    ]
  )
  const made = await BEFORE[name]?.(scene)
  return (code) =>
    code
      .replaceAll("simp_01…", made?.id ?? "simp_01…")
      .replaceAll("simppro_01…", made?.id ?? "simppro_01…")
      .replaceAll("iitem_123", "iitem_TENT-2P-GRN")
      .replaceAll("ilev_123", "ilev_berlin_TENT-2P-GRN")
}

/** Takes away what the last example has left, quicker than a database of its own for each. */
async function clear(container: MedusaContainer): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const tables = [
    "stock_import_profile",
    "stock_source_item_note",
    "inventory_item",
    "stock_source",
    "stock_location",
  ]
  await knex.transaction(async (transaction) => {
    for (const table of tables) {
      await transaction(table).delete()
    }
  })
}

async function saveProfile({ admin }: Scene): Promise<{ id: string }> {
  return expectOk(
    await admin.post("/admin/stock-import-profiles", { name: "Supplier" })
  ).stock_import_profile
}

/** An import whose check has not begun: what a route records, and then checks. */
async function recordUpload(
  container: MedusaContainer
): Promise<{ id: string }> {
  const { createStockImportWorkflow } = await import(
    "medusa-plugin-stock-sources/workflows"
  )
  const file = await container.resolve(Modules.FILE).createFiles({
    filename: "stock_sources.csv",
    mimeType: "text/csv",
    content: Buffer.from(FILE).toString("base64"),
    access: "private",
  })
  const { result } = await createStockImportWorkflow(container).run({
    input: {
      file: {
        key: file.id,
        filename: "stock_sources.csv",
        size: FILE.length,
        hash: "0".repeat(64),
        encoding: "utf-8",
      },
    },
  })
  return result
}

async function withoutStock(container: MedusaContainer): Promise<void> {
  const { deleteSourceItemsWorkflow } = await import(
    "medusa-plugin-stock-sources/workflows"
  )
  await deleteSourceItemsWorkflow(container).run({
    input: {
      delete: [
        { source_code: "berlin", sku: "TENT-2P-GRN" },
        { source_code: "berlin", sku: "TENT-3P-GRN" },
      ],
    },
  })
}
