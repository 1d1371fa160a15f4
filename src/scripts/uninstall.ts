import type {
  ExecArgs,
  Logger,
  MedusaContainer,
} from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../modules/stock-source"
import { dropTables } from "../modules/stock-source/database/drop-tables"
import { releaseStockWorkflow } from "../workflows/sources/release-stock"

const DROP_TABLES = "drop-tables"

/**
 * Run with `medusa exec` before the plugin is taken out of `medusa-config.ts`, with all servers stopped. Brings withheld
 * units back into Medusa's own stock, takes the trigger from Medusa's levels, and with the argument `drop-tables` removes the plugin's tables. May be run again.
 *
 * @throws MedusaError as {@link releaseStockWorkflow}; `invalid_argument` for another argument.
 */
export default async function uninstall({ container, args }: ExecArgs) {
  refuseUnknown(args)
  const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const { result } = await releaseStockWorkflow(container).run()
  for (const { source_code, units, withheld } of result.sources) {
    logger.info(
      `${source_code ?? "No source"}: ${units} units in Medusa's stock, ${withheld} of them were withheld`
    )
  }
  const service = container.resolve(STOCK_SOURCE_MODULE)
  await service.forgetMigrationScript()
  await service.stopMakingWay()
  if (args.includes(DROP_TABLES)) {
    await dropTables({ database: databaseOf(container), logger })
  }
  logger.info(
    "Medusa has all units. Remove medusa-plugin-stock-sources from medusa-config.ts and package.json before the next start."
  )
}

function refuseUnknown(args: string[]): void {
  const unknown = args.filter((arg) => arg !== DROP_TABLES)
  if (unknown.length) {
    throw new MedusaError(
      MedusaError.Types.INVALID_ARGUMENT,
      `Unknown argument ${unknown.join(", ")}; the only one is ${DROP_TABLES}.`
    )
  }
}

/** The database as Medusa's own commands have it. */
function databaseOf(container: MedusaContainer) {
  const { databaseUrl, databaseSchema, databaseDriverOptions } =
    container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  return {
    clientUrl: databaseUrl,
    schema: databaseSchema,
    driverOptions: databaseDriverOptions,
  }
}
