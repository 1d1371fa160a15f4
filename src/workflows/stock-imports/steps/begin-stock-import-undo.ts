import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { notifyOfStockImport } from "../events/notify-of-stock-import"
import { beforeUndo } from "../acts/park-stock-import"
import { applyNextStockImport } from "../acts/resume-stock-imports"
import { type RunOfAct, runOfAct } from "../acts/run-of-act"

export type BeginStockImportUndoStepInput = {
  id: string
  undone_by?: string | null
  /** Goes on with an undo that was begun and not finished. Default false. */
  resume?: boolean
}

export const beginStockImportUndoStepId = "begin-stock-import-undo"

/**
 * Moves an import from `applied` to `undoing`, if no other import is writing stock; also one that was given up half way.
 * Compensation: it is as it was before; what is taken back by then stays so, and the next undo goes on from there.
 *
 * @throws MedusaError `not_found`, or `conflict` where the import is in another status, another one is writing, or
 *   its apply is not finished.
 */
export const beginStockImportUndoStep = createStep(
  beginStockImportUndoStepId,
  async (
    { id, undone_by: by, resume }: BeginStockImportUndoStepInput,
    context
  ) => {
    const service = context.container.resolve(STOCK_SOURCE_MODULE)
    const found = await service.retrieveImport(id)
    const stockImport = await service.beginStockImportAct(found, {
      act: "undo",
      run: runOfAct(id, context).run,
      resume,
      by,
    })
    return new StepResponse(stockImport, id)
  },
  async (id, context) => {
    if (id) {
      await leaveAsBefore(context.container, runOfAct(id, context))
    }
  }
)

async function leaveAsBefore(
  container: MedusaContainer,
  { id, run }: RunOfAct
): Promise<void> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const found = await service.retrieveImport(id)
  const isMine = found.pending_act === "undo" && found.act_run === run
  // Given up, and begun again by somebody; or undone already: a later step of the workflow does not bring the stock back.
  if (found.status !== "undoing" || !isMine) {
    return
  }
  await service.changeStockImportStatus({
    id,
    from: ["undoing"],
    pending: "undo",
    seen: { act_run: run },
    to: beforeUndo(found),
    set: { pending_act: null },
  })
  await notifyOfStockImport(container, id, "undo", "failed")
  await applyNextStockImport(container)
}
