import { expectOk } from "../../helpers/client"
import {
  check,
  importCsv,
  settled,
  stockCsv,
} from "../../helpers/stock-imports"
import { IN_APPLIED_CHUNK } from "../../helpers/test-database"
import {
  APPLIED,
  CHECKED,
  pressAndConfirm,
  startCheck,
  UNDONE,
  untilStep,
} from "../support/import-page"
import { park } from "../support/park"
import { holdLevel, quantitiesOf } from "../support/stock"
import type { BrowserStore } from "../support/store"
import type { BrowserTest } from "../support/suite"

/** Two of them make a chunk. */
const SKUS = ["STOVE-WOOD", "RAINCOVER", "PACK-65-BLK", "PACK-45-BLK"]
const FAILED = "The import failed"
const AT_WORK_AGAIN = "Continue applying"
const HALF_WRITTEN = "What has been written so far stays."

const inBerlin = (store: BrowserStore) =>
  Promise.all(SKUS.map(async (sku) => (await quantitiesOf(store, sku)).berlin))

const fileOf = (quantity: number) =>
  stockCsv(SKUS.map((sku) => `berlin,${sku},1,${quantity}`))

/** An apply that has ended its server three times at its last row. Returns its id. */
async function giveUp(store: BrowserStore, quantity: number): Promise<string> {
  const { admin, database } = store
  const { id } = await check(admin, fileOf(quantity))
  const locks = await holdLevel(store, "berlin", SKUS[3])
  expectOk(await admin.post(`/admin/stock-imports/${id}/apply`))
  await database.untilBlocked(IN_APPLIED_CHUNK)
  await store.kill()
  await locks.release()
  // Two more servers went the same way, and nobody has worked on it for a minute.
  await database.rows(
    `update stock_import set act_deaths = 2, updated_at = updated_at - interval '61 seconds' where id = $1`,
    [id]
  )
  await store.restart()
  return (await settled(admin, id)).id
}

/** Acts that ended their server three times: what an admin can do about them. */
export function givenUp(test: BrowserTest): void {
  test("an apply that was given up after three crashes says what it left, and goes on by a button", async ({
    open,
    go,
    store,
    inspect,
  }) => {
    const id = await giveUp(store, 71)
    const page = await open()
    await go(`/stock-imports/${id}`, page)
    await untilStep(page, FAILED)
    await page.getByText(HALF_WRITTEN).waitFor()
    await page.getByText(/The server ended 3 times/).waitFor()
    expect(await inBerlin(store)).not.toEqual([71, 71, 71, 71])
    await inspect("import-given-up", { page })

    await page.getByRole("button", { name: AT_WORK_AGAIN }).click()
    const question = page.getByRole("alertdialog")
    await question.getByRole("button", { name: "Apply", exact: true }).click()
    await untilStep(page, APPLIED)
    expect(await inBerlin(store)).toEqual([71, 71, 71, 71])
    expect(await page.getByText(/The server ended/).count()).toBe(0)
    expect(
      await page.getByRole("button", { name: AT_WORK_AGAIN }).count()
    ).toBe(0)
  })

  test("an apply that was given up after three crashes is undone by a button", async ({
    open,
    go,
    store,
  }) => {
    const before = await inBerlin(store)
    const id = await giveUp(store, 72)
    expect(await inBerlin(store)).not.toEqual(before)
    const page = await open()
    await go(`/stock-imports/${id}`, page)
    await page.getByText(HALF_WRITTEN).waitFor()

    await pressAndConfirm(page, "Undo")
    await untilStep(page, UNDONE)
    expect(await inBerlin(store)).toEqual(before)
  })

  test("an undo that was given up after three crashes says that part is still written, and goes on by a button", async ({
    page,
    go,
    store,
    inspect,
  }) => {
    const before = await inBerlin(store)
    const { id } = await importCsv(store.admin, fileOf(73))
    await go(`/stock-imports/${await park(store, id, "undo")}`)
    const notice = page.getByText("Part of the import is still in the stock")
    await notice.waitFor()
    await page.getByText(/ended 3 times while it undid this import/).waitFor()
    await inspect("import-undo-given-up")

    await pressAndConfirm(page, "Undo")
    await untilStep(page, UNDONE)
    expect(await inBerlin(store)).toEqual(before)
    expect(await notice.count()).toBe(0)
    expect(await page.getByText(/The server ended/).count()).toBe(0)
  })

  test("an apply whose hook was given up after three crashes stays applied, names the hook, and can be undone", async ({
    page,
    go,
    store,
    inspect,
  }) => {
    const before = await inBerlin(store)
    const { id } = await importCsv(store.admin, fileOf(74))
    await go(`/stock-imports/${await park(store, id, "hook")}`)
    await untilStep(page, APPLIED)
    await page
      .getByText(/ended 3 times while a handler of the hook stockImportApplied/)
      .waitFor()
    // All of it is written, and nothing of it is to be taken back.
    expect(
      await page.getByText("Part of the import is still in the stock").count()
    ).toBe(0)
    expect(await inBerlin(store)).toEqual([74, 74, 74, 74])
    await inspect("import-hook-given-up")

    await pressAndConfirm(page, "Undo")
    await untilStep(page, UNDONE)
    expect(await inBerlin(store)).toEqual(before)
    expect(await page.getByText(/The server ended/).count()).toBe(0)
  })

  test("a check that was given up after three crashes says so, and its file is checked again by a button", async ({
    page,
    go,
    store,
  }) => {
    const { id } = await check(store.admin, fileOf(75))
    await go(`/stock-imports/${await park(store, id, "check", "failed")}`)
    await untilStep(page, FAILED)
    await page.getByText("Nothing was written.").waitFor()
    await page.getByText(/ended 3 times while it checked this file/).waitFor()

    await page.getByRole("link", { name: "Import this file again" }).click()
    await page.getByText("stock_sources.csv", { exact: true }).waitFor()
    expect(await startCheck(page)).not.toBe(id)
    await untilStep(page, CHECKED)
  })
}
