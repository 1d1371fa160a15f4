import { configManager } from "@medusajs/framework/config"
import type { LoaderOptions } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { servesPrivateFiles } from "../imports/keep/public-files"

const SERVES_SHOPPERS = ["production", "staging"]

/** Says once, where a store goes live, that its stock files can be read without a login. */
export default async function warnOfPublicFiles({
  logger,
}: LoaderOptions): Promise<void> {
  if (!SERVES_SHOPPERS.includes(process.env.NODE_ENV ?? "")) {
    return
  }
  const { baseDir, config } = configManager
  if (servesPrivateFiles(config.modules?.[Modules.FILE], baseDir)) {
    logger?.warn(
      "medusa-plugin-stock-sources: the local file provider serves private files, such as stock files, under /static to everybody who knows their name. Use a provider that keeps them private (@medusajs/medusa/file-s3), or give it a private_upload_dir outside of static/."
    )
  }
}
