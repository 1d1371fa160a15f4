import common from "../../src/admin/i18n/en/common.json"
import imports from "../../src/admin/i18n/en/imports.json"
import sources from "../../src/admin/i18n/en/sources.json"
import { check } from "../helpers/stock-imports"
import { browserSuite } from "./support/suite"
import { createUserWithRole } from "./support/user-with-role"

/** What Medusa's own frame of the dashboard reads. */
const FRAME = ["store:read", "user:read"]

const FILE = "source_code,sku,quantity\nberlin,BAG-DOWN-L,90"

browserSuite(
  "permissions",
  {},
  (test) => {
    test("who may do nothing with stock is told so on every screen", async ({
      open,
      go,
      store,
      console,
    }) => {
      const { id } = await check(store.admin, FILE)
      const loggedIn = await createUserWithRole(store, "stranger", FRAME)
      const page = await open({ loggedIn })
      console.expect(/403/)
      for (const route of [
        "/stock-sources",
        "/stock-sources/berlin",
        "/stock-imports",
        `/stock-imports/${id}`,
        "/stock-export",
      ]) {
        await go(route, page)
        await page.getByText(common.error.forbidden).first().waitFor()
      }
      await go("/stock-imports/new", page)
      await page
        .getByText(imports.new.notAllowed.split("{{")[0].trim())
        .waitFor()
    })

    test("who may only read is offered nothing else", async ({
      open,
      go,
      store,
      console,
    }) => {
      const { id } = await check(store.admin, FILE)
      const loggedIn = await createUserWithRole(store, "reader", [
        ...FRAME,
        "stock_source:read",
        "stock_import:read",
      ])
      const page = await open({ loggedIn })
      console.expect(/403/)
      const button = (name: string) =>
        page.getByRole("button", { name, exact: true })

      await go("/stock-sources/berlin", page)
      await page.getByRole("link", { name: "BAG-DOWN-L" }).waitFor()
      expect(await page.getByRole("table").getByRole("textbox").count()).toBe(0)
      expect(
        await page.getByRole("link", { name: sources.adding.action }).count()
      ).toBe(0)

      await go(`/stock-imports/${id}`, page)
      await page
        .getByText(
          imports.plan.notAllowed.replace(
            "{{permission}}",
            "stock_import:apply"
          )
        )
        .waitFor()
      expect(await button(imports.actions.apply).count()).toBe(0)
      expect(await button(imports.actions.cancel).count()).toBe(0)
    })
  },
  { roles: true }
)
