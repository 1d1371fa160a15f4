import type { Logger } from "@medusajs/framework/types"
import { ModulesSdkUtils } from "@medusajs/framework/utils"
import fs from "node:fs"
import path from "node:path"

const MIGRATIONS = path.join(__dirname, "../migrations")

type DropTables = {
  /** As Medusa hands it to a module. */
  database: {
    clientUrl?: string
    schema?: string
    driverOptions?: Record<string, unknown>
  }
  logger: Logger
}

/**
 * Takes all of the module's migrations back, the last one first: its tables are gone, with the history of imports. What
 * `medusa db:rollback stock_source` does, which takes back one migration each time it is run.
 */
export async function dropTables({
  database,
  logger,
}: DropTables): Promise<void> {
  const migrationNames = fs
    .readdirSync(MIGRATIONS)
    .filter((name) => /^Migration\d+\.[jt]s$/.test(name))
  const revert = ModulesSdkUtils.buildRevertMigrationScript({
    moduleName: "stock_source",
    pathToMigrations: MIGRATIONS,
  })
  await revert({ options: { database }, logger, migrationNames })
}
