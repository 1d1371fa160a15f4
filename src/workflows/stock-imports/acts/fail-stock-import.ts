import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { PlanCode } from "../../../modules/stock-source/codes"
import type {
  StockImportDTO,
  StockImportStatus,
} from "../../../modules/stock-source/types"
import { importName } from "../../../modules/stock-source/imports/import-name"
import { HandedOver } from "../../../modules/stock-source/imports/work-under-way"
import { type TextParams, withErrorMessage } from "../../../texts"
import type { RunOfAct } from "./run-of-act"
import { tellStockImport } from "../events/tell-stock-import"

/**
 * Runs `work`, and returns the import as it is then. What stops it is kept on the import, where an admin finds it, and
 * fails the step for good, so that the workflow compensates; not so where this process shuts down: another one goes on.
 */
export async function endOrRecordFailure(
  container: MedusaContainer,
  { id, run }: RunOfAct,
  work: () => Promise<StockImportDTO>
): Promise<StockImportDTO> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  try {
    return await orHandOver(container, { id, run }, work)
  } catch (error) {
    if (error instanceof HandedOver) {
      return service.retrieveImport(id)
    }
    const { message, type, plan_code, params } =
      error as Partial<MedusaError> & {
        plan_code?: PlanCode
        params?: TextParams
      }
    const name = await service.retrieveImport(id).then(importName, () => id)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`${name}: ${message}`, error as Error)
    await service.recordStockImportError(id, {
      code: plan_code ?? type ?? ("unexpected_error" satisfies PlanCode),
      message: message ?? String(error),
      ...(plan_code && { params }),
    })
    return StepResponse.permanentFailure(message) as never
  }
}

/**
 * Runs a part of an act that stops by itself where this process shuts down, and says then that nobody is at it any more.
 *
 * @throws HandedOver in that case; what `work` throws.
 */
export async function orHandOver<Result>(
  container: MedusaContainer,
  act: RunOfAct,
  work: () => Promise<Result>
): Promise<Result> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const handOver = () => service.handStockImportActOver(act)
  return service.workUnderWay.during(async () => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof HandedOver) {
        await handOver()
      }
      throw error
    }
  }, handOver)
}

/**
 * Drops the plan of an import that could not be checked and calls it `failed`.
 * Leaves it alone where it is not in one of `from`: somebody else has moved it on.
 */
export async function failStockImport(
  container: MedusaContainer,
  id: string,
  from: StockImportStatus[]
): Promise<void> {
  const failed = await toFailed(container, id, from)
  if (failed) {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    await service.recordStockImportError(
      id,
      withErrorMessage({
        code: "compensated" satisfies PlanCode,
        params: { reason: "plan_dropped" },
      })
    )
    await service.deleteStockImportRows(failed)
    await tellStockImport(container, failed, "check", "failed")
  }
}

async function toFailed(
  container: MedusaContainer,
  id: string,
  from: StockImportStatus[]
): Promise<StockImportDTO | undefined> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  try {
    return await service.changeStockImportStatus({
      id,
      from,
      pending: "check",
      to: "failed",
      set: { pending_act: "check" },
    })
  } catch (error) {
    if ((error as MedusaError).type !== MedusaError.Types.CONFLICT) {
      throw error
    }
  }
  // The process that made it fail may have died before it said so.
  const found = await service.retrieveImport(id)
  return found.status === "failed" && found.pending_act === "check"
    ? found
    : undefined
}
