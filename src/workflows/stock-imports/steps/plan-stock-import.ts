import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { StockImportDTO } from "../../../modules/stock-source/types"
import { openStockFile } from "../../../files/open-stock-file"
import { endOrRecordFailure } from "../acts/fail-stock-import"
import { runOfAct } from "../acts/run-of-act"
import { retryWhenLost } from "../acts/retry-when-lost"
import { Refusal } from "../../../modules/stock-source/refusal"

export const planStockImportStepId = "plan-stock-import"

/**
 * Reads the file from the File module as a stream and judges every line of it; the import ends `checked` or `rejected`.
 * Asynchronous: a worker instance takes it. What it wrote is taken back by `begin-stock-import-check`.
 */
export const planStockImportStep = createStep(
  {
    name: planStockImportStepId,
    async: true,
    maxRetries: 0,
    noCompensation: true,
  },
  async ({ id }: { id: string }, context) => {
    const { container } = context
    const act = runOfAct(id, context)
    const stockImport = await endOrRecordFailure(container, act, () =>
      retryWhenLost(container, id, (found) => plan(container, found, act.run))
    )
    return new StepResponse(stockImport)
  }
)

async function plan(
  container: MedusaContainer,
  stockImport: StockImportDTO,
  run: string
): Promise<StockImportDTO> {
  const { status } = stockImport
  if (status === "checked" || status === "rejected") {
    return stockImport
  }
  if (status !== "checking") {
    throw new Refusal(MedusaError.Types.NOT_ALLOWED, "import_status", {
      reason: "check_ended",
      number: stockImport.number,
      status,
    })
  }
  const openFile = () => openStockFile(container, stockImport)
  return container
    .resolve(STOCK_SOURCE_MODULE)
    .planStockImport(stockImport, openFile, run)
}
