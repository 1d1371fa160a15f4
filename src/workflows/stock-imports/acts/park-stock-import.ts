import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { givenUpError } from "../../../modules/stock-source/imports/act-deaths"
import type {
  ParkedAct,
  StockImportDTO,
  StockImportError,
  StockImportStatus,
} from "../../../modules/stock-source/types"
import { notifyOfStockImport } from "../events/notify-of-stock-import"

type Parking = {
  parked: ParkedAct
  from: StockImportStatus
  to: StockImportStatus
  error: StockImportError
}

const APPLY: Parking = {
  parked: "apply",
  from: "applying",
  to: "failed",
  error: givenUpError("apply_given_up"),
}
const TAKE_BACK: Parking = {
  parked: "take_back",
  from: "undoing",
  to: "failed",
  error: givenUpError("take_back_given_up"),
}
const UNDO: Parking = {
  parked: "undo",
  from: "undoing",
  to: "applied",
  error: givenUpError("undo_given_up"),
}

/**
 * Gives up what has ended its process three times: the import ends in a status in which nobody waits for it, says why, and
 * can be undone, or applied again. An apply stays pending until its end is told.
 */
export async function parkStockImport(
  container: MedusaContainer,
  stockImport: StockImportDTO
): Promise<StockImportDTO> {
  const { id, pending_act } = stockImport
  const { parked, from, to, error } = parkingOf(stockImport)
  const set = { error, parked_act: parked }
  const isUndo = pending_act === "undo"
  const ended = await container
    .resolve(STOCK_SOURCE_MODULE)
    .changeStockImportStatus({
      id,
      from: [from],
      to,
      // Left pending, an undo would be begun anew by whoever resumes it.
      set: isUndo ? { ...set, pending_act: null } : set,
    })
  if (isUndo) {
    await notifyOfStockImport(container, id, "undo", "failed")
  }
  return ended
}

function parkingOf(stockImport: StockImportDTO): Parking {
  const { status, pending_act } = stockImport
  if (status === "applying") {
    return APPLY
  }
  if (pending_act === "apply") {
    return TAKE_BACK
  }
  return beforeUndo(stockImport) === "failed"
    ? {
        ...TAKE_BACK,
        error: givenUpError("undo_given_up", { reason: "take_back" }),
      }
    : UNDO
}

/** Where an undo that does not come to its end leaves its import: as it was before. */
export function beforeUndo({ parked_act }: StockImportDTO): StockImportStatus {
  return parked_act === "take_back" ? "failed" : "applied"
}

/** What stops a step whose act is given up; the import has the reason as its `error`. */
export function givenUp({ error }: StockImportDTO): MedusaError {
  return new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    error?.message ?? "It was given up."
  )
}
