import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { StatusChange } from "../../../modules/stock-source/imports/sql/change-import-status"
import type {
  ParkedAct,
  StockImportAct,
  StockImportDTO,
  StockImportStatus,
} from "../../../modules/stock-source/types"
import type { RunOfAct } from "./run-of-act"
import { waitForPendingAct } from "./wait-for-pending-act"
import { Refusal } from "../../../modules/stock-source/refusal"

type Beginning = Required<Pick<StatusChange, "fromParked" | "to">> &
  Pick<StatusChange, "at"> & { from: StockImportDTO["status"] }

/** What was given up half way can be gone on with, or undone as far as it came. */
const ACTS: Record<StockImportAct, Beginning> = {
  check: { from: "uploaded", fromParked: [], to: "checking" },
  apply: {
    from: "checked",
    fromParked: ["apply"],
    to: "applying",
    at: "apply_began_at",
  },
  undo: {
    from: "applied",
    fromParked: ["apply", "take_back"],
    to: "undoing",
    at: "undo_began_at",
  },
}

export type BeginStockImportActInput = RunOfAct & {
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
 * @throws MedusaError `not_found`; `conflict` where the import is in another status, its act before is not finished,
 *   another import writes stock, or there is nothing to resume; `not_allowed` where the plan was dropped for its age.
 */
export async function beginStockImportAct(
  container: MedusaContainer,
  { id, act, run, resume = false, by, ...given }: BeginStockImportActInput
): Promise<StockImportDTO> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const found = await service.retrieveImport(id)
  const { from, fromParked, to, at } = ACTS[act]
  if (resume && found.pending_act !== act) {
    throw new Refusal(MedusaError.Types.CONFLICT, "import_status", {
      reason: "nothing_to_resume",
      number: found.number,
      status: found.status,
      act,
    })
  }
  if (resume && found.status !== from) {
    return found
  }
  return waitForPendingAct(() =>
    service.changeStockImportStatus({
      id,
      from: given.from ?? [from],
      fromParked,
      pending: act,
      withPlan: true,
      to,
      at,
      seen: given.seen,
      set: {
        pending_act: act,
        act_run: run,
        // Rows that could not be written stay so, whatever comes of the undo.
        ...(found.error?.code !== "gone" && { error: null }),
        parked_act: leftParked(found, act),
        ...whoAsked(found, act, by),
        ...given.set,
      },
    })
  )
}

/** What was written half way stays so until the undo comes to its end; from then on it can only be undone. */
function leftParked(
  { status }: StockImportDTO,
  act: StockImportAct
): ParkedAct | null {
  return act === "undo" && status === "failed" ? "take_back" : null
}

function whoAsked(
  { created_by }: StockImportDTO,
  act: StockImportAct,
  by: string | null | undefined
): { applied_by?: string | null; undone_by?: string | null } {
  switch (act) {
    case "apply":
      // An import that applies automatically does so for whoever uploaded it.
      return { applied_by: by === undefined ? created_by : by }
    case "undo":
      return { undone_by: by ?? null }
    default:
      return {}
  }
}
