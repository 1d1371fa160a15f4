import { asClass, asFunction, asValue } from "@medusajs/framework/awilix"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { LoaderOptions } from "@medusajs/framework/types"
import { SourceItemChangesService } from "../batch/source-item-changes-service"
import { Database } from "../database/database"
import { StockImportCorrectionsService } from "../imports/corrections/stock-import-corrections-service"
import { StockImportFilesService } from "../imports/keep/stock-import-files-service"
import { SupplierNumbersService } from "../imports/profiles/numbers/supplier-numbers-service"
import { StockImportProfilesService } from "../imports/profiles/stock-import-profiles-service"
import { StockImportActsService } from "../imports/stock-import-acts-service"
import { StockImportsService } from "../imports/stock-imports-service"
import { WorkUnderWay } from "../imports/work-under-way"
import { DefaultAssignmentsService } from "../levels/default-assignments-service"
import { LevelsService } from "../levels/levels-service"
import { SettlingService } from "../levels/settle/settling-service"
import { parseOptions } from "../options"
import { SourceItemsService } from "../sources/items/source-items-service"
import { SourcesService } from "../sources/sources-service"

/**
 * Registers what the module is made of in its own container, from which each service's constructor takes what it names.
 * Stops the start of Medusa where an option of the plugin is unknown or out of range.
 */
export default async function registerServices({
  container,
  options,
}: LoaderOptions): Promise<void> {
  const stockSourceOptions = asValue(parseOptions(options))
  container.register({
    stockSourceOptions,
    workUnderWay: asClass(WorkUnderWay).singleton(),
    database: asFunction(
      ({ __pg_connection__ }: { __pg_connection__: Knex }) =>
        new Database(__pg_connection__)
    ).singleton(),
    levelsService: asClass(LevelsService).singleton(),
    defaultAssignmentsService: asClass(DefaultAssignmentsService).singleton(),
    settlingService: asClass(SettlingService).singleton(),
    sourcesService: asClass(SourcesService).singleton(),
    sourceItemsService: asClass(SourceItemsService).singleton(),
    sourceItemChangesService: asClass(SourceItemChangesService).singleton(),
    stockImportFilesService: asClass(StockImportFilesService).singleton(),
    stockImportActsService: asClass(StockImportActsService).singleton(),
    stockImportProfilesService: asClass(StockImportProfilesService).singleton(),
    supplierNumbersService: asClass(SupplierNumbersService).singleton(),
    stockImportCorrectionsService: asClass(
      StockImportCorrectionsService
    ).singleton(),
    stockImportsService: asClass(StockImportsService).singleton(),
  })
}
