import { expectOk } from "../../helpers/client"
import { act, check, finished, stockCsv } from "../../helpers/stock-imports"
import type { BrowserStore } from "./store"

const SKUS = Array.from({ length: 12 }, (_, n) => `LNG-${10 + n}`)
const [A, B, C, D, E, F, G, H, I, J] = SKUS

const HEADER = "source_code,sku,status,quantity,expected_quantity,colour"

/** What can be wrong with a row, but for what an import into limits is told. */
const WRONG_ROWS = [
  `hafen,${A},1,5,,red,more`,
  `hafen,LNG-\0,1,5,,`,
  `hafen,${A},1,"${"5".repeat(70_000)}",,`,
  `,${A},1,5,,`,
  `hafen,,1,5,,`,
  `hafen,${B},1,,,`,
  `hafn,${A},1,5,,`,
  `"hafen,",${A},1,5,,`,
  `hafen,${A.toLowerCase()},1,5,,`,
  `hafen,LNG-1O,1,5,,`,
  `hafen,8.00E+11,1,5,,`,
  `hafen, ${C} ,1,5,,`,
  `hafen,${D},1,5,,`,
  `hafen,${D},1,6,,`,
  `hafen,${E},vielleicht,5,,`,
  `hafen,"${E}" x,1,5,,`,
  `hafen,${F},1,zwei,,`,
  `insel,${F},1,-1,,`,
  `kai,${F},1,+5,,`,
  `hafen,${G},1,99999999999999,,`,
  `insel,${G},1,1.23456,,`,
  `hafen,${H},1,5,7,`,
  `hafen,${I},1,1,,`,
]

/**
 * Imports of which each has something wrong, so that all together have each kind of problem. What they are about is a
 * stock of its own: sources `hafen`, `kai` and `insel`.
 */
export async function makeProblems({ admin }: BrowserStore): Promise<string[]> {
  await makeStock(admin)
  const skip = { validation_strategy: "skip_errors" }
  const checked: [string, Record<string, string>][] = [
    [stockCsv(WRONG_ROWS, HEADER), skip],
    [
      stockCsv([`hafen,${I},1,0`, `insel,${E},1,0`]),
      { behavior: "delete", ...skip },
    ],
    [lines("hafen", [A], "5"), { behavior: "snapshot", missing: "zero" }],
    [
      `${lines("hafen", [A], "5")}hafen,LNG-99,1,5\n`,
      { behavior: "snapshot", missing: "unassign", ...skip },
    ],
    [lines("kai", SKUS, "200"), {}],
    [lines("kai", SKUS, "2"), {}],
    [lines("insel", SKUS.slice(1), "5"), {}],
    [stockCsv([`hafen,${A},1,1.250`]), {}],
    [stockCsv([`hafen,${A},1,1.250`, `hafen,${B},1,2.5`]), {}],
    ["ding,sku,quantity\nhafen,x,1\n", {}],
    [
      stockCsv([`hafen\u200b,${A},1,20`, "source_code,sku,status,quantity"]),
      {},
    ],
    [
      `source_code,sku,quantity_change\nhafen,${A},-500\n`,
      { behavior: "adjust", ...skip },
    ],
    [
      `{"source_code": "hafen", "sku": "${A}", "quantity": 5}\n{"source_code": "hafen",\n`,
      skip,
    ],
    ["source_code,sku,sku,quantity\nhafen,x,x,1\n", {}],
    ["source_code,sku,quantity\n", {}],
    ["%PDF-1.7\n", {}],
  ]
  const ids: string[] = []
  for (const [csv, options] of checked) {
    const { id } = await check(admin, csv, options)
    ids.push((await finished(admin, id)).id)
  }
  ids.push(await makeCorrected(admin))
  return [...ids, ...(await makeMovedStock(admin))]
}

type Admin = BrowserStore["admin"]

const lines = (source: string, skus: string[], quantity: string) =>
  stockCsv(skus.map((sku) => `${source},${sku},1,${quantity}`))

async function makeStock(admin: Admin): Promise<void> {
  const sources: Record<string, string> = {}
  for (const code of ["hafen", "kai", "insel"]) {
    const { source } = expectOk(
      await admin.post("/admin/sources", { code, name: code })
    )
    sources[code] = source.stock_location_id
  }
  const items: string[] = []
  for (const sku of SKUS) {
    const { inventory_item } = expectOk(
      await admin.post("/admin/inventory-items", { sku })
    )
    items.push(inventory_item.id)
  }
  await write(admin, "hafen", SKUS, 20)
  await write(admin, "kai", SKUS, 20)
  await write(admin, "insel", [A], 20)
  expectOk(
    await admin.post("/admin/reservations", {
      inventory_item_id: items[SKUS.indexOf(I)],
      location_id: sources.hafen,
      quantity: 3,
    })
  )
}

async function write(
  admin: Admin,
  source_code: string,
  skus: string[],
  quantity: number
): Promise<void> {
  const upsert = skus.map((sku) => ({ source_code, sku, status: 1, quantity }))
  expectOk(await admin.post("/admin/source-items/batch", { upsert }))
}

/** One of which a row is corrected, and another left out. */
async function makeCorrected(admin: Admin): Promise<string> {
  const { id } = await check(admin, lines("hafen", [A, B], "21"))
  await finished(admin, id)
  const rows = [
    { row_number: 2, quantity: "22" },
    { row_number: 3, skip: true },
  ]
  expectOk(await admin.post(`/admin/stock-imports/${id}/corrections`, { rows }))
  await finished(admin, id)
  return id
}

/** Two imports whose stock others have changed: between check and apply, and between apply and undo. */
async function makeMovedStock(admin: Admin): Promise<string[]> {
  const skip = { validation_strategy: "skip_errors" }
  const csv = lines("insel", [A, J], "25")
  const applied = await check(admin, csv, skip)
  await write(admin, "insel", [A], 22)
  const { inventory_items } = expectOk(
    await admin.get(`/admin/inventory-items?sku=${J}`)
  )
  expectOk(
    await admin.delete(`/admin/inventory-items/${inventory_items[0].id}`)
  )
  await act(admin, applied.id, "apply")

  const undone = await check(admin, lines("hafen", [A, C], "30"), skip)
  await act(admin, undone.id, "apply")
  expectOk(
    await admin.post("/admin/source-items/unassign", {
      items: [{ source_code: "hafen", sku: C }],
    })
  )
  await finished(admin, undone.id)
  await act(admin, undone.id, "undo")
  // The same file once more.
  const again = await check(admin, csv, skip)
  const ids = [applied.id, undone.id, again.id, await makeAdjustedTwice(admin)]
  for (const id of ids) await finished(admin, id)
  return ids
}

/** What adds units, uploaded again after it was applied. */
async function makeAdjustedTwice(admin: Admin): Promise<string> {
  const csv = `source_code,sku,quantity_change\nkai,${B},1\n`
  const adjust = { behavior: "adjust" }
  const first = await check(admin, csv, adjust)
  await act(admin, first.id, "apply")
  return (await check(admin, csv, adjust)).id
}
