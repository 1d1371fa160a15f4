import { once } from "node:events"
import http from "node:http"
import type { AddressInfo } from "node:net"
import { createAdmin } from "../../helpers/admin"
import { expectOk, type Client } from "../../helpers/client"
import { seedSourceItems } from "../../helpers/source-items"
import { stockLines } from "../../helpers/stock"
import { settled } from "../../helpers/stock-imports"
import { waitFor } from "../../helpers/wait-for"
import { loadModule } from "../support/modules"
import type { Stage } from "../support/stage"

type ErpStock = { warehouse: string; article: string; on_hand: number }

const RIGHT = [
  { warehouse: "berlin", article: "TENT-2P-GRN", on_hand: 12 },
  { warehouse: "new-york", article: "TENT-2P-GRN", on_hand: 4 },
]
const WRONG = [{ warehouse: "berlin", article: "NO-SUCH-SKU", on_hand: 1 }]

export function testErpFeed(stage: () => Stage): void {
  let erp: http.Server
  let admin: Client
  let answer: ErpStock[]

  beforeEach(async () => {
    const { container, api } = stage()
    admin = await createAdmin(container, api)
    await seedSourceItems(
      container,
      { berlin: "Berlin", "new-york": "New York" },
      ["berlin", "new-york"].map((source) => ({
        source,
        sku: "TENT-2P-GRN",
        stocked: "1",
        status: 1,
      }))
    )
    erp = http
      .createServer((_, response) => response.end(JSON.stringify(answer)))
      .listen(0, "127.0.0.1")
    await once(erp, "listening")
    const { port } = erp.address() as AddressInfo
    process.env.ERP_STOCK_URL = `http://127.0.0.1:${port}`
  })

  afterEach(() => {
    erp.close()
    delete process.env.ERP_STOCK_URL
  })

  const runJob = async (stock: ErpStock[]) => {
    answer = stock
    const job = await loadModule("src/jobs/nightly-stock.ts")
    await job.default(stage().container)
    return imports()
  }
  const imports = async (): Promise<any[]> =>
    expectOk(await admin.get("/admin/stock-imports")).stock_imports
  const ended = async (id: string, status: string) =>
    waitFor(
      `the import to be ${status}`,
      () => settled(admin, id),
      (found) => found.status === status
    )

  /** What the bell says after the event has come twice. */
  const bell = async (id: string) => {
    const { default: subscriber, config } = await loadModule(
      "src/subscribers/stock-import-checked.ts"
    )
    expect(config).toEqual({ event: "stock-import.checked" })
    for (let time = 0; time < 2; time++) {
      await subscriber({
        event: { data: { id } },
        container: stage().container,
      })
    }
    const { notifications } = expectOk(
      await admin.get("/admin/notifications?channel=feed")
    )
    return notifications.map(({ data }: any) => data)
  }

  it("the job brings the stock of the night, once a day, and rings no bell", async () => {
    const [{ id }] = await runJob(RIGHT)
    await ended(id, "applied")
    expect(await stockLines(admin)).toEqual([
      "berlin,TENT-2P-GRN,1,12",
      "new-york,TENT-2P-GRN,1,4",
    ])
    expect(await runJob(RIGHT)).toHaveLength(1)
    expect(await bell(id)).toEqual([])
  })

  it("a wrong row writes nothing, rings the bell once, and the job may try again", async () => {
    const [{ id }] = await runJob([...RIGHT, ...WRONG])
    await ended(id, "rejected")
    expect(await stockLines(admin)).toContain("berlin,TENT-2P-GRN,1,1")

    expect(await bell(id)).toEqual([
      {
        title: expect.stringMatching(/^Stock import #\d+ \(erp-.*\) is not /),
        description: expect.stringContaining("1 of 3 rows have errors"),
      },
    ])
    expect(await runJob(RIGHT)).toHaveLength(2)
  })
}
