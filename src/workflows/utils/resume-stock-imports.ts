import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
  Modules,
} from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { ResumableImport } from "../../modules/stock-source/sql/read-resumable-imports"

// By their ids: the workflows themselves end in a step that comes here for the next import in line.
const WORKFLOWS = {
  check: "check-stock-import",
  apply: "apply-stock-import",
  undo: "undo-stock-import",
} as const

/**
 * Goes on with every import whose act nobody works on: its process died, or it waited for its turn. Runs the very
 * workflows of the acts; returns once they have begun.
 *
 * Never throws: one import that cannot go on keeps none of the others back, and is tried again the next time.
 */
export async function resumeStockImports(
  container: MedusaContainer
): Promise<void> {
  const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  try {
    const resumable = await container
      .resolve(STOCK_SOURCE_MODULE)
      .listResumableStockImports()
    for (const stockImport of resumable) {
      await resume(container, stockImport).catch((error: MedusaError) => {
        // Somebody else was faster, or another import writes: it will have its turn.
        if (error.type !== MedusaError.Types.CONFLICT) {
          logger.error(
            `Stock import ${stockImport.id} could not be resumed`,
            error
          )
        }
      })
    }
  } catch (error) {
    logger.error("Stock imports could not be resumed", error as Error)
  }
}

async function resume(
  container: MedusaContainer,
  { id, act }: ResumableImport
): Promise<void> {
  await container
    .resolve(Modules.WORKFLOW_ENGINE)
    .run(WORKFLOWS[act], { input: { id, resume: true } })
}
