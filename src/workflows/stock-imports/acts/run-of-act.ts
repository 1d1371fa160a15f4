import type { StepExecutionContext } from "@medusajs/framework/workflows-sdk"

/** A workflow's run at work on an import. */
export type RunOfAct = {
  id: string
  /** Id of the run: the same in its steps and in what takes them back, in whichever process they are. */
  run: string
}

export function runOfAct(
  id: string,
  { transactionId, idempotencyKey }: StepExecutionContext
): RunOfAct {
  return { id, run: transactionId ?? idempotencyKey }
}
