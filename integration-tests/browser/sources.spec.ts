import { browserSuite } from "./support/suite"

browserSuite("sources", {}, (test) => {
  test("the list shows every source", async ({ page, go, inspect }) => {
    await go("/stock-sources")
    await page.getByRole("heading", { name: "Stock Sources" }).waitFor()
    await inspect("stock-sources", { picture: true })
  })
})
