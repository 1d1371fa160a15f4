import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import { beginStockImportAct } from "../utils/begin-stock-import-act"
import { notifyOfStockImport } from "../utils/notify-of-stock-import"

export type BeginStockImportUndoStepInput = {
  id: string
  undone_by?: string | null
  /** Goes on with an undo that was begun and not finished. Default false. */
  resume?: boolean
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
  async (
    { id, undone_by: by, resume }: BeginStockImportUndoStepInput,
    { container }
  ) => {
    const stockImport = await beginStockImportAct(container, {
      id,
      act: "undo",
      resume,
      by,
    })
    return new StepResponse(stockImport, id)
  },
  async (id, { container }) => {
    if (!id) {
      return
    }
    const service = container.resolve(STOCK_SOURCE_MODULE)
    const { status } = await service.retrieveImport(id)
    // Undone already: a later step of the workflow does not bring the stock back.
    if (status === "undoing") {
      await service.changeStockImportStatus({
        id,
        from: ["undoing"],
        to: "applied",
        set: { pending_act: null },
      })
      await notifyOfStockImport(container, id, "undo", "failed")
    }
  }
)
