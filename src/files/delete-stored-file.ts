import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

/**
 * Deletes a file that nobody wants any more. One that cannot be deleted just now keeps nobody from anything else: it is
 * reported, and the daily job tries it again.
 *
 * @returns whether it is deleted
 */
export async function deleteStoredFile(
  container: MedusaContainer,
  key: string
): Promise<boolean> {
  try {
    await container.resolve(Modules.FILE).deleteFiles([key])
    return true
  } catch (error) {
    const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.error(
      `The file ${key} could not be deleted; it is tried again the next time`,
      error as Error
    )
    return false
  }
}
