import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { openStockFile } from "../../../files/open-stock-file"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { PlanCode } from "../../../modules/stock-source/codes"
import { isDeadly } from "../../../modules/stock-source/imports/act-deaths"
import type { ImportHold } from "../../../modules/stock-source/imports/import-hold"
import { importName } from "../../../modules/stock-source/imports/import-name"
import {
  ACT_STATUSES,
  isIn,
  type WritingAct,
} from "../../../modules/stock-source/imports/states"
import { HandedOver } from "../../../modules/stock-source/imports/work-under-way"
import type { StoreAround } from "../../../modules/stock-source/imports/write/write-stock"
import { Refusal } from "../../../modules/stock-source/refusal"
import type {
  StockImportAct,
  StockImportDTO,
} from "../../../modules/stock-source/types"
import type { TextParams } from "../../../texts"
import {
  emitLevelEvents,
  hearsLevelEvents,
} from "../../utils/emit-level-events"
import { withStockLocks } from "../../utils/with-stock-locks"
import { noteUnderWay } from "./acts-under-way"
import { givenUp, parkStockImport } from "./park-stock-import"
import { RetryWhenLost } from "./retry-when-lost"
import type { RunOfAct } from "./run-of-act"
import { takeBack } from "./take-back-stock-import"

/** What a process does for an import. `take_back`: what a failed or canceled apply has written. */
type Work = StockImportAct | "take_back"

/**
 * Does what is left of an act, from where the last commit was, and returns the import as it is then: still under way where
 * this process shuts down, for another one to go on with. What stops it for good is kept on the import, where an admin
 * finds it, and fails the step, so that the workflow compensates.
 */
export async function runAct(
  container: MedusaContainer,
  run: RunOfAct,
  act: StockImportAct
): Promise<StockImportDTO> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  try {
    return (await untilDone(container, run, act)) as StockImportDTO
  } catch (error) {
    return error instanceof HandedOver
      ? service.retrieveImport(run.id)
      : recordFailure(container, run.id, error as Error)
  }
}

/**
 * Takes back what a failed or canceled apply has written, by difference.
 *
 * @returns the import, ended; undefined where nothing is left to take back, or another process goes on with it.
 */
export async function takeBackApply(
  container: MedusaContainer,
  run: RunOfAct
): Promise<StockImportDTO | undefined> {
  try {
    return await untilDone(container, run, "take_back")
  } catch (error) {
    if (error instanceof HandedOver) {
      return undefined
    }
    throw error
  }
}

/**
 * Does it again where the database was lost on the way, or another process had the import; meanwhile no other process
 * takes it for left by a dead one.
 *
 * @throws HandedOver where this process shuts down: nobody is at it any more.
 */
async function untilDone(
  container: MedusaContainer,
  run: RunOfAct,
  work: Work
): Promise<StockImportDTO | undefined> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const handOver = () => service.handStockImportActOver(run)
  const ended = service.workUnderWay.begin(handOver)
  const left = noteUnderWay(container, run.id)
  const retry = new RetryWhenLost(container)
  try {
    for (;;) {
      try {
        const stockImport = await service.retrieveImport(run.id)
        retry.name = importName(stockImport)
        return await doOnce(container, stockImport, run, work)
      } catch (error) {
        await retry.waitOrThrow(error)
      }
    }
  } catch (error) {
    if (error instanceof HandedOver) {
      await handOver()
    }
    throw error
  } finally {
    left()
    ended()
  }
}

async function doOnce(
  container: MedusaContainer,
  stockImport: StockImportDTO,
  run: RunOfAct,
  work: Work
): Promise<StockImportDTO | undefined> {
  if (work === "check") {
    return check(container, stockImport, run)
  }
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const store = storeAround(container)
  const hold = await service.holdStockImport(stockImport)
  try {
    return work === "take_back"
      ? await takeBack(container, run, hold, store)
      : await write(container, run, { act: work, hold, store })
  } finally {
    await hold.letGo()
  }
}

async function check(
  container: MedusaContainer,
  stockImport: StockImportDTO,
  { run }: RunOfAct
): Promise<StockImportDTO> {
  const { during, after } = ACT_STATUSES.check
  if (isIn(after, stockImport.status)) {
    return stockImport
  }
  if (stockImport.status !== during) {
    throw isOver(stockImport, "check")
  }
  const openFile = () => openStockFile(container, stockImport)
  return container
    .resolve(STOCK_SOURCE_MODULE)
    .planStockImport(stockImport, openFile, run)
}

async function write(
  container: MedusaContainer,
  run: RunOfAct,
  {
    act,
    hold,
    store,
  }: { act: WritingAct; hold: ImportHold; store: StoreAround }
): Promise<StockImportDTO> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const { during, after } = ACT_STATUSES[act]
  const deaths = await service.takeUpStockImportAct({
    ...run,
    act,
    during: [during],
  })
  const stockImport = await service.retrieveImport(run.id)
  if (isIn(after, stockImport.status)) {
    return stockImport
  }
  if (deaths === undefined || stockImport.status !== during) {
    throw isOver(stockImport, act)
  }
  if (isDeadly(deaths)) {
    throw givenUp(await parkStockImport(container, stockImport))
  }
  if (act === "undo") {
    // Of an apply that was given up the last ones may not be out.
    await service.reportCommittedStock("apply", stockImport, store)
  }
  await service.writeStock(act, stockImport, hold, store)
  return act === "apply"
    ? service.completeStockImport(stockImport)
    : service.completeStockImportUndo(stockImport, "undone")
}

const ENDED = {
  check: "check_ended",
  apply: "apply_ended",
  undo: "undo_ended",
}

/** It was canceled, or its act was ended by another run. */
function isOver(
  { number, status }: StockImportDTO,
  act: StockImportAct
): Refusal {
  return new Refusal(MedusaError.Types.NOT_ALLOWED, "import_status", {
    reason: ENDED[act],
    number,
    status,
  })
}

/** Medusa's locks, events and log, for the module that writes stock among them. */
function storeAround(container: MedusaContainer): StoreAround {
  return {
    withLocks: (itemIds, job) => withStockLocks(container, itemIds, job),
    report: (changes) => emitLevelEvents(container, changes),
    isHeard: () => hearsLevelEvents(container),
    warn: (message) =>
      container.resolve(ContainerRegistrationKeys.LOGGER).warn(message),
  }
}

/** Keeps on the import what has stopped its act, and fails the step for good. */
async function recordFailure(
  container: MedusaContainer,
  id: string,
  error: Error
): Promise<never> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const { message, type, plan_code, params } = error as Partial<MedusaError> & {
    plan_code?: PlanCode
    params?: TextParams
  }
  const name = await service.retrieveImport(id).then(importName, () => id)
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .error(`${name}: ${message}`, error)
  await service.recordStockImportError(id, {
    code: plan_code ?? type ?? ("unexpected_error" satisfies PlanCode),
    message: message ?? String(error),
    ...(plan_code && { params }),
  })
  return StepResponse.permanentFailure(message) as never
}
