/** @jest-environment node */
import type { MedusaContainer } from "@medusajs/framework/types"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { createAdmin } from "../helpers/admin"
import { describeWith } from "../helpers/requirements"
import { storeSuite } from "../helpers/store-suite"
import { useFileFolder } from "../helpers/suite"
import { testClickAndCollect } from "./recipes/click-and-collect"
import { testErpFeed } from "./recipes/erp-feed"
import { testMagento } from "./recipes/magento"
import { testReceiveGoods } from "./recipes/receive-goods"
import { createDocsStore } from "./support/docs-store"
import { documents } from "./support/markdown"
import { moduleBlocks } from "./support/modules"
import { hasExamples, runDocument } from "./support/run-document"
import { setStage } from "./support/set-stage"
import { publicWorkflows } from "./support/tsdoc"
import { runTypeScript } from "./support/typescript"

jest.setTimeout(180_000)

/** The files of a store that the documents show, each called by a test below. */
const CALLED = [
  "src/jobs/nightly-stock.ts",
  "src/lib/pick-up.ts",
  "src/scripts/import-magento.ts",
  "src/scripts/open-shop.ts",
  "src/subscribers/stock-import-checked.ts",
  "src/workflows/hooks/stock-import-applied.ts",
  "src/workflows/receive-goods.ts",
]

useFileFolder()

storeSuite({
  moduleName: "docs",
  testSuite: ({ api, getContainer, utils }) => {
    let container: MedusaContainer
    let folder: string

    beforeEach(() => {
      container = getContainer()
      folder = fs.mkdtempSync(path.join(os.tmpdir(), "stock-sources-docs-"))
    })

    afterEach(() => {
      fs.rmSync(folder, { recursive: true })
    })

    describeWith("curl", "the documents", () => {
      it.each(documents().filter(hasExamples))(
        "%s: its examples do what it says",
        async (file) => {
          const store = await createDocsStore(container, api)
          await runDocument(file, container, store, folder)
        }
      )
    })

    it("every file of a store that they show is called", () => {
      expect(
        moduleBlocks()
          .map(({ name }) => name)
          .sort()
      ).toEqual(CALLED)
    })

    it("the examples in TSDoc run", async () => {
      const workflows = await import("medusa-plugin-stock-sources/workflows")
      const admin = await createAdmin(container, api)
      const failures: Record<string, unknown> = {}
      for (const { name, examples } of publicWorkflows()) {
        for (const code of examples) {
          const fill = await setStage(name, { container, admin })
          await utils.waitWorkflowExecutions()
          await runTypeScript(name, fill(code), {
            ...workflows,
            container,
          }).catch((error) => (failures[name] = error.message))
          // What goes on in the background has to end before anything else begins.
          await utils.waitWorkflowExecutions()
        }
      }
      expect(failures).toEqual({})
    })

    const stage = () => ({ container, api, folder })
    describe("a nightly feed from an ERP", () => testErpFeed(stage))
    describe("click and collect", () => testClickAndCollect(stage))
    describe("coming from Magento", () => testMagento(stage))
    describe("a workflow of a store's own", () => testReceiveGoods(stage))
  },
})
