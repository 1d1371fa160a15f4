/** @jest-environment node */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  WorkflowResponse,
  createStep,
  createWorkflow,
} from "@medusajs/framework/workflows-sdk"
import {
  exportStockSourcesWorkflow,
  type ExportStockSourcesWorkflowInput,
} from "medusa-plugin-stock-sources/workflows"
import path from "node:path"
import { setUpOnce } from "../helpers/set-up-once"
import { seedManyLevels, seedSourceItems } from "../helpers/source-items"
import { storeSuite } from "../helpers/store-suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

const fail = createStep("fail", async () => {
  throw new Error("the next step fails")
})

const exportThenFail = createWorkflow(
  "export-then-fail",
  (input: ExportStockSourcesWorkflowInput) => {
    const exported = exportStockSourcesWorkflow.runAsStep({ input })
    fail()
    return new WorkflowResponse(exported)
  }
)

const demo = path.resolve(__dirname, "../../demo")

// The folder that Medusa serves: a link to what lies elsewhere would lead nowhere.
process.env.DEMO_UPLOADS = path.join(demo, "static")

storeSuite({
  moduleName: "export-stock-sources",
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    const written: string[] = []
    const run = async (input: ExportStockSourcesWorkflowInput) => {
      const { result } = await exportStockSourcesWorkflow(container).run({
        input,
      })
      written.push(result.file.id)
      return result.file
    }
    const text = async (id: string) =>
      (await container.resolve(Modules.FILE).getAsBuffer(id)).toString("utf8")
    const feed = () =>
      container
        .resolve(Modules.NOTIFICATION)
        .listNotifications({ channel: "feed" })
    const idleConnections = (knex: any) =>
      waitFor(
        "the export's connection to come back",
        async () => knex.client.pool.numUsed(),
        (used) => used === 0
      )

    setUpOnce(getContainer, async () => {
      container = getContainer()
      await seedSourceItems(container, { berlin: "Berlin", oslo: "Oslo" }, [
        {
          source: "berlin",
          sku: "=A",
          stocked: "10.10",
          reserved: "1",
          status: 1,
        },
        { source: "oslo", sku: "B", stocked: "0", withheld: "3", status: 0 },
      ])
    })
    afterEach(async () => {
      await container.resolve(Modules.FILE).deleteFiles(written.splice(0))
    })

    it("writes the file into the File module and tells the admins where it is", async () => {
      const file = await run({})
      expect(file).toEqual({
        id: expect.any(String),
        url: expect.stringContaining(file.id),
        filename: "stock_sources.csv",
      })
      expect(await text(file.id)).toBe(
        "source_code,sku,status,quantity\nberlin,'=A,1,10.1\noslo,B,0,3\n"
      )
      expect(await feed()).toMatchObject([
        {
          template: "admin-ui",
          data: {
            title: "Stock sources export",
            description: "The stock sources are exported: 2 rows.",
            file: {
              filename: "stock_sources.csv",
              url: file.url,
              mimeType: "text/csv",
            },
          },
        },
      ])
    })

    it("runs without any input", async () => {
      const { result } = await exportStockSourcesWorkflow(container).run()
      written.push(result.file.id)
      expect(await text(result.file.id)).toContain("oslo,B,0,3\n")
    })

    it("gives a link that downloads the file", async () => {
      const file = await run({})
      const { pathname } = new URL(file.url)
      const answer = await api.get(pathname)
      expect(answer.data).toBe(await text(file.id))
    })

    it("takes filters, columns and a file name", async () => {
      const file = await run({
        filters: { source_code: "OSLO", quantity: { gte: "3" }, status: 0 },
        columns: ["sku", "available_quantity"],
        filename: "oslo.csv",
      })
      expect(file.filename).toBe("oslo.csv")
      expect(await text(file.id)).toBe("sku,available_quantity\nB,0\n")
    })

    it("keeps quiet where it is asked to", async () => {
      await run({ notify: false })
      expect(await feed()).toEqual([])
    })

    it("tells the admins of an export that fails", async () => {
      await expect(run({ columns: ["price"] })).rejects.toMatchObject({
        type: "invalid_data",
        message: expect.stringContaining('Unknown column "price"'),
      })
      expect(await feed()).toMatchObject([
        {
          data: {
            description: expect.stringContaining("could not be exported"),
          },
        },
      ])
    })

    it("deletes the file where a later step fails", async () => {
      const { errors, result } = await exportThenFail(container).run({
        input: {},
        throwOnError: false,
      })
      expect(errors[0].error.message).toBe("the next step fails")
      const { id } = (result as any).file
      expect(id).toContain("stock_sources.csv")
      await expect(
        container.resolve(Modules.FILE).retrieveFile(id)
      ).rejects.toThrow("not found")
      expect(
        (await feed()).map(({ data }) => (data as any).description)
      ).toContainEqual(expect.stringContaining("could not be exported"))
    })

    it("exports 50,000 levels with flat memory: PostgreSQL waits for a reader that stops", async () => {
      await seedManyLevels(container, "berlin", 50_000, 4_000)
      const knex: any = container.resolve(
        ContainerRegistrationKeys.PG_CONNECTION
      )
      const csv = await container
        .resolve("stock_source")
        .exportSourceItems({ source_code: "berlin" }, ["sku", "title"])
      await waitFor("PostgreSQL to wait for the reader", async () => {
        const { rows } = await knex.raw(
          `select wait_event from pg_stat_activity where datname = current_database() and query like 'copy%'`
        )
        return rows[0]?.wait_event === "ClientWrite"
      })
      expect(csv.readableLength).toBeLessThan(1_000_000)

      const start = process.memoryUsage().external
      let peak = start
      let bytes = 0
      for await (const chunk of csv) {
        bytes += chunk.length
        peak = Math.max(peak, process.memoryUsage().external)
      }
      expect(bytes).toBeGreaterThan(200_000_000)
      expect(peak - start).toBeLessThan(100_000_000)
      await idleConnections(knex)

      const file = await run({ filters: { source_code: "berlin" } })
      expect((await text(file.id)).split("\n")).toHaveLength(50_001 + 2)
    })

    it("gives the connection back where the reader goes away before the first byte, in the middle and at the end", async () => {
      await seedManyLevels(container, "berlin", 20_000, 2_000)
      const knex: any = container.resolve(
        ContainerRegistrationKeys.PG_CONNECTION
      )
      const service = container.resolve("stock_source")
      for (const read of [0, 1, 50, Infinity]) {
        const csv = await service.exportSourceItems({}, ["sku", "title"])
        let chunks = 0
        if (read) {
          for await (const _chunk of csv) {
            if (++chunks >= read) break
          }
        }
        csv.destroy()
        await idleConnections(knex)
      }
      // More at once than the pool has connections: those that were given back are of use.
      const lists = await Promise.all(
        Array.from({ length: 30 }, () =>
          service.listSourceItemDetails({ sku: "B" })
        )
      )
      expect(lists).toHaveLength(30)
    })
  },
})
