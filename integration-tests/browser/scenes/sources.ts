import { expectOk } from "../../helpers/client"
import { waitFor } from "../../helpers/wait-for"
import { pressOn } from "../support/keyboard"
import { holdLevel } from "../support/stock"
import type { BrowserStore } from "../support/store"
import type { BrowserTest } from "../support/suite"

async function sourceOf({ admin }: BrowserStore, code: string): Promise<any> {
  return expectOk(await admin.get(`/admin/sources/${code}`)).source
}

export function sources(test: BrowserTest): void {
  test("the list shows every source with what it holds, and is searched", async ({
    page,
    go,
    inspect,
  }) => {
    await go("/inventory")
    await page.getByRole("link", { name: "Stock Sources" }).click()
    await page.getByRole("heading", { name: "Stock Sources" }).waitFor()
    const toronto = page.getByRole("row", { name: /toronto/ })
    await toronto.getByRole("cell", { name: "40", exact: true }).waitFor()
    expect(await page.getByRole("row").count()).toBe(7)
    await inspect("stock-sources", { picture: true })

    await page.getByRole("searchbox").fill("lyon")
    await toronto.waitFor({ state: "detached" })
    await page.getByRole("row", { name: /outlet-lyon.*Disabled/ }).waitFor()
  })

  test("a row of the list opens its source, by a click beside its link and by the keyboard", async ({
    page,
    go,
  }) => {
    const paris = page.getByRole("row", { name: /paris/ })
    const heading = page.getByRole("heading", { name: "Paris Store" })
    await go("/stock-sources")
    await paris.getByText("Paris Store").click()
    await heading.waitFor()
    expect(new URL(page.url()).pathname).toBe("/app/stock-sources/paris")

    await page.goBack()
    const tab = page.context().waitForEvent("page")
    await paris.getByText("Enabled").click({ modifiers: ["ControlOrMeta"] })
    await (await tab).waitForURL(/stock-sources\/paris$/)
    await (await tab).close()
    expect(new URL(page.url()).pathname).toBe("/app/stock-sources")

    await pressOn(page, paris.getByRole("link"))
    await heading.waitFor()
  })

  test("a source is made, renamed and deleted", async ({
    page,
    go,
    inspect,
    store,
  }) => {
    await go("/stock-sources")
    await page.getByRole("link", { name: "Create" }).click()
    const drawer = page.getByRole("dialog")
    await drawer.getByLabel("Name", { exact: true }).fill("Hamburg Store")
    await inspect("source-create")
    await drawer.getByLabel("Code", { exact: true }).fill("hamburg")
    await drawer.getByRole("button", { name: "Save" }).click()
    await page.getByRole("heading", { name: "Hamburg Store" }).waitFor()
    expect(await sourceOf(store, "hamburg")).toMatchObject({
      name: "Hamburg Store",
      enabled: true,
      is_default: false,
    })

    await page.getByRole("button", { name: /Actions for Hamburg/ }).click()
    await page.getByRole("menuitem", { name: "Edit" }).click()
    await drawer.getByLabel("Name", { exact: true }).fill("Hamburg Harbor")
    await inspect("source-edit")
    await drawer.getByRole("button", { name: "Save" }).click()
    await page.getByRole("heading", { name: "Hamburg Harbor" }).waitFor()

    await page.getByRole("button", { name: /Actions for Hamburg/ }).click()
    await page.getByRole("menuitem", { name: "Delete" }).click()
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: "Delete" })
      .click()
    await page.waitForURL(/stock-sources$/)
    expect((await store.admin.get("/admin/sources/hamburg")).status).toBe(404)
  })

  test("a source is disabled only after it is said what will stop selling", async ({
    page,
    go,
    inspect,
    store,
  }) => {
    await go("/stock-sources/new-york")
    const menu = page.getByRole("button", { name: /Actions for New York/ })
    await menu.click()
    await page.getByRole("menuitem", { name: "Disable" }).click()
    const question = page.getByRole("alertdialog")
    await question
      .getByText(/available units of 46 items will no longer be sold/)
      .waitFor()
    await inspect("source-disable")
    await question.getByRole("button", { name: "Disable" }).click()
    await page.getByText("This source is disabled").waitFor()
    expect(await sourceOf(store, "new-york")).toMatchObject({ enabled: false })

    await menu.click()
    await page.getByRole("menuitem", { name: "Enable" }).click()
    await question.getByRole("button", { name: "Enable" }).click()
    await page
      .getByText("This source is disabled")
      .waitFor({ state: "detached" })
    await waitFor(
      "New York to be enabled",
      async () => (await sourceOf(store, "new-york")).enabled
    )
  })

  test("a source that is disabled shows how many of its items are still sold, until none are", async ({
    page,
    go,
    inspect,
    store,
  }) => {
    const { admin } = store
    const locks = await holdLevel(store, "toronto", "SPORK-TI")
    await go("/stock-sources/toronto")
    await page.getByRole("button", { name: /Actions for Toronto/ }).click()
    await page.getByRole("menuitem", { name: "Disable" }).click()
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: "Disable" })
      .click()
    const progress = page
      .getByRole("status")
      .filter({ hasText: /Withholding stock… 0 of [1-9]/ })
    const hint = page.getByText("This source is disabled")
    await progress.waitFor()
    expect(await hint.count()).toBe(0)
    await inspect("source-settling")

    await locks.release()
    await progress.waitFor({ state: "detached" })
    await hint.waitFor()
    const available = page.getByText("Available", { exact: true })
    await page
      .locator("dl > div", { has: available })
      .getByText("0", { exact: true })
      .waitFor()
    const { source_items } = expectOk(
      await admin.get("/admin/source-items?source_code=toronto&limit=100")
    )
    expect(source_items).not.toEqual([])
    expect(
      source_items.filter((one: any) => one.available_quantity !== 0)
    ).toEqual([])

    expectOk(await admin.post("/admin/sources/toronto", { enabled: true }))
    await waitFor(
      "Toronto's stock to be released",
      async () => !(await sourceOf(store, "toronto")).settling
    )
  })
}
