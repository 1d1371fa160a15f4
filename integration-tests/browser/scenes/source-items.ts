import { expectOk } from "../../helpers/client"
import { waitFor } from "../../helpers/wait-for"
import { quantitiesOf } from "../support/stock"
import type { BrowserStore } from "../support/store"
import type { BrowserTest } from "../support/suite"

async function itemOf({ admin }: BrowserStore, sku: string): Promise<any> {
  const { inventory_items } = expectOk(
    await admin.get(`/admin/inventory-items?sku=${sku}`)
  )
  return inventory_items[0]
}

export function sourceItems(test: BrowserTest): void {
  test("a quantity and a status are changed in place on the source's page", async ({
    page,
    go,
    inspect,
    store,
  }) => {
    await go("/stock-sources/paris")
    await page.getByRole("heading", { name: "Paris Store" }).waitFor()
    const quantity = page.getByRole("textbox", {
      name: "Quantity of BOTTLE-1L-GRN at Paris Store",
    })
    await quantity.waitFor()
    await inspect("source-detail", { picture: true })

    await quantity.fill("31.5")
    await quantity.press("Enter")
    await waitFor(
      "the new quantity",
      async () => (await quantitiesOf(store, "BOTTLE-1L-GRN")).paris === 31.5
    )

    const status = page.getByRole("button", {
      name: /Status of BOTTLE-1L-GRN at Paris Store/,
    })
    await status.click()
    await page.getByRole("menuitemradio", { name: "Out of stock" }).click()
    await page
      .getByRole("button", { name: /BOTTLE-1L-GRN at Paris.*: Out of stock/ })
      .waitFor()
    const { source_items } = expectOk(
      await store.admin.get(
        "/admin/source-items?sku=BOTTLE-1L-GRN&source_code=paris"
      )
    )
    expect(source_items).toMatchObject([
      { status: 0, quantity: 31.5, available_quantity: 0 },
    ])
  })

  test("chosen items are transferred to another source, set out of stock and removed, each undone from its toast", async ({
    page,
    go,
    inspect,
    store,
  }) => {
    const SKUS = ["MAT-AIR-L", "MAT-FOAM"]
    const before = await Promise.all(
      SKUS.map((sku) => quantitiesOf(store, sku))
    )
    const untilBack = () =>
      waitFor(
        "all to be as it was",
        () => Promise.all(SKUS.map((sku) => quantitiesOf(store, sku))),
        (now) => JSON.stringify(now) === JSON.stringify(before)
      )
    const choose = async () => {
      for (const sku of SKUS) {
        await page.getByRole("checkbox", { name: `Select ${sku}` }).click()
      }
      await page.getByText("2 items selected").waitFor()
    }
    const undo = async () => {
      await page.getByRole("button", { name: "Undo" }).click()
      await page.getByText("Undone", { exact: true }).first().waitFor()
      await untilBack()
    }
    await go("/stock-sources/paris?q=MAT-")
    await choose()
    await inspect("source-selection", { picture: true })
    await page.getByRole("button", { name: "Transfer", exact: true }).click()
    const drawer = page.getByRole("dialog")
    await drawer.getByRole("combobox", { name: "To source" }).click()
    await page.getByRole("option", { name: /new-york/i }).click()
    const units = drawer.getByRole("textbox", { name: "Quantity of MAT-FOAM" })
    await units.fill("1000000")
    await drawer.getByText(/^At most/).waitFor()
    await units.fill("2")
    const { paris, "new-york": newYork } = before[1]
    await drawer
      .getByText(
        `paris: ${paris} → ${paris - 2} · new-york: ${newYork} → ${newYork + 2}`
      )
      .waitFor()
    await drawer
      .getByRole("textbox", { name: "Quantity of MAT-AIR-L" })
      .fill("1")
    await inspect("source-transfer", { picture: true })
    await drawer.getByRole("button", { name: "Transfer", exact: true }).click()
    await page.getByText("2 items transferred to new-york").waitFor()
    expect(await quantitiesOf(store, "MAT-FOAM")).toEqual({
      ...before[1],
      paris: paris - 2,
      "new-york": newYork + 2,
    })
    await undo()

    await choose()
    await page.getByRole("button", { name: "Set out of stock" }).click()
    await page
      .getByRole("button", { name: /MAT-FOAM at Paris.*: Out of stock/ })
      .waitFor()
    await undo()
    await page
      .getByRole("button", { name: /MAT-FOAM at Paris.*: In stock/ })
      .waitFor()

    await choose()
    await page.getByRole("button", { name: "Remove from source" }).click()
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: "Remove" })
      .click()
    await page.getByText("2 items removed").waitFor()
    await undo()
  })

  test("what is no quantity is not saved, and what somebody else has changed meanwhile is asked about", async ({
    page,
    go,
    inspect,
    store,
    console,
  }) => {
    // How the server says that the quantity is another one by now.
    console.expect(/409|400/)
    await go("/stock-sources/paris")
    const quantity = page.getByRole("textbox", {
      name: "Quantity of BOTTLE-1L-STL at Paris Store",
    })
    await quantity.fill("many")
    await quantity.press("Enter")
    await page
      .getByText(/Use a number of 0 or more/)
      .first()
      .waitFor()
    await inspect("source-detail-error")
    await quantity.press("Escape")

    expectOk(
      await store.admin.post("/admin/source-items/batch", {
        upsert: [{ source_code: "paris", sku: "BOTTLE-1L-STL", quantity: 20 }],
      })
    )
    await quantity.fill("25")
    await quantity.press("Enter")
    const question = page.getByRole("alertdialog")
    await question.getByText("The quantity has changed").waitFor()
    await inspect("source-detail-conflict")
    await question.getByRole("button", { name: "Set to 25" }).click()
    await waitFor(
      "the quantity that was meant",
      async () => (await quantitiesOf(store, "BOTTLE-1L-STL")).paris === 25
    )
  })

  test("quantity and status are edited on a product's page as well", async ({
    page,
    go,
    store,
  }) => {
    const { products } = expectOk(
      await store.admin.get("/admin/products?q=Spork&limit=1")
    )
    await go(`/products/${products[0].id}`)
    const quantity = page.getByRole("textbox", {
      name: "Quantity of SPORK-TI at Paris Store",
    })
    await quantity.fill("38")
    await quantity.press("Enter")
    const saved = async () => {
      const { source_items } = expectOk(
        await store.admin.get(
          "/admin/source-items?sku=SPORK-TI&source_code=paris"
        )
      )
      return source_items[0]
    }
    await waitFor("the new quantity", saved, (one) => one.quantity === 38)
    await page
      .getByRole("button", { name: /Status of SPORK-TI at Paris Store/ })
      .click()
    await page.getByRole("menuitemradio", { name: "Out of stock" }).click()
    await waitFor("the new status", saved, (one) => one.status === 0)
  })

  test("Medusa's own pages show the sources: of an item, of a product, of a location, on the inventory's list", async ({
    page,
    go,
    inspect,
    store,
  }) => {
    const item = await itemOf(store, "BOTTLE-1L-GRN")
    const widget = (heading: string) =>
      page
        .locator("main .shadow-elevation-card-rest")
        .filter({ has: page.getByRole("heading", { name: heading }) })
        .last()

    await go(`/inventory/${item.id}`)
    await page
      .getByRole("textbox", { name: "Quantity of BOTTLE-1L-GRN at Berlin" })
      .waitFor()
    await inspect("inventory-item-widget", {
      part: widget("Sources"),
      picture: true,
    })

    const { products } = expectOk(
      await store.admin.get("/admin/products?limit=1")
    )
    await go(`/products/${products[0].id}`)
    await widget("Sources").getByRole("textbox").first().waitFor()
    await inspect("product-widget", { part: widget("Sources") })

    const { source } = expectOk(await store.admin.get("/admin/sources/berlin"))
    await go(`/settings/locations/${source.stock_location_id}`)
    await widget("Source").getByText("berlin").first().waitFor()
    await inspect("location-widget", { part: widget("Source") })

    await go("/inventory")
    await page.getByRole("link", { name: "Import stock" }).waitFor()
    await inspect("inventory-widget", { part: widget("Stock Sources") })
    await page
      .getByRole("main")
      .getByRole("link", { name: "Export stock" })
      .click()
    await page.waitForURL(/stock-export/)
  })
}
