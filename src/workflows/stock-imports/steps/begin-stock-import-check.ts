import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import {
  ActPending,
  PatienceWithPending,
} from "../../../modules/stock-source/imports/act-pending"
import {
  type ReadingByProfile,
  readingByProfile,
} from "../../../modules/stock-source/imports/profiles/take-profile"
import { CHECKABLE } from "../../../modules/stock-source/imports/states"
import type StockSourceModuleService from "../../../modules/stock-source/service"
import {
  NO_COUNTS,
  type StockImportDTO,
  type StockImportReadingChanges,
} from "../../../modules/stock-source/types"
import { failStockImport } from "../acts/fail-stock-import"
import { runOfAct } from "../acts/run-of-act"

export type BeginStockImportCheckStepInput = {
  id: string
  /** Starts a check that was begun and not finished anew. Default false. */
  resume?: boolean
  /** Checks it again, with what is changed here of how its file is to be read; from `checked` and `rejected`, too. Default: it was not checked yet. */
  reading?: StockImportReadingChanges & {
    /** Name or id of a profile by which it is read from now on; what is given beside it counts more. Null: by none. */
    profile?: string | null
  }
}

export const beginStockImportCheckStepId = "begin-stock-import-check"

/**
 * Moves an import from `uploaded` to `checking`, or from where it was checked where it is to be read in another way. Compensation: the
 * plan is dropped and the import is `failed`, unless it has gone on by itself meanwhile.
 *
 * @throws MedusaError `not_found`, or `conflict` where the import is in another status, or its last check is not told yet.
 */
export const beginStockImportCheckStep = createStep(
  beginStockImportCheckStepId,
  async ({ id, resume, reading }: BeginStockImportCheckStepInput, context) => {
    const service = context.container.resolve(STOCK_SOURCE_MODULE)
    const found = reading
      ? await retrieveWithoutPending(service, id)
      : await service.retrieveImport(id)
    const stockImport = await service.beginStockImportAct(found, {
      act: "check",
      run: runOfAct(id, context).run,
      resume,
      ...(reading && again(found, await resolveProfile(service, reading))),
    })
    return new StepResponse(stockImport, id)
  },
  async (id, { container }) => {
    if (id) {
      await failStockImport(container, id, ["checking", "checked", "rejected"])
    }
  }
)

async function resolveProfile(
  service: StockSourceModuleService,
  {
    profile,
    ...reading
  }: NonNullable<BeginStockImportCheckStepInput["reading"]>
): Promise<ReadingByProfile> {
  if (profile === undefined) {
    return reading
  }
  return readingByProfile(
    reading,
    profile === null ? null : await service.findStockImportProfile(profile)
  )
}

/** A plan that is made anew: nothing of the one before stays, and whoever asks for it decides when it is applied. */
function again(
  { checked_at, pending_act }: StockImportDTO,
  reading: ReadingByProfile
) {
  return {
    from: CHECKABLE,
    seen: { checked_at, pending_act },
    set: {
      ...reading,
      ...(checked_at && { apply: false, confirm: null }),
      counts: NO_COUNTS,
      progress: { phase: "waiting", done: 0, total: 0 },
      totals: [],
      alarms: [],
      issues: [],
      error: null,
      reading: null,
    },
  }
}

/** The end of an act that is not told yet would be taken for the end of the one that begins. */
async function retrieveWithoutPending(
  service: StockSourceModuleService,
  id: string
): Promise<StockImportDTO> {
  const patience = new PatienceWithPending()
  for (;;) {
    const found = await service.retrieveImport(id)
    if (!found.pending_act || found.status === "uploaded") {
      return found
    }
    await patience.waitOrThrow(new ActPending(found))
  }
}
