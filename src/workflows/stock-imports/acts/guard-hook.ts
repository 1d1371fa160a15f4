import { MedusaError } from "@medusajs/framework/utils"
import type { StepExecutionContext } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import {
  givenUpError,
  isDeadly,
} from "../../../modules/stock-source/imports/act-deaths"
import type { PlanCode } from "../../../modules/stock-source/codes"
import { ACT_STATUSES } from "../../../modules/stock-source/imports/states"
import type {
  StockImportAct,
  StockImportDTO,
} from "../../../modules/stock-source/types"
import { withErrorMessage } from "../../../texts"
import { runOfAct } from "./run-of-act"

/** The acts that have a hook. */
type HookedAct = Exclude<StockImportAct, "undo">

type HookInput = { stock_import: StockImportDTO }
type Handler = (input: HookInput, context: StepExecutionContext) => unknown
type Register = (invoke: Handler, compensate?: unknown) => void

/**
 * Stands between an act and a store's handler of its hook, whichever registers: the import says why the handler has
 * failed, in the handler's own words; one that has ended its process three times is not called again; and as long as it
 * runs nobody takes its act for dead. Not called where the act was handed over to another process.
 */
export function guardHook<
  Name extends string,
  Workflow extends { hooks: Record<Name, (invoke: never) => void> },
>(workflow: Workflow, name: Name, act: HookedAct): Workflow {
  const register = workflow.hooks[name] as unknown as Register
  const guarded: Register = (invoke, compensate) =>
    register(
      (input, context) => callHandler({ name, act }, invoke, input, context),
      compensate
    )
  workflow.hooks[name] = guarded as unknown as Workflow["hooks"][Name]
  return workflow
}

async function callHandler(
  hook: { name: string; act: HookedAct },
  handler: Handler,
  input: HookInput,
  context: StepExecutionContext
): Promise<unknown> {
  const { name, act } = hook
  const { id } = input.stock_import
  const service = context.container.resolve(STOCK_SOURCE_MODULE)
  const { run } = runOfAct(id, context)
  const deaths = await service.takeUpStockImportAct({
    id,
    run,
    act,
    during: ACT_STATUSES[act].after,
  })
  // Handed over, canceled, or told by another run.
  if (deaths === undefined) {
    return undefined
  }
  if (isDeadly(deaths)) {
    const error = givenUpError("hook_given_up", {
      reason: "handler",
      hook: name,
    })
    await service.replaceStockImportError({
      id,
      act,
      error,
      parked: "hook",
    })
    if (act === "check") {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, error.message)
    }
    // What is written stays written: the handler has had its chances to refuse it.
    return undefined
  }
  try {
    return await service.keepStockImportActAlive({ id, run }, async () =>
      handler(input, context)
    )
  } catch (error) {
    await service.replaceStockImportError({
      id,
      act,
      error: withErrorMessage({
        code: "compensated" satisfies PlanCode,
        params: {
          reason: "handler",
          hook: name,
          said: (error as Error)?.message ?? String(error),
        },
      }),
    })
    throw error
  }
}
