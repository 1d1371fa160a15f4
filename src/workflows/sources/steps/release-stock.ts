import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { UnitSums } from "../../../modules/stock-source/types"
import { settleSource } from "../utils/settle-source"
import { settleStock } from "../utils/settle-stock"

export const releaseStockStepId = "release-stock"

/** What was released, by source. */
export type ReleasedStock = {
  /** Inventory levels whose units came back. */
  levels: number
  /** Units as they lay before; what was `withheld` is in Medusa's stock now. */
  sources: UnitSums[]
}

/**
 * Brings every withheld unit back into Medusa's `stocked_quantity`, page by page under Medusa's stock locks. It has no
 * compensation: each page moves its units whole, and a run that stopped goes on with what is left when it is run again;
 * or a server does that is started instead, since what is left is recorded.
 *
 * @throws MedusaError `unexpected_state` where Medusa's stock is not what was there before, stocked and withheld: somebody
 *   else has changed stock meanwhile.
 */
export const releaseStockStep = createStep(
  { name: releaseStockStepId, noCompensation: true },
  async (_: undefined, { container }) => {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    const before = await service.listUnitSums()
    await service.putEverythingInStock()
    const levels = await settleStock(container)
    for (const id of await service.listSourcesToSettle()) {
      await settleSource(container, id)
    }
    refuseDifference(before, await service.listUnitSums())
    return new StepResponse<ReleasedStock>({ levels, sources: before })
  }
)

function refuseDifference(before: UnitSums[], after: UnitSums[]): void {
  const now = new Map(after.map((sums) => [sums.source_code, sums]))
  const wrong = before.filter(
    ({ source_code, units }) => now.get(source_code)?.stocked !== units
  )
  if (wrong.length) {
    const differences = wrong.map(
      ({ source_code, units }) =>
        `${source_code ?? "locations without a source"}: ${units} units before, ${now.get(source_code)?.stocked ?? 0} in Medusa's stock now`
    )
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `Stock has changed while it was released. ${differences.join("; ")}. Stop all servers and run it again.`
    )
  }
}
