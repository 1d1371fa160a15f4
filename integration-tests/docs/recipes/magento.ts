import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { parse } from "csv-parse/sync"
import fs from "node:fs"
import path from "node:path"
import createStockSources from "../../../src/migration-scripts/create-stock-sources"
import { createAdmin } from "../../helpers/admin"
import { expectOk, type Client } from "../../helpers/client"
import { readBlocks } from "../support/markdown"
import { loadModule } from "../support/modules"
import type { Stage } from "../support/stage"

type Row = Record<string, string>

/** Magento's files as the recipe shows them. */
const FILES = Object.fromEntries(
  readBlocks("docs/recipes/from-magento.md").flatMap(({ marker, code }) =>
    marker.kind === "file" ? [[marker.name, code]] : []
  )
)
const SOURCES = read(FILES["sources.csv"])
const STOCK = read(FILES["stock_sources.csv"])

export function testMagento(stage: () => Stage): void {
  let admin: Client

  beforeEach(async () => {
    const { container, api } = stage()
    admin = await createAdmin(container, api)
    // As after `db:migrate`: there is a source called default already.
    await createStockSources({ container, args: [] })
    const skus = new Set(STOCK.map(({ sku }) => sku))
    for (const sku of skus) {
      expectOk(await admin.post("/admin/inventory-items", { sku }))
    }
  })

  const runScript = async (files = FILES) => {
    const { container, folder } = stage()
    const args = Object.entries(files).map(([name, text]) => {
      const file = path.join(folder, name)
      fs.writeFileSync(file, text)
      return file
    })
    const script = await loadModule("src/scripts/import-magento.ts")
    await script.default({ container, args })
  }
  const exported = async () => {
    const { data } = await admin.get("/admin/source-items/export")
    return read(data)
  }
  const sources = async () =>
    expectOk(await admin.get("/admin/sources?limit=100")).sources

  it("its sources and its stock come over, and the export is the same table", async () => {
    await runScript()

    expect(table(await sources(), fromSource)).toEqual(
      table(SOURCES, ({ source_code, name, enabled, ...row }) => [
        source_code,
        name,
        enabled === "1",
        row.street,
        row.city,
        row.region,
        row.postcode,
        row.country_id.toLowerCase(),
      ])
    )
    const back = await exported()
    expect(Object.keys(back[0])).toEqual(Object.keys(STOCK[0]))
    expect(table(back, asNumbers)).toEqual(table(STOCK, asNumbers))

    // What Magento calls out of stock or disabled does not sell.
    const { source_items } = expectOk(
      await admin.get("/admin/source-items?sku[]=24-WG085&limit=100")
    )
    expect(
      table(source_items, (item: any) => [
        item.source_code,
        item.quantity,
        item.available_quantity,
      ])
    ).toEqual([
      ["default", 0, 0],
      ["eu-berlin", 12, 0],
      ["eu-outlet", 7, 0],
    ])
  })

  it("a second run changes no unit and makes no source twice", async () => {
    await runScript()
    const before = await exported()
    await runScript()
    expect(await exported()).toEqual(before)
    expect(await sources()).toHaveLength(SOURCES.length)
    const {
      stock_imports: [{ status, counts }],
    } = expectOk(await admin.get("/admin/stock-imports"))
    expect({ status, counts }).toMatchObject({
      status: "applied",
      counts: { rows: STOCK.length, unchanged: STOCK.length },
    })
  })

  it("a SKU that is not there yet stops the stock, with its reason in the log", async () => {
    const { container } = stage()
    const warn = jest.spyOn(
      container.resolve(ContainerRegistrationKeys.LOGGER),
      "warn"
    )
    await runScript({
      ...FILES,
      "stock_sources.csv": `${FILES["stock_sources.csv"]}us-ny,24-MB99,1,5.0000\n`,
    })
    expect(warn).toHaveBeenCalledWith(
      expect.stringContaining("1 of 10 rows have errors")
    )
    expect((await exported()).every(({ quantity }) => quantity === "0")).toBe(
      true
    )
  })
}

function read(csv: string): Row[] {
  return parse(csv, { columns: true })
}

/** Rows as a table, in an order that does not depend on where they come from. */
function table<T>(rows: T[], cells: (row: T) => unknown[]): unknown[][] {
  return rows
    .map(cells)
    .sort((one, other) =>
      JSON.stringify(one) < JSON.stringify(other) ? -1 : 1
    )
}

const asNumbers = ({ source_code, sku, status, quantity }: Row) => [
  source_code,
  sku,
  status,
  Number(quantity),
]

const fromSource = ({ code, name, enabled, address }: any) => [
  code,
  name,
  enabled,
  address.address_1,
  address.city,
  address.province,
  address.postal_code,
  address.country_code,
]
