import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
  Modules,
} from "@medusajs/framework/utils"
import { once } from "node:events"
import type { Readable } from "node:stream"
import type { StockImportDTO } from "../modules/stock-source/types"
import { Refusal } from "../modules/stock-source/refusal"

/**
 * The file of a stock import, once its first bytes are there: providers tell only then that it is gone.
 *
 * @throws MedusaError `not_found` where the file storage does not give the file out; its own words, which name the key,
 *   are in the log.
 */
export async function openStockFile(
  container: MedusaContainer,
  { number, file_key }: Pick<StockImportDTO, "number" | "file_key">
): Promise<Readable> {
  try {
    const file = await container
      .resolve(Modules.FILE)
      .getDownloadStream(file_key)
    // Waits for no more than the first bytes, which stay in the stream; an empty file has none.
    await (file.readableLength || file.readableEnded || once(file, "readable"))
    return file
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `The file of stock import #${number} cannot be read: ${(error as Error).message}`
      )
    throw new Refusal(MedusaError.Types.NOT_FOUND, "file_unavailable", {
      number,
    })
  }
}
