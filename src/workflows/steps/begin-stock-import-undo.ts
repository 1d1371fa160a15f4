import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { StockImportDTO } from "../../modules/stock-source/types"

export type BeginStockImportUndoStepInput = {
  id: string
  undone_by?: string | null
}

export const beginStockImportUndoStepId = "begin-stock-import-undo"

/**
 * Moves an import from `applied` to `undoing`, if no other import is writing stock. Compensation: it is `applied`
 * again; what is taken back by then stays so, and the next undo goes on from there.
 *
 * @throws MedusaError `not_found`, or `conflict` where the import is in another status or another one is writing.
 */
export const beginStockImportUndoStep = createStep(
  beginStockImportUndoStepId,
  async ({ id, undone_by }: BeginStockImportUndoStepInput, { container }) => {
    const stockImport: StockImportDTO = await container
      .resolve(STOCK_SOURCE_MODULE)
      .changeStockImportStatus({
        id,
        from: ["applied"],
        to: "undoing",
        set: { undone_by: undone_by ?? null },
      })
    return new StepResponse(stockImport, id)
  },
  async (id, { container }) => {
    if (id) {
      await container
        .resolve(STOCK_SOURCE_MODULE)
        .changeStockImportStatus({ id, from: ["undoing"], to: "applied" })
    }
  }
)
