import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../modules/stock-source"

/** Deletes a file that no import is to have. */
export async function discardStockFile(
  container: MedusaContainer,
  key: string
): Promise<void> {
  await container.resolve(Modules.FILE).deleteFiles(key)
  await container.resolve(STOCK_SOURCE_MODULE).forgetUpload(key)
}
