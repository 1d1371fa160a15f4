import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { PlanCode } from "../../../modules/stock-source/codes"
import type {
  StockImportDTO,
  StockImportStatus,
} from "../../../modules/stock-source/types"
import { withErrorMessage } from "../../../texts"
import { tellStockImport } from "../events/tell-stock-import"

/**
 * Drops the plan of an import that could not be checked and calls it `failed`.
 * Leaves it alone where it is not in one of `from`: somebody else has moved it on.
 */
export async function failStockImport(
  container: MedusaContainer,
  id: string,
  from: StockImportStatus[]
): Promise<void> {
  const failed = await toFailed(container, id, from)
  if (failed) {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    await service.recordStockImportError(
      id,
      withErrorMessage({
        code: "compensated" satisfies PlanCode,
        params: { reason: "plan_dropped" },
      })
    )
    await service.deleteStockImportRows(failed)
    await tellStockImport(container, failed, "check", "failed")
  }
}

async function toFailed(
  container: MedusaContainer,
  id: string,
  from: StockImportStatus[]
): Promise<StockImportDTO | undefined> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  try {
    return await service.changeStockImportStatus({
      id,
      from,
      pending: "check",
      to: "failed",
      set: { pending_act: "check" },
    })
  } catch (error) {
    if ((error as MedusaError).type !== MedusaError.Types.CONFLICT) {
      throw error
    }
  }
  // The process that made it fail may have died before it said so.
  const found = await service.retrieveImport(id)
  return found.status === "failed" && found.pending_act === "check"
    ? found
    : undefined
}
