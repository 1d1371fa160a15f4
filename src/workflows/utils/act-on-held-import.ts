import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { ImportHold } from "../../modules/stock-source/import-hold"
import type {
  StockImportDTO,
  StockImportStatus,
} from "../../modules/stock-source/types"
import { endOrRecordFailure } from "./fail-stock-import"
import { retryWhenLost } from "./retry-when-lost"

/** An act that writes stock: at most one process is at it, and another one can go on with it. */
export type HeldAct = {
  /** Status of an import that the act has work to do for. */
  during: StockImportStatus
  /** Status of an import that the act is done with. */
  after: StockImportStatus
  /** Why an import in any other status is not acted on. */
  refusal: string
  /** Does what is left of the act and moves the import to `after`. */
  act: (
    stockImport: StockImportDTO,
    hold: ImportHold
  ) => Promise<StockImportDTO>
}

/**
 * Runs an act while this process holds the import, from where the last commit was, and returns the import as it is
 * then. What stops it for good is kept on the import and fails the step.
 */
export async function actOnHeldImport(
  container: MedusaContainer,
  id: string,
  { during, after, refusal, act }: HeldAct
): Promise<StockImportDTO> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const whileHeld = async (hold: ImportHold): Promise<StockImportDTO> => {
    const stockImport = await service.retrieveImport(id)
    if (stockImport.status === after) {
      return stockImport
    }
    if (stockImport.status !== during) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `Stock import ${id} is ${stockImport.status}: ${refusal}.`
      )
    }
    return act(stockImport, hold)
  }
  return endOrRecordFailure(container, id, () =>
    retryWhenLost(container, id, (found) =>
      service.holdStockImport(found, whileHeld)
    )
  )
}
