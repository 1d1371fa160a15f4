import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
  Modules,
} from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { importName } from "../../../modules/stock-source/imports/import-name"
import type { ResumableImport } from "../../../modules/stock-source/imports/sql/read-resumable-imports"
import { isUnderWay } from "./acts-under-way"

// By their ids: the workflows themselves end in a step that comes here for the next import in line.
const WORKFLOWS = {
  check: "check-stock-import",
  apply: "apply-stock-import",
  undo: "undo-stock-import",
} as const

/**
 * Goes on with every import whose act nobody works on, here or in another process, and with the next one in line to be
 * applied. Runs the very workflows of the acts; returns once they have begun.
 *
 * Never throws: one import that cannot go on keeps none of the others back, and is tried again the next time.
 */
export async function resumeStockImports(
  container: MedusaContainer
): Promise<void> {
  const resumable = await listResumable(container)
  for (const stockImport of resumable.filter(({ waits }) => !waits)) {
    await resume(container, stockImport)
  }
  await beginFirst(container, resumable)
}

/** Lets the next import in line be applied, after an act has ended. Never throws. */
export async function applyNextStockImport(
  container: MedusaContainer
): Promise<void> {
  await beginFirst(container, await listResumable(container))
}

async function listResumable(
  container: MedusaContainer
): Promise<ResumableImport[]> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  if (service.workUnderWay.signal.aborted) {
    return []
  }
  try {
    const resumable = await service.listResumableStockImports()
    return resumable.filter(({ id }) => !isUnderWay(id))
  } catch (error) {
    logger(container).error(
      "Stock imports could not be resumed",
      error as Error
    )
    return []
  }
}

/** Only one import is applied at a time: those behind the first one that can begin would be refused. */
async function beginFirst(
  container: MedusaContainer,
  resumable: ResumableImport[]
): Promise<void> {
  for (const stockImport of resumable.filter(({ waits }) => waits)) {
    if ((await resume(container, stockImport)) !== "failed") {
      return
    }
  }
}

/** Goes on with one import; never throws. */
export async function resume(
  container: MedusaContainer,
  { id, number, act }: Pick<ResumableImport, "id" | "number" | "act">
): Promise<"begun" | "refused" | "failed"> {
  try {
    await container
      .resolve(Modules.WORKFLOW_ENGINE)
      .run(WORKFLOWS[act], { input: { id, resume: true } })
    return "begun"
  } catch (error) {
    // Somebody else was faster, or another import writes: it will have its turn.
    if ((error as MedusaError).type === MedusaError.Types.CONFLICT) {
      return "refused"
    }
    logger(container).error(
      `${importName({ number })} could not be resumed`,
      error as Error
    )
    return "failed"
  }
}

function logger(container: MedusaContainer): Logger {
  return container.resolve(ContainerRegistrationKeys.LOGGER)
}
