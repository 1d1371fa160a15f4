import type { Page } from "playwright-core"
import { importCsv, stockCsv } from "../../helpers/stock-imports"
import { findViolations } from "../support/accessibility"
import { findOutOfReach } from "../support/narrow"
import { takePicture } from "../support/picture"
import type { BrowserStore } from "../support/store"
import type { BrowserTest, Scene } from "../support/suite"

const SKU = "TENT-2P-GRN"

/** Imports these lines as a client of the API does. */
const importLines = ({ admin }: BrowserStore, lines: string[]) =>
  importCsv(admin, stockCsv(lines))

const openPage = async (
  { open, store }: Pick<Scene, "open" | "store">,
  sku: string
): Promise<Page> => {
  const page = await open({ loggedIn: false })
  await page.goto(`${store.url}/pick-up?sku=${sku}`)
  return page
}

const shop = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ hasText: name })

export function pickUp(test: BrowserTest): void {
  test("a shopper's open page shows what an import has changed at a shop", async ({
    open,
    store,
  }) => {
    await importLines(store, [`berlin,${SKU},1,11`, `paris,${SKU},1,3`])
    const page = await openPage({ open, store }, SKU)
    const berlin = shop(page, "Berlin Store")
    await berlin.getByText("11 available").waitFor()
    await shop(page, "Paris Store").getByText("3 available").waitFor()
    await berlin.getByRole("radio").check()

    await importLines(store, [`berlin,${SKU},1,24`])
    await berlin.getByText("24 available").waitFor()
    expect(await berlin.getByRole("radio").isChecked()).toBe(true)

    await importLines(store, [`berlin,${SKU},0,24`])
    await berlin.getByText("Out of stock").waitFor()
    expect(await berlin.getByRole("radio").isDisabled()).toBe(true)
    expect(await berlin.getByRole("radio").isChecked()).toBe(false)

    const findings: string[] = []
    for (const theme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme: theme })
      findings.push(...(await findViolations(page, ["html"])))
      await takePicture(page, "pick-up", theme, 720)
    }
    findings.push(...(await findOutOfReach(page, ["main"])))
    expect(findings).toEqual([])
  })

  test("a shopper puts a product into Medusa's cart by keyboard, and reads Medusa's refusal where the stock is gone", async ({
    open,
    store,
    console,
  }) => {
    await importLines(store, [`berlin,${SKU},1,2`])
    const page = await openPage({ open, store }, SKU)
    await shop(page, "Berlin Store").getByText("2 available").waitFor()
    await shop(page, "Berlin Store").getByRole("radio").focus()
    await page.keyboard.press("Space")
    await page.getByLabel("Quantity").focus()
    await page.keyboard.press("Enter")
    await page
      .getByRole("status")
      .getByText("In your cart: 1. Pick up at Berlin Store.")
      .waitFor()

    console.expect(/status of 400/)
    await page.getByLabel("Quantity").fill("100000")
    await page.getByRole("button", { name: "Add to cart" }).click()
    await page
      .getByRole("alert")
      .getByText(/required inventory/)
      .waitFor()
  })
}
