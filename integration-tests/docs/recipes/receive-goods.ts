import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createAdmin } from "../../helpers/admin"
import { seedSourceItems } from "../../helpers/source-items"
import { stockLines } from "../../helpers/stock"
import { act, check, stockCsv } from "../../helpers/stock-imports"
import { waitFor } from "../../helpers/wait-for"
import { loadModule } from "../support/modules"
import type { Stage } from "../support/stage"

export function testReceiveGoods(stage: () => Stage): void {
  it("receives goods at one source and hands them on to another", async () => {
    const { container, api } = stage()
    await seed(stage())
    const { receiveGoodsWorkflow } = await loadModule(
      "src/workflows/receive-goods.ts"
    )
    await receiveGoodsWorkflow(container).run({
      input: { sku: "TENT-2P-GRN", quantity: 5 },
    })
    expect(await stockLines(await createAdmin(container, api))).toEqual([
      "berlin,TENT-2P-GRN,1,8",
      "depot,TENT-2P-GRN,1,0",
    ])
  })

  it("a hook of the documents is called when an import is applied", async () => {
    const { container, api } = stage()
    await seed(stage())
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    const info = jest.spyOn(logger, "info")
    await loadModule("src/workflows/hooks/stock-import-applied.ts")
    const admin = await createAdmin(container, api)
    const { id } = await check(admin, stockCsv(["berlin,TENT-2P-GRN,1,9"]))
    const { status, number } = await act(admin, id, "apply")
    expect(status).toBe("applied")
    // The hook comes after the last chunk, and so does the status.
    const line = `Stock import #${number}: 1 rows changed.`
    await waitFor("the hook's line in the log", async () =>
      info.mock.calls.some(([text]) => text === line)
    )
    info.mockRestore()
  })
}

async function seed({ container }: Stage): Promise<void> {
  await seedSourceItems(container, { berlin: "Berlin", depot: "Depot" }, [
    { source: "berlin", sku: "TENT-2P-GRN", stocked: "3", status: 1 },
  ])
}
