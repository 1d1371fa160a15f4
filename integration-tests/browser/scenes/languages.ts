import common from "../../../src/admin/i18n/de/common.json"
import imports from "../../../src/admin/i18n/de/imports.json"
import sources from "../../../src/admin/i18n/de/sources.json"
import { check } from "../../helpers/stock-imports"
import type { BrowserTest } from "../support/suite"

export function languages(test: BrowserTest): void {
  test("a German admin reads German, with German numbers", async ({
    open,
    go,
    inspect,
    store,
  }) => {
    const { id } = await check(
      store.admin,
      "source_code,sku,quantity\nberlin,FABRIC-RIPSTOP-GRY,1234.5\nberlin,NO-SUCH-SKU,1",
      { validation_strategy: "skip_errors" }
    )
    const page = await open({ language: "de" })
    await go(`/stock-imports/${id}`, page)
    await page
      .getByRole("heading", { name: imports.plan.checkedTitle })
      .waitFor()
    await page.getByText("1.234,5").first().waitFor()
    await page.getByText(imports.issues.unknown_sku).first().waitFor()
    await inspect("import-plan-german", { page })

    await go("/stock-sources", page)
    await page.getByRole("heading", { name: common.stockSources }).waitFor()
    await page.getByRole("columnheader", { name: sources.outOfStock }).waitFor()
    await inspect("stock-sources-german", { page })
  })
}
