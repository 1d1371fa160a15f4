import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { StatusChange } from "../../modules/stock-source/sql/change-import-status"
import type {
  StockImportAct,
  StockImportDTO,
  StockImportStatus,
} from "../../modules/stock-source/types"
import { ENDED, tellStockImport } from "./tell-stock-import"

const ACTS = {
  check: { from: "uploaded", to: "checking", at: undefined },
  apply: { from: "checked", to: "applying", at: "apply_began_at" },
  undo: { from: "applied", to: "undoing", at: "undo_began_at" },
} as const

export type BeginStockImportActInput = {
  id: string
  act: StockImportAct
  /** Goes on with an act that was begun and not finished, in whatever status it was left. Default false. */
  resume?: boolean
  /** Statuses that it begins from, where they are not those of the act. */
  from?: readonly StockImportStatus[]
  /** The import as it was when the act was decided on: it begins only if nothing has happened to it since. */
  seen?: StatusChange["seen"]
  /** What is set along with the status. */
  set?: StatusChange["set"]
  /** Who asked for it, kept in `applied_by` or `undone_by`. */
  by?: string | null
}

/**
 * Moves an import into an act, and notes that the act is not finished.
 *
 * @throws MedusaError `not_found`; `conflict` where the import is in another status, another import writes stock, or
 *   there is nothing to resume; `not_allowed` where the plan was dropped for its age.
 */
export async function beginStockImportAct(
  container: MedusaContainer,
  { id, act, resume = false, by, ...given }: BeginStockImportActInput
): Promise<StockImportDTO> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const found = await service.retrieveImport(id)
  const { from, to, at } = ACTS[act]
  if (resume && found.pending_act !== act) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `Stock import ${id} is ${found.status}; nothing of its ${act} is left to resume.`
    )
  }
  if (resume && found.status !== from) {
    return found
  }
  if (found.plan_dropped_at) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The plan of stock import ${id} was dropped for its age (option retention_days), so there is nothing to ${act}.`
    )
  }
  await tellActBefore(container, found, act)
  return service.changeStockImportStatus({
    id,
    from: given.from ?? [from],
    to,
    at,
    seen: given.seen,
    set: { pending_act: act, ...whoAsked(found, act, by), ...given.set },
  })
}

/** The act before may be done and not told yet; the one that begins now takes its place in `pending_act`. */
async function tellActBefore(
  container: MedusaContainer,
  stockImport: StockImportDTO,
  act: StockImportAct
): Promise<void> {
  const { status, pending_act } = stockImport
  if (pending_act && pending_act !== act && status === ACTS[act].from) {
    await tellStockImport(
      container,
      stockImport,
      pending_act,
      ENDED[pending_act]
    )
  }
}

function whoAsked(
  { created_by }: StockImportDTO,
  act: StockImportAct,
  by: string | null | undefined
): { applied_by?: string | null; undone_by?: string | null } {
  switch (act) {
    case "apply":
      // An import that applies by itself does so for whoever uploaded it.
      return { applied_by: by === undefined ? created_by : by }
    case "undo":
      return { undone_by: by ?? null }
    default:
      return {}
  }
}
