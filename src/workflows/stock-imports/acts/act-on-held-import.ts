import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { isDeadly } from "../../../modules/stock-source/imports/act-deaths"
import type { ImportHold } from "../../../modules/stock-source/imports/import-hold"
import type {
  StockImportAct,
  StockImportDTO,
  StockImportStatus,
} from "../../../modules/stock-source/types"
import { endOrRecordFailure } from "./fail-stock-import"
import { givenUp, parkStockImport } from "./park-stock-import"
import type { RunOfAct } from "./run-of-act"
import { retryWhenLost } from "./retry-when-lost"
import { Refusal } from "../../../modules/stock-source/refusal"

/** An act that writes stock: at most one process is at it, and another one can go on with it. */
export type HeldAct = RunOfAct & {
  act: StockImportAct
  /** Status of an import that the act has work to do for. */
  during: StockImportStatus
  /** Status of an import that the act is done with. */
  after: StockImportStatus
  /** Why an import in any other status is not acted on. */
  refusal: "apply_ended" | "undo_ended"
  /** Does what is left of the act and moves the import to `after`. */
  work: (
    stockImport: StockImportDTO,
    hold: ImportHold
  ) => Promise<StockImportDTO>
}

/**
 * Runs an act while this process holds the import, from where the last commit was, and returns the import as it is
 * then: still `during` where this process shuts down, for another one to go on with. What stops it for good is kept on
 * the import and fails the step.
 */
export async function actOnHeldImport(
  container: MedusaContainer,
  { id, run, act, during, after, refusal, work }: HeldAct
): Promise<StockImportDTO> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const whileHeld = async (hold: ImportHold): Promise<StockImportDTO> => {
    const deaths = await service.takeUpStockImportAct({
      id,
      run,
      act,
      during: [during],
    })
    const stockImport = await service.retrieveImport(id)
    if (stockImport.status === after) {
      return stockImport
    }
    if (deaths === undefined || stockImport.status !== during) {
      throw new Refusal(MedusaError.Types.NOT_ALLOWED, "import_status", {
        reason: refusal,
        number: stockImport.number,
        status: stockImport.status,
      })
    }
    if (isDeadly(deaths)) {
      throw givenUp(await parkStockImport(container, stockImport))
    }
    return work(stockImport, hold)
  }
  return endOrRecordFailure(container, { id, run }, () =>
    retryWhenLost(container, id, async (found) => {
      const hold = await service.holdStockImport(found)
      try {
        return await whileHeld(hold)
      } finally {
        await hold.letGo()
      }
    })
  )
}
